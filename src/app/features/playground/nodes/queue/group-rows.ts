/** Which message group of a FIFO queue stands in which lane. Pure. */
import type { QueueFacts, StandingMessage } from './queue-facts.ts'

/** By row, from above: the group's name, or nothing. */
export type GroupRows = readonly (string | undefined)[]

export function emptyRows(count: number): GroupRows {
  return Array.from({ length: count }, () => undefined)
}

/**
 * A group keeps its lane as long as it has messages, wherever it stands in line; a lane that is free goes to the next group in line.
 * Returns `before` itself when nothing changes.
 */
export function assignRows(before: GroupRows, groups: QueueFacts['groups']): GroupRows {
  const present = new Set(groups.map(({ name }) => name))
  const kept = before.map((name) => (name !== undefined && present.has(name) ? name : undefined))
  const waiting = groups.map(({ name }) => name).filter((name) => !kept.includes(name))
  const rows = kept.map((name) => name ?? waiting.shift())
  return rows.every((name, row) => name === before[row]) ? before : rows
}

/** What one lane shows. */
export interface GroupLaneFacts {
  readonly name: string
  readonly waiting: number
  readonly inFlight: number
  readonly isLocked: boolean
  /** Head of the group first; as many as the view names. */
  readonly head: readonly StandingMessage[]
  /** Of those that are out, the one that comes back first. */
  readonly lifted: StandingMessage | undefined
}

export function laneFactsOf(facts: QueueFacts, name: string | undefined): GroupLaneFacts | undefined {
  const group = name === undefined ? undefined : facts.groups.find((candidate) => candidate.name === name)
  if (group === undefined) return undefined
  const out = facts.inFlight.filter((message) => message.group === group.name)
  return {
    name: group.name,
    waiting: group.waiting,
    inFlight: group.inFlight,
    isLocked: group.lockedUntil !== undefined,
    head: facts.head.filter((message) => message.group === group.name),
    lifted: out.toSorted((a, b) => a.visibleAt - b.visibleAt)[0],
  }
}
