/** Shapes that several operations of Lambda share. https://docs.aws.amazon.com/lambda/latest/api/API_Types.html */
import { boolean, integer, list, map, optional, required, string, structure, timestamp } from '../shape-builders.ts'

export const reference = 'https://docs.aws.amazon.com/lambda/latest/api/API_'

export const functionName = required(string(), 'The function’s name or ARN.')
export const qualifier = optional(string(), 'A version or an alias.')
export const environment = structure({ Variables: { shape: map(string()) } })
export const deadLetterConfig = structure({ TargetArn: optional(string(), 'A queue or a topic.') })
export const tags = map(string())
export const paging = { Marker: optional(string()), MaxItems: optional(integer()) } as const

export const common = [
  'InvalidParameterValueException',
  'ResourceNotFoundException',
  'ServiceException',
  'TooManyRequestsException',
] as const

export const configuration = {
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
  DeadLetterConfig: { shape: deadLetterConfig },
} as const

const scaling = structure({ MaximumConcurrency: { shape: integer({ min: 2, max: 1000 }) } })
const provisioned = structure({ MinimumPollers: optional(integer()), MaximumPollers: optional(integer()) })
const filterCriteria = structure({ Filters: { shape: list(structure({ Pattern: { shape: string() } })) } })

export const mapping = {
  UUID: optional(string()),
  EventSourceArn: optional(string()),
  EventSourceMappingArn: optional(string()),
  FunctionArn: optional(string()),
  BatchSize: optional(integer()),
  MaximumBatchingWindowInSeconds: optional(integer()),
  State: optional(string()),
  StateTransitionReason: optional(string()),
  LastModified: optional(timestamp),
  LastProcessingResult: optional(string()),
  FunctionResponseTypes: optional(list(string())),
  ScalingConfig: { shape: scaling },
  ProvisionedPollerConfig: { shape: provisioned },
  FilterCriteria: { shape: filterCriteria },
} as const

export const mappingOptions = {
  BatchSize: optional(integer()),
  MaximumBatchingWindowInSeconds: optional(integer()),
  Enabled: optional(boolean),
  FunctionResponseTypes: optional(list(string({ values: ['ReportBatchItemFailures'] }))),
  ScalingConfig: { shape: scaling },
  ProvisionedPollerConfig: { shape: provisioned },
  FilterCriteria: { shape: filterCriteria },
} as const

export const alias = {
  AliasArn: optional(string()),
  Name: optional(string()),
  FunctionVersion: optional(string()),
  Description: optional(string()),
  RoutingConfig: optional(structure({ AdditionalVersionWeights: optional(map({ type: 'double' } as const)) })),
} as const

const destination = structure({ Destination: optional(string()) })
export const eventInvokeOptions = {
  MaximumRetryAttempts: optional(integer()),
  MaximumEventAgeInSeconds: optional(integer()),
  DestinationConfig: optional(structure({ OnSuccess: optional(destination), OnFailure: optional(destination) })),
} as const

export const eventInvokeConfig = { LastModified: optional(timestamp), FunctionArn: optional(string()), ...eventInvokeOptions } as const
