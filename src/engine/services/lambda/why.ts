/** Why a function is as it is: each state has a rule, its numbers and the AWS page that says so. */
import { spanInWords, type Why } from '../shared/why.ts'
import { unreservedLimit } from './concurrency.ts'
import { settingsKey } from './keys.ts'
import { readEnvironments, type Read } from './view.ts'
import { whyEvents } from './why-events.ts'
import type { EnvironmentState, FunctionState, LambdaSettings } from './state.ts'

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg/'
const lifecycle = `${guide}lambda-runtime-environment.html`
/** More environments than these are only counted. */
const told = 3

interface FunctionFacts {
  readonly state: Readonly<FunctionState>
  readonly settings: Readonly<LambdaSettings>
}

/** `read` gives the state under a key, `now` is virtual ms. */
export function whyFunction(state: Readonly<FunctionState>, read: Read, now: number): Why[] {
  const environments = readEnvironments(read, state)
  const facts: FunctionFacts = { state, settings: read(settingsKey) as LambdaSettings }
  const answers: Why[] = []
  if (state.disabled !== null)
    answers.push({ rule: 'lambda.disabled', text: state.disabled, page: `${guide}troubleshooting-invocation.html` })
  if (state.noCode !== null) {
    answers.push(whyNoCode(state, state.noCode))
  }
  answers.push(...whyEnvironments(state, environments, now))
  answers.push(...whyEvents(state, read, now))
  if (state.throttles > 0 || atLimit(facts)) answers.push(whyThrottled(facts))
  if (state.lastError !== null) answers.push(whyFailed(state, state.lastError))
  const idle = environments.filter((environment) => environment.state === 'idle').length
  if (idle > 0) answers.push(whyIdle(idle))
  if (answers.length === 0)
    answers.push({ rule: 'lambda.unused', text: 'Nobody has invoked it yet: the first invocation starts cold.', page: lifecycle })
  return answers
}

function whyNoCode({ mock }: Readonly<FunctionState>, reason: string): Why {
  const page = `${guide}lambda-runtimes.html`
  if (mock === null) return { rule: 'lambda.no-code', text: `No code runs here: the function ${reason}.`, page }
  const share = mock.errorShare === 0 ? '' : `, and fails in ${Math.round(mock.errorShare * 100)} % of the invocations`
  return { rule: 'lambda.mock', text: `A mock answers after ${spanInWords(mock.durationMs)}${share}: the function ${reason}.`, page }
}

/** Those whose Timeout is nearest; the others are only counted. */
function whyEnvironments(state: Readonly<FunctionState>, environments: readonly Readonly<EnvironmentState>[], now: number): Why[] {
  const busy = environments.filter(({ current }) => current !== null).toSorted((a, b) => deadlineOf(a) - deadlineOf(b))
  const answers = busy.slice(0, told).flatMap((environment) => whyEnvironment(state, environment, now))
  const others = busy.slice(told)
  if (others.length === 0) return answers
  const starting = others.filter((environment) => environment.state === 'starting').length
  const counts = [`${others.length - starting} more run`, `${starting} more start`].filter((words) => !words.startsWith('0 '))
  const text = `Of its invocations ${counts.join(' and ')}, each in an environment of its own.`
  return [...answers, { rule: 'lambda.running-more', text, page: `${guide}lambda-concurrency.html` }]
}

function deadlineOf({ current }: Readonly<EnvironmentState>): number {
  return current?.deadline ?? Number.POSITIVE_INFINITY
}

function whyEnvironment(state: Readonly<FunctionState>, environment: Readonly<EnvironmentState>, now: number): Why[] {
  const { current } = environment
  if (current === null) return []
  const span = spanInWords(now - environment.since)
  const left = spanInWords(current.deadline - now)
  if (current.exhausted !== null) {
    const budget =
      current.exhausted === 'watchdog' ? 'The watchdog ended its code' : `Its code used up Switchyard's budget (${current.exhausted})`
    return [
      {
        rule: 'lambda.exhausted',
        text: `${budget}; the invocation holds its environment until its Timeout, in ${left}.`,
        page: `${guide}configuration-timeout.html`,
      },
    ]
  }
  if (environment.state === 'starting') {
    return [
      { rule: 'lambda.cold-start', text: `No environment was free, so one has been starting for ${span}: a cold start.`, page: lifecycle },
    ]
  }
  const { openCalls, openTimers } = environment
  const waits = [countOf(openCalls.length, 'answer'), countOf(openTimers.length, 'timer')].filter((words) => !words.startsWith('0 '))
  const doing = environment.computing !== null || waits.length === 0 ? 'computes' : `waits for ${waits.join(' and ')}`
  const text = `An invocation has run for ${span} and ${doing}; its Timeout of ${(current.deadline - (current.startedAt ?? current.deadline)) / 1000} s comes in ${left}.`
  return [{ rule: 'lambda.running', text, page: `${guide}configuration-timeout.html` }]
}

function atLimit({ state, settings }: FunctionFacts): boolean {
  return state.reserved === null ? settings.unreservedBusy >= unreservedLimit(settings) : state.busy.length >= state.reserved
}

function whyThrottled(facts: FunctionFacts): Why {
  const { state, settings } = facts
  const limit =
    state.reserved === null
      ? `the account has ${unreservedLimit(settings)} for functions that reserve none (${settings.unreservedBusy} in use)`
      : `${state.reserved} ${state.reserved === 1 ? 'is' : 'are'} reserved for it (${state.busy.length} in use)`
  const next = atLimit(facts) ? 'The next invocation is refused' : `${countOf(state.throttles, 'invocation')} so far could not start`
  return { rule: 'lambda.throttled', text: `${next}: of concurrent executions, ${limit}.`, page: `${guide}lambda-concurrency.html` }
}

function whyFailed(state: Readonly<FunctionState>, lastError: string): Why {
  const isTimeout = lastError.startsWith('Task timed out')
  const text = isTimeout
    ? `The last invocation ran longer than its Timeout allows: ${lastError}.`
    : `The last invocation failed: ${lastError}`
  const rule = isTimeout ? 'lambda.timed-out' : 'lambda.failed'
  return {
    rule,
    text: `${text} (${countOf(state.errors, 'error')} in ${countOf(state.invocations, 'invocation')})`,
    page: `${guide}${isTimeout ? 'configuration-timeout' : 'nodejs-exceptions'}.html`,
  }
}

function whyIdle(count: number): Why {
  const text = `${countOf(count, 'environment')} ${count === 1 ? 'is' : 'are'} warm and free: the next invocation starts at once.`
  return { rule: 'lambda.idle', text, page: lifecycle }
}

export function countOf(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`
}
