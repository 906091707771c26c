/**
 * How many batches of a mapping are under way at once. AWS's numbers: it starts with 5, adds up to 300 a minute while
 * messages wait, up to 1,250; with little traffic it goes back to 5 and then to 2. Ours: it is looked at every 6 s in steps of
 * a tenth of that, errors take away a quarter a look, and 10 minutes without messages count as little traffic.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
import type { MappingState, Scaling } from './mapping-state.ts'

export const lookEveryMs = 6000
export const restAfterMs = 600_000
/** Batches that one provisioned poller has under way. */
export const batchesPerPoller = 10

export interface Bounds {
  /** What errors leave at least. */
  readonly floor: number
  /** What quiet leaves at least. */
  readonly least: number
  readonly start: number
  readonly most: number
  readonly perMinute: number
}

export function boundsOf({ maximumConcurrency, provisioned }: Pick<MappingState, 'maximumConcurrency' | 'provisioned'>): Bounds {
  if (provisioned !== null) {
    const least = provisioned.minimum * batchesPerPoller
    return { floor: least, least, start: least, most: provisioned.maximum * batchesPerPoller, perMinute: 1000 }
  }
  if (maximumConcurrency !== null) {
    const start = Math.min(5, maximumConcurrency)
    return { floor: 2, least: start, start, most: maximumConcurrency, perMinute: 300 }
  }
  return { floor: 2, least: 2, start: 5, most: 1250, perMinute: 300 }
}

export function startScaling(bounds: Bounds): Scaling {
  return { concurrency: bounds.start, dueAt: null, lastMessageAt: 0, succeeded: 0, failed: 0, finding: 'none', backlog: 0 }
}

/** What is seen of a mapping and its queue at one look. */
export interface Look {
  readonly bounds: Bounds
  readonly concurrency: number
  readonly isFifo: boolean
  readonly visible: number
  /** Receives that are open, and how many messages each would take. */
  readonly openPolls: number
  readonly takes: number
  readonly succeeded: number
  readonly failed: number
  readonly quietMs: number
}

export function nextConcurrency(look: Look): Pick<Scaling, 'concurrency' | 'finding'> {
  const { bounds, concurrency } = look
  const change = bounds.perMinute / 10
  if (look.failed > look.succeeded) {
    return { concurrency: Math.max(Math.min(bounds.floor, concurrency), Math.floor((concurrency * 3) / 4)), finding: 'errors' }
  }
  if (isBacklog(look)) {
    if (concurrency >= bounds.most) return { concurrency: bounds.most, finding: 'maximum' }
    return { concurrency: Math.min(bounds.most, Math.max(concurrency, bounds.start) + change), finding: 'backlog' }
  }
  if (look.openPolls === 0 && look.visible === 0 && concurrency >= bounds.start) return { concurrency, finding: 'none' }
  if (look.quietMs >= restAfterMs && concurrency <= bounds.start) return { concurrency: bounds.least, finding: 'quiet' }
  return { concurrency: Math.max(bounds.start, concurrency - change), finding: 'quiet' }
}

/** More messages than the open receives will take. In a FIFO queue an open receive finds every group locked: more would not help. */
function isBacklog({ isFifo, visible, openPolls, takes }: Look): boolean {
  return isFifo ? openPolls === 0 && visible > 0 : visible > openPolls * takes
}
