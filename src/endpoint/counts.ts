/** What a run came to, node by node, as lines of text. */
import type { Session } from '../bridge/worker/index.ts'
import type { NodeView } from '../bridge/protocol/index.ts'
import { nodeViewOf } from '../engine/simulation/index.ts'

export function countsOf({ run }: Session): string[] {
  if (run === undefined) return []
  return run.template.nodes.flatMap((node) => {
    const view = nodeViewOf(run, node.id)
    return view && view.kind !== 'inert' ? [`${node.name.padEnd(24)} ${wordsOf(view)}`] : []
  })
}

function wordsOf(view: Exclude<NodeView, { kind: 'inert' }>): string {
  switch (view.kind) {
    case 'queue': {
      const { ledger } = view
      return `sent ${ledger.sent}  moved in ${ledger.movedIn}  deleted ${ledger.deleted}  visible ${ledger.visible}  in flight ${ledger.inFlight}  delayed ${ledger.delayed}  moved out ${ledger.movedOut}  expired ${ledger.expired}  purged ${ledger.purged}`
    }
    case 'topic':
      return `published ${view.published}  deliveries ${view.deliveries}  filtered out ${view.filteredOut}  failed ${view.failed}`
    case 'function':
      return `invocations ${view.invocations}  errors ${view.errors}  throttles ${view.throttles}  cold starts ${view.coldStarts}`
    case 'source':
      return `sent ${view.sent}  refused ${view.refused}`
    case 'inbox':
      return `received ${view.count}`
    case 'table':
      return `items ${view.items}  writes ${view.writes}  reads ${view.reads}  expired ${view.expired}`
    case 'workflow':
      return `running ${view.running}  succeeded ${view.succeeded}  failed ${view.failed + view.timedOut}  aborted ${view.aborted}  transitions ${view.transitions}`
    case 'bucket':
      return `objects ${view.objects}  bytes ${view.bytes}  writes ${view.writes}  reads ${view.reads}`
    case 'bus':
      return `received ${view.received}  unmatched ${view.unmatched}  delivered ${view.delivered}  failed ${view.failed}`
    case 'rule':
      return `matched ${view.matched}  delivered ${view.delivered}  failed ${view.failed}`
    case 'endpoint':
      return `requests ${view.requests}`
  }
}
