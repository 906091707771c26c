/** Shapes that several operations of EventBridge have in common. */
import { integer, list, map, optional, required, string, structure } from '../shape-builders.ts'

export const reference = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_'

export const busName = optional(string({ min: 1, max: 1600 }), 'The bus, by its name or ARN; default unless told.')
export const ruleName = required(string({ min: 1, max: 64 }), 'The rule’s name.')
export const tags = list(structure({ Key: required(string()), Value: required(string()) }))
export const deadLetterConfig = structure({ Arn: optional(string()) })
export const ruleState = string({ values: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] })
export const paging = { NextToken: optional(string()), Limit: optional(integer({ min: 1, max: 100 })) } as const
export const nextToken = { NextToken: optional(string()) } as const

/** How a target is called. Members of targets that are not simulated are kept and given back. */
export const target = structure({
  Id: required(string({ min: 1, max: 64 })),
  Arn: required(string({ min: 1, max: 1600 }), 'What is called.'),
  RoleArn: optional(string()),
  Input: optional(string(), 'JSON that is sent in place of the event.'),
  InputPath: optional(string(), 'The part of the event that is sent.'),
  InputTransformer: optional(
    structure({
      InputPathsMap: optional(map(string()), 'Names for parts of the event.'),
      InputTemplate: required(string(), 'What is sent, with <name> where a part belongs.'),
    }),
  ),
  SqsParameters: optional(structure({ MessageGroupId: optional(string()) })),
  DeadLetterConfig: { shape: deadLetterConfig },
  RetryPolicy: optional(structure({ MaximumRetryAttempts: optional(integer()), MaximumEventAgeInSeconds: optional(integer()) })),
})

export const failedEntries = list(
  structure({ TargetId: optional(string()), ErrorCode: optional(string()), ErrorMessage: optional(string()) }),
)
