/** Mocked answers as people write them: one, several in order, or by number as AWS's Step Functions Local has them. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { MockedAnswer, MockedOutcome } from './model.ts'

/**
 * `{ Result, Error, Cause, Duration }` for every call; a list of these, the last for every further call; or a mapping by number
 * from 0 (`'0'`, `'1-3'`) to `{ Return }` or `{ Throw: { Error, Cause } }`, after which whoever runs it is asked. `durationOf`
 * reads a duration in virtual ms. Fails with what is wrong.
 */
export function readAnswers(value: Json, durationOf: DurationOf): Result<readonly MockedAnswer[], string> {
  if (Array.isArray(value)) return inOrder(value as readonly Json[], durationOf)
  if (!isJsonObject(value)) return fail('a mapping of Result, Error, Cause and Duration, or a list of these')
  if (Object.keys(value).length > 0 && Object.keys(value).every((key) => /^\d+(-\d+)?$/.test(key))) return byNumber(value, durationOf)
  const answer = readAnswer(value, durationOf)
  return answer.ok ? ok([{ from: 1, to: null, ...answer.value }]) : answer
}

export type DurationOf = (text: string) => number | undefined

type Answer = Pick<MockedAnswer, 'outcome' | 'durationMs'>

function inOrder(values: readonly Json[], durationOf: DurationOf): Result<readonly MockedAnswer[], string> {
  const answers: MockedAnswer[] = []
  for (const [index, value] of values.entries()) {
    const answer = readAnswer(value, durationOf)
    if (!answer.ok) return answer
    answers.push({ from: index + 1, to: index === values.length - 1 ? null : index + 1, ...answer.value })
  }
  return answers.length === 0 ? fail('at least one answer') : ok(answers)
}

function byNumber(value: JsonObject, durationOf: DurationOf): Result<readonly MockedAnswer[], string> {
  const answers: MockedAnswer[] = []
  for (const [range, content] of Object.entries(value)) {
    const [first, last = first] = range.split('-').map(Number)
    if (first === undefined || last === undefined || last < first) return fail(`a range of calls from 0, not ${range}`)
    const answer = readAnswer(content ?? null, durationOf)
    if (!answer.ok) return answer
    answers.push({ from: first + 1, to: last + 1, ...answer.value })
  }
  return ok(answers)
}

const known = new Set(['Result', 'Return', 'Error', 'Cause', 'Throw', 'Duration'])

function readAnswer(value: Json, durationOf: DurationOf): Result<Answer, string> {
  if (!isJsonObject(value)) return fail('a mapping of Result, Error, Cause and Duration')
  const unknown = Object.keys(value).find((key) => !known.has(key))
  if (unknown !== undefined) return fail(`Result, Error, Cause or Duration, not ${unknown}`)
  const written = value['Duration']
  const durationMs = typeof written === 'number' ? written : typeof written === 'string' ? durationOf(written) : null
  if (durationMs === undefined || (durationMs !== null && durationMs < 0)) return fail('a Duration as in 2 s')
  const outcome = outcomeOf(value)
  return outcome.ok ? ok({ outcome: outcome.value, durationMs }) : outcome
}

function outcomeOf(value: JsonObject): Result<MockedOutcome | null, string> {
  const thrown = value['Throw']
  const { Error: error, Cause: cause } = isJsonObject(thrown) ? thrown : value
  const result = value['Result'] ?? value['Return']
  if (error !== undefined || cause !== undefined || thrown !== undefined) {
    if (result !== undefined) return fail('either a result or an error')
    if (typeof error !== 'string') return fail('an Error with a name')
    if (cause !== undefined && typeof cause !== 'string') return fail('a Cause in words')
    return ok({ error, cause: cause ?? null })
  }
  return ok(result === undefined ? null : { result: JSON.stringify(result) })
}
