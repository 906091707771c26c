/**
 * The mock configuration file of AWS's Step Functions Local: state machines, their test cases, and which response each state gets.
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { MockedAnswer } from './model.ts'
import { readAnswers } from './read-answers.ts'

/** By state machine, then by test case, then by state. */
export type LocalMocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly MockedAnswer[]>>>>>>

/** Fails with what is wrong, and where. */
export function readLocalMocks(config: Json): Result<LocalMocks, string> {
  const machines = memberOf(config, 'StateMachines')
  const responses = memberOf(config, 'MockedResponses')
  if (machines === undefined || responses === undefined) return fail('A mock configuration has StateMachines and MockedResponses.')
  const all = emptyRecord<LocalMocks[string]>()
  for (const machine in machines) {
    const cases = memberOf(machines[machine], 'TestCases')
    if (cases === undefined) return fail(`${machine} has no TestCases.`)
    const read = emptyRecord<LocalMocks[string][string]>()
    for (const name in cases) {
      const states = readCase(cases[name] ?? null, responses, `${machine}, ${name}`)
      if (!states.ok) return states
      read[name] = states.value
    }
    all[machine] = read
  }
  return ok(all)
}

function readCase(value: Json, responses: JsonObject, where: string): Result<LocalMocks[string][string], string> {
  const states = emptyRecord<readonly MockedAnswer[]>()
  if (!isJsonObject(value)) return fail(`${where} is no mapping of states to responses.`)
  for (const state in value) {
    const name = value[state]
    const response = typeof name === 'string' ? responses[name] : undefined
    if (response === undefined) return fail(`${where}: ${state} asks for a response that is not in MockedResponses.`)
    const answers = readAnswers(response, () => undefined)
    if (!answers.ok) return fail(`${String(name)}: expected ${answers.error}.`)
    states[state] = answers.value
  }
  return ok(states)
}

function memberOf(value: Json | undefined, name: string): JsonObject | undefined {
  const member = isJsonObject(value) ? value[name] : undefined
  return isJsonObject(member) ? member : undefined
}
