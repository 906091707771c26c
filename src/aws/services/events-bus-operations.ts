/** Event buses and events as operations. */
import { operation } from '../service.ts'
import { boolean, integer, list, optional, required, string, structure, timestamp } from '../shape-builders.ts'
import { busName, deadLetterConfig, nextToken, paging, reference, tags } from './events-shapes.ts'

const missing = 'ResourceNotFoundException'

const bus = {
  Name: optional(string()),
  Arn: optional(string()),
  Description: optional(string()),
  Policy: optional(string()),
  CreationTime: optional(timestamp),
  LastModifiedTime: optional(timestamp),
} as const

const entry = structure({
  Time: optional(timestamp),
  Source: optional(string(), 'Who tells it: com.example.orders.'),
  Resources: optional(list(string())),
  DetailType: optional(string(), 'What kind of thing happened.'),
  Detail: optional(string(), 'A JSON object.'),
  EventBusName: busName,
  TraceHeader: optional(string()),
})

const resultEntry = structure({ EventId: optional(string()), ErrorCode: optional(string()), ErrorMessage: optional(string()) })

export const busOperations = {
  CreateEventBus: operation({
    input: {
      Name: required(string({ min: 1, max: 256 })),
      Description: optional(string({ max: 512 })),
      KmsKeyIdentifier: optional(string()),
      DeadLetterConfig: { shape: deadLetterConfig },
      Tags: optional(tags),
    },
    output: { EventBusArn: optional(string()), Description: optional(string()) },
    errors: ['ResourceAlreadyExistsException', missing, 'LimitExceededException', 'InternalException'],
    page: `${reference}CreateEventBus.html`,
  }),
  DeleteEventBus: operation({
    input: { Name: required(string()) },
    output: {},
    errors: ['ConcurrentModificationException', 'InternalException'],
    page: `${reference}DeleteEventBus.html`,
  }),
  DescribeEventBus: operation({
    input: { Name: optional(string()) },
    output: bus,
    errors: [missing, 'InternalException'],
    page: `${reference}DescribeEventBus.html`,
  }),
  ListEventBuses: operation({
    input: { NamePrefix: optional(string()), ...paging },
    output: { EventBuses: optional(list(structure(bus))), ...nextToken },
    errors: ['InternalException'],
    page: `${reference}ListEventBuses.html`,
  }),
  UpdateEventBus: operation({
    input: {
      Name: optional(string()),
      Description: optional(string({ max: 512 })),
      KmsKeyIdentifier: optional(string()),
      DeadLetterConfig: { shape: deadLetterConfig },
    },
    output: {
      Name: optional(string()),
      Arn: optional(string()),
      Description: optional(string()),
      DeadLetterConfig: { shape: deadLetterConfig },
    },
    errors: [missing, 'ConcurrentModificationException', 'InternalException'],
    page: `${reference}UpdateEventBus.html`,
  }),
  PutEvents: operation({
    input: { Entries: required(list(entry)) },
    output: { FailedEntryCount: optional(integer()), Entries: optional(list(resultEntry)) },
    errors: ['InternalException'],
    page: `${reference}PutEvents.html`,
  }),
  TestEventPattern: operation({
    input: { EventPattern: required(string()), Event: required(string()) },
    output: { Result: optional(boolean) },
    errors: ['InvalidEventPatternException', 'InternalException'],
    page: `${reference}TestEventPattern.html`,
  }),
  TagResource: operation({
    input: { ResourceARN: required(string()), Tags: required(tags) },
    output: {},
    errors: [missing, 'InternalException'],
    page: `${reference}TagResource.html`,
  }),
  UntagResource: operation({
    input: { ResourceARN: required(string()), TagKeys: required(list(string())) },
    output: {},
    errors: [missing, 'InternalException'],
    page: `${reference}UntagResource.html`,
  }),
  ListTagsForResource: operation({
    input: { ResourceARN: required(string()) },
    output: { Tags: optional(tags) },
    errors: [missing, 'InternalException'],
    page: `${reference}ListTagsForResource.html`,
  }),
} as const
