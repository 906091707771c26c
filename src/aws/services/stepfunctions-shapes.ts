/** What the operations of Step Functions are made of. https://docs.aws.amazon.com/step-functions/latest/apireference/API_Types.html */
import { boolean, integer, list, map, optional, required, string, structure, timestamp } from '../shape-builders.ts'

export const reference = 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_'

/** Everything that somebody pays for, or keeps: where it goes to CloudWatch Logs. */
export const loggingConfiguration = structure({
  level: optional(string({ values: ['ALL', 'ERROR', 'FATAL', 'OFF'] })),
  includeExecutionData: optional(boolean),
  destinations: optional(list(structure({ cloudWatchLogsLogGroup: optional(structure({ logGroupArn: optional(string({ max: 256 })) })) }))),
})

export const tracingConfiguration = structure({ enabled: optional(boolean) })

export const encryptionConfiguration = structure({
  kmsKeyId: optional(string({ min: 1, max: 2048 })),
  kmsDataKeyReusePeriodSeconds: optional(integer({ min: 60, max: 900 })),
  type: required(string({ values: ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY'] })),
})

export const tags = list(structure({ key: optional(string({ max: 128 })), value: optional(string({ max: 256 })) }))

export const routingConfiguration = list(
  structure({ stateMachineVersionArn: required(string({ min: 1, max: 256 })), weight: required(integer({ min: 0, max: 100 })) }),
)

export const arn = string({ min: 1, max: 256 })
export const longArn = string({ min: 1, max: 2000 })
export const name = string({ min: 1, max: 80 })
export const machineType = string({ values: ['STANDARD', 'EXPRESS'] })
export const definition = string({ min: 1, max: 1_048_576 })
export const data = string({ max: 262_144 })
export const pageToken = string({ min: 1, max: 1024 })
export const executionPageToken = string({ min: 1, max: 3096 })
export const pageSize = integer({ min: 0, max: 1000 })
export const includedData = string({ values: ['ALL_DATA', 'METADATA_ONLY'] })
export const executionStatus = string({ values: ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] })
export const taskToken = string({ min: 1, max: 2048 })
export const errorName = string({ max: 256 })
export const cause = string({ max: 32_768 })

export const dataDetails = structure({ included: optional(boolean) })
export const variableReferences = map(list(string()))

export const listedExecution = structure({
  executionArn: required(arn),
  stateMachineArn: required(arn),
  name: required(name),
  status: required(executionStatus),
  startDate: required(timestamp),
  stopDate: optional(timestamp),
  mapRunArn: optional(longArn),
  itemCount: optional(integer({ min: 0 })),
  stateMachineVersionArn: optional(arn),
  stateMachineAliasArn: optional(arn),
  redriveCount: optional(integer({ min: 0 })),
  redriveDate: optional(timestamp),
})
