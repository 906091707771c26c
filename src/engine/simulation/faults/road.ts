/**
 * Faults on the road: a call that arrives at a broken resource fails before the resource hears of it, and its way and the way
 * back take longer. Nothing of the resource is changed. While nothing is broken this costs one look for a cell that is not there.
 */
import type { CallEnvelope, Hop, Outcome, ResourceKey, Step } from '../../kernel/index.ts'
import { drawsError, injectedKey, noteHit, type InjectedFault, type InjectedFaults } from '../../services/shared/injected-faults.ts'
import { inboxKey } from '../../services/shared/resource-keys.ts'
import { refusalsOf } from './refusals.ts'

/**
 * What a call that has arrived is answered in place of its action; `undefined` when it goes on. Calls without a road (those of
 * a deployment, a mapping's questions) are never hit.
 */
export function refusedByFault(step: Step, call: CallEnvelope): Outcome | undefined {
  const injected = step.read<InjectedFaults>(injectedKey)
  if (injected === undefined || call.hop === undefined) return undefined
  const key = brokenKey(injected, call.hop.to)
  if (key === undefined || !key.startsWith(`${call.to}/`)) return undefined
  const fault = injected[key] as Readonly<InjectedFault>
  const refusals = refusalsOf(key)
  const outcome = fault.outage
    ? refusals?.outage(key)
    : refusals?.error !== undefined && drawsError(step, key, fault)
      ? refusals.error(key, fault.errorPercent)
      : undefined
  if (outcome !== undefined) noteHit(step, key, { operation: call.operation, kind: fault.outage ? 'outage' : 'errors' })
  return outcome
}

/** Virtual ms that faults add to a hop: to a slow resource, and back with its answer. */
export function delayByFaults(step: Step, hop: Hop): number {
  const injected = step.read<InjectedFaults>(injectedKey)
  return injected === undefined ? 0 : addedMs(injected, hop)
}

/** As {@link delayByFaults}, for whoever reads the world from outside. */
export function addedMs(injected: Readonly<InjectedFaults>, { track, from, to }: Hop): number {
  if (track === 'redrive') return 0
  const isReply = (track === 'call' || track === 'poll') && isAsked(from)
  return (isReply ? latencyAt(injected, from) : 0) + latencyAt(injected, to)
}

/** Only these send answers by a road; everybody else's hops are calls of their own. */
const asked = ['sqs/queue/', 'sns/topic/', 'dynamodb/table/', 's3/bucket/', 'events/bus/'] as const

function isAsked(key: ResourceKey): boolean {
  return asked.some((beginning) => key.startsWith(beginning))
}

/** A function's latency is part of its duration, a server's part of the time that it takes to answer: their callers wait for them there. */
function latencyAt(injected: Readonly<InjectedFaults>, key: ResourceKey): number {
  if (key.startsWith('lambda/') || key.startsWith('outside/endpoint/')) return 0
  const broken = brokenKey(injected, key)
  return broken === undefined ? 0 : (injected[broken]?.latencyMs ?? 0)
}

const anyInbox = inboxKey('')

/** The broken resource that a key stands for: itself, or the inbox that stands for all addresses that begin like it. */
function brokenKey(injected: Readonly<InjectedFaults>, key: ResourceKey): ResourceKey | undefined {
  if (injected[key] !== undefined) return key
  if (!key.startsWith(anyInbox)) return undefined
  let longest: ResourceKey | undefined
  for (const candidate in injected) {
    const isLonger = candidate.length > (longest?.length ?? 0)
    if (isLonger && candidate.endsWith('*') && key.startsWith(candidate.slice(0, -1))) longest = candidate
  }
  return longest
}
