/** Shapes that several operations of CloudWatch Logs have in common. */
import { integer, list, long, map, optional, required, string, structure } from '../shape-builders.ts'

export const reference = 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_'

export const groupName = required(string({ min: 1, max: 512 }), 'The log group’s name.')
export const streamName = required(string({ min: 1, max: 512 }), 'The log stream’s name.')
/** Where a group may be named by its ARN too, one of the two stands. */
export const groupReference = {
  logGroupName: optional(string({ min: 1, max: 512 })),
  logGroupIdentifier: optional(string(), 'The group’s name or its ARN.'),
} as const

export const tags = map(string())
export const nextToken = optional(string())
/** Milliseconds since 1970. */
export const moment = long()
export const limit = optional(integer({ min: 1 }))

export const group = structure({
  logGroupName: optional(string()),
  creationTime: optional(moment),
  retentionInDays: optional(integer()),
  metricFilterCount: optional(integer()),
  arn: optional(string()),
  storedBytes: optional(long()),
  kmsKeyId: optional(string()),
  logGroupClass: optional(string()),
  logGroupArn: optional(string()),
})

export const stream = structure({
  logStreamName: optional(string()),
  creationTime: optional(moment),
  firstEventTimestamp: optional(moment),
  lastEventTimestamp: optional(moment),
  lastIngestionTime: optional(moment),
  uploadSequenceToken: optional(string()),
  arn: optional(string()),
  storedBytes: optional(long()),
})

export const writtenEvents = list(structure({ timestamp: required(moment), message: required(string()) }))
