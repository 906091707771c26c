/** A topic's attributes: what may be set, and what is answered for those that nobody set. */
import { account, topicArn } from '../../../aws/identity.ts'
import { attributeProblem, type AttributeModel } from '../../../aws/attribute.ts'
import { topicAttributes } from '../../../aws/services/sns.ts'
import { parsePolicy } from '../../../matching/resource-policy.ts'
import type { TopicState } from './state.ts'

/** What is wrong with a value, or `undefined`. */
export function topicAttributeFault(name: string, value: string): string | undefined {
  const model: AttributeModel | undefined = Object.hasOwn(topicAttributes, name)
    ? topicAttributes[name as keyof typeof topicAttributes]
    : undefined
  if (model === undefined || model.readOnly) return 'AttributeName'
  if (value === '') return undefined
  if (name === 'Policy' && !parsePolicy(value).ok) return 'Policy Error: null'
  return attributeProblem(model, value) === undefined ? undefined : `${name} is invalid`
}

export function topicAttributeValue(topic: Readonly<TopicState>, name: string): string | undefined {
  if (name === 'TopicArn') return topicArn(topic.name)
  if (Object.hasOwn(topic.attributes, name)) return topic.attributes[name]
  if (name === 'DisplayName') return ''
  if (name === 'Policy') return defaultPolicy(topicArn(topic.name))
  return Object.hasOwn(topicAttributes, name) ? (topicAttributes as Readonly<Record<string, AttributeModel>>)[name]?.default : undefined
}

const ownersActions = [
  'SNS:GetTopicAttributes',
  'SNS:SetTopicAttributes',
  'SNS:AddPermission',
  'SNS:RemovePermission',
  'SNS:DeleteTopic',
  'SNS:Subscribe',
  'SNS:ListSubscriptionsByTopic',
  'SNS:Publish',
]

/** The policy of a topic that was given none: its owner may do everything. */
function defaultPolicy(arn: string): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ownersActions,
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  })
}

/** How delivery to HTTP endpoints is retried unless the topic says otherwise. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export const defaultDeliveryPolicy = JSON.stringify({
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
})
