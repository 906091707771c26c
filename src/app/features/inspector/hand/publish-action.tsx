/** Publishing to a topic by hand. */
import { topicArn } from '../../../../aws/identity.ts'
import { sns } from '../../../../aws/services/sns.ts'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { Action, ActionForm } from './action.tsx'
import { AttributeRows } from './attribute-rows.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { CodeField, TextField } from './fields.tsx'
import { emptyMessage, publishInput } from './requests.ts'
import { useCall } from './use-call.ts'

export function PublishAction({ detail, isFifo }: { readonly detail: NodeDetail; readonly isFifo: boolean }) {
  const [draft, setDraft] = useDraft(detail.id, 'publish', emptyMessage)
  const [state, call] = useCall()
  const arn = detail.arn ?? topicArn(detail.physicalName)
  return (
    <Action
      node={detail.id}
      title="Publish a message"
      about="Every subscriber whose filter lets it through gets a copy."
      page={sns.operations.Publish.page}
      startsOpen
    >
      <ActionForm
        button="Publish"
        isBusy={state.kind === 'under-way'}
        onSubmit={() => void call({ service: 'sns', operation: 'Publish', input: publishInput(arn, draft) })}
      >
        <CodeField
          label="Message"
          value={draft.body}
          onValue={(body) => setDraft({ ...draft, body })}
          placeholder={'{ "orderId": "ord-1" }'}
        />
        <TextField label="Subject" value={draft.subject} onValue={(subject) => setDraft({ ...draft, subject })} />
        <TextField label="Message group" value={draft.group} onValue={(group) => setDraft({ ...draft, group })} />
        {isFifo && (
          <TextField
            label="Deduplication id"
            value={draft.deduplication}
            onValue={(deduplication) => setDraft({ ...draft, deduplication })}
          />
        )}
        <AttributeRows attributes={draft.attributes} onAttributes={(attributes) => setDraft({ ...draft, attributes })} />
      </ActionForm>
      <CallAnswer state={state}>
        {({ MessageId: messageId }) => (
          <Success>
            <span>SNS took it:</span>
            <span className="font-mono text-caption break-all">{String(messageId)}</span>
          </Success>
        )}
      </CallAnswer>
    </Action>
  )
}
