/** Lambda in CloudFormation. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
import { functionSettings, mappingSettings } from '../services/lambda.ts'
import { fromAttribute, property, referencePage, type PropertyModels, type ResourceModel } from './resource-model.ts'

const page = referencePage('AWS::Lambda::Function')

/** What Lambda does with these does not show here; they are known so that nobody is warned about them. */
const keptFunctionProperties: PropertyModels = {
  Architectures: property({ kind: 'json', form: 'list', label: 'Architecture', help: 'x86_64 or arm64.' }, page),
  CodeSigningConfigArn: property({ kind: 'text', label: 'Code signing', help: 'Who must have signed the code.' }, page),
  DeadLetterConfig: property(
    { kind: 'json', form: 'object', label: 'Dead letters', help: 'Where events go that an asynchronous invocation gave up.' },
    page,
  ),
  DurableConfig: property({ kind: 'json', form: 'object', label: 'Durable execution', help: 'How long a durable function may run.' }, page),
  EphemeralStorage: property({ kind: 'json', form: 'object', label: 'Temporary storage', help: 'The size of /tmp.' }, page),
  FileSystemConfigs: property({ kind: 'json', form: 'list', label: 'File systems', help: 'What is mounted.' }, page),
  ImageConfig: property({ kind: 'json', form: 'object', label: 'Image', help: 'How the container image is started.' }, page),
  KmsKeyArn: property({ kind: 'text', label: 'KMS key', help: 'The key that encrypts the environment.' }, page),
  Layers: property({ kind: 'json', form: 'list', label: 'Layers', help: 'Code that is laid beside the function’s own.' }, page),
  LoggingConfig: property({ kind: 'json', form: 'object', label: 'Logging', help: 'Format, level and group of the logs.' }, page),
  PackageType: property(
    { kind: 'choice', choices: ['Zip', 'Image'], replaces: true, label: 'Package', help: 'Zip or container image.' },
    page,
  ),
  RecursiveLoop: property(
    { kind: 'choice', choices: ['Allow', 'Terminate'], label: 'Recursive loop', help: 'Whether Lambda stops loops through queues.' },
    page,
  ),
  RuntimeManagementConfig: property(
    { kind: 'json', form: 'object', label: 'Runtime updates', help: 'When a new runtime version is taken.' },
    page,
  ),
  SnapStart: property({ kind: 'json', form: 'object', label: 'SnapStart', help: 'Whether environments start from a snapshot.' }, page),
  TracingConfig: property({ kind: 'json', form: 'object', label: 'Tracing', help: 'Whether X-Ray traces it.' }, page),
  VpcConfig: property({ kind: 'json', form: 'object', label: 'Network', help: 'The subnets it runs in.' }, page),
  Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the function.' }, page),
}

export const lambdaFunction = {
  type: 'AWS::Lambda::Function',
  title: 'Lambda function',
  service: 'lambda',
  family: 'compute',
  name: { property: 'FunctionName', max: 64, pattern: /^[A-Za-z0-9_-]+$/, allowed: 'letters, digits, - and _' },
  ref: 'name',
  attributes: { Arn: 'arn' },
  properties: {
    FunctionName: property({ kind: 'text', replaces: true, label: 'Name', help: 'At most 64 letters, digits, - and _.' }, page),
    Code: property(
      {
        kind: 'json',
        form: 'object',
        required: true,
        label: 'Code',
        help: 'ZipFile holds it as text; otherwise it lies in a bucket or an image.',
      },
      page,
    ),
    Role: property({ kind: 'text', required: true, label: 'Role', help: 'The role that the function takes on.' }, page),
    Handler: fromAttribute(functionSettings.Handler, undefined),
    Runtime: fromAttribute(functionSettings.Runtime, undefined),
    Timeout: fromAttribute(functionSettings.Timeout, undefined),
    MemorySize: fromAttribute(functionSettings.MemorySize, undefined),
    Description: fromAttribute(functionSettings.Description, undefined),
    ReservedConcurrentExecutions: fromAttribute(functionSettings.ReservedConcurrentExecutions, undefined),
    Environment: property(
      { kind: 'json', form: 'object', label: 'Environment', help: 'Variables that the code reads from process.env.' },
      page,
    ),
    ...keptFunctionProperties,
  },
  page,
} as const satisfies ResourceModel

const mappingPage = referencePage('AWS::Lambda::EventSourceMapping')

