/** Waiting for the next attempt: a cell for the delivery, and one timer at a time. */
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { attempt, phasesFor, rateLimitOf, type JudgedFailure } from './attempt.ts'
import { takePlace } from './delivery-book.ts'
import { deliveryKey, factsOf, type Delivery, type Failure, type WaitingDelivery } from './delivery-record.ts'
import { nthRetry, retriesOf } from './retry-phases.ts'
import type { SubscriptionState } from './state.ts'

const settingsKey: ResourceKey = 'sns/settings'

export interface SnsSettings {
  /** AWS spreads retries by an amount that it does not publish. Here they are exact unless this says otherwise: each delay is drawn from delay × (1 ± jitter). */
  retryJitter: number
}

export function configure(step: Step, data: JsonObject): void {
  const { retryJitter } = data as unknown as SnsSettings
  if (step.read(settingsKey) === undefined) step.create<SnsSettings>(settingsKey, { retryJitter })
  else step.edit<SnsSettings>(settingsKey).retryJitter = retryJitter
}

/** Tries a delivery for the first time, when the subscription's rate limit lets it. */
export function begin(step: Step, delivery: Delivery): void {
  const waitMs = placeInLine(step, delivery)
  if (waitMs === 0) return attempt(step, delivery, null)
  const record = keep(step, delivery, { phase: 'throttled', of: 0, lastFailure: null })
  wait(step, record, delivery, { delayMs: waitMs, admitted: true })
  step.emit('sns.DeliveryThrottled', delivery.topic, { ...factsOf(delivery), delayMs: waitMs })
}

/** After a failure that may pass: `false` when the retries are spent. */
export function tryAgain(step: Step, delivery: Delivery, record: ResourceKey | null, { code, message }: JudgedFailure): boolean {
  const phases = phasesFor(step, delivery)
  const n = delivery.retries + 1
  const retry = nthRetry(phases, n)
  if (retry === undefined) return false
  const next: Delivery = { ...delivery, retries: n }
  const of = retriesOf(phases)
  const kept = keep(step, next, { phase: retry.phase, of, lastFailure: { code, message } }, record)
  const delayMs = jittered(step, delivery.subscription, retry.delayMs)
  step.emit('sns.RetryScheduled', delivery.topic, { ...factsOf(delivery), retry: n, of, phase: retry.phase, delayMs, code, message })
  if (delayMs === 0) attemptAgain(step, kept)
  else wait(step, kept, next, { delayMs, admitted: false })
  return true
}

/** The delivery's cell, made at its first failure. */
function keep(
  step: Step,
  delivery: Delivery,
  state: Pick<WaitingDelivery, 'phase' | 'of'> & { readonly lastFailure: Failure | null },
  record: ResourceKey | null = null,
): ResourceKey {
  if (record !== null) {
    Object.assign(step.edit<WaitingDelivery>(record), { ...state, delivery })
    return record
  }
  let copy = 0
  while (step.read(deliveryKey(delivery, copy)) !== undefined) copy++
  const key = deliveryKey(delivery, copy)
  step.create<WaitingDelivery>(key, { delivery, ...state, nextAt: null, firstFailedAt: step.now })
  const { subscription } = delivery
  if (subscription !== null) step.edit<SubscriptionState>(subscription).book.retrying.push(key)
  return key
}

/** `admitted`: it has its place under the rate limit already. */
function wait(
  step: Step,
  record: ResourceKey,
  { retries }: Delivery,
  { delayMs, admitted }: { readonly delayMs: number; readonly admitted: boolean },
): void {
  step.edit<WaitingDelivery>(record).nextAt = step.now + delayMs
  step.schedule(delayMs, 'work', { to: 'sns', timer: 'RetryDelivery', data: { record, retries, admitted } })
}

/** A retry takes its place under the rate limit like any other request. */
export function attemptAgain(step: Step, record: ResourceKey, admitted = false): void {
  const { delivery } = step.read<WaitingDelivery>(record) as WaitingDelivery
  const delayMs = admitted ? 0 : placeInLine(step, delivery)
  if (delayMs > 0) return wait(step, record, delivery, { delayMs, admitted: true })
  step.edit<WaitingDelivery>(record).nextAt = null
  attempt(step, delivery, record)
}

function placeInLine(step: Step, delivery: Delivery): number {
  const limit = rateLimitOf(step, delivery)
  if (limit === null || delivery.subscription === null) return 0
  return takePlace(step, delivery.subscription, limit) - step.now
}

function jittered(step: Step, subscription: ResourceKey | null, delayMs: number): number {
  const jitter = step.read<SnsSettings>(settingsKey)?.retryJitter ?? 0
  if (jitter === 0 || subscription === null || delayMs === 0) return delayMs
  return Math.max(1, Math.round(delayMs * (1 + jitter * (2 * step.random(subscription, 'retry') - 1))))
}

/** The delivery has come to its end: nothing waits any more. */
export function forget(step: Step, { subscription }: Delivery, record: ResourceKey | null): void {
  if (record === null) return
  step.remove(record)
  if (subscription === null || step.read(subscription) === undefined) return
  const { book } = step.edit<SubscriptionState>(subscription)
  book.retrying = book.retrying.filter((other) => other !== record)
}
