/** What a queue's drawing needs of its view; zeros until the first frame. Pure. */
import type { NodeView } from '../../../../../bridge/protocol/index.ts'

type QueueView = Extract<NodeView, { kind: 'queue' }>
export type StandingMessage = QueueView['head'][number]

export interface QueueFacts {
  readonly waiting: number
  readonly flying: number
  readonly delayed: number
  /** Head of the queue first. */
  readonly head: readonly StandingMessage[]
  readonly inFlight: readonly StandingMessage[]
  readonly atTheDoor: readonly StandingMessage[]
  /** Message groups of a FIFO queue, the next to be served first; as many as the view names of `groupCount`. */
  readonly groups: QueueView['groups']
  readonly groupCount: number
}

const nothing: QueueFacts = { waiting: 0, flying: 0, delayed: 0, head: [], inFlight: [], atTheDoor: [], groups: [], groupCount: 0 }

export function queueFacts(view: NodeView | undefined): QueueFacts {
  if (view?.kind !== 'queue') return nothing
  return {
    waiting: view.ledger.visible,
    flying: view.ledger.inFlight,
    delayed: view.ledger.delayed,
    head: view.head.filter(({ status }) => status === 'visible'),
    inFlight: view.inFlight,
    atTheDoor: view.delayed,
    groups: view.groups,
    groupCount: view.groupCount,
  }
}

/** `12 waiting, 3 in flight`, and what else there is; of a FIFO queue, how many groups are locked of those that the view names. */
export function queueWords(facts: QueueFacts): string {
  const delayed = facts.delayed > 0 ? `, ${facts.delayed} delayed` : ''
  const locked = facts.groups.filter(({ lockedUntil }) => lockedUntil !== undefined).map(({ name }) => name)
  const groups = facts.groupCount > 0 ? `, ${facts.groupCount} ${facts.groupCount === 1 ? 'group' : 'groups'}` : ''
  const shut =
    locked.length > 0 ? `, locked: ${locked.slice(0, MOST_NAMED).join(', ')}${locked.length > MOST_NAMED ? ' and more' : ''}` : ''
  return `${facts.waiting} waiting, ${facts.flying} in flight${delayed}${groups}${shut}`
}

const MOST_NAMED = 4

/** Of more messages out than can be shown, those that come back first; the nearest to the gate is the one received first. */
export function shownInFlight(inFlight: readonly StandingMessage[], most: number): readonly StandingMessage[] {
  const soonest = inFlight.toSorted((a, b) => a.visibleAt - b.visibleAt).slice(0, most)
  return soonest.toSorted((a, b) => a.visibleAt - b.visibleAt || (a.messageId < b.messageId ? -1 : 1))
}

export function remainingSeconds(visibleAt: number, clockMs: number): number {
  return Math.max(0, Math.ceil((visibleAt - clockMs) / 1000))
}
