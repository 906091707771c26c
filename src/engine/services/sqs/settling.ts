/**
 * Settling: on AWS a changed setting takes up to 60 seconds to hold, a changed retention up to 15 minutes. Off unless the world
 * asks for it: then what was set shows at once and holds at the end of that time.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey } from '../shared/resource-keys.ts'
import { accountOf } from './account.ts'
import { applyDelay } from './delay.ts'
import { armRetention, expireOld } from './retention.ts'
import type { QueueSettings, QueueState } from './state.ts'

export const settleMs = 60_000
const retentionSettleMs = 900_000

/** Settings on their way, in the order in which they come to hold. */
interface Unsettled {
  waiting: { readonly due: number; readonly settings: QueueSettings }[]
  retention: { readonly due: number; readonly retentionMs: number }[]
}

function unsettledKey(queue: ResourceKey): ResourceKey {
  return `sqs/unsettled/${nameOfKey(queue)}`
}

/** Lets new settings hold: now, or when they have settled. What was still on its way is overtaken when they hold now. */
export function applySettings(step: Step, key: ResourceKey, queue: QueueState, settings: QueueSettings): void {
  if (!accountOf(step).settling) {
    dropUnsettled(step, key)
    const { delayMs } = queue.settings
    queue.settings = settings
    applyDelay(step, key, queue, delayMs)
    armRetention(step, key, queue)
    return
  }
  const unsettled = editUnsettled(step, unsettledKey(key))
  unsettled.waiting.push({ due: step.now + settleMs, settings })
  unsettled.retention.push({ due: step.now + retentionSettleMs, retentionMs: settings.retentionMs })
  for (const delay of [settleMs, retentionSettleMs]) {
    step.schedule(delay, 'patience', { to: 'sqs', timer: 'SettleAttributes', data: { queue: key, due: step.now + delay } })
  }
}

/** To be called when a queue goes. */
export function dropUnsettled(step: Step, key: ResourceKey): void {
  if (step.read(unsettledKey(key)) !== undefined) step.remove(unsettledKey(key))
}

export function settle(step: Step, key: ResourceKey): void {
  const held = unsettledKey(key)
  if (step.read(held) === undefined) return
  const unsettled = step.edit<Unsettled>(held)
  const queue = step.edit<QueueState>(key)
  const { delayMs } = queue.settings
  for (; (unsettled.waiting[0]?.due ?? Infinity) <= step.now; unsettled.waiting.shift()) {
    const settings = unsettled.waiting[0]?.settings
    if (settings) queue.settings = { ...settings, retentionMs: queue.settings.retentionMs }
  }
  for (; (unsettled.retention[0]?.due ?? Infinity) <= step.now; unsettled.retention.shift()) {
    const { retentionMs = queue.settings.retentionMs } = unsettled.retention[0] ?? {}
    queue.settings = { ...queue.settings, retentionMs }
  }
  if (unsettled.waiting.length + unsettled.retention.length === 0) step.remove(held)
  step.emit('sqs.QueueAttributesSettled', key, {})
  applyDelay(step, key, queue, delayMs)
  expireOld(step, key, queue)
}

function editUnsettled(step: Step, held: ResourceKey): Unsettled {
  return step.read(held) === undefined ? step.create<Unsettled>(held, { waiting: [], retention: [] }) : step.edit<Unsettled>(held)
}
