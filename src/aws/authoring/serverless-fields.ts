/** `AWS::Serverless::Function` and its events as people fill them in. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html */
import { eventSourceMapping, lambdaFunction } from '../resources/function.ts'
import { subscription } from '../resources/topic.ts'
import type { PropertyModels } from '../resources/resource-model.ts'
import { ruleEvents } from './event-fields.ts'
import { type Authored, extended, field, type FieldModel, type FieldModels } from './field-model.ts'
import { functionExtras, invokeExtras, mappingExtras, mappingGroup } from './function-fields.ts'
import { subscriptionFields } from './messaging-fields.ts'

const guide = 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/'
const page = `${guide}sam-resource-function.html`

function picked(models: PropertyModels, names: readonly string[]): PropertyModels {
  return Object.fromEntries(names.flatMap((name) => (models[name] === undefined ? [] : [[name, models[name]]])))
}

/** Taken over by SAM as they are. */
const same = picked(lambdaFunction.properties, [
  'FunctionName',
  'Handler',
  'Runtime',
  'Timeout',
  'MemorySize',
  'Description',
  'Environment',
  'ReservedConcurrentExecutions',
  'Layers',
  'VpcConfig',
  'Architectures',
  'EphemeralStorage',
  'KmsKeyArn',
  'PackageType',
  'FileSystemConfigs',
  'ImageConfig',
  'SnapStart',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'RecursiveLoop',
  'CodeSigningConfigArn',
  'DurableConfig',
])

const text = (label: string, help: string, sample?: string): FieldModel =>
  field({ kind: 'text', label, help, ...(sample !== undefined && { sample }) }, page)
const json = (label: string, help: string): FieldModel => field({ kind: 'json', form: 'object', label, help }, page)

const asynchronous = `${guide}sam-property-function-eventinvokeconfiguration.html`
const samDestination = (label: string, help: string): FieldModel =>
  field(
    {
      kind: 'json',
      form: 'object',
      label,
      help,
      members: {
        Type: field(
          {
            kind: 'choice',
            choices: ['SQS', 'SNS', 'Lambda', 'EventBridge'],
            required: true,
            sample: 'SQS',
            label: 'Kind',
            help: 'What it is.',
          },
          asynchronous,
        ),
        Destination: field(
          {
            kind: 'text',
            refers: {
              types: ['AWS::SQS::Queue', 'AWS::SNS::Topic', 'AWS::Serverless::Function', 'AWS::Lambda::Function'],
              by: 'arn',
              kindIn: {
                member: 'Type',
                kinds: {
                  'AWS::SQS::Queue': 'SQS',
                  'AWS::SNS::Topic': 'SNS',
                  'AWS::Serverless::Function': 'Lambda',
                  'AWS::Lambda::Function': 'Lambda',
                },
              },
            },
            label,
            help,
          },
          asynchronous,
        ),
      },
    },
    asynchronous,
  )

const own: FieldModels = {
  InlineCode: text('Inline code', 'The file index.js as text.', 'exports.handler = async (event) => {}'),
  CodeUri: text('Code', 'Where the code lies beside the template: a folder or a file.'),
  ImageUri: text('Image', 'The container image.'),
  Role: text('Role', 'The role that the function takes on; SAM makes one where none is named.'),
  DeadLetterQueue: field(
    {
      kind: 'json',
      form: 'object',
      label: 'Dead letters',
      help: 'Where events go that an asynchronous invocation gave up.',
      members: {
        Type: field(
          { kind: 'choice', choices: ['SQS', 'SNS'], required: true, sample: 'SQS', label: 'Kind', help: 'A queue or a topic.' },
          page,
        ),
        TargetArn: field(
          {
            kind: 'text',
            required: true,
            refers: {
              types: ['AWS::SQS::Queue', 'AWS::SNS::Topic'],
              by: 'arn',
              kindIn: { member: 'Type', kinds: { 'AWS::SQS::Queue': 'SQS', 'AWS::SNS::Topic': 'SNS' } },
            },
            label: 'Dead letters',
            help: 'Where events go that an asynchronous invocation gave up.',
          },
          page,
        ),
      },
    },
    page,
  ),
  EventInvokeConfig: field(
    {
      kind: 'json',
      form: 'object',
      label: 'Asynchronous invocation',
      help: 'How often and how long an event is tried, and where its record goes.',
      members: {
        MaximumRetryAttempts: { ...text('', ''), ...invokeExtras['MaximumRetryAttempts'] },
        MaximumEventAgeInSeconds: { ...text('', ''), ...invokeExtras['MaximumEventAgeInSeconds'] },
        DestinationConfig: {
          ...json('Destinations', 'Where records of successes and failures go.'),
          members: {
            OnSuccess: samDestination('On success', 'Where the record of a success goes.'),
            OnFailure: samDestination('On failure', 'Where the record of an event goes that was given up.'),
          },
        },
      },
    },
    asynchronous,
  ),
  Tracing: field(
    { kind: 'choice', choices: ['Active', 'PassThrough', 'Disabled'], label: 'Tracing', help: 'Whether X-Ray traces it.' },
    page,
  ),
  Tags: json('Tags', 'Keys and values that people put on the function.'),
  Events: field(
    {
      kind: 'json',
      form: 'object',
      entries: json('Event', 'What invokes the function.'),
      label: 'Events',
      help: 'What invokes the function: queues, topics, schedules.',
    },
    page,
  ),
  Policies: field({ kind: 'json', form: 'list', label: 'Policies', help: 'What the function’s role may do.' }, page),
  PermissionsBoundary: text('Permissions boundary', 'The most that the role may do.'),
  RolePath: text('Role path', 'The path of the role that SAM makes.'),
  AssumeRolePolicyDocument: json('Trust policy', 'Who may take on the role that SAM makes.'),
  AutoPublishAlias: text('Published alias', 'Each change of the code publishes a version, to which this alias points.', 'live'),
  AutoPublishAliasAllProperties: field(
    {
      kind: 'boolean',
      default: 'false',
      label: 'Publish for any change',
      help: 'Publishes for changes of any setting, not of code alone.',
    },
    page,
  ),
  AutoPublishCodeSha256: text('Code hash', 'Publishes only when this changes.'),
  DeploymentPreference: json('Deployment', 'How traffic moves to a new version.'),
  FunctionUrlConfig: json('Function URL', 'An address of its own.'),
  ProvisionedConcurrencyConfig: json('Provisioned concurrency', 'Environments that are kept warm.'),
  VersionDescription: text('Version description', 'For people.'),
  VersionDeletionPolicy: text('Version deletion', 'What becomes of old versions.'),
  PropagateTags: field({ kind: 'boolean', default: 'false', label: 'Propagate tags', help: 'Puts the tags on what SAM makes, too.' }, page),
  SourceKMSKeyArn: text('Code key', 'The key that encrypts the package.'),
  PublishToLatestPublished: field(
    { kind: 'boolean', default: 'false', label: 'Publish latest', help: 'Publishes to $LATEST.PUBLISHED.' },
    page,
  ),
  CapacityProviderConfig: json('Capacity provider', 'Instances of one’s own that it runs on.'),
  FunctionScalingConfig: json('Scaling', 'How many environments such instances hold.'),
  TenancyConfig: json('Tenancy', 'Environments apart for each tenant.'),
}

