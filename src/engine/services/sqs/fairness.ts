/**
 * Fair queues: in a standard queue the `MessageGroupId` names a tenant. A tenant that takes more than its share of the
 * consumers is noisy: while it is, messages of all others are received first. Nothing is dropped or slowed.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues-detailed.html
 */
import { heapPop, heapPush } from '../../../base/heap.ts'
import { emptyRecord } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { FairState, Place, Tenant } from './fair-state.ts'
import { addToMeter, emptyMeter, readMeter } from './meter.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { messageAt } from './stored.ts'

/** AWS's thresholds; the last is ours: the share of time is not looked at before so many receives have ended. */
export const fairness = {
  share: 0.1,
  leastInFlight: 30,
  quietMs: 300_000,
  leastReceives: 30,
} as const

export function tenantOf(queue: Readonly<QueueState>, id: string): Tenant | undefined {
  return queue.fair?.tenants[`tenant-${id}`]
}

/** The tenant of a message that is being sent; the first one makes the queue a fair one. */
export function meetTenant(queue: QueueState, id: string, now: number): void {
  queue.fair ??= { tenants: emptyRecord<Tenant>(), noisy: [], processing: emptyMeter() }
  const tenant = (queue.fair.tenants[`tenant-${id}`] ??= {
    id,
    messages: 0,
    visible: 0,
    inFlight: 0,
    lastSentAt: now,
    processing: emptyMeter(),
    noisy: null,
    aside: [],
  })
  tenant.lastSentAt = now
}

/** A message of this tenant has left the queue. */
export function partFromTenant(fair: FairState, id: string): void {
  if (fair.tenants[`tenant-${id}`]?.messages !== 0) return
  delete fair.tenants[`tenant-${id}`]
  if (fair.noisy.includes(id)) fair.noisy = fair.noisy.filter((other) => other !== id)
}

/** A receive of a message has ended, by a delete or by its timeout. */
export function noteProcessing(queue: QueueState, message: Readonly<StoredMessage>, now: number): void {
  if (queue.fair === null || message.lastReceivedAt === null) return
  const heldMs = now - message.lastReceivedAt
  addToMeter(queue.fair.processing, now, heldMs)
  const tenant = message.group === null ? undefined : tenantOf(queue, message.group)
  if (tenant) addToMeter(tenant.processing, now, heldMs)
}

/** Before and after a receive, and at its end: is this tenant noisy now? Only one that has messages waiting can be. */
export function judgeTenant(step: Step, key: ResourceKey, queue: QueueState, id: string | null): void {
  const fair = queue.fair
  if (fair === null || id === null) return
  const tenant = tenantOf(queue, id)
  if (tenant === undefined || tenant.noisy !== null || isDrained(tenant)) return
  if (step.now - tenant.lastSentAt >= fairness.quietMs) return
  const by = noise(queue, fair, tenant, step.now)
  if (by === undefined) return
  tenant.noisy = { since: step.now, by }
  fair.noisy.push(tenant.id)
  step.emit('sqs.TenantBecameNoisy', key, { tenant: tenant.id, by, inFlight: tenant.inFlight, ofInFlight: queue.counts.inFlight })
}

function noise(queue: QueueState, fair: FairState, tenant: Tenant, now: number): 'concurrency' | 'processing-time' | undefined {
  if (tenant.inFlight >= fairness.leastInFlight && tenant.inFlight > fairness.share * queue.counts.inFlight) return 'concurrency'
  const all = readMeter(fair.processing, now)
  if (all.count < fairness.leastReceives) return undefined
  return readMeter(tenant.processing, now).sum > fairness.share * all.sum ? 'processing-time' : undefined
}

/** A noisy tenant is quiet again when nothing of it waits any more, or when it sent nothing for five minutes. */
export function settleNoisyTenants(step: Step, key: ResourceKey, queue: QueueState, giveBack: (entry: Place) => void): void {
  const fair = queue.fair
  if (fair === null || fair.noisy.length === 0) return
  for (const id of fair.noisy) {
    const tenant = tenantOf(queue, id)
    if (tenant === undefined) continue
    const isSilent = step.now - tenant.lastSentAt >= fairness.quietMs
    if (!isSilent && !isDrained(tenant)) continue
    tenant.noisy = null
    for (const entry of tenant.aside) giveBack(entry)
    tenant.aside = []
    step.emit('sqs.TenantBecameQuiet', key, { tenant: id, because: isSilent ? 'silent' : 'drained' })
  }
  fair.noisy = fair.noisy.filter((id) => isNoisy(queue, id))
}

function isDrained({ messages, inFlight }: Readonly<Tenant>): boolean {
  return messages === inFlight
}

/** Whether other tenants' messages go before this one. */
export function isOfNoisyTenant(queue: Readonly<QueueState>, message: Readonly<StoredMessage>): boolean {
  return queue.fair !== null && queue.fair.noisy.length > 0 && message.group !== null && isNoisy(queue, message.group)
}

function isNoisy(queue: Readonly<QueueState>, id: string): boolean {
  return (tenantOf(queue, id)?.noisy ?? null) !== null
}

export function setAside(queue: QueueState, { group, place, ordinal }: Readonly<StoredMessage>): void {
  const tenant = tenantOf(queue, group ?? '')
  if (tenant === undefined) return
  heapPush(tenant.aside, { place, ordinal }, isPlacedBefore)
}

/** The next message of the noisy tenant that has the fewest in flight; `taken` are about to be. */
export function takeFromNoisy(queue: QueueState, taken: readonly StoredMessage[]): StoredMessage | undefined {
  const fair = queue.fair
  if (fair === null || fair.noisy.length === 0) return undefined
  let next: Tenant | undefined
  let fewest = Infinity
  for (const id of fair.noisy) {
    const tenant = tenantOf(queue, id)
    if (tenant === undefined || !dropGone(queue, tenant)) continue
    const inFlight = tenant.inFlight + taken.filter(({ group }) => group === id).length
    if (inFlight >= fewest) continue
    fewest = inFlight
    next = tenant
  }
  const entry = next && heapPop(next.aside, isPlacedBefore)
  return entry && messageAt(queue, entry.ordinal)
}

/** Whether the tenant has a message aside that is still there. */
function dropGone(queue: Readonly<QueueState>, tenant: Tenant): boolean {
  for (let top = tenant.aside[0]; top !== undefined; top = tenant.aside[0]) {
    if (messageAt(queue, top.ordinal) !== undefined) return true
    heapPop(tenant.aside, isPlacedBefore)
  }
  return false
}

export function isPlacedBefore(a: Place, b: Place): boolean {
  return a.place < b.place
}
