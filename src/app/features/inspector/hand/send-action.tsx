/** Sending a message to a queue by hand. */
import { queueUrl } from '../../../../aws/identity.ts'
import { sqs } from '../../../../aws/services/sqs.ts'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { request } from '../../../stores/connection.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { select } from '../../../stores/session.ts'
import { WordButton } from '../../../ui/button.tsx'
import { Action, ActionForm } from './action.tsx'
import { AttributeRows } from './attribute-rows.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { CodeField, NumberField, TextField } from './fields.tsx'
import { emptyMessage, sendInput } from './requests.ts'
import { useCall } from './use-call.ts'

interface SendActionProps {
  readonly detail: NodeDetail
  readonly isFifo: boolean
  readonly startsOpen: boolean
}

export function SendAction({ detail, isFifo, startsOpen }: SendActionProps) {
  const [draft, setDraft] = useDraft(detail.id, 'send', emptyMessage)
  const [state, call] = useCall()
  const sample = detail.messages[0]?.messageId
  const takeBody = async (messageId: string) => {
    const message = await request('message', { node: detail.id, messageId })
    if (message) setDraft((shown) => ({ ...shown, body: message.body }))
  }
  return (
    <Action
      node={detail.id}
      title="Send a message"
      about="Puts one message into this queue."
      page={sqs.operations.SendMessage.page}
      startsOpen={startsOpen}
    >
      <ActionForm
        button="Send"
        isBusy={state.kind === 'under-way'}
        onSubmit={() => void call({ service: 'sqs', operation: 'SendMessage', input: sendInput(queueUrl(detail.physicalName), draft) })}
      >
        <CodeField
          label="Body"
          value={draft.body}
          onValue={(body) => setDraft({ ...draft, body })}
          placeholder={'{ "orderId": "ord-1" }'}
        />
        {sample !== undefined && <WordButton onClick={() => void takeBody(sample)}>Take the body of the first message here</WordButton>}
        <TextField label="Message group" value={draft.group} onValue={(group) => setDraft({ ...draft, group })} />
        {isFifo ? (
          <TextField
            label="Deduplication id"
            value={draft.deduplication}
            onValue={(deduplication) => setDraft({ ...draft, deduplication })}
          />
        ) : (
          <NumberField label="Delay" unit="s" otherwise="queue’s" value={draft.delay} onValue={(delay) => setDraft({ ...draft, delay })} />
        )}
        <AttributeRows attributes={draft.attributes} onAttributes={(attributes) => setDraft({ ...draft, attributes })} />
      </ActionForm>
      <CallAnswer state={state}>{({ MessageId: messageId }) => <Sent node={detail.id} messageId={String(messageId)} />}</CallAnswer>
    </Action>
  )
}

function Sent({ node, messageId }: { readonly node: string; readonly messageId: string }) {
  return (
    <Success>
      <span>SQS took it:</span>
      <span className="font-mono text-caption break-all">{messageId}</span>
      <WordButton onClick={() => select({ kind: 'message', node, messageId })}>Look at the message</WordButton>
    </Success>
  )
}
