/** A topic's attributes: what may be set, and what is answered for those that nobody set. */
import { account, topicArn } from '../../../aws/identity.ts'
import { attributeProblem, type AttributeModel } from '../../../aws/attribute.ts'
import { topicAttributes } from '../../../aws/services/sns.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { parsePolicy } from '../../../matching/resource-policy.ts'
import { archivePolicyProblem } from './archive.ts'
import { defaultRetryPolicy, deliveryPolicyProblem } from './delivery-policy.ts'
import type { TopicState } from './state.ts'

const models: Readonly<Record<string, AttributeModel>> = topicAttributes
const onlyFifo = ['FifoThroughputScope', 'ArchivePolicy']

/** What is wrong with a value, or `undefined`. Texts of FIFO, archive and delivery policies are ours. */
export function topicAttributeFault(name: string, value: string, isFifo: boolean): string | undefined {
  const model = Object.hasOwn(models, name) ? models[name] : undefined
  if (model === undefined || model.readOnly) return 'AttributeName'
  if (value === '') return undefined
  if (!isFifo && (onlyFifo.includes(name) || (name === 'ContentBasedDeduplication' && value === 'true')))
    return `${name} can only be set for FIFO topics`
  if (isFifo && name === 'TracingConfig' && value === 'Active') return 'TracingConfig can not be set for FIFO topics'
  if (name === 'Policy' && !parsePolicy(value).ok) return 'Policy Error: null'
  if (name === 'ArchivePolicy') return archivePolicyProblem(value)
  if (name === 'DeliveryPolicy') {
    const problem = deliveryPolicyProblem(value, 'topic')
    return problem && `DeliveryPolicy: ${problem}`
  }
  return attributeProblem(model, value) === undefined ? undefined : `${name} is invalid`
}

export function topicAttributeValue(topic: Readonly<TopicState>, name: string): string | undefined {
  if (name === 'TopicArn') return topicArn(topic.name)
  if (Object.hasOwn(topic.attributes, name)) return topic.attributes[name]
  if (name === 'DisplayName') return ''
  if (name === 'Policy') return defaultPolicy(topicArn(topic.name))
  return Object.hasOwn(models, name) ? models[name]?.default : undefined
}

/** Recorded: besides what was given, only these are shown with their default; the last two on FIFO topics. */
const alwaysShown = ['TopicArn', 'DisplayName', 'Policy']
const shownOnFifo = ['FifoTopic', 'ContentBasedDeduplication']

export function shownValue(topic: Readonly<TopicState>, name: string): string | undefined {
  if (shownOnFifo.includes(name)) return topic.isFifo ? topicAttributeValue(topic, name) : undefined
  return Object.hasOwn(topic.attributes, name) || alwaysShown.includes(name) ? topicAttributeValue(topic, name) : undefined
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

/** The topic's delivery policy, completed by AWS's defaults. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
export function effectiveDeliveryPolicy({ attributes }: Readonly<TopicState>): string {
  const given = attributes['DeliveryPolicy']
  const http = memberOf(given === undefined ? {} : (JSON.parse(given) as Json), 'http')
  const throttle = http['defaultThrottlePolicy']
  return JSON.stringify({
    http: {
      defaultHealthyRetryPolicy: { ...defaultRetryPolicy, ...memberOf(http, 'defaultHealthyRetryPolicy') },
      ...(throttle !== undefined && { defaultThrottlePolicy: throttle }),
      disableSubscriptionOverrides: http['disableSubscriptionOverrides'] ?? false,
      defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8', ...memberOf(http, 'defaultRequestPolicy') },
    },
  })
}

function memberOf(value: Json, name: string): JsonObject {
  const member = isJsonObject(value) ? value[name] : undefined
  return isJsonObject(member) ? member : {}
}
