/** Looking closer at a wire: what it carried so far, as its two ends know it, and what is on it now. */
import type { PictureWire } from '../../document/index.ts'
import type { MappingState } from '../services/lambda/index.ts'
import type { SourceState } from '../services/outside/index.ts'
import { mappingKey, sourceKey } from '../services/shared/resource-keys.ts'
import { viewSubscription } from '../services/sns/index.ts'
import { queueStateOf } from './queue-messages.ts'
import { stateOf, subscriptionOf } from './nodes.ts'
import { stackOfRun, worldOf, type Run } from './run.ts'
import { stretchOf } from './tracks.ts'
import { travelOf } from './travels.ts'

export interface WireFigure {
  /** `delivered` */
  readonly caption: string
  readonly count: number
}

export interface WireDetail {
  readonly id: string
  /** Messages on it now, and calls that carry none. */
  readonly underWay: number
  /** What nobody counts is left out: what somebody who may use it does there, and destinations. */
  readonly figures: readonly WireFigure[]
}

/** `undefined` for what is no wire of the running world. */
export function inspectWire(run: Run, id: string): WireDetail | undefined {
  const index = run.template.wires.findIndex((wire) => wire.id === id)
  const wire = run.template.wires[index]
  if (wire === undefined) return undefined
  return { id, underWay: underWayOn(run, index), figures: figuresOf(run, wire) }
}

function underWayOn(run: Run, index: number): number {
  let underWay = 0
  for (const item of worldOf(run).agenda) {
    const travel = travelOf(item, run.tracks)
    if (travel !== undefined && stretchOf(run.tracks, travel.hop)?.wire === index) underWay += travel.count
  }
  return underWay
}

function figuresOf(run: Run, { kind, from, by = '' }: PictureWire): readonly WireFigure[] {
  switch (kind) {
    case 'traffic': {
      const source = stateOf<SourceState>(run, sourceKey(from))
      return source ? counted({ sent: source.sent, refused: source.refused }) : []
    }
    case 'subscription': {
      const subscription = subscriptionOf(run, by)
      if (subscription === undefined) return []
      const { delivered, filteredOut, failed, retrying } = viewSubscription(subscription, (key) => stateOf(run, key))
      return counted({ delivered, 'filtered out': filteredOut, retrying, failed })
    }
    case 'event-source': {
      const uuid = stackOfRun(run).physicalIds[by]
      const mapping = uuid === undefined ? undefined : stateOf<MappingState>(run, mappingKey(uuid))
      if (mapping === undefined) return []
      const { batches, failedBatches, throttledBatches, filtered } = mapping
      return counted({ batches, failed: failedBatches, throttled: throttledBatches, 'filtered out': filtered })
    }
    case 'redrive': {
      const subscription = subscriptionOf(run, by)
      if (subscription !== undefined) return counted({ 'dead letters': subscription.book.deadLettered })
      const queue = queueStateOf(run, from)
      return queue ? counted({ 'moved out': queue.ledger.movedOut }) : []
    }
    case 'task':
    case 'destination':
    case 'permission':
    case 'reference':
      return []
  }
}

function counted(figures: Readonly<Record<string, number>>): readonly WireFigure[] {
  return Object.entries(figures).map(([caption, count]) => ({ caption, count }))
}
