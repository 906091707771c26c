/** The figures that stand large in the inspector, by kind of node. */
import type { NodeView } from '../../../bridge/protocol/index.ts'
import { countText, duration } from '../../ui/virtual-time.ts'

export interface NodeFigure {
  readonly figure: string
  readonly unit?: string
  readonly caption: string
  /** Where "which ones?" is answered; absent where the figure counts nothing. */
  readonly asks?: Asked
}

/** The messages inside, in a state; a tab of the inspector; or rows of the log that have these words. */
export type Asked =
  | { readonly to: 'messages'; readonly status?: 'visible' | 'in-flight' | 'delayed' }
  | { readonly to: 'tab'; readonly tab: 'messages' | 'console' }
  | { readonly to: 'log'; readonly text: string }

const log = (text: string): Asked => ({ to: 'log', text })
const invocations: Asked = { to: 'tab', tab: 'console' }
const arrivals: Asked = { to: 'tab', tab: 'messages' }

export function nodeFigures(view: NodeView, clockMs: number): readonly NodeFigure[] {
  switch (view.kind) {
    case 'queue':
      return queueFigures(view, clockMs)
    case 'topic':
      return [
        count(view.published, 'published', log('Publish')),
        count(view.deliveries, 'deliveries', log('')),
        count(view.filteredOut, 'filtered out', log('filtered out')),
        count(view.failed, 'failed', log('failed')),
      ]
    case 'function':
      return [
        count(view.invocations, 'invocations', invocations),
        count(view.busy, 'busy', invocations),
        count(view.errors, 'errors', log('failed')),
        count(view.throttles, 'throttles', log('throttled')),
      ]
    case 'workflow':
      return [
        count(view.running, 'running', log('')),
        count(view.succeeded, 'succeeded', log('')),
        count(view.failed + view.timedOut, 'failed', log('failed')),
        count(view.transitions, 'transitions', log('')),
      ]
    case 'table':
    case 'bucket':
      return storeFigures(view)
    case 'bus':
    case 'rule':
      return eventFigures(view, clockMs)
    case 'source':
    case 'inbox':
    case 'endpoint':
      return outsideFigures(view, clockMs)
    case 'inert':
      return []
  }
}

type ViewOf<Kind extends NodeView['kind']> = Extract<NodeView, { readonly kind: Kind }>

function queueFigures({ oldestSentAt, ledger }: ViewOf<'queue'>, clockMs: number): readonly NodeFigure[] {
  const age = oldestSentAt === undefined ? { figure: '–' } : duration(clockMs - oldestSentAt)
  return [
    count(ledger.visible, 'visible', { to: 'messages', status: 'visible' }),
    count(ledger.inFlight, 'in flight', { to: 'messages', status: 'in-flight' }),
    count(ledger.delayed, 'delayed', { to: 'messages', status: 'delayed' }),
    { ...age, caption: 'oldest', asks: { to: 'messages' } },
  ]
}

function storeFigures(view: ViewOf<'table' | 'bucket'>): readonly NodeFigure[] {
  return [
    view.kind === 'table' ? count(view.items, 'items', log('')) : count(view.objects, 'objects', log('')),
    count(view.bytes, 'bytes', log('')),
    count(view.writes, 'writes', log('')),
    count(view.reads, 'reads', log('read')),
  ]
}

function eventFigures(view: ViewOf<'bus' | 'rule'>, clockMs: number): readonly NodeFigure[] {
  if (view.kind === 'bus')
    return [
      count(view.received, 'events', log('event')),
      count(view.received - view.unmatched, 'matched', log('event')),
      // The rows that tell of these are those of its rules.
      { figure: countText(view.delivered), caption: 'delivered' },
      { figure: countText(view.failed), caption: 'failed' },
    ]
  const figures = [
    count(view.matched, view.schedule === null ? 'matched' : 'triggered', log('')),
    count(view.delivered + view.failed, 'invocations', log('')),
    count(view.failed, 'failed', log('given up')),
  ]
  return view.nextAt === null ? figures : [...figures, { ...duration(Math.max(0, view.nextAt - clockMs)), caption: 'next in' }]
}

function outsideFigures(view: ViewOf<'source' | 'inbox' | 'endpoint'>, clockMs: number): readonly NodeFigure[] {
  switch (view.kind) {
    case 'source':
      return [
        count(view.sent, 'sent', log('')),
        count(view.refused, 'refused', log('refused')),
        view.nextAt === undefined
          ? { figure: '–', caption: 'next' }
          : { ...duration(Math.max(0, view.nextAt - clockMs)), caption: 'next in' },
      ]
    case 'inbox': {
      const newest = view.newest[0]
      const age = newest === undefined ? { figure: '–' } : duration(Math.max(0, clockMs - newest.at))
      return [
        count(view.count, 'received', arrivals),
        count(view.bounced, 'bounced', log('failed')),
        { ...age, caption: 'since the newest' },
      ]
    }
    case 'endpoint':
      return [
        count(view.requests, 'requests', arrivals),
        count(countOf(view.byStatus, true), 'taken', arrivals),
        count(countOf(view.byStatus, false), 'refused', arrivals),
        count(view.confirmed, 'confirmed', log('confirmed')),
      ]
  }
}

/** SNS takes any status from 200 to 299 for a delivery. */
function isTaken(status: number | string): boolean {
  return String(status).startsWith('2')
}

function countOf(byStatus: Readonly<Record<string, number>>, taken: boolean): number {
  return Object.entries(byStatus).reduce((sum, [status, times]) => (isTaken(status) === taken ? sum + times : sum), 0)
}

function count(figure: number, caption: string, asks: Asked): NodeFigure {
  return { figure: countText(figure), caption, asks }
}
