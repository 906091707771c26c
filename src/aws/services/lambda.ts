/** AWS Lambda as data: operations, settings, limits. https://docs.aws.amazon.com/lambda/latest/api/ */
import type { AttributeModels } from '../attribute.ts'
import type { InputOf, OperationName, OutputOf, ServiceModel } from '../service.ts'
import { functionOperations } from './lambda-function-operations.ts'
import { mappingOperations } from './lambda-mapping-operations.ts'
import { releaseOperations } from './lambda-release-operations.ts'
import { reference } from './lambda-shapes.ts'

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg/'

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const lambdaLimits = {
  timeoutSeconds: 900,
  syncPayloadBytes: 6_291_456,
  responseBytes: 6_291_556,
  asyncPayloadBytes: 1_048_576,
  mappingPayloadBytes: 6_291_456,
  accountConcurrency: 1_000,
  codeTotalBytes: 80_530_636_800,
  codeUnzippedBytes: 262_144_000,
  codeZippedBytes: 52_428_800,
  filters: 5,
  filterPatternCharacters: 4_096,
  policyBytes: 20_480,
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

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html */
export const eventInvokeSettings = {
  MaximumRetryAttempts: {
    kind: 'integer',
    min: 0,
    max: 2,
    default: '2',
    label: 'Retry attempts',
    help: 'How often an event is tried again when the function fails.',
    page: `${guide}invocation-async-configuring.html`,
  },
  MaximumEventAgeInSeconds: {
    kind: 'integer',
    unit: 'seconds',
    min: 60,
    max: 21_600,
    default: '21600',
    label: 'Maximum event age',
    help: 'How long an event is kept before it is given up.',
    page: `${guide}invocation-async-configuring.html`,
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

export const lambda = {
  id: 'lambda',
  sdkName: 'Lambda',
  sdkPackage: '@aws-sdk/client-lambda',
  apiVersion: '2015-03-31',
  protocol: 'rest-json',
  wireFaults: {
    AccessDeniedException: { status: 403 },
    InvalidRuntimeException: { status: 502 },
    RequestEntityTooLargeException: { status: 413 },
    RequestTooLargeException: { status: 413 },
    ResourceConflictException: { status: 409 },
    ResourceNotFoundException: { status: 404 },
    TooManyRequestsException: { status: 429 },
  },
  operations: { ...functionOperations, ...releaseOperations, ...mappingOperations },
} as const satisfies ServiceModel

export type LambdaOperation = OperationName<typeof lambda>
export type LambdaInput<O extends LambdaOperation> = InputOf<typeof lambda, O>
export type LambdaOutput<O extends LambdaOperation> = OutputOf<typeof lambda, O>
