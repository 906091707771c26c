/** A message that was received by hand: what it says, how long it stays hidden, and what its receipt is good for. */
import { useState } from 'react'
import { queueUrl } from '../../../../aws/identity.ts'
import type { MessageRow } from '../../../../bridge/protocol/index.ts'
import { useDocument } from '../../../stores/document.ts'
import { type HeldMessage, letGo } from '../../../stores/held.ts'
import { Button, WordButton } from '../../../ui/button.tsx'
import { clockFace, durationText } from '../../../ui/virtual-time.ts'
import { CallAnswer, Success } from './call-answer.tsx'
import { useCall } from './use-call.ts'

interface HeldRowProps {
  readonly node: string
  /** Its name. */
  readonly queue: string
  readonly message: HeldMessage
  /** How it stands in the queue now; absent when it is not there, or too far back to be listed. */
  readonly row: MessageRow | undefined
  readonly clockMs: number
}

export function HeldRow({ node, queue, message, row, clockMs }: HeldRowProps) {
  const [seconds, setSeconds] = useState('0')
  const [state, call] = useCall()
  const startMs = useDocument(({ picture }) => picture?.startMs ?? 0)
  const receipt = { QueueUrl: queueUrl(queue), ReceiptHandle: message.receiptHandle }
  const remove = async () => {
    const answer = await call({ service: 'sqs', operation: 'DeleteMessage', input: receipt })
    if (answer) letGo(node, message.receiptHandle)
  }
  const hide = () =>
    call({ service: 'sqs', operation: 'ChangeMessageVisibility', input: { ...receipt, VisibilityTimeout: Number(seconds) } })
  const isBusy = state.kind === 'under-way'
  return (
    <li className="rounded-field border border-line bg-raised p-2.5">
      <p className="flex justify-between gap-2 text-caption text-ink3">
        <span>{hiddenWords(row, clockMs)}</span>
        <span className="whitespace-nowrap">received {clockFace(startMs, message.receivedAt).time}</span>
      </p>
      <pre tabIndex={0} aria-label="Body" className="max-h-32 overflow-auto font-mono text-caption break-words whitespace-pre-wrap">
        {message.body}
      </pre>
      {message.attributes.length > 0 && <Attributes attributes={message.attributes} />}
      <div className="flex flex-wrap items-center gap-1.5 pt-2">
        <Button look="framed" disabled={isBusy} onClick={() => void remove()}>
          Delete
        </Button>
        <span className="ml-auto flex items-center gap-1.5">
          <Button look="framed" disabled={isBusy} onClick={() => void hide()}>
            Hide for
          </Button>
          <input
            type="number"
            aria-label="Seconds to hide it for"
            value={seconds}
            onChange={(event) => setSeconds(event.target.value)}
            className="h-[30px] w-16 rounded-field border border-line2 bg-panel px-2 text-right"
          />
          <span className="text-ink3">s</span>
        </span>
      </div>
      <CallAnswer state={state}>{() => <Success>SQS took it.</Success>}</CallAnswer>
      {state.kind === 'answered' && !state.answer.ok && (
        <WordButton onClick={() => letGo(node, message.receiptHandle)}>Forget this receipt</WordButton>
      )}
    </li>
  )
}

function Attributes({ attributes }: Pick<HeldMessage, 'attributes'>) {
  return (
    <details className="pt-1">
      <summary className="min-h-6 cursor-pointer text-ink2">
        {attributes.length} {attributes.length === 1 ? 'attribute' : 'attributes'}
      </summary>
      <dl className="grid gap-0.5 text-caption">
        {attributes.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-3">
            <dt className="text-ink2">{name}</dt>
            <dd className="min-w-0 font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function hiddenWords(row: MessageRow | undefined, clockMs: number): string {
  if (row === undefined) return 'not in the queue any more'
  return row.status === 'in-flight' ? `hidden for ${durationText(Math.max(0, row.visibleAt - clockMs))} more` : 'visible to everybody again'
}
