/** Why a state of an execution is as it is, and what holds for a whole machine: the rule, its numbers, AWS's page. */
import type { Catcher, Retrier, State } from '../../../asl/index.ts'
import { spanInWords, type Why } from '../shared/why.ts'
import { machineOf } from './run.ts'
import type { Frame, MachineState, TallyState } from './state.ts'
import { failureIn, frameOfVisit, outcomeOf, type Visit } from './visits.ts'
import type { Traced } from './retrace.ts'

const guide = 'https://docs.aws.amazon.com/step-functions/latest/dg/'
const errorPage = `${guide}concepts-error-handling.html`

/** `nowMs` is virtual, like everything that a frame waits for. */
export function whyVisit(traced: Traced, visit: Visit, nowMs: number): Why[] {
  const state = machineOf(traced.execution.definition).everyState[visit.state]
  if (state === undefined) return []
  const frame = frameOfVisit(visit, traced.execution)
  return frame === undefined ? whyLeft(traced, visit, state) : whyInside(traced, visit, { state, frame, nowMs })
}

interface Inside {
  readonly state: State
  readonly frame: Frame
  readonly nowMs: number
}

function whyInside(traced: Traced, visit: Visit, { state, frame, nowMs }: Inside): Why[] {
  const { waits } = frame
  const left = (until: number) => spanInWords(Math.max(0, until - nowMs))
  switch (waits?.kind) {
    case 'time':
      return [{ rule: 'states.waiting', text: `It waits for another ${left(waits.until)}.`, page: `${guide}state-wait.html` }]
    case 'retry': {
      const retrier = retriersOf(state)[waits.retrier]
      const used = frame.retries[waits.retrier] ?? 0
      const error = failureIn(visit, traced.events)?.error
      const failed = error === undefined || error === '' ? 'It failed' : `It failed with ${error}`
      const text = `${failed}; retry ${used} of ${retrier?.maxAttempts ?? used} comes in ${left(waits.until)}. ${retrier ? intervalWords(retrier, used) : ''}`
      return [{ rule: 'states.retrying', text: text.trim(), page: errorPage }]
    }
    case 'task':
      return [whyTask(waits.stage, waits.timeoutAt === null ? undefined : left(waits.timeoutAt))]
    case 'branches': {
      const text = `It waits for ${waits.open} of its ${waits.results.length} branches.`
      return [{ rule: 'states.branches', text, page: `${guide}state-parallel.html` }]
    }
    case 'iterations': {
      const { items, open, failed, concurrency } = waits
      const done = items.length - open - (items.length - waits.next)
      const more = failed > 0 ? `, ${failed} of them failed` : ''
      const text = `${done} of ${items.length} items are done${more}; ${open} run, at most ${concurrency} at the same time.`
      return [{ rule: 'states.iterations', text, page: `${guide}state-map-inline.html` }]
    }
    default:
      return []
  }
}

function whyTask(stage: 'call' | 'worker' | 'token' | 'job', limit: string | undefined): Why {
  const what = {
    call: 'It waits for the answer to its call.',
    worker: 'It waits for a worker of its activity to ask for work.',
    token: 'It waits until somebody calls SendTaskSuccess or SendTaskFailure with its token.',
    job: 'It waits for the end of what it started.',
  }[stage]
  const page = {
    call: 'connect-default.html',
    worker: 'concepts-activities.html',
    token: 'connect-to-resource.html',
    job: 'connect-to-resource.html',
  }[stage]
  const until = limit === undefined ? ' It has no timeout that would end this.' : ` It times out in ${limit}.`
  return { rule: `states.${stage === 'call' ? 'task' : stage}`, text: `${what}${until}`, page: `${guide}${page}` }
}

/** `IntervalSeconds 2 × BackoffRate 2 to the power of 1.` */
function intervalWords({ intervalSeconds, backoffRate, jitter, maxDelaySeconds }: Retrier, used: number): string {
  const most = maxDelaySeconds === undefined ? '' : `, at most ${maxDelaySeconds} s`
  const chance = jitter === 'FULL' ? ', and of that a random share (JitterStrategy FULL)' : ''
  return `The wait is ${intervalSeconds} s × ${backoffRate} to the power of ${Math.max(0, used - 1)}${most}${chance}.`
}

function whyLeft(traced: Traced, visit: Visit, state: State): Why[] {
  const { events, execution } = traced
  const outcome = outcomeOf(visit, events, execution)
  const failure = failureIn(visit, events)
  const error = failure?.error || execution.error || 'an error'
  if (outcome === 'caught') {
    const catcher = catcherFor(state, error)
    const by = catcher ? ` A Catch of ${catcher.errors.join(', ')} leads to ${catcher.next ?? 'nowhere'}.` : ''
    return [{ rule: 'states.caught', text: `It failed with ${error}.${by}${retryWords(state, error)}`, page: errorPage }]
  }
  if (outcome === 'failed') {
    if (state.type === 'Fail')
      return [{ rule: 'states.fail', text: 'A Fail state ends its scope as failed.', page: `${guide}state-fail.html` }]
    const none = 'catchers' in state && state.catchers.length > 0 ? 'None of its catchers takes that' : 'It has no Catch'
    return [
      { rule: 'states.failed', text: `It failed with ${error}. ${none}, so its scope failed.${retryWords(state, error)}`, page: errorPage },
    ]
  }
  if (outcome !== 'aborted') return []
  const why =
    execution.status === 'ABORTED'
      ? 'somebody stopped the execution'
      : execution.status === 'TIMED_OUT'
        ? 'the execution ran out of time'
        : 'something beside it failed'
  return [{ rule: 'states.aborted', text: `It was ended from outside: ${why}.`, page: errorPage }]
}

function retryWords(state: State, error: string): string {
  const retriers = retriersOf(state)
  if (retriers.length === 0) return ''
  const retrier = retriers.find(
    ({ errors }) => errors.includes(error) || errors.includes('States.ALL') || errors.includes('States.TaskFailed'),
  )
  return retrier ? ` Its ${retrier.maxAttempts} retries were used up.` : ` None of its retriers is for ${error}.`
}

function retriersOf(state: State): readonly Retrier[] {
  return 'retriers' in state ? state.retriers : []
}

function catcherFor(state: State, error: string): Catcher | undefined {
  const catchers = 'catchers' in state ? state.catchers : []
  return catchers.find(({ errors }) => errors.some((name) => name === error || name === 'States.ALL' || name === 'States.TaskFailed'))
}

/** US dollars for a thousand transitions in us-east-1, after the free 4,000 of each month. https://aws.amazon.com/step-functions/pricing/ */
const dollarsPerThousand = 0.025

/** What a machine's executions cost so far, and which rule bills them. */
export function whyMachine({ type, counts }: Readonly<MachineState>, tally: Readonly<TallyState> | undefined): Why[] {
  const page = 'https://aws.amazon.com/step-functions/pricing/'
  if (type === 'EXPRESS') {
    const started = Object.values(counts).reduce((sum, count) => sum + count, 0)
    const text = `${started} executions were started. An Express workflow is billed by them and by time and memory, not by transitions.`
    return started === 0 ? [] : [{ rule: 'states.express-billing', text, page }]
  }
  const transitions = tally?.transitions ?? 0
  if (transitions === 0) return []
  const dollars = ((transitions / 1000) * dollarsPerThousand).toFixed(4)
  const retried = tally?.retried ? ` ${tally.retried} of them are retries.` : ''
  const text = `${transitions.toLocaleString('en-US')} state transitions so far: $${dollars} at $${dollarsPerThousand} a thousand.${retried}`
  return [{ rule: 'states.transitions', text, page }]
}
