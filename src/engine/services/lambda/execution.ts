/**
 * What runs inside an environment. Each entry of the journal is run at once, and what came of it happens when the time
 * that it took has passed. Node.js has one thread: what arrives meanwhile waits its turn.
 */
import type { HandlerEnd, HandlerOutcome, JournalEntry, ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { settingsIn } from './environment.ts'
import { startLine, writeLog, writePlatformLog } from './function-log.ts'
import { sendHandlerCall } from './handler-call.ts'
import { injectedError, injectedLatency } from './injected-error.ts'
import { endInvocation } from './invocation-end.ts'
import { returned, timedOut, type ErrorPayload } from './invocation-outcome.ts'
import { eventEntry, fuelTicks, initEntry, runEntry, waitingEntry } from './journal.ts'
import { mockOutcome } from './mock.ts'
import type { EnvironmentState, ExhaustedBudget, FunctionState, Invocation, Waiting } from './state.ts'
import { doomOf, recordDoom } from './watchdog.ts'

/** The init phase may take this long before Lambda gives it up. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
export const initPhaseMs = 10_000

/** The environment and the function whose code runs in it. */
export interface Execution {
  readonly key: ResourceKey
  readonly state: FunctionState
  readonly environment: EnvironmentState
}

/** The environment under `key` as long as it works for somebody, to be changed; `undefined` when it is gone or frozen. */
function executionAt(step: Step, key: ResourceKey): (Execution & { readonly invocation: Invocation }) | undefined {
  const found = step.read<EnvironmentState>(key)
  if (!found?.current) return undefined
  const environment = step.edit<EnvironmentState>(key)
  return { key, state: step.edit<FunctionState>(functionKey(found.function)), environment, invocation: environment.current as Invocation }
}

export function startInit(step: Step, execution: Execution, coldStartMs: number): void {
  give(step, execution, initEntry(step, execution.state, execution.environment), coldStartMs)
}

export function startHandler(step: Step, execution: Execution): void {
  const { state, environment } = execution
  const invocation = environment.current as Invocation
  invocation.startedAt = step.now
  if (invocation.cold) invocation.initMs = step.now - invocation.acceptedAt
  invocation.deadline = step.now + settingsIn(step, environment).timeoutSeconds * 1000
  if (environment.state !== 'busy') environment.since = invocation.acceptedAt
  environment.state = 'busy'
  environment.invocations++
  writePlatformLog(step, environment, invocation.requestId, startLine(invocation.requestId, invocation.version))
  step.emit('lambda.InvocationStarted', functionKey(state.name), { requestId: invocation.requestId, cold: invocation.cold })
  expectTimeout(step, execution, 'patience')
  give(step, execution, eventEntry(step, state, environment, invocation), injectedLatency(step, state))
}

/** Gives what waits, one entry after the other, until the environment computes, is done or has nothing left to wait for. */
export function goOn(step: Step, execution: Execution): void {
  const { environment } = execution
  while (environment.current !== null && environment.current.exhausted === null && environment.computing === null) {
    const next = environment.waiting.shift()
    if (next === undefined) return endIfNothingIsOpen(step, execution)
    give(step, execution, waitingEntry(step, next))
  }
}

/** The end of the invocation at its deadline: patience as long as the handler may still answer, work once it cannot. */
export function expectTimeout(step: Step, { key, environment }: Execution, urgency: 'work' | 'patience'): void {
  const { deadline, requestId } = environment.current as Invocation
  step.schedule(deadline - step.now, urgency, {
    to: 'lambda',
    timer: 'InvocationTimeout',
    data: { environment: key, invocation: requestId, deadline },
  })
}

/** An answer to one of the handler's calls, or one of its timers. It waits while the environment computes or is frozen. */
export function giveLater(step: Step, key: ResourceKey, arrived: Waiting): void {
  if (step.read<EnvironmentState>(key) === undefined) return
  const environment = step.edit<EnvironmentState>(key)
  if (arrived.type === 'reply') environment.openCalls = environment.openCalls.filter((call) => call !== arrived.call)
  else environment.openTimers = environment.openTimers.filter((timer) => timer !== arrived.timer)
  environment.waiting.push(arrived)
  const execution = executionAt(step, key)
  if (execution) goOn(step, execution)
}

/** `extraMs` passes before the entry's own computing. */
function give(step: Step, execution: Execution, entry: JournalEntry, extraMs = 0): void {
  const { key, state, environment } = execution
  const invocation = environment.current as Invocation
  const doom = doomOf(state, invocation.requestId, key)
  const outcome =
    doom !== undefined
      ? untouched
      : (injectedError(step, state, entry) ?? mockOutcome(step, state, environment, entry) ?? runEntry(step, environment, entry))
  let delayMs = extraMs + Math.ceil(outcome.ticks / 2)
  if (outcome.end && invocation.startedAt !== null) delayMs = Math.max(delayMs, invocation.startedAt + 1 - step.now)
  if (doom !== undefined) {
    recordDoom(step, state, doom)
    exhaust(step, execution, 'watchdog')
  } else if (delayMs === 0) apply(step, execution, outcome)
  else {
    environment.computing = JSON.stringify(outcome)
    step.schedule(delayMs, 'work', {
      to: 'lambda',
      timer: 'FinishComputing',
      data: { environment: key, entries: environment.journal.length },
    })
  }
}

const untouched: HandlerOutcome = { ticks: 0, console: [], calls: [], timers: [] }

/** The time that the journal's last entry took has passed. */
export function finishComputing(step: Step, key: ResourceKey, entries: number): void {
  const execution = executionAt(step, key)
  const { computing, journal } = execution?.environment ?? { computing: null, journal: [] }
  if (!execution || computing === null || journal.length !== entries) return
  execution.environment.computing = null
  apply(step, execution, JSON.parse(computing) as HandlerOutcome)
  goOn(step, execution)
}

function apply(step: Step, execution: Execution, outcome: HandlerOutcome): void {
  const { key, state, environment } = execution
  const { requestId, trail } = environment.current as Invocation
  for (const { level, text } of outcome.console) writeLog(step, environment, { level, text, requestId })
  for (const call of outcome.calls) {
    environment.openCalls.push(call.call)
    sendHandlerCall(step, { functionName: state.name, role: settingsIn(step, environment).role, environment: key, requestId, trail }, call)
  }
  for (const timer of outcome.timers) startTimer(step, execution, timer.timer, timer.delayMs)
  if (outcome.end) finish(step, execution, outcome.end)
}

/** A timer past the deadline cannot save the invocation: then it is the timeout that has to be waited for. */
function startTimer(step: Step, execution: Execution, timer: number, delayMs: number): void {
  const { key, environment } = execution
  const delay = Math.min(Math.max(Math.floor(delayMs), 0), 2_147_483_647)
  const isInTime = step.now + delay < (environment.current as Invocation).deadline
  environment.openTimers.push(timer)
  step.schedule(delay, isInTime ? 'work' : 'patience', { to: 'lambda', timer: 'HandlerTimer', data: { environment: key, timer } })
  if (!isInTime) expectTimeout(step, execution, 'work')
}

function finish(step: Step, execution: Execution, end: HandlerEnd): void {
  const { state, environment } = execution
  const isInit = environment.state === 'starting'
  switch (end.kind) {
    case 'exhausted':
      return exhaust(step, execution, end.of)
    case 'threw': {
      const { errorType, errorMessage, trace } = end
      return endInvocation(step, state, environment, {
        kind: 'failed',
        error: { errorType, errorMessage, trace },
        lost: isInit,
        timedOut: false,
      })
    }
    case 'returned':
      return isInit ? startHandler(step, execution) : endInvocation(step, state, environment, returned(end.value))
  }
}

/**
 * The handler waits for nothing that could still come. Node.js would run out of events; Lambda's runtime then answers
 * `null` for it. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
function endIfNothingIsOpen(step: Step, { state, environment }: Execution): void {
  if (environment.openCalls.length > 0 || environment.openTimers.length > 0) return
  const { requestId } = environment.current as Invocation
  if (environment.state !== 'starting') return endInvocation(step, state, environment, returned('null'))
  const error: ErrorPayload = {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited without providing a reason`,
  }
  endInvocation(step, state, environment, { kind: 'failed', error, lost: true, timedOut: false })
}

/** One of our budgets is used up: the environment is held until the deadline, as AWS would hold it. */
function exhaust(step: Step, execution: Execution, budget: ExhaustedBudget): void {
  const invocation = execution.environment.current as Invocation
  invocation.exhausted = budget
  const text = `${budgetWords[budget]} The invocation holds its environment until its Timeout.`
  writeLog(step, execution.environment, { level: 'error', text, requestId: invocation.requestId })
  expectTimeout(step, execution, 'work')
}

const budgetWords: Readonly<Record<ExhaustedBudget, string>> = {
  ticks: `Switchyard stopped the code: it used up its ${fuelTicks} ticks of computing.`,
  jobs: 'Switchyard stopped the code: it used up its promise jobs.',
  memory: 'Switchyard stopped the code: it used up its memory.',
  stack: 'Switchyard stopped the code: it used up its stack.',
  output: 'Switchyard stopped the code: it wrote more than is kept.',
  watchdog: 'Switchyard stopped the code: it gave no sign of life and the watchdog ended it.',
}

/** The deadline has come: whatever still runs is stopped, and its environment is lost. */
export function timeOut(step: Step, key: ResourceKey, set: { readonly invocation: string; readonly deadline: number }): void {
  const execution = executionAt(step, key)
  if (!execution || execution.invocation.requestId !== set.invocation || execution.invocation.deadline !== set.deadline) return
  const seconds =
    (set.deadline - (execution.invocation.startedAt ?? set.deadline - settingsIn(step, execution.environment).timeoutSeconds * 1000)) / 1000
  endInvocation(step, execution.state, execution.environment, timedOut(set.invocation, seconds))
}
