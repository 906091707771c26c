/**
 * Delivery policies: how often and how fast an HTTP endpoint is tried, set on a topic or, overriding it, on a subscription.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy
 */
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import type { RetryPhases } from './retry-phases.ts'

export const backoffFunctions = ['arithmetic', 'exponential', 'geometric', 'linear'] as const
export type BackoffFunction = (typeof backoffFunctions)[number]

/** In AWS's words; delays in seconds. */
export interface HealthyRetryPolicy {
  readonly minDelayTarget: number
  readonly maxDelayTarget: number
  readonly numRetries: number
  readonly numNoDelayRetries: number
  readonly numMinDelayRetries: number
  readonly numMaxDelayRetries: number
  readonly backoffFunction: BackoffFunction
}

/** What holds for one subscription, after topic, subscription and AWS's defaults are put together. */
export interface EffectivePolicy {
  readonly healthyRetryPolicy: HealthyRetryPolicy
  readonly maxReceivesPerSecond: number | null
  readonly headerContentType: string
}

/** Recorded. */
export const defaultRetryPolicy: HealthyRetryPolicy = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
}

const defaultContentType = 'text/plain; charset=UTF-8'

/** AWS's hard limit for all retries of one message to an HTTP endpoint. */
const longestPolicyMs = 3_600_000

export function effectivePolicy(topicText: string | undefined, subscriptionText: string | undefined): EffectivePolicy {
  const topic = memberOf(parseObject(topicText), 'http')
  const isOverridable = topic['disableSubscriptionOverrides'] !== true
  const own = isOverridable ? parseObject(subscriptionText) : {}
  const retry = chosen(own['healthyRetryPolicy'], topic['defaultHealthyRetryPolicy'])
  const throttle = chosen(own['throttlePolicy'], topic['defaultThrottlePolicy'])['maxReceivesPerSecond']
  const contentType = chosen(own['requestPolicy'], topic['defaultRequestPolicy'])['headerContentType']
  return {
    healthyRetryPolicy: completed(retry),
    maxReceivesPerSecond: typeof throttle === 'number' && throttle >= 1 ? Math.floor(throttle) : null,
    headerContentType: typeof contentType === 'string' && contentType !== '' ? contentType : defaultContentType,
  }
}

/** The subscription's part takes the place of the topic's as a whole; what it leaves out has AWS's default. */
function chosen(own: unknown, topics: unknown): JsonObject {
  if (isJsonObject(own)) return own as JsonObject
  return isJsonObject(topics) ? (topics as JsonObject) : {}
}

function completed(given: JsonObject): HealthyRetryPolicy {
  const policy: Record<string, unknown> = { ...defaultRetryPolicy }
  for (const [name, value] of Object.entries(given)) {
    if (Object.hasOwn(defaultRetryPolicy, name) && value !== null && value !== undefined) policy[name] = value
  }
  return policy as unknown as HealthyRetryPolicy
}

