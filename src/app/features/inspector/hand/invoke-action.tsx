/** Invoking a function by hand. */
import { lambda } from '../../../../aws/services/lambda.ts'
import { decodeBase64 } from '../../../../base/base64.ts'
import type { Json, JsonObject } from '../../../../base/json.ts'
import { decodeUtf8 } from '../../../../base/utf8.ts'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { WordButton } from '../../../ui/button.tsx'
import { Action, ActionForm } from './action.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { CodeField, SelectField } from './fields.tsx'
import { invocationTypes, invokeInput } from './requests.ts'
import { sampleEvents } from './sample-events.ts'
import { useCall } from './use-call.ts'

const typeNames = { RequestResponse: 'wait for the answer', Event: 'leave it with Lambda', DryRun: 'only ask whether I may' }

export function InvokeAction({ detail }: { readonly detail: NodeDetail }) {
  const [event, setEvent] = useDraft<string>(detail.id, 'invoke: event', '{}')
  const [type, setType] = useDraft<(typeof invocationTypes)[number]>(detail.id, 'invoke: type', 'RequestResponse')
  const [state, call] = useCall()
  const { lastEvent } = detail
  return (
    <Action node={detail.id} title="Invoke" about="Gives the function an event." page={lambda.operations.Invoke.page} startsOpen>
      <ActionForm
        button="Invoke"
        isBusy={state.kind === 'under-way'}
        onSubmit={() => void call({ service: 'lambda', operation: 'Invoke', input: invokeInput(detail.physicalName, type, event) })}
      >
        <CodeField label="Event" value={event} onValue={setEvent} />
        <p className="flex flex-wrap gap-x-3">
          {lastEvent !== undefined && <WordButton onClick={() => setEvent(indented(lastEvent.event))}>Its last event</WordButton>}
          {sampleEvents.map(({ name, event: sample }) => (
            <WordButton key={name} onClick={() => setEvent(JSON.stringify(sample, undefined, 2))}>
              {name}
            </WordButton>
          ))}
        </p>
        <SelectField
          label="And then"
          value={type}
          onValue={(chosen) => setType(invocationTypes.find((known) => known === chosen) ?? 'RequestResponse')}
          options={invocationTypes.map((id) => ({ id, name: typeNames[id] }))}
        />
      </ActionForm>
      <CallAnswer state={state}>{(answer) => <Invoked answer={answer} />}</CallAnswer>
    </Action>
  )
}

function Invoked({ answer }: { readonly answer: JsonObject }) {
  const { StatusCode: status, FunctionError: failure, Payload: payload, LogResult: log } = answer
  return (
    <>
      {failure === undefined ? (
        <Success>Lambda answered with status {String(status)}.</Success>
      ) : (
        <Refusal title={`FunctionError: ${textOf(failure)}`}>The function failed; what it threw stands below.</Refusal>
      )}
      {textOf(payload) !== '' && <Lines label="What it returned" text={indented(textOf(payload))} />}
      {textOf(log) !== '' && <Lines label="The end of its log" text={decoded(textOf(log))} />}
    </>
  )
}

function Lines({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <p className="pt-2 pb-1 text-ink2">{label}</p>
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-60 overflow-auto rounded-field border border-line bg-raised p-2.5 font-mono text-caption break-words whitespace-pre-wrap"
      >
        {text}
      </pre>
    </>
  )
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function decoded(base64: string): string {
  const bytes = decodeBase64(base64)
  return bytes.ok ? decodeUtf8(bytes.value) : base64
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2)
  } catch {
    return json
  }
}
