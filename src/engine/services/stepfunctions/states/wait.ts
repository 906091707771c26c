/** Waits for a time, or until one. https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
import { evaluateTemplate, instantOf, readPath, type WaitState } from '../../../../asl/index.ts'
import { statesLimits } from '../../../../aws/services/stepfunctions.ts'
import type { Json } from '../../../../base/json.ts'
import { fail, ok } from '../../../../base/result.ts'
import { exitState } from '../exit.ts'
import { evaluationFailure, isExpression, failureOf, runtimeFailure, scopeOf, wrongType } from '../expression.ts'
import type { Attempt, Failure } from '../failed.ts'
import { failState } from '../failure.ts'
import { effectiveInput, outgoingOfInput } from '../pipeline.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'
import type { Payload } from '../payload.ts'

export const wait: StateTypeOf<WaitState> = {
  enter(work) {
    const { run, frame } = work
    const input = effectiveInput(work)
    if (!input.ok) return failState(work, input.error)
    const delayMs = delayOf(work, input.value)
    if (!delayMs.ok) return failState(work, delayMs.error)
    if (delayMs.value > statesLimits.waitSeconds * 1000) return failState(work, runtimeFailure(frame, 'Wait state delay is too long.'))
    if (delayMs.value === 0) return endWait(work)
    frame.waits = { kind: 'time', until: run.step.now + delayMs.value }
    const data = { execution: run.key, frame: frame.id, attempt: frame.attempt }
    run.step.schedule(delayMs.value, 'work', { to: 'states', timer: 'WaitEnds', data })
  },
}

/** Its time has come. */
export function endWait(work: WorkOn<WaitState>): void {
  const input = effectiveInput(work)
  exitState(work, input.ok ? outgoingOfInput(work, input.value) : fail(input.error), work.state.next)
}

/** Virtual ms from now. A moment that lies in the past is now. */
function delayOf(work: WorkOn<WaitState>, input: Payload): Attempt<number> {
  const { fields, language } = work.state
  if (language === 'JSONata') return fields['Timestamp'] === undefined ? givenSeconds(work, input) : givenMoment(work, input)
  if (fields['SecondsPath'] !== undefined) return secondsAt(work, input, String(fields['SecondsPath']))
  if (fields['TimestampPath'] !== undefined) return momentAt(work, input, String(fields['TimestampPath']))
  return fields['Timestamp'] === undefined
    ? ok(1000 * Number(fields['Seconds'] ?? 0))
    : untilMoment(work, momentOf(String(fields['Timestamp'])) ?? 0)
}

function untilMoment({ run }: WorkOn<WaitState>, epochMs: number): Attempt<number> {
  return ok(Math.max(0, Math.ceil(epochMs - run.step.epochMs)))
}

function secondsAt(work: WorkOn<WaitState>, input: Payload, path: string): Attempt<number> {
  const { run, frame } = work
  const found = readPath(path, scopeOf(run, frame, { input }))
  const about = 'The SecondsPath parameter'
  if (!found.ok) return fail(runtimeFailure(frame, `${about} does not reference an input value: ${path}`))
  const shown = `${path} == ${shownValue(found.value)}`
  const seconds = typeof found.value === 'string' && /^[+-]?\d+$/.test(found.value) ? Number(found.value) : found.value
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds))
    return fail(runtimeFailure(frame, `${about} cannot be parsed as a long value: ${shown}`))
  if (seconds < 0) return fail(runtimeFailure(frame, `${about} references a negative value: ${shown}`))
  return ok(seconds * 1000)
}

function momentAt(work: WorkOn<WaitState>, input: Payload, path: string): Attempt<number> {
  const { run, frame } = work
  const found = readPath(path, scopeOf(run, frame, { input }))
  const about = 'The TimestampPath parameter'
  if (!found.ok) return fail(runtimeFailure(frame, `${about} does not reference an input value: ${path}`))
  const epochMs = typeof found.value === 'string' ? momentOf(found.value) : undefined
  if (epochMs !== undefined) return untilMoment(work, epochMs)
  const words = `${about} does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${shownValue(found.value)}`
  return fail(runtimeFailure(frame, words))
}

function givenSeconds(work: WorkOn<WaitState>, input: Payload): Attempt<number> {
  const { frame, state } = work
  const seconds = given(work, input, 'Seconds')
  if (!seconds.ok) return seconds
  const { value } = seconds
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return ok(value * 1000)
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return fail(late(evaluationFailure(frame, 'Seconds', `The Seconds field cannot be negative: ${value}`)))
  return fail(wrongType(frame, { field: 'Seconds', template: state.fields['Seconds'], value, expected: 'integer' }))
}

function givenMoment(work: WorkOn<WaitState>, input: Payload): Attempt<number> {
  const { frame, state } = work
  const moment = given(work, input, 'Timestamp')
  if (!moment.ok) return moment
  const { value } = moment
  if (typeof value !== 'string')
    return fail(wrongType(frame, { field: 'Timestamp', template: state.fields['Timestamp'], value, expected: 'string' }))
  const epochMs = momentOf(value)
  if (epochMs !== undefined) return untilMoment(work, epochMs)
  const words = `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`
  return fail(late(evaluationFailure(frame, 'Timestamp', words)))
}

/** A field as written or, where it is an expression, what that gives. */
function given({ run, frame, state }: WorkOn<WaitState>, input: Payload, field: string): Attempt<Json> {
  const template = state.fields[field] ?? null
  if (!isExpression(template)) return ok(template)
  const value = evaluateTemplate(template, scopeOf(run, frame, { input }), field)
  return value.ok ? value : fail(failureOf(frame, value.error))
}

function late(failure: Failure): Failure {
  return { ...failure, evaluation: { location: failure.evaluation?.location, isLate: true } }
}

function shownValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Milliseconds since 1970; `undefined` for what AWS does not take as a time. */
function momentOf(text: string): number | undefined {
  return instantOf(text)?.ms
}
