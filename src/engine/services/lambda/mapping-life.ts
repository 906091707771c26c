/** A mapping from its creation to its end: its phases, and how many pollers it has. */
import type { ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { mappingKey } from '../shared/resource-keys.ts'
import { deleted, invoked } from './batch-end.ts'
import type { MappingPhase, MappingState } from './mapping-state.ts'
import { pollerCaller, received, receiveAtMost, settleIfDone, startPollers, turnAt } from './poller.ts'
import { askQueue } from './queue-question.ts'
import { boundsOf, lookEveryMs, nextConcurrency, restAfterMs } from './scaling.ts'
import type { PollerContext } from './state.ts'

/** Deviation: AWS takes some seconds to a minute to settle; here it is done at the same moment, one step later. */
export function enterPhase(step: Step, mapping: MappingState, phase: MappingPhase): void {
  mapping.phase = phase
  step.schedule(0, 'upkeep', { to: 'lambda', timer: 'SettleMapping', data: { mapping: mappingKey(mapping.uuid), phase } })
}

export function settleMapping(step: Step, data: { readonly mapping: ResourceKey; readonly phase: MappingPhase }): void {
  if (step.read<MappingState>(data.mapping)?.phase !== data.phase) return
  const mapping = step.edit<MappingState>(data.mapping)
  if (!mapping.enabled && mapping.phase === 'Creating') mapping.phase = 'Disabled'
  else if (mapping.enabled && !mapping.deleting) mapping.phase = 'Enabled'
  else if (!mapping.deleting) mapping.phase = 'Disabling'
  startPollers(step, mapping)
  settleIfDone(step, mapping)
}

export function pollerAnswered(step: Step, context: PollerContext, reply: ReplyEnvelope): void {
  if (context.kind === 'discard') return
  const turn = turnAt(step, context)
  if (!turn) return
  if (context.kind === 'batch') invoked(step, turn, reply)
  else if (context.kind === 'delete') deleted(step, turn)
  else if (received(step, turn, reply)) messagesArrived(step, turn.mapping)
}

/** Messages wake a mapping that rests, and its scaling is looked at again. */
function messagesArrived(step: Step, mapping: MappingState): void {
  const { scaling } = mapping
  scaling.lastMessageAt = step.now
  const { start } = boundsOf(mapping)
  if (scaling.finding !== 'errors' && scaling.concurrency < start) changeConcurrency(step, mapping, start)
  if (scaling.dueAt === null || scaling.dueAt > step.now + lookEveryMs) lookAgain(step, mapping, lookEveryMs)
}

function lookAgain(step: Step, mapping: MappingState, delayMs: number): void {
  mapping.scaling.dueAt = step.now + delayMs
  const data = { mapping: mappingKey(mapping.uuid), dueAt: mapping.scaling.dueAt }
  step.schedule(delayMs, 'upkeep', { to: 'lambda', timer: 'ScaleMapping', data })
}

export function scaleMapping(step: Step, data: { readonly mapping: ResourceKey; readonly dueAt: number }): void {
  if (step.read<MappingState>(data.mapping)?.scaling.dueAt !== data.dueAt) return
  const mapping = step.edit<MappingState>(data.mapping)
  const { scaling } = mapping
  scaling.dueAt = null
  if (!mapping.enabled || mapping.deleting) return
  const queue = askQueue(step, mapping.queueUrl, pollerCaller(step, mapping))
  const visible = queue.ok ? queue.value.visible : 0
  const bounds = boundsOf(mapping)
  const next = nextConcurrency({
    bounds,
    concurrency: scaling.concurrency,
    isFifo: mapping.queueName.endsWith('.fifo'),
    visible,
    openPolls: mapping.pollers.filter(({ phase }) => phase === 'receiving').length,
    takes: Math.min(receiveAtMost, mapping.batchSize),
    succeeded: scaling.succeeded,
    failed: scaling.failed,
    quietMs: step.now - scaling.lastMessageAt,
  })
  Object.assign(scaling, { finding: next.finding, backlog: visible, succeeded: 0, failed: 0 })
  changeConcurrency(step, mapping, next.concurrency)
  planNextLook(step, mapping)
}

/** While anything moves it is looked at every few seconds; a quiet mapping once more, to let it rest. */
function planNextLook(step: Step, mapping: MappingState): void {
  const { scaling } = mapping
  const { start, least } = boundsOf(mapping)
  const isBusy = mapping.pollers.some(({ phase }) => phase !== 'receiving' && phase !== 'stopped')
  if (isBusy || scaling.finding !== 'quiet' || scaling.concurrency > start) return lookAgain(step, mapping, lookEveryMs)
  const restAt = scaling.lastMessageAt + restAfterMs
  if (scaling.concurrency > least && restAt > step.now) lookAgain(step, mapping, restAt - step.now)
}

function changeConcurrency(step: Step, mapping: MappingState, concurrency: number): void {
  const { scaling } = mapping
  if (concurrency === scaling.concurrency) return
  step.emit('lambda.MappingScaled', mappingKey(mapping.uuid), { from: scaling.concurrency, to: concurrency, finding: scaling.finding })
  scaling.concurrency = concurrency
  startPollers(step, mapping)
}

/** New settings may allow fewer or more batches at once. */
export function fitConcurrency(step: Step, mapping: MappingState): void {
  const { least, start, most } = boundsOf(mapping)
  const { concurrency } = mapping.scaling
  changeConcurrency(step, mapping, concurrency < least ? start : Math.min(concurrency, most))
}
