/** State machines as people fill them in, in SAM's words and in CloudFormation's. */
import { stateMachine } from '../resources/state-machine.ts'
import type { PropertyModel } from '../resources/resource-model.ts'
import { type Authored, extended, field, type FieldModel, type FieldModels, nameCheck } from './field-model.ts'
import { tagList, tagMapping } from './policy-fields.ts'

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html */
const page = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html'
const logPage = 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html'
const tracePage = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html'
const typePage = 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html'

const group: FieldModel = field(
  {
    kind: 'text',
    required: true,
    refers: { types: ['AWS::Logs::LogGroup'], by: 'arn' },
    label: 'Log group',
    help: 'Where the events go: a log group of this template.',
  },
  logPage,
)

const logging: FieldModels = {
  Level: field(
    {
      kind: 'choice',
      choices: ['ALL', 'ERROR', 'FATAL', 'OFF'],
      default: 'OFF',
      sample: 'ALL',
      label: 'Log level',
      help: 'Which events of executions are written: all, what went wrong, only what ended an execution, or none. Executions that begin from then on keep to it.',
    },
    logPage,
  ),
  IncludeExecutionData: field(
    {
      kind: 'boolean',
      default: 'false',
      label: 'Log the data',
      help: 'Whether input, output and what is handed to tasks are written along with the events.',
    },
    logPage,
  ),
  Destinations: field(
    {
      kind: 'json',
      form: 'list',
      label: 'Destinations',
      help: 'Exactly one log group.',
      items: field(
        {
          kind: 'json',
          form: 'object',
          label: 'Destination',
          help: 'A log group.',
          members: {
            CloudWatchLogsLogGroup: field(
              { kind: 'json', form: 'object', required: true, label: 'Log group', help: 'By its ARN.', members: { LogGroupArn: group } },
              logPage,
            ),
          },
        },
        logPage,
      ),
    },
    logPage,
  ),
}

const tracing: FieldModels = {
  Enabled: field(
    {
      kind: 'boolean',
      default: 'false',
      label: 'Tracing',
      help: 'Whether X-Ray traces are kept. It is kept as a setting here, and makes no traces.',
    },
    tracePage,
  ),
}

const { StateMachineType, RoleArn, Definition, DefinitionSubstitutions, StateMachineName } = stateMachine.properties
const substitutions: FieldModel = {
  ...(DefinitionSubstitutions satisfies PropertyModel),
  entries: field({ kind: 'text', label: 'Substitution', help: 'What stands in the place of ${name}.' }, page),
}
const loggingGroup = (name: string) => ({
  title: 'Logging',
  fields: [`${name}/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn`, `${name}/Level`, `${name}/IncludeExecutionData`],
})
const machineName = { sample: 'my-workflow', check: nameCheck(stateMachine.name) }
const definition = { StartAt: 'Begin', States: { Begin: { Type: 'Pass', End: true } } }

export const workflowFields: Authored = {
  type: stateMachine.type,
  title: stateMachine.title,
  help: 'Runs a workflow: states one after the other, each with an input and an output.',
  page: stateMachine.page,
  properties: {
    ...extended(stateMachine.properties, {
      StateMachineName: machineName,
      StateMachineType: { page: typePage },
      RoleArn: { sample: 'arn:aws:iam::111111111111:role/workflow' },
      Definition: { apart: true },
      DefinitionString: { apart: true },
      LoggingConfiguration: { members: logging },
      TracingConfiguration: { members: tracing },
      Tags: { items: tagList(stateMachine.page) },
    }),
    DefinitionSubstitutions: substitutions,
    // A path on the disk of whoever deploys it is taken by `aws cloudformation package`.
    DefinitionS3Location: {
      ...stateMachine.properties.DefinitionS3Location,
      kind: 'text',
      form: 'value',
      file: true,
      label: 'Definition',
      help: 'The file that holds the workflow, or a bucket and a key.',
    },
  },
  groups: [
    {
      title: 'Workflow',
      fields: ['DefinitionS3Location', 'Definition', 'DefinitionString', 'StateMachineType', 'DefinitionSubstitutions'],
    },
    loggingGroup('LoggingConfiguration'),
    { title: 'Role and tracing', fields: ['RoleArn', 'TracingConfiguration/Enabled'] },
    { title: 'Identity', fields: ['StateMachineName', 'Tags'] },
  ],
  starter: { RoleArn: 'arn:aws:iam::111111111111:role/workflow', Definition: definition },
}

const text = (label: string, help: string, sample?: string): FieldModel =>
  field({ kind: 'text', label, help, ...(sample !== undefined && { sample }) }, page)
const json = (label: string, help: string, more: Partial<FieldModel> = {}): FieldModel =>
  field({ kind: 'json', form: 'object', label, help, ...more }, page)

export const serverlessWorkflowFields: Authored = {
  type: 'AWS::Serverless::StateMachine',
  title: 'state machine (SAM)',
  help: 'Runs a workflow: states one after the other; with its role, its events and its policies in one place.',
  page,
  properties: {
    Type: { ...StateMachineType, page: typePage },
    Name: { ...StateMachineName, ...machineName, page },
    Definition: { ...Definition, apart: true, page },
    DefinitionUri: {
      ...text('Definition', 'The file beside the template that holds the workflow, in JSON or YAML.', 'workflow.asl.json'),
      file: true,
      insteadOf: 'Definition',
    },
    DefinitionSubstitutions: { ...substitutions, page },
    Logging: json('Logging', 'Which events are written to a log group.', { members: logging }),
    Tracing: json('Tracing', 'Whether X-Ray traces are kept.', { members: tracing }),
    Role: text(RoleArn.label, 'What the workflow may do, by the role’s ARN; not enforced here. SAM makes a role where none is named.'),
    Policies: json('Policies', 'What the role that SAM makes may do.', { form: 'list' }),
    PermissionsBoundary: text('Permissions boundary', 'The most that the role may do.'),
    RolePath: text('Role path', 'The path of the role that SAM makes.'),
    AutoPublishAlias: text(
      'Published alias',
      'Each deployment that changes the workflow publishes a version, to which this alias then points; a change while it runs does the same.',
      'live',
    ),
    UseAliasAsEventTarget: field(
      { kind: 'boolean', default: 'false', label: 'Events start the alias', help: 'Events start what the published alias points to.' },
      page,
    ),
    DeploymentPreference: json('Deployment', 'How executions move to a new version; here all of them at once.'),
    Events: json('Events', 'What starts the workflow: schedules, and events that match a pattern.', {
      entries: json('Event', 'What starts the workflow.'),
    }),
    Tags: json('Tags', 'Keys and values that people put on the workflow.', { entries: tagMapping(page) }),
    PropagateTags: field(
      { kind: 'boolean', default: 'false', label: 'Propagate tags', help: 'Puts the tags on what SAM makes, too.' },
      page,
    ),
  },
  groups: [
    { title: 'Workflow', fields: ['DefinitionUri', 'Definition', 'Type', 'DefinitionSubstitutions'] },
    loggingGroup('Logging'),
    { title: 'Releases', fields: ['AutoPublishAlias', 'UseAliasAsEventTarget'] },
    { title: 'Role and tracing', fields: ['Role', 'Tracing/Enabled'] },
    { title: 'Identity', fields: ['Name', 'Tags'] },
  ],
  starter: { Definition: definition },
}
