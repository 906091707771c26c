/** What the screen is told about a broken node. */
import type { FaultSetting } from '../../../document/index.ts'
import type { ResourceKey, World } from '../../kernel/index.ts'
import { faultBookKey } from '../../services/shared/injected-faults.ts'
import { wordsOf, type ActiveFault, type FaultBook } from './fault-book.ts'

export interface FaultView {
  /** The worst of what is broken. */
  readonly kind: FaultSetting['kind']
  /** `outage`, `20 % errors, +500 ms` */
  readonly text: string
  /** Virtual ms at which all of it will have ended; absent where it has to be mended by hand. */
  readonly untilMs?: number
  /** Calls (of a function: invocations too) that failed by it since the world began. */
  readonly hits: number
}

type Readable = { readonly cells: Readonly<Record<ResourceKey, { readonly state: unknown } | undefined>> }

/** What is broken of a resource now, the oldest first. */
export function activeFaultsOf(world: Readable | Readonly<World>, resource: ResourceKey): readonly ActiveFault[] {
  return bookOf(world)?.active.filter((fault) => fault.resource === resource) ?? []
}

export function hitsOf(world: Readable | Readonly<World>, resource: ResourceKey): number {
  return bookOf(world)?.hits[resource] ?? 0
}

function bookOf({ cells }: Readable | Readonly<World>): Readonly<FaultBook> | undefined {
  return cells[faultBookKey]?.state as FaultBook | undefined
}

const worstFirst: readonly FaultSetting['kind'][] = ['outage', 'errors', 'latency']

/** Of a node whose resource has this key; `undefined` when nothing is broken of it. */
export function faultViewOf(world: Readable | Readonly<World>, resource: ResourceKey | undefined): FaultView | undefined {
  const active = resource === undefined ? [] : activeFaultsOf(world, resource)
  const [worst] = worstFirst.flatMap((kind) => strongest(active, kind))
  if (resource === undefined || worst === undefined) return undefined
  // While nothing gets through it does not matter how long it takes.
  const told = worst.kind === 'outage' ? [worst] : worstFirst.flatMap((kind) => strongest(active, kind))
  const ends = active.map(({ untilMs }) => untilMs ?? Infinity)
  const untilMs = Math.max(...ends)
  return {
    kind: worst.kind,
    text: told.map(wordsOf).join(', '),
    ...(Number.isFinite(untilMs) && { untilMs }),
    hits: hitsOf(world, resource),
  }
}

function strongest(active: readonly ActiveFault[], kind: FaultSetting['kind']): FaultSetting[] {
  const own = active.map(({ setting }) => setting).filter((setting) => setting.kind === kind)
  return own.toSorted((a, b) => strengthOf(b) - strengthOf(a)).slice(0, 1)
}

function strengthOf(setting: FaultSetting): number {
  return setting.kind === 'outage' ? 1 : setting.kind === 'errors' ? setting.percent : setting.ms
}
