/** AWS Lambda as data: operations, settings, limits. https://docs.aws.amazon.com/lambda/latest/api/ */
import type { AttributeModels } from '../attribute.ts'
import { blob, boolean, integer, list, map, optional, required, string, structure, textBlob, timestamp } from '../shape-builders.ts'
import { operation, type InputOf, type OperationName, type OutputOf, type ServiceModel } from '../service.ts'

const reference = 'https://docs.aws.amazon.com/lambda/latest/api/API_'
const guide = 'https://docs.aws.amazon.com/lambda/latest/dg/'

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const lambdaLimits = {
  timeoutSeconds: 900,
  syncPayloadBytes: 6_291_556,
  asyncPayloadBytes: 1_048_576,
  mappingPayloadBytes: 6_291_456,
  accountConcurrency: 1_000,
} as const

export const functionSettings = {
  Timeout: {
    kind: 'integer',
    unit: 'seconds',
    min: 1,
    max: lambdaLimits.timeoutSeconds,
    default: '3',
    label: 'Timeout',
    help: 'An invocation that runs longer is stopped.',
    page: `${guide}configuration-timeout.html`,
  },
  MemorySize: {
    kind: 'integer',
    unit: 'megabytes',
    min: 128,
    max: 10_240,
    default: '128',
    label: 'Memory',
    help: 'What the function is given, and billed for.',
    page: `${guide}configuration-memory.html`,
  },
  Handler: {
    kind: 'text',
    label: 'Handler',
    help: 'File and exported function, as in index.handler.',
    page: `${guide}nodejs-handler.html`,
  },
  Runtime: { kind: 'text', label: 'Runtime', help: 'The language the code is written in.', page: `${guide}lambda-runtimes.html` },
  Description: { kind: 'text', label: 'Description', help: 'A sentence about the function.', page: `${reference}CreateFunction.html` },
  ReservedConcurrentExecutions: {
    kind: 'integer',
    unit: 'executions',
    min: 0,
    max: lambdaLimits.accountConcurrency,
    label: 'Reserved concurrency',
    help: 'How many invocations may run at once; further ones are throttled.',
    page: `${guide}configuration-concurrency.html`,
  },
} as const satisfies AttributeModels

export const mappingSettings = {
  BatchSize: {
    kind: 'integer',
    unit: 'messages',
    min: 1,
    max: 10_000,
    default: '10',
    label: 'Batch size',
    help: 'At most this many messages go into one invocation.',
    page: `${guide}services-sqs-configure.html`,
  },
  MaximumBatchingWindowInSeconds: {
    kind: 'integer',
    unit: 'seconds',
    min: 0,
    max: 300,
    default: '0',
    label: 'Batch window',
    help: 'How long messages are gathered before the function is invoked.',
    page: `${guide}services-sqs-configure.html`,
  },
  Enabled: {
    kind: 'boolean',
    default: 'true',
    label: 'Enabled',
    help: 'Whether the queue is polled.',
    page: `${reference}CreateEventSourceMapping.html`,
  },
} as const satisfies AttributeModels

const functionName = required(string(), 'The function’s name or ARN.')
const environment = structure({ Variables: { shape: map(string()) } })
const scaling = structure({ MaximumConcurrency: { shape: integer({ min: 2, max: 1000 }) } })
const filterCriteria = structure({ Filters: { shape: list(structure({ Pattern: { shape: string() } })) } })

const configuration = {
  FunctionName: optional(string()),
  FunctionArn: optional(string()),
  Role: optional(string()),
  Runtime: optional(string()),
  Handler: optional(string()),
  Timeout: optional(integer()),
  MemorySize: optional(integer()),
  Description: optional(string()),
  CodeSha256: optional(string()),
  CodeSize: optional(integer()),
  LastModified: optional(string()),
  LastUpdateStatus: optional(string()),
  State: optional(string()),
  StateReason: optional(string()),
  Version: optional(string()),
  Environment: { shape: environment },
} as const

const mapping = {
  UUID: optional(string()),
  EventSourceArn: optional(string()),
  FunctionArn: optional(string()),
  BatchSize: optional(integer()),
  MaximumBatchingWindowInSeconds: optional(integer()),
  State: optional(string()),
  StateTransitionReason: optional(string()),
  LastModified: optional(timestamp),
  LastProcessingResult: optional(string()),
  FunctionResponseTypes: optional(list(string())),
  ScalingConfig: { shape: scaling },
  FilterCriteria: { shape: filterCriteria },
} as const

