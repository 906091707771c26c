/** How a frame goes on from a state, and how it ends. */
import type { StateType } from '../../../asl/index.ts'
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import { emptyRecord, type Json, type JsonObject } from '../../../base/json.ts'
import { textOf, type Payload } from './payload.ts'
import type { Outgoing, Work } from './pipeline.ts'
import { makeReady } from './ready.ts'
import { record, type Run } from './run.ts'
import type { Frame } from './state.ts'
import { endTrialWith } from './trial/end.ts'

/** Leaves a state for `next` or, where there is none, for good. */
export function leave(work: Work, { output, assigned }: Outgoing, next: string | undefined): void {
  const { run, frame, state } = work
  const type = exitedEvents[state.type as keyof typeof exitedEvents]
  const text = textOf(output)
  record(
    run,
    frame,
    type,
    assigned ? { name: state.name, output: text, assignedVariables: textsOf(assigned) } : { name: state.name, output: text },
  )
  if (assigned) for (const name in assigned) frame.variables[name] = assigned[name] as Json
  if (run.execution.trial) endTrialWith(work, run.execution.trial, text, next)
  else if (next === undefined) run.ended.push({ frame, output })
  else goTo(run, frame, next, output)
}

function goTo(run: Run, frame: Frame, next: string, input: Payload): void {
  frame.state = next
  frame.input = textOf(input)
  run.inputs.set(frame.id, input)
  frame.phase = 'enter'
  if (frame.retries.length > 0) frame.retries = []
  frame.attempt++
  frame.waits = null
  frame.unfinished = null
  makeReady(run, frame)
}

const exitedEvents = {
  Pass: 'PassStateExited',
  Task: 'TaskStateExited',
  Choice: 'ChoiceStateExited',
  Wait: 'WaitStateExited',
  Succeed: 'SucceedStateExited',
  Parallel: 'ParallelStateExited',
  Map: 'MapStateExited',
} as const satisfies Record<Exclude<StateType, 'Fail'>, HistoryEventType>

function textsOf(assigned: JsonObject): JsonObject {
  const texts = emptyRecord<string>()
  for (const name in assigned) texts[name] = JSON.stringify(assigned[name])
  return texts
}
