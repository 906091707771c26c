/** What Step Functions tells itself. A timer whose frame has gone on in the meantime does nothing. */
import type { JsonObject } from '../../../base/json.ts'
import { ok } from '../../../base/result.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import type { Timer } from '../shared/service-table.ts'
import { advance, transition } from './advance.ts'
import { cutShort } from './end.ts'
import { limitAfterFirstStep } from './execution-start.ts'
import { withFrame } from './frame-address.ts'
import { settingsKey } from './keys.ts'
import type { ActivityState, ExecutionState, StatesSettings, TaskContext } from './state.ts'
import { endWait } from './states/wait.ts'
import { callAnswered } from './tasks/call.ts'
import { httpAnswered, isHttpTask } from './tasks/http.ts'
import { nestedEnded } from './tasks/job.ts'
import { functionAnswered } from './tasks/lambda-answer.ts'
import { putMocks } from './tasks/mocked/mocks.ts'
import { playOn, type Due } from './tasks/mocked/play.ts'
import { integrationOf, isTask, timeOutTask } from './tasks/outcome.ts'
import { mapRunTimers } from './map-runs/timers.ts'
import { endTrial } from './trial/end.ts'

export const timers: Readonly<Record<string, Timer>> = {
  Configure: configure,
  PutMocks: putMocks,
  Advance: goOn,
  Move: move,
  WaitEnds: waitEnds,
  Retry: retry,
  TaskTimeout: taskTimeout,
  HeartbeatTimeout: heartbeatTimeout,
  MockAnswers: mockAnswers,
  ExecutionTimeout: executionTimeout,
  TrialTimeout: trialTimeout,
  NestedEnded: tellNestedEnded,
  EndActivityPoll: endActivityPoll,
  ...mapRunTimers,
}

function configure(step: Step, data: JsonObject): void {
  step.edit<StatesSettings>(settingsKey).transitionMs = Number(data['transitionMs'] ?? 0)
}

/** The budget of a step was spent, or an execution begins. */
function goOn(step: Step, { execution }: JsonObject): void {
  let isFirst = false
  const key = String(execution)
  advance(step, key, (run) => {
    run.execution.called = false
    isFirst = run.firstEvent === firstAfterStart
  })
  if (isFirst) limitAfterFirstStep(step, key)
}

/** The number of the event after `ExecutionStarted`. */
const firstAfterStart = 2

/** One transition, where each takes its time. */
function move(step: Step, data: JsonObject): void {
  withFrame(step, data, (run, frame) => transition(run, frame))
}

function waitEnds(step: Step, data: JsonObject): void {
  withFrame(step, data, (_run, frame, work) => {
    if (frame.waits?.kind !== 'time' || work.state.type !== 'Wait') return
    frame.waits = null
    endWait({ ...work, state: work.state })
  })
}

function retry(step: Step, data: JsonObject): void {
  withFrame(step, data, (run, frame) => {
    if (frame.waits?.kind !== 'retry') return
    frame.waits = null
    run.execution.ready.push(frame.id)
  })
}

function taskTimeout(step: Step, data: JsonObject): void {
  withFrame(step, data, (_run, frame, work) => {
    if (frame.waits?.kind === 'task' && isTask(work)) timeOutTask(work, 'end')
  })
}

/** Every heartbeat puts the end off; the timer is set anew for what is left. */
function heartbeatTimeout(step: Step, data: JsonObject): void {
  withFrame(step, data, (_run, frame, work) => {
    const { waits } = frame
    if (waits?.kind !== 'task' || waits.heartbeatAt === null || !isTask(work)) return
    if (waits.heartbeatAt <= step.now) timeOutTask(work, 'heartbeat')
    else step.schedule(waits.heartbeatAt - step.now, 'patience', { to: 'states', timer: 'HeartbeatTimeout', data })
  })
}

function mockAnswers(step: Step, data: JsonObject): void {
  withFrame(step, data, (_run, { waits }, work) => {
    if (waits?.kind === 'task' && isTask(work)) playOn(work, waits, data['play'] as unknown as Due)
  })
}

/** The whole execution took too long. https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html */
function executionTimeout(step: Step, { execution, redrive = 0 }: JsonObject): void {
  if (step.read<ExecutionState>(String(execution))?.redriveCount !== redrive) return
  advance(step, String(execution), (run) => cutShort(run, 'TIMED_OUT', { error: null, cause: null }))
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
function trialTimeout(step: Step, data: JsonObject): void {
  withFrame(step, data, (run, _frame, work) => {
    const { trial } = run.execution
    if (trial) endTrial(work, trial, { status: 'FAILED', error: 'States.Timeout' })
  })
}

function tellNestedEnded(step: Step, data: JsonObject): void {
  const nested = step.read<ExecutionState>(String(data['nested']))
  withFrame(step, data, (_run, { waits }, work) => {
    if (nested && waits?.kind === 'task' && waits.stage === 'job' && isTask(work)) nestedEnded(work, nested)
  })
}

/** No task came. A worker that got one waits no more, and one of that number may wait for a later activity of the same name. */
function endActivityPoll(step: Step, { activity: key, worker: id }: JsonObject): void {
  const worker = step.read<ActivityState>(String(key))?.workers.find((one) => one.id === id)
  if (worker === undefined || worker.until > step.now) return
  const activity = step.edit<ActivityState>(String(key))
  activity.workers = activity.workers.filter((one) => one.id !== id)
  step.reply('GetActivityTask', worker.replyTo ?? undefined, ok({}))
}

/** The answer to a call that a task made. */
export function taskAnswered(step: Step, { context, result }: ReplyEnvelope): void {
  if ((context as unknown as TaskContext).kind !== 'task') return
  withFrame(step, context, (_run, { waits }, work) => {
    if (waits?.kind !== 'task' || waits.stage !== 'call' || !isTask(work)) return
    if (integrationOf(waits.resource)) callAnswered(work, waits, result)
    else if (isHttpTask(waits.resource)) httpAnswered(work, waits, result)
    else functionAnswered(work, waits, result)
  })
}
