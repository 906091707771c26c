/** Emptying a queue, after a plain question. */
import { useState } from 'react'
import { queueUrl } from '../../../../aws/identity.ts'
import { sqs } from '../../../../aws/services/sqs.ts'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { Button } from '../../../ui/button.tsx'
import { countText } from '../../../ui/virtual-time.ts'
import { Action } from './action.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { useCall } from './use-call.ts'

export function PurgeAction({ detail, count }: { readonly detail: NodeDetail; readonly count: number }) {
  const [isAsking, setAsking] = useState(false)
  const [state, call] = useCall()
  const words = `${countText(count)} ${count === 1 ? 'message' : 'messages'}`
  const purge = () => {
    setAsking(false)
    void call({ service: 'sqs', operation: 'PurgeQueue', input: { QueueUrl: queueUrl(detail.physicalName) } })
  }
  return (
    <Action
      node={detail.id}
      title="Purge the queue"
      about="Deletes all that is in it, in flight and delayed too."
      page={sqs.operations.PurgeQueue.page}
    >
      {isAsking ? (
        <div role="group" aria-label="Purge?" className="flex flex-wrap items-center justify-end gap-2 pt-1">
          <p className="w-full">
            {count === 0
              ? 'Nothing is in it just now. Purge it all the same?'
              : `Lose ${words} for good? Nobody will receive them any more.`}
          </p>
          <Button autoFocus onClick={() => setAsking(false)}>
            {count === 0 ? 'Leave it' : 'Keep them'}
          </Button>
          <Button look="framed" onClick={purge}>
            {count === 0 ? 'Purge' : `Lose ${words}`}
          </Button>
        </div>
      ) : (
        <div className="flex justify-end">
          <Button look="framed" disabled={state.kind === 'under-way'} onClick={() => setAsking(true)}>
            Purge…
          </Button>
        </div>
      )}
      <CallAnswer state={state}>{() => <Success>SQS took it. Deleting takes up to 60 seconds.</Success>}</CallAnswer>
    </Action>
  )
}
