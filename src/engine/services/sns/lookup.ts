/** Finding a topic, a subscription, an app or one of its endpoints by the ARN that a call names. */
import { account, arnOf, parseArn, region, type Arn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { subscriptionKey, topicKey } from '../shared/resource-keys.ts'
import {
  invalidParameter,
  noSuchApplication,
  noSuchEndpoint,
  noSuchResource,
  noSuchSubscription,
  noSuchTopic,
  tooFewArnElements,
} from './faults.ts'
import type { ApplicationState, EndpointState } from './platform.ts'
import type { SubscriptionState, TopicState } from './state.ts'

export interface Found<T> {
  readonly key: ResourceKey
  readonly state: Readonly<T>
}

export function findTopic(step: Step, arn: string, parameter = 'TopicArn'): Result<Found<TopicState>, AwsFault> {
  return found(step, topicKeyOf(arn, parameter), noSuchTopic)
}

/** As the tagging actions name it. */
export function findTagged(step: Step, arn: string): Result<Found<TopicState>, AwsFault> {
  return found(step, topicKeyOf(arn, 'ResourceArn'), noSuchResource)
}

export function topicKeyOf(arn: string, parameter: string): Result<ResourceKey, AwsFault> {
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements(parameter, arn))
  return isOurs(parsed) ? ok(topicKey(parsed.resource)) : fail(invalidParameter(parameter))
}

/** `NotFound` is for those who want something of the subscription; `Unsubscribe` takes its absence for success. */
export function findSubscription(step: Step, arn: string): Result<Found<SubscriptionState>, AwsFault> {
  return found(step, subscriptionKeyOf(arn), noSuchSubscription)
}

export function subscriptionKeyOf(arn: string): Result<ResourceKey, AwsFault> {
  if (arn === '') return fail(invalidParameter('SubscriptionArn Reason: no value for required parameter'))
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements('SubscriptionArn', arn))
  const id = parsed.resource.split(':')[1]
  return id === undefined ? fail(invalidParameter('SubscriptionId')) : ok(subscriptionKey(id))
}

export function findApplication(step: Step, arn: string): Result<Found<ApplicationState>, AwsFault> {
  return found(step, applicationKeyOf(arn), noSuchApplication)
}

/** `…:app/GCM/shop` */
export function applicationKeyOf(arn: string): Result<ResourceKey, AwsFault> {
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements('PlatformApplicationArn', arn))
  if (!isOurs(parsed) || !parsed.resource.startsWith('app/')) return fail(invalidParameter('PlatformApplicationArn'))
  return ok(applicationKey(parsed.resource.slice('app/'.length)))
}

export function applicationKey(platformAndName: string): ResourceKey {
  return `sns/application/${platformAndName}`
}

export function applicationArn(platformAndName: string): string {
  return arnOf('sns', `app/${platformAndName}`)
}

export function findEndpoint(step: Step, arn: string): Result<Found<EndpointState>, AwsFault> {
  return found(step, endpointKeyOf(arn), noSuchEndpoint)
}

/** `…:endpoint/GCM/shop/5e3e9847-…` */
export function endpointKeyOf(arn: string, parameter = 'EndpointArn'): Result<ResourceKey, AwsFault> {
  const parsed = parseArn(arn)
  if (parsed === undefined) return fail(tooFewArnElements(parameter, arn))
  if (!isOurs(parsed) || !parsed.resource.startsWith('endpoint/')) return fail(invalidParameter(parameter))
  return ok(endpointKey(parsed.resource.slice('endpoint/'.length)))
}

export function endpointKey(path: string): ResourceKey {
  return `sns/endpoint/${path}`
}

function isOurs(arn: Arn): boolean {
  return arn.service === 'sns' && arn.region === region && arn.account === account
}

function found<T>(step: Step, key: Result<ResourceKey, AwsFault>, absent: AwsFault): Result<Found<T>, AwsFault> {
  if (!key.ok) return key
  const state = step.read<T>(key.value)
  return state === undefined ? fail(absent) : ok({ key: key.value, state })
}
