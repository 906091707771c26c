/** The figures that stand large in the inspector, by kind of node. */
import type { NodeView } from '../../../bridge/protocol/index.ts'
import { countText, duration } from '../../ui/virtual-time.ts'

export interface NodeFigure {
  readonly figure: string
  readonly unit?: string
  readonly caption: string
}

export function nodeFigures(view: NodeView, clockMs: number): readonly NodeFigure[] {
  switch (view.kind) {
    case 'queue': {
      const age = view.oldestSentAt === undefined ? { figure: '–' } : duration(clockMs - view.oldestSentAt)
      return [
        count(view.ledger.visible, 'visible'),
        count(view.ledger.inFlight, 'in flight'),
        count(view.ledger.delayed, 'delayed'),
        { ...age, caption: 'oldest' },
      ]
    }
    case 'topic':
      return [
        count(view.published, 'published'),
        count(view.deliveries, 'deliveries'),
        count(view.filteredOut, 'filtered out'),
        count(view.failed, 'failed'),
      ]
    case 'function':
      return [
        count(view.invocations, 'invocations'),
        count(view.busy, 'busy'),
        count(view.errors, 'errors'),
        count(view.throttles, 'throttles'),
      ]
    case 'source':
      return [
        count(view.sent, 'sent'),
        count(view.refused, 'refused'),
        view.nextAt === undefined
          ? { figure: '–', caption: 'next' }
          : { ...duration(Math.max(0, view.nextAt - clockMs)), caption: 'next in' },
      ]
    case 'inbox': {
      const newest = view.newest[0]
      const age = newest === undefined ? { figure: '–' } : duration(Math.max(0, clockMs - newest.at))
      return [count(view.count, 'received'), { ...age, caption: 'since the newest' }]
    }
    case 'endpoint':
      return [
        count(view.requests, 'requests'),
        count(countOf(view.byStatus, true), 'taken'),
        count(countOf(view.byStatus, false), 'refused'),
        count(view.confirmed, 'confirmed'),
      ]
    case 'inert':
      return []
  }
}

/** SNS takes any status from 200 to 299 for a delivery. */
function isTaken(status: number | string): boolean {
  return String(status).startsWith('2')
}

function countOf(byStatus: Readonly<Record<string, number>>, taken: boolean): number {
  return Object.entries(byStatus).reduce((sum, [status, times]) => (isTaken(status) === taken ? sum + times : sum), 0)
}

function count(figure: number, caption: string): NodeFigure {
  return { figure: countText(figure), caption }
}
