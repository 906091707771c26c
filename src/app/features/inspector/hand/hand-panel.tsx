/** What a person can do to a node at the present moment: AWS's own operations by hand, and breaking it. */
import type { NodeDetail, PictureNode } from '../../../../bridge/protocol/index.ts'
import { useDocument } from '../../../stores/document.ts'
import { BreakAction } from './break-action.tsx'
import { InvokeAction } from './invoke-action.tsx'
import { PublishAction } from './publish-action.tsx'
import { PurgeAction } from './purge-action.tsx'
import { ReceiveAction } from './receive-action.tsx'
import { RedriveAction } from './redrive-action.tsx'
import { SendAction } from './send-action.tsx'

export function HandPanel({ node, detail }: { readonly node: PictureNode; readonly detail: NodeDetail }) {
  return (
    <>
      {detail.view.kind === 'queue' && <QueueActions node={node} detail={detail} />}
      {detail.view.kind === 'topic' && <PublishAction detail={detail} isFifo={node.fifo === true} />}
      {detail.view.kind === 'function' && <InvokeAction detail={detail} />}
      <BreakAction node={node.id} view={detail.view} clockMs={detail.clockMs} />
    </>
  )
}

function QueueActions({ node, detail }: { readonly node: PictureNode; readonly detail: NodeDetail }) {
  const takesDeadLetters = useDocument(({ picture }) => picture?.wires.some(({ kind, to }) => kind === 'redrive' && to === node.id))
  if (detail.view.kind !== 'queue') return null
  const { visible, inFlight, delayed } = detail.view.ledger
  return (
    <>
      {takesDeadLetters === true && detail.arn !== undefined && <RedriveAction detail={detail} arn={detail.arn} />}
      <SendAction detail={detail} isFifo={node.fifo === true} startsOpen={takesDeadLetters !== true} />
      <ReceiveAction detail={detail} />
      <PurgeAction detail={detail} count={visible + inFlight + delayed} />
    </>
  )
}