/** The phases that a policy means; retries that would come later than an hour after the first failure are left out. */
export function phasesOfPolicy(policy: HealthyRetryPolicy): RetryPhases {
  const { minDelayTarget, maxDelayTarget, numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy
  const growing = Math.max(0, numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries)
  const minMs = minDelayTarget * 1000
  const maxMs = maxDelayTarget * 1000
  let leftMs = longestPolicyMs
  const fits = (delayMs: number): boolean => (leftMs -= delayMs) >= 0
  const preBackoff = { count: countWhile(numMinDelayRetries, () => fits(minMs)), delayMs: minMs }
  const backoffMs = spacing(policy.backoffFunction, minMs, maxMs, growing).filter(fits)
  const postBackoff = { count: countWhile(numMaxDelayRetries, () => fits(maxMs)), delayMs: maxMs }
  return { immediate: Math.min(numNoDelayRetries, numRetries), preBackoff, backoffMs, postBackoff }
}

function countWhile(most: number, holds: () => boolean): number {
  let count = 0
  while (count < most && holds()) count++
  return count
}

/**
 * `count` delays from `minMs` to `maxMs`. AWS names the four functions and draws their curves, without formulas: linear is
 * straight, arithmetic grows by steps that grow evenly, geometric by a constant ratio, exponential by steps that double.
 */
export function spacing(backoff: BackoffFunction, minMs: number, maxMs: number, count: number): number[] {
  if (count === 0) return []
  if (count === 1) return [minMs]
  const last = count - 1
  const ratio = backoff === 'geometric' ? rootOf(maxMs / minMs, last) : 1
  const doublings = doubledBy(last) - 1
  const delayAt = (index: number): number => {
    switch (backoff) {
      case 'linear':
        return minMs + ((maxMs - minMs) * index) / last
      case 'arithmetic':
        return minMs + ((maxMs - minMs) * index * (index + 1)) / (last * (last + 1))
      case 'exponential':
        return minMs + (maxMs - minMs) * ((doubledBy(index) - 1) / doublings)
      case 'geometric':
        return index === last ? maxMs : minMs * raised(ratio, index)
    }
  }
  return Array.from({ length: count }, (_, index) => Math.round(delayAt(index)))
}

function doubledBy(times: number): number {
  return raised(2, times)
}

/** Multiplication only: the same in every engine, which powers and roots of `Math` are not. */
function raised(base: number, times: number): number {
  let product = 1
  for (let index = 0; index < times; index++) product *= base
  return product
}

/** The `degree`th root of a number of at least 1, by halving. */
function rootOf(value: number, degree: number): number {
  let low = 1
  let high = Math.max(value, 1)
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (raised(middle, degree) < value) low = middle
    else high = middle
  }
  return high
}

/** What AWS would refuse in a policy, in plain words; `undefined` when it would take it. The limits are AWS's, the words are ours. */
export function deliveryPolicyProblem(text: string, of: 'topic' | 'subscription'): string | undefined {
  const policy = parse(text)
  if (!isJsonObject(policy)) return 'is not a JSON object'
  const root = of === 'topic' ? memberOf(policy as JsonObject, 'http') : (policy as JsonObject)
  const [retry, throttle] =
    of === 'topic'
      ? [root['defaultHealthyRetryPolicy'], root['defaultThrottlePolicy']]
      : [root['healthyRetryPolicy'], root['throttlePolicy']]
  const rate = isJsonObject(throttle) ? throttle['maxReceivesPerSecond'] : undefined
  if (rate !== undefined && rate !== null && !(isCount(rate) && rate >= 1)) return 'maxReceivesPerSecond must be a whole number from 1'
  return isJsonObject(retry) ? retryProblem(retry as JsonObject) : undefined
}

function retryProblem(given: JsonObject): string | undefined {
  const policy = completed(given)
  const { minDelayTarget: min, maxDelayTarget: max, numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy
  const counts = { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries, minDelayTarget: min, maxDelayTarget: max }
  const broken = Object.entries(counts).find(([, value]) => !isCount(value))
  if (broken) return `${broken[0]} must be a whole number`
  if (!(backoffFunctions as readonly string[]).includes(policy.backoffFunction))
    return `backoffFunction must be one of ${backoffFunctions.join(', ')}`
  if (numRetries > 100) return 'numRetries must be from 0 to 100'
  if (min < 1 || min > max) return 'minDelayTarget must be from 1 to maxDelayTarget'
  if (max > 3600) return 'maxDelayTarget must be at most 3600'
  return numNoDelayRetries + numMinDelayRetries + numMaxDelayRetries > numRetries
    ? 'numRetries must be at least the sum of numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries'
    : undefined
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function memberOf(object: JsonObject, name: string): JsonObject {
  const member = object[name]
  return isJsonObject(member) ? (member as JsonObject) : {}
}

function parseObject(text: string | undefined): JsonObject {
  const value = text === undefined ? undefined : parse(text)
  return isJsonObject(value) ? (value as JsonObject) : {}
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