export const serverlessFields: Authored = {
  type: 'AWS::Serverless::Function',
  title: 'Lambda function (SAM)',
  help: 'Code that runs when it is invoked, with its role, its events and its policies in one place.',
  page,
  properties: { ...extended(same, functionExtras), ...own },
  groups: [
    { title: 'Function', fields: ['Timeout', 'MemorySize', 'ReservedConcurrentExecutions', 'Environment/Variables'] },
    {
      title: 'Asynchronous invocation',
      fields: ['EventInvokeConfig/MaximumRetryAttempts', 'EventInvokeConfig/MaximumEventAgeInSeconds', 'DeadLetterQueue/TargetArn'],
    },
    { title: 'Code', fields: ['Runtime', 'Handler'] },
    { title: 'Identity', fields: ['FunctionName', 'Description', 'Tags'] },
  ],
  starter: { Runtime: 'nodejs22.x', Handler: 'index.handler', InlineCode: 'exports.handler = async (event) => {}\n' },
}

/** Settings that `Globals: Function` may hold. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
export const globalFunctionProperties: readonly string[] = [
  'Handler',
  'Runtime',
  'CodeUri',
  'DeadLetterQueue',
  'Description',
  'MemorySize',
  'Timeout',
  'VpcConfig',
  'Environment',
  'Tags',
  'Tracing',
  'KmsKeyArn',
  'Layers',
  'AutoPublishAlias',
  'DeploymentPreference',
  'PermissionsBoundary',
  'ReservedConcurrentExecutions',
  'ProvisionedConcurrencyConfig',
  'AssumeRolePolicyDocument',
  'EventInvokeConfig',
  'Architectures',
  'EphemeralStorage',
  'SnapStart',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'FileSystemConfigs',
]

const sqsPage = `${guide}sam-property-function-sqs.html`
const snsPage = `${guide}sam-property-function-sns.html`
const kept = [
  'BatchSize',
  'MaximumBatchingWindowInSeconds',
  'Enabled',
  'FunctionResponseTypes',
  'ScalingConfig',
  'FilterCriteria',
  'KmsKeyArn',
]
const { EventSourceArn } = eventSourceMapping.properties
const { TopicArn } = subscription.properties

/** Events of a function by their `Type`, with what their `Properties` may hold. */
export const serverlessEvents: Readonly<Record<string, Authored>> = {
  SQS: {
    type: 'SQS',
    title: 'SQS event',
    help: 'A queue is polled, and the function invoked with what is found.',
    page: sqsPage,
    properties: {
      Queue: { ...EventSourceArn, required: true, label: 'Queue', page: sqsPage, refers: { types: ['AWS::SQS::Queue'], by: 'arn' } },
      ...extended(picked(eventSourceMapping.properties, kept), mappingExtras),
    },
    groups: [mappingGroup, { title: 'Ends', fields: ['Queue'] }],
  },
  SNS: {
    type: 'SNS',
    title: 'SNS event',
    help: 'The function is subscribed to a topic.',
    page: snsPage,
    properties: {
      Topic: { ...TopicArn, label: 'Topic', page: snsPage, refers: { types: ['AWS::SNS::Topic'], by: 'arn' } },
      ...picked(subscriptionFields.properties, ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region']),
      SqsSubscription: field(
        { kind: 'boolean', default: 'false', label: 'Through a queue', help: 'A queue stands between topic and function.' },
        snsPage,
      ),
    },
    groups: [
      { title: 'Subscription', fields: ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy/deadLetterTargetArn'] },
      { title: 'Ends', fields: ['Topic'] },
    ],
  },
  ...ruleEvents,
}
