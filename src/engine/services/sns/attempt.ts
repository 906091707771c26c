/** One attempt: the call that brings a message to its subscriber, and how its answer is to be taken. */
import type { SnsProtocol } from '../../../aws/services/sns.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { Result } from '../../../base/result.ts'
import type { Fault, ResourceKey, Step } from '../../kernel/index.ts'
import { effectivePolicy, phasesOfPolicy, type EffectivePolicy } from './delivery-policy.ts'
import type { Delivery, Failure } from './delivery-record.ts'
import type { Parcel } from './protocols/parcel.ts'
import { queueParcel } from './protocols/sqs.ts'
import { customerPhases, managedPhases, type RetryPhases } from './retry-phases.ts'
import type { SubscriptionState, TopicState } from './state.ts'

/** `record`: the cell that the delivery lies in once it has failed; until then its call carries all of it. */
export function attempt(step: Step, delivery: Delivery, record: ResourceKey | null): void {
  const { topic, publisher = topic, trail, messageId, retries, isDeadLetter, queue, letter } = delivery
  const { to, operation, input, target } = queue === null ? (delivery.parcel as Parcel) : queueParcel(queue, letter)
  const context = record === null ? { delivery: delivery as unknown as JsonObject } : { record }
  step.call({
    to,
    operation,
    input,
    caller: { principal: 'sns.amazonaws.com', source: topic },
    replyTo: { service: 'sns', context },
    hop: {
      track: isDeadLetter ? 'redrive' : 'push',
      from: publisher,
      to: target,
      carries: [retries === 0 ? { trail, message: messageId } : { trail, message: messageId, receives: retries }],
    },
  })
}

export interface JudgedFailure extends Failure {
  /** The subscriber's side was in trouble, which may pass. What it refuses is refused for good. */
  readonly passes: boolean
}

/** `undefined` when the subscriber has taken it. */
export function failureOf({ protocol, isDeadLetter }: Delivery, result: Result<JsonObject, Fault>): JudgedFailure | undefined {
  if (!result.ok) {
    const { code, message, origin } = result.error
    return { code, message, passes: origin === 'server' || throttles.has(code) }
  }
  return isHttp(protocol) && !isDeadLetter ? httpFailure(Number(result.value['StatusCode'])) : undefined
}

/** Refusals that are the caller's fault by their HTTP status, but pass. */
const throttles = new Set([
  'KMSThrottlingException',
  'KmsThrottled',
  'RequestLimitExceeded',
  'RequestThrottled',
  'Throttled',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])

/** 5xx and 429 are tried again, everything else is final. https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html */
function httpFailure(status: number): JudgedFailure | undefined {
  if (status >= 200 && status < 300) return undefined
  const message = `The endpoint answered with HTTP status ${status}.`
  return { code: `HTTP${status}`, message, passes: status === 429 || status >= 500 }
}

function isHttp(protocol: SnsProtocol): boolean {
  return protocol === 'http' || protocol === 'https'
}

/** The retry phases that hold for a delivery now: those of its protocol, or for HTTP those of the delivery policy. */
export function phasesFor(step: Step, { protocol, isDeadLetter, topic, subscription }: Delivery): RetryPhases {
  if (isDeadLetter) return managedPhases
  switch (protocol) {
    case 'sqs':
    case 'lambda':
    case 'firehose':
      return managedPhases
    case 'http':
    case 'https':
      return phasesOfPolicy(policyOf(step, topic, subscription).healthyRetryPolicy)
    case 'email':
    case 'email-json':
    case 'sms':
    case 'application':
      return customerPhases
  }
}

export function policyOf(step: Step, topic: ResourceKey, subscription: ResourceKey | null): EffectivePolicy {
  const topics = step.read<TopicState>(topic)?.attributes['DeliveryPolicy']
  const own = subscription === null ? undefined : step.read<SubscriptionState>(subscription)?.attributes['DeliveryPolicy']
  return effectivePolicy(topics, own)
}

/** The most requests a second that the delivery's endpoint is to get; `null` when nobody set a limit. */
export function rateLimitOf(step: Step, { protocol, isDeadLetter, topic, subscription }: Delivery): number | null {
  return isHttp(protocol) && !isDeadLetter ? policyOf(step, topic, subscription).maxReceivesPerSecond : null
}
