/** Receiving from a queue by hand, and what can be done with what was received while its receipt holds. */
import { queueUrl } from '../../../../aws/identity.ts'
import { sqs } from '../../../../aws/services/sqs.ts'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { holdMessages, useHeld } from '../../../stores/held.ts'
import { Action, ActionForm } from './action.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { NumberField } from './fields.tsx'
import { HeldRow } from './held-row.tsx'
import { receivedOf } from './received.ts'
import { type ReceiveDraft, receiveInput } from './requests.ts'
import { useCall } from './use-call.ts'

const emptyReceive: ReceiveDraft = { most: '', visibility: '', wait: '' }

export function ReceiveAction({ detail }: { readonly detail: NodeDetail }) {
  const [draft, setDraft] = useDraft(detail.id, 'receive', emptyReceive)
  const [state, call] = useCall()
  const held = useHeld(detail.id)
  const receive = async () => {
    const input = receiveInput(queueUrl(detail.physicalName), draft)
    const answer = await call({ service: 'sqs', operation: 'ReceiveMessage', input })
    if (answer) holdMessages(detail.id, receivedOf(answer))
  }
  return (
    <Action
      node={detail.id}
      title="Receive messages"
      about="Takes messages as a consumer does: hidden from the others until they are deleted or time is up."
      page={sqs.operations.ReceiveMessage.page}
    >
      <ActionForm button="Receive" isBusy={state.kind === 'under-way'} onSubmit={() => void receive()}>
        <NumberField label="At most" unit="messages" otherwise="1" value={draft.most} onValue={(most) => setDraft({ ...draft, most })} />
        <NumberField
          label="Visibility timeout"
          unit="s"
          otherwise="queue’s"
          value={draft.visibility}
          onValue={(visibility) => setDraft({ ...draft, visibility })}
        />
        <NumberField
          label="Wait for one"
          unit="s"
          otherwise="queue’s"
          value={draft.wait}
          onValue={(wait) => setDraft({ ...draft, wait })}
        />
      </ActionForm>
      <CallAnswer state={state}>
        {(answer) => {
          const count = receivedOf(answer).length
          return <Success>{count === 0 ? 'SQS answered without a message.' : `${count} received.`}</Success>
        }}
      </CallAnswer>
      {held.length > 0 && (
        <ul aria-label="Received" className="mt-2 grid gap-2">
          {held.map((message) => (
            <HeldRow
              key={message.receiptHandle}
              node={detail.id}
              queue={detail.physicalName}
              message={message}
              row={detail.messages.find(({ messageId }) => messageId === message.messageId)}
              clockMs={detail.clockMs}
            />
          ))}
        </ul>
      )}
    </Action>
  )
}