const mappingOptions = {
  BatchSize: optional(integer()),
  MaximumBatchingWindowInSeconds: optional(integer()),
  Enabled: optional(boolean),
  FunctionResponseTypes: optional(list(string({ values: ['ReportBatchItemFailures'] }))),
  ScalingConfig: { shape: scaling },
  FilterCriteria: { shape: filterCriteria },
} as const

const common = ['InvalidParameterValueException', 'ResourceNotFoundException', 'ServiceException', 'TooManyRequestsException'] as const

export const lambda = {
  id: 'lambda',
  sdkName: 'Lambda',
  sdkPackage: '@aws-sdk/client-lambda',
  apiVersion: '2015-03-31',
  protocol: 'rest-json',
  operations: {
    CreateFunction: operation({
      input: {
        FunctionName: functionName,
        Role: required(string()),
        Code: required(structure({ ZipFile: optional(blob, 'A zip archive.'), S3Bucket: optional(string()), S3Key: optional(string()) })),
        Runtime: optional(string()),
        Handler: optional(string()),
        Timeout: optional(integer()),
        MemorySize: optional(integer()),
        Description: optional(string()),
        Environment: { shape: environment },
        Publish: optional(boolean),
        Tags: optional(map(string())),
      },
      output: configuration,
      errors: [...common, 'ResourceConflictException'],
      page: `${reference}CreateFunction.html`,
    }),
    UpdateFunctionCode: operation({
      input: {
        FunctionName: functionName,
        ZipFile: optional(blob),
        S3Bucket: optional(string()),
        S3Key: optional(string()),
        Publish: optional(boolean),
      },
      output: configuration,
      errors: [...common],
      page: `${reference}UpdateFunctionCode.html`,
    }),
    UpdateFunctionConfiguration: operation({
      input: {
        FunctionName: functionName,
        Role: optional(string()),
        Runtime: optional(string()),
        Handler: optional(string()),
        Timeout: optional(integer()),
        MemorySize: optional(integer()),
        Description: optional(string()),
        Environment: { shape: environment },
      },
      output: configuration,
      errors: [...common],
      page: `${reference}UpdateFunctionConfiguration.html`,
    }),
    PutFunctionConcurrency: operation({
      input: { FunctionName: functionName, ReservedConcurrentExecutions: required(integer()) },
      output: { ReservedConcurrentExecutions: optional(integer()) },
      errors: [...common],
      page: `${reference}PutFunctionConcurrency.html`,
    }),
    DeleteFunctionConcurrency: operation({
      input: { FunctionName: functionName },
      output: {},
      errors: [...common],
      page: `${reference}DeleteFunctionConcurrency.html`,
    }),
    DeleteFunction: operation({
      input: { FunctionName: functionName },
      output: {},
      errors: [...common],
      page: `${reference}DeleteFunction.html`,
    }),
    GetFunctionConfiguration: operation({
      input: { FunctionName: functionName },
      output: configuration,
      errors: [...common],
      page: `${reference}GetFunctionConfiguration.html`,
    }),
    Invoke: operation({
      input: {
        FunctionName: functionName,
        InvocationType: optional(string({ values: ['RequestResponse', 'Event', 'DryRun'] })),
        LogType: optional(string({ values: ['None', 'Tail'] })),
        Payload: optional(textBlob),
      },
      output: {
        StatusCode: optional(integer()),
        FunctionError: optional(string()),
        LogResult: optional(string()),
        Payload: optional(textBlob),
        ExecutedVersion: optional(string()),
      },
      errors: [
        ...common,
        'RequestTooLargeException',
        'InvalidRequestContentException',
        'InvalidRuntimeException',
        'ResourceConflictException',
      ],
      page: `${reference}Invoke.html`,
    }),
    CreateEventSourceMapping: operation({
      input: { FunctionName: functionName, EventSourceArn: required(string()), ...mappingOptions },
      output: mapping,
      errors: [...common, 'ResourceConflictException'],
      page: `${reference}CreateEventSourceMapping.html`,
    }),
    UpdateEventSourceMapping: operation({
      input: { UUID: required(string()), FunctionName: optional(string()), ...mappingOptions },
      output: mapping,
      errors: [...common],
      page: `${reference}UpdateEventSourceMapping.html`,
    }),
    DeleteEventSourceMapping: operation({
      input: { UUID: required(string()) },
      output: mapping,
      errors: [...common],
      page: `${reference}DeleteEventSourceMapping.html`,
    }),
  },
} as const satisfies ServiceModel

export type LambdaOperation = OperationName<typeof lambda>
export type LambdaInput<O extends LambdaOperation> = InputOf<typeof lambda, O>
export type LambdaOutput<O extends LambdaOperation> = OutputOf<typeof lambda, O>
