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
    case 'inert':
      return []
  }
}

function count(figure: number, caption: string): NodeFigure {
  return { figure: countText(figure), caption }
}
