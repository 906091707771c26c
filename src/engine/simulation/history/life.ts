/** A message's life so far, in words: where it came from, its receives and returns, and how it ended. */
import type { LogicalId, Template } from '../../../document/index.ts'
import type { LifePoint, LineStatus } from '../details.ts'
import { nameOfResource, type Naming } from '../labels.ts'
import type { Chronicle } from './chronicle.ts'
import type { Run } from '../run.ts'
import { lifeOf, type Lives, type Point, type PointKind } from './lives.ts'
import { namingAt } from './namings.ts'

/** As the string chart colours it, in the order in which its columns number them. */
export const lineStatuses: readonly LineStatus[] = ['running', 'waiting', 'retry', 'failed', 'done']

/**
 * What happened to a message until the present moment, oldest first. Of a fan-out only the copy that came this way is
 * told: what is neither before nor after `node` in the picture, nor reads what is, belongs to another copy.
 */
export function lifeOfMessage(run: Run, { history, log }: Chronicle, trail: string, node: LogicalId): LifePoint[] {
  const related = relatives(run.template, node)
  const { steps } = run.kernel.world
  return lifeOf(history.lives, trail).flatMap((point) => {
    const place = run.nodes.get(point.place)
    if (point.step > steps || (place !== undefined && !related.has(place))) return []
    const naming = namingAt(log.namings, point.step) ?? run
    return [{ atMs: point.atMs, step: point.step, text: wordsOf(naming, history.lives, point), status: statusOf(point) }]
  })
}

function relatives({ wires }: Template, node: LogicalId): ReadonlySet<LogicalId> {
  const all = new Set([node])
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const reached = new Set([node])
    for (const id of reached) for (const wire of wires) if (wire[near] === id) reached.add(wire[far])
    for (const id of reached) all.add(id)
  }
  // A dead letter was in the hands of those who read its first queue.
  for (const { kind, from, to } of wires) if (kind === 'event-source' && all.has(from)) all.add(to)
  return all
}

const fixed: Readonly<Partial<Record<PointKind, LineStatus>>> = {
  entered: 'waiting',
  'delay-over': 'waiting',
  returned: 'retry',
  deleted: 'done',
  arrived: 'done',
  purged: 'done',
  refused: 'failed',
  'delivery-failed': 'failed',
  'dead-letter': 'failed',
  lost: 'failed',
  'delivery-retry': 'retry',
  'moved-back': 'retry',
  filtered: 'waiting',
}

/** How a message fares from this point of its life on. */
export function statusOf({ kind, more }: Pick<Point, 'kind' | 'more'>): LineStatus {
  return fixed[kind] ?? (kind === 'received' && more > 1 ? 'retry' : 'running')
}

const ordinals = new Map([
  [1, ''],
  [2, ' for the 2nd time'],
  [3, ' for the 3rd time'],
])

function wordsOf(naming: Naming, lives: Lives, { kind, place, more }: Point): string {
  const name = nameOfResource(naming, place)
  const target = (): string => nameOfResource(naming, lives.places[more] ?? '')
  switch (kind) {
    case 'sent':
      return `Sent by ${name}`
    case 'published':
      return `Published to ${name}${more > 0 ? `: ${more} ${more === 1 ? 'copy' : 'copies'}` : ''}`
    case 'entered':
      return `Came into ${name}`
    case 'delay-over':
      return `Its delay in ${name} was over`
    case 'received':
      return `Received from ${name}${ordinals.get(more) ?? ` for the ${more}th time`}`
    case 'invoked':
      return `Given to ${name}`
    case 'returned':
      return `Visible again in ${name}: it was not deleted in time`
    case 'deleted':
      return `Deleted from ${name}`
    case 'arrived':
      return `Arrived at ${name}`
    case 'refused':
      return `Refused by ${name} with ${more}`
    case 'filtered':
      return `Held back from ${name} by its filter policy`
    case 'delivery-failed':
      return `Could not be delivered to ${name}`
    case 'delivery-retry':
      return `Delivery to ${name} failed: retry ${more} follows`
    case 'dead-letter':
      return `Moved from ${name} to the dead-letter queue ${target()}`
    case 'moved-back':
      return `Moved back from ${name} to ${target()}`
    case 'lost':
      return `Lost in ${name}`
    case 'purged':
      return `Purged from ${name}`
  }
}
