/** Everything that is broken or planned to be, kept in the world. Plain JSON: nothing is `undefined`, what is absent is `null`. */
import { emptyRecord, type JsonObject } from '../../../base/json.ts'
import type { FaultSetting } from '../../../document/index.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import {
  errorWords,
  faultBookKey,
  injectedKey,
  latencyWords,
  outageWords,
  type FaultHits,
  type InjectedFault,
  type InjectedFaults,
} from '../../services/shared/injected-faults.ts'

/** What the document schedules, in virtual ms. */
export interface PlannedFault {
  readonly resource: ResourceKey
  readonly setting: FaultSetting
  readonly fromMs: number
  /** `null`: until somebody mends it. */
  readonly untilMs: number | null
}

export interface ActiveFault {
  /** Counted from 1 in a world. */
  readonly id: number
  readonly resource: ResourceKey
  readonly setting: FaultSetting
  readonly sinceMs: number
  readonly untilMs: number | null
  /** The plan's entry that it is (see {@link identityOf}), or `null`: made by hand. */
  readonly planned: string | null
}

export interface FaultBook extends FaultHits {
  plan: PlannedFault[]
  active: ActiveFault[]
  begun: number
}

/** The book to write in; it is made at the first fault, and then stays. */
export function editBook(step: Step): FaultBook {
  if (step.read(faultBookKey) !== undefined) return step.edit<FaultBook>(faultBookKey)
  return step.create<FaultBook>(faultBookKey, { plan: [], active: [], begun: 0, hits: emptyRecord<number>() })
}

/** Entries of a plan that say the same are the same. */
export function identityOf({ resource, setting, fromMs, untilMs }: PlannedFault): string {
  return JSON.stringify([resource, wordsOf(setting), fromMs, untilMs])
}

/** Works out anew what holds for a resource, and tells the world. */
export function settle(step: Step, { active }: Readonly<FaultBook>, resource: ResourceKey): void {
  const own = active.filter((fault) => fault.resource === resource).map(({ setting }) => setting)
  if (step.read(injectedKey) === undefined) {
    if (own.length === 0) return
    step.create<InjectedFaults>(injectedKey, emptyRecord<InjectedFault>())
  }
  const injected = step.edit<InjectedFaults>(injectedKey)
  if (own.length > 0) injected[resource] = strongestOf(own)
  else delete injected[resource]
  if (Object.keys(injected).length === 0) step.remove(injectedKey)
}

function strongestOf(settings: readonly FaultSetting[]): InjectedFault {
  const strongest: InjectedFault = { outage: false, errorPercent: 0, latencyMs: 0 }
  for (const setting of settings) {
    if (setting.kind === 'outage') strongest.outage = true
    else if (setting.kind === 'errors') strongest.errorPercent = Math.max(strongest.errorPercent, setting.percent)
    else strongest.latencyMs = Math.max(strongest.latencyMs, setting.ms)
  }
  return strongest
}

/** `outage`, `20 % errors`, `+500 ms` */
export function wordsOf(setting: FaultSetting): string {
  switch (setting.kind) {
    case 'outage':
      return outageWords
    case 'errors':
      return errorWords(setting.percent)
    case 'latency':
      return latencyWords(setting.ms)
  }
}

/** What the events of a fault say. */
export function factsOfFault({ id, setting, sinceMs, untilMs, planned }: ActiveFault): JsonObject {
  return { id, kind: setting.kind, text: wordsOf(setting), sinceMs, untilMs, by: planned === null ? 'hand' : 'document' }
}
