/**
 * What is broken on purpose now, resource by resource, as plain numbers. The road reads it for every call; a service reads
 * it only where the road cannot act for it: while a function runs, while a server takes its time.
 */
import type { JsonObject } from '../../../base/json.ts'
import { serverFault } from '../../../aws/service.ts'
import type { Fault, ResourceKey, Step } from '../../kernel/index.ts'
import { nameOfKey } from './resource-keys.ts'
import { spanInWords } from './why.ts'

/** What holds for a resource now: of several faults of one kind the strongest. */
export interface InjectedFault {
  outage: boolean
  /** 0 to 100. */
  errorPercent: number
  latencyMs: number
}

/** Only resources that are broken stand here, and the cell is there only while there is one. */
export type InjectedFaults = Record<ResourceKey, InjectedFault>

export const injectedKey: ResourceKey = 'faults/injected'
/** The book of all faults; it also holds each resource's own stream of chance, so that no cell of a service changes. */
export const faultBookKey: ResourceKey = 'faults/book'

/** Calls and invocations that a fault made fail, by resource. */
export interface FaultHits {
  hits: Record<ResourceKey, number>
}

export function injectedAt(step: Step, key: ResourceKey): Readonly<InjectedFault> | undefined {
  return step.read<InjectedFaults>(injectedKey)?.[key]
}

/** Whether the next call of a resource is one of those that fail: drawn from the resource's own stream. */
export function drawsError(step: Step, key: ResourceKey, { errorPercent }: Readonly<InjectedFault>): boolean {
  return errorPercent > 0 && step.random(faultBookKey, key) * 100 < errorPercent
}

/** Counts a call that fails by a fault, and says so. */
export function noteHit(step: Step, key: ResourceKey, data: JsonObject): void {
  const { hits } = step.edit<FaultHits>(faultBookKey)
  hits[key] = (hits[key] ?? 0) + 1
  step.emit('faults.Struck', key, data)
}

export const outageWords = 'outage'
export const errorWords = (percent: number): string => `${percent} % errors`
export const latencyWords = (ms: number): string => `+${spanInWords(ms)}`

/** A server's fault in AWS's words; what follows them is ours and says that it is no accident. */
export function injectedFault(code: string, message: string, what: string, key: ResourceKey): Fault {
  return serverFault(code, injectedMessage(message, what, key))
}

export function injectedMessage(message: string, what: string, key: ResourceKey): string {
  return `${message} (broken on purpose: ${what}, ${nameOfKey(key)})`
}

/** What {@link injectedMessage} put into a text, wherever that text went since: `outage, jobs`. */
export function injectedIn(text: string): string | undefined {
  return /\(broken on purpose: ([^)]+)\)/.exec(text)?.[1]
}