/** Of mappings that read streams and brokers instead of queues. */
const keptMappingProperties: PropertyModels = Object.fromEntries(
  [
    'AmazonManagedKafkaEventSourceConfig',
    'BisectBatchOnFunctionError',
    'DestinationConfig',
    'DocumentDBEventSourceConfig',
    'KmsKeyArn',
    'LoggingConfig',
    'MaximumRecordAgeInSeconds',
    'MaximumRetryAttempts',
    'MetricsConfig',
    'ParallelizationFactor',
    'ProvisionedPollerConfig',
    'Queues',
    'SelfManagedEventSource',
    'SelfManagedKafkaEventSourceConfig',
    'SourceAccessConfigurations',
    'StartingPosition',
    'StartingPositionTimestamp',
    'Topics',
    'TumblingWindowInSeconds',
  ].map((name) => [name, property({ kind: 'json', label: name, help: 'A setting of event sources that are not simulated.' }, mappingPage)]),
)

export const eventSourceMapping = {
  type: 'AWS::Lambda::EventSourceMapping',
  title: 'Lambda event source mapping',
  service: 'lambda',
  family: 'compute',
  ref: 'id',
  attributes: { Id: 'id', EventSourceMappingArn: 'arn' },
  properties: {
    EventSourceArn: property(
      { kind: 'text', replaces: true, label: 'Event source', help: 'The ARN of the queue that is polled.' },
      mappingPage,
    ),
    FunctionName: property({ kind: 'text', required: true, label: 'Function', help: 'The function that is invoked.' }, mappingPage),
    BatchSize: fromAttribute(mappingSettings.BatchSize, undefined),
    MaximumBatchingWindowInSeconds: fromAttribute(mappingSettings.MaximumBatchingWindowInSeconds, undefined),
    Enabled: fromAttribute(mappingSettings.Enabled, undefined),
    FunctionResponseTypes: property(
      { kind: 'json', form: 'list', label: 'Response types', help: 'ReportBatchItemFailures lets the function give back single messages.' },
      mappingPage,
    ),
    ScalingConfig: property(
      { kind: 'json', form: 'object', label: 'Scaling', help: 'MaximumConcurrency: how many invocations at once, 2 to 1,000.' },
      mappingPage,
    ),
    FilterCriteria: property(
      { kind: 'json', form: 'object', label: 'Filter', help: 'Only messages that match invoke the function.' },
      mappingPage,
    ),
    Tags: property({ kind: 'json', form: 'list', label: 'Tags', help: 'Keys and values that people put on the mapping.' }, mappingPage),
    ...keptMappingProperties,
  },
  page: mappingPage,
} as const satisfies ResourceModel

const permissionPage = referencePage('AWS::Lambda::Permission')

export const permission = {
  type: 'AWS::Lambda::Permission',
  title: 'Lambda permission',
  service: 'lambda',
  family: 'compute',
  ref: 'id',
  attributes: { Id: 'id' },
  properties: {
    Action: property(
      { kind: 'text', required: true, replaces: true, label: 'Action', help: 'lambda:InvokeFunction, as a rule.' },
      permissionPage,
    ),
    FunctionName: property(
      { kind: 'text', required: true, replaces: true, label: 'Function', help: 'The function that may be used.' },
      permissionPage,
    ),
    Principal: property(
      { kind: 'text', required: true, replaces: true, label: 'Principal', help: 'Who may use it: sns.amazonaws.com.' },
      permissionPage,
    ),
    SourceArn: property(
      { kind: 'text', replaces: true, label: 'Source', help: 'The resource on whose behalf the principal acts.' },
      permissionPage,
    ),
    SourceAccount: property(
      { kind: 'text', replaces: true, label: 'Source account', help: 'The account of that resource.' },
      permissionPage,
    ),
    EventSourceToken: property({ kind: 'text', replaces: true, label: 'Token', help: 'A token of Alexa skills.' }, permissionPage),
    FunctionUrlAuthType: property(
      { kind: 'choice', choices: ['NONE', 'AWS_IAM'], replaces: true, label: 'URL access', help: 'Who may call the URL.' },
      permissionPage,
    ),
    InvokedViaFunctionUrl: property(
      { kind: 'boolean', replaces: true, label: 'Via URL', help: 'Only through the function’s URL.' },
      permissionPage,
    ),
    PrincipalOrgID: property(
      { kind: 'text', replaces: true, label: 'Organisation', help: 'The organisation that may use it.' },
      permissionPage,
    ),
  },
  page: permissionPage,
} as const satisfies ResourceModel
