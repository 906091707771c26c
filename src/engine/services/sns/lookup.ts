/** Finding a topic or a subscription by the ARN that a call names. */
import { account, parseArn, region } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { subscriptionKey, topicKey } from '../shared/resource-keys.ts'
import { invalidParameter, noSuchSubscription, noSuchTopic, tooFewArnElements } from './faults.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface Found<T> {
  readonly key: ResourceKey
  readonly state: Readonly<T>
}

export function findTopic(step: Step, arn: string, parameter = 'TopicArn'): Result<Found<TopicState>, AwsFault> {
  const key = topicKeyOf(arn, parameter)
  if (!key.ok) return key
  const state = step.read<TopicState>(key.value)
  return state === undefined ? fail(noSuchTopic) : ok({ key: key.value, state })
}

export function topicKeyOf(arn: string, parameter: string): Result<ResourceKey, AwsFault> {
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements(parameter, arn))
  if (parsed.service !== 'sns' || parsed.region !== region || parsed.account !== account) return fail(invalidParameter(parameter))
  return ok(topicKey(parsed.resource))
}

/** `NotFound` is for those who want something of the subscription; `Unsubscribe` takes its absence for success. */
export function findSubscription(step: Step, arn: string): Result<Found<SubscriptionState>, AwsFault> {
  const key = subscriptionKeyOf(arn)
  if (!key.ok) return key
  const state = step.read<SubscriptionState>(key.value)
  return state === undefined ? fail(noSuchSubscription) : ok({ key: key.value, state })
}

export function subscriptionKeyOf(arn: string): Result<ResourceKey, AwsFault> {
  if (arn === '') return fail(invalidParameter('SubscriptionArn Reason: no value for required parameter'))
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements('SubscriptionArn', arn))
  const id = parsed.resource.split(':')[1]
  return id === undefined ? fail(invalidParameter('SubscriptionId')) : ok(subscriptionKey(id))
}
