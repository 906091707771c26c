/** Step Functions in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_StepFunctions.html */
import { property, referencePage, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::StepFunctions::StateMachine')

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const namePattern = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]+$/
const allowedName = 'characters other than white space, brackets, wildcards and "#%\\^|~`$&,;:/'

export const stateMachine = {
  type: 'AWS::StepFunctions::StateMachine',
  title: 'state machine',
  service: 'states',
  family: 'application-integration',
  name: { property: 'StateMachineName', max: 80, pattern: namePattern, allowed: allowedName },
  ref: 'arn',
  attributes: { Arn: 'arn', Name: 'name', StateMachineRevisionId: 'id' },
  properties: {
    StateMachineName: property({ kind: 'text', replaces: true, label: 'Name', help: 'At most 80 characters.' }, page),
    StateMachineType: property(
      {
        kind: 'choice',
        choices: ['STANDARD', 'EXPRESS'],
        default: 'STANDARD',
        replaces: true,
        label: 'Type',
        help: 'Standard runs up to a year and is paid by transition; Express runs up to five minutes and is paid by time.',
      },
      page,
    ),
    RoleArn: property({ kind: 'text', required: true, label: 'Role', help: 'What the workflow may do; not enforced here.' }, page),
    Definition: property({ kind: 'json', form: 'object', label: 'Definition', help: 'The workflow, as a mapping.' }, page),
    DefinitionString: property({ kind: 'text', label: 'Definition text', help: 'The workflow, as JSON in a text.' }, page),
    DefinitionS3Location: property(
      { kind: 'json', form: 'object', label: 'Definition in S3', help: 'The bucket and key of a file that holds the workflow.' },
      page,
    ),
    DefinitionSubstitutions: property(
      { kind: 'json', form: 'object', label: 'Substitutions', help: 'Values for what stands as ${name} in the definition.' },
      page,
    ),
    LoggingConfiguration: property(
      { kind: 'json', form: 'object', label: 'Logging', help: 'Which events are written to a log group.' },
      page,
    ),
    TracingConfiguration: property({ kind: 'json', form: 'object', label: 'Tracing', help: 'Whether X-Ray traces are kept.' }, page),
    EncryptionConfiguration: property(
      { kind: 'json', form: 'object', label: 'Encryption', help: 'With which key data is encrypted at rest.' },
      page,
    ),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the workflow.' }, page),
  },
  page,
} as const satisfies ResourceModel

const activityPage = referencePage('AWS::StepFunctions::Activity')

export const activity = {
  type: 'AWS::StepFunctions::Activity',
  title: 'activity',
  service: 'states',
  family: 'application-integration',
  name: { property: 'Name', max: 80, pattern: namePattern, allowed: allowedName },
  ref: 'arn',
  attributes: { Arn: 'arn', Name: 'name' },
  properties: {
    Name: property({ kind: 'text', required: true, replaces: true, label: 'Name', help: 'At most 80 characters.' }, activityPage),
    EncryptionConfiguration: property(
      { kind: 'json', form: 'object', label: 'Encryption', help: 'With which key data is encrypted at rest.' },
      activityPage,
    ),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on it.' }, activityPage),
  },
  page: activityPage,
} as const satisfies ResourceModel

const versionPage = referencePage('AWS::StepFunctions::StateMachineVersion')

export const stateMachineVersion = {
  type: 'AWS::StepFunctions::StateMachineVersion',
  title: 'state machine version',
  service: 'states',
  family: 'application-integration',
  ref: 'arn',
  attributes: { Arn: 'arn' },
  properties: {
    StateMachineArn: property(
      { kind: 'text', required: true, replaces: true, label: 'State machine', help: 'The workflow whose definition is kept.' },
      versionPage,
    ),
    StateMachineRevisionId: property(
      { kind: 'text', replaces: true, label: 'Revision', help: 'The revision that is published.' },
      versionPage,
    ),
    Description: property({ kind: 'text', replaces: true, label: 'Description', help: 'For people.' }, versionPage),
  },
  page: versionPage,
} as const satisfies ResourceModel

const aliasPage = referencePage('AWS::StepFunctions::StateMachineAlias')

export const stateMachineAlias = {
  type: 'AWS::StepFunctions::StateMachineAlias',
  title: 'state machine alias',
  service: 'states',
  family: 'application-integration',
  name: { property: 'Name', max: 80, pattern: /^(?!\d+$)[0-9A-Za-z_.-]+$/, allowed: 'letters, digits (not alone), dots, - and _' },
  ref: 'arn',
  attributes: { Arn: 'arn' },
  properties: {
    Name: property({ kind: 'text', replaces: true, label: 'Name', help: 'What callers name instead of a version.' }, aliasPage),
    Description: property({ kind: 'text', label: 'Description', help: 'For people.' }, aliasPage),
    RoutingConfiguration: property(
      { kind: 'json', form: 'list', label: 'Routing', help: 'One version, or two with the share of each.' },
      aliasPage,
    ),
    DeploymentPreference: property(
      { kind: 'json', form: 'object', label: 'Deployment', help: 'How executions move to a new version.' },
      aliasPage,
    ),
  },
  page: aliasPage,
} as const satisfies ResourceModel
