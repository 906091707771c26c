/** Moving dead letters out of their queue: back to where they came from, or to another queue. */
import { sqs } from '../../../../aws/services/sqs.ts'
import type { MoveTaskRow, NodeDetail } from '../../../../bridge/protocol/index.ts'
import { request } from '../../../stores/connection.ts'
import { useDraft } from '../../../stores/drafts.ts'
import { useDocument } from '../../../stores/document.ts'
import { Button } from '../../../ui/button.tsx'
import { countText } from '../../../ui/virtual-time.ts'
import { Action, ActionForm } from './action.tsx'
import { Refusal } from '../../../ui/refusal.tsx'
import { CallAnswer, Success } from './call-answer.tsx'
import { NumberField, SelectField } from './fields.tsx'
import { moveInput } from './requests.ts'
import { useCall } from './use-call.ts'

const backToSource = ''

export function RedriveAction({ detail, arn }: { readonly detail: NodeDetail; readonly arn: string }) {
  const [perSecond, setPerSecond] = useDraft<string>(detail.id, 'redrive: rate', '')
  const [destination, setDestination] = useDraft<string>(detail.id, 'redrive: to', backToSource)
  const [state, call] = useCall()
  const nodes = useDocument(({ picture }) => picture?.nodes)
  const newest = detail.moveTasks?.[0]
  const queues = nodes?.filter(({ kind, id }) => kind === 'queue' && id !== detail.id) ?? []
  const move = async () => {
    const destinationArn = destination === backToSource ? undefined : (await request('node', { id: destination }))?.arn
    const input = moveInput(arn, { perSecond, ...(destinationArn !== undefined && { destinationArn }) })
    await call({ service: 'sqs', operation: 'StartMessageMoveTask', input })
  }
  return (
    <Action
      node={detail.id}
      title="Redrive the dead letters"
      about="Starts a task that moves them, one after the other, to be tried again."
      page={sqs.operations.StartMessageMoveTask.page}
      startsOpen
    >
      <ActionForm button="Start redrive" isBusy={state.kind === 'under-way'} onSubmit={() => void move()}>
        <SelectField
          label="To"
          value={destination}
          onValue={setDestination}
          options={[{ id: backToSource, name: 'back to its source' }, ...queues]}
        />
        <NumberField label="At most" unit="a second" otherwise="SQS’s" value={perSecond} onValue={setPerSecond} />
      </ActionForm>
      <CallAnswer state={state}>{() => <Success>SQS started the task.</Success>}</CallAnswer>
      {newest && <Progress key={newest.id} task={newest} />}
    </Action>
  )
}

function Progress({ task }: { readonly task: MoveTaskRow }) {
  const [state, call] = useCall()
  const { handle, status, moved, toMove, failure } = task
  const cancel = (taskHandle: string) => call({ service: 'sqs', operation: 'CancelMessageMoveTask', input: { TaskHandle: taskHandle } })
  return (
    <div className="pt-2" data-testid="move-task">
      <p className="flex items-center justify-between gap-2">
        <span>
          {statusWords[status]}: <b className="font-semibold">{countText(moved)}</b> of {countText(toMove)} moved
        </span>
        {handle !== undefined && (
          <Button look="framed" disabled={state.kind === 'under-way'} onClick={() => void cancel(handle)}>
            Cancel
          </Button>
        )}
      </p>
      <div
        role="progressbar"
        aria-label="Messages moved"
        aria-valuenow={moved}
        aria-valuemin={0}
        aria-valuemax={toMove}
        className="mt-1 h-1.5 rounded-full bg-line"
      >
        <div style={{ width: `${toMove === 0 ? 100 : (100 * moved) / toMove}%` }} className="h-full rounded-full bg-ink" />
      </div>
      {failure !== undefined && <Refusal title="The task failed">{failure}</Refusal>}
      <CallAnswer state={state}>{() => <Success>SQS took the cancel: what was moved stays where it is.</Success>}</CallAnswer>
    </div>
  )
}

const statusWords = {
  RUNNING: 'Moving',
  COMPLETED: 'Done',
  CANCELLING: 'Stopping',
  CANCELLED: 'Cancelled',
  FAILED: 'Failed',
} as const
