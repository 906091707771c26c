/** Amazon CloudWatch Logs as data: operations, limits. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/ */
import { operation, type InputOf, type OperationName, type ServiceModel } from '../service.ts'
import { boolean, integer, list, long, optional, required, string, structure } from '../shape-builders.ts'
import {
  group,
  groupName,
  groupReference,
  limit,
  moment,
  nextToken,
  reference,
  stream,
  streamName,
  tags,
  writtenEvents,
} from './logs-shapes.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html and the page of PutLogEvents. */
export const logsLimits = {
  batchEvents: 10_000,
  batchBytes: 1_048_576,
  /** Added to the bytes of each message. */
  eventOverheadBytes: 26,
  batchSpanMs: 86_400_000,
  futureMs: 7_200_000,
  pastMs: 1_209_600_000,
  pageEvents: 10_000,
  describedGroups: 50,
  tags: 50,
} as const

const invalid = 'InvalidParameterException'
const missing = 'ResourceNotFoundException'
const exists = 'ResourceAlreadyExistsException'

export const logs = {
  id: 'logs',
  sdkName: 'CloudWatchLogs',
  sdkPackage: '@aws-sdk/client-cloudwatch-logs',
  apiVersion: '2014-03-28',
  protocol: 'json',
  jsonVersion: '1.1',
  targetPrefix: 'Logs_20140328',
  operations: {
    CreateLogGroup: operation({
      input: { logGroupName: groupName, kmsKeyId: optional(string()), tags: optional(tags), logGroupClass: optional(string()) },
      output: {},
      errors: [invalid, exists],
      page: `${reference}CreateLogGroup.html`,
    }),
    DeleteLogGroup: operation({
      input: { logGroupName: groupName },
      output: {},
      errors: [invalid, missing],
      page: `${reference}DeleteLogGroup.html`,
    }),
    DescribeLogGroups: operation({
      input: {
        logGroupNamePrefix: optional(string()),
        logGroupNamePattern: optional(string(), 'Text that stands anywhere in the name.'),
        nextToken,
        limit,
        includeLinkedAccounts: optional(boolean),
        logGroupClass: optional(string()),
      },
      output: { logGroups: optional(list(group)), nextToken },
      errors: [invalid],
      page: `${reference}DescribeLogGroups.html`,
    }),
    CreateLogStream: operation({
      input: { logGroupName: groupName, logStreamName: streamName },
      output: {},
      errors: [invalid, exists, missing],
      page: `${reference}CreateLogStream.html`,
    }),
    DeleteLogStream: operation({
      input: { logGroupName: groupName, logStreamName: streamName },
      output: {},
      errors: [invalid, missing],
      page: `${reference}DeleteLogStream.html`,
    }),
    DescribeLogStreams: operation({
      input: {
        ...groupReference,
        logStreamNamePrefix: optional(string()),
        orderBy: optional(string({ values: ['LogStreamName', 'LastEventTime'] })),
        descending: optional(boolean),
        nextToken,
        limit,
      },
      output: { logStreams: optional(list(stream)), nextToken },
      errors: [invalid, missing],
      page: `${reference}DescribeLogStreams.html`,
    }),
    PutLogEvents: operation({
      input: { logGroupName: groupName, logStreamName: streamName, logEvents: required(writtenEvents), sequenceToken: optional(string()) },
      output: {
        nextSequenceToken: optional(string()),
        rejectedLogEventsInfo: optional(
          structure({
            tooNewLogEventStartIndex: optional(integer()),
            tooOldLogEventEndIndex: optional(integer()),
            expiredLogEventEndIndex: optional(integer()),
          }),
        ),
      },
      errors: [invalid, missing],
      page: `${reference}PutLogEvents.html`,
    }),
    GetLogEvents: operation({
      input: {
        ...groupReference,
        logStreamName: streamName,
        startTime: optional(moment, 'In milliseconds since 1970; included.'),
        endTime: optional(moment, 'In milliseconds since 1970; not included.'),
        nextToken,
        limit,
        startFromHead: optional(boolean, 'The oldest first; else the newest page comes first.'),
        unmask: optional(boolean),
      },
      output: {
        events: optional(list(structure({ timestamp: optional(moment), message: optional(string()), ingestionTime: optional(long()) }))),
        nextForwardToken: optional(string()),
        nextBackwardToken: optional(string()),
      },
      errors: [invalid, missing],
      page: `${reference}GetLogEvents.html`,
    }),
    FilterLogEvents: operation({
      input: {
        ...groupReference,
        logStreamNames: optional(list(string())),
        logStreamNamePrefix: optional(string()),
        startTime: optional(moment, 'In milliseconds since 1970; included.'),
        endTime: optional(moment, 'In milliseconds since 1970; included.'),
        filterPattern: optional(string(), 'Words that must stand in the message: ERROR "out of memory" -test.'),
        nextToken,
        limit,
        interleaved: optional(boolean),
        unmask: optional(boolean),
      },
      output: {
        events: optional(
          list(
            structure({
              logStreamName: optional(string()),
              timestamp: optional(moment),
              message: optional(string()),
              ingestionTime: optional(long()),
              eventId: optional(string()),
            }),
          ),
        ),
        searchedLogStreams: optional(list(structure({ logStreamName: optional(string()), searchedCompletely: optional(boolean) }))),
        nextToken,
      },
      errors: [invalid, missing],
      page: `${reference}FilterLogEvents.html`,
    }),
    PutRetentionPolicy: operation({
      input: { logGroupName: groupName, retentionInDays: required(integer()) },
      output: {},
      errors: [invalid, missing],
      page: `${reference}PutRetentionPolicy.html`,
    }),
    DeleteRetentionPolicy: operation({
      input: { logGroupName: groupName },
      output: {},
      errors: [invalid, missing],
      page: `${reference}DeleteRetentionPolicy.html`,
    }),
    TagResource: operation({
      input: { resourceArn: required(string()), tags: required(tags) },
      output: {},
      errors: [invalid, missing, 'TooManyTagsException'],
      page: `${reference}TagResource.html`,
    }),
    UntagResource: operation({
      input: { resourceArn: required(string()), tagKeys: required(list(string())) },
      output: {},
      errors: [invalid, missing],
      page: `${reference}UntagResource.html`,
    }),
    ListTagsForResource: operation({
      input: { resourceArn: required(string()) },
      output: { tags: optional(tags) },
      errors: [invalid, missing],
      page: `${reference}ListTagsForResource.html`,
    }),
  },
} as const satisfies ServiceModel

export type LogsOperation = OperationName<typeof logs>
export type LogsInput<O extends LogsOperation> = InputOf<typeof logs, O>
