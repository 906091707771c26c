/** Templates and paths of recorded executions, state by state: what AWS made of the input that it told in the history. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../tools/shared-data.mjs'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { ok, type Result } from '../../base/result.ts'
import { fillTemplate } from './fill-template.ts'
import { placeAt } from './place-at.ts'
import { readPath } from './read-path.ts'
import type { ExpressionFailure } from './scope.ts'
import { scopeWith } from './testing/scope.ts'

interface Recorded {
  readonly id: string
  readonly executions?: readonly Execution[]
}
interface Execution {
  readonly definition?: string
  readonly expectedHistory?: readonly JsonObject[]
}

const recordings = sharedData('oracle/sfn-cases.json')

function casesIn(path: string): (Recorded & Execution)[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: (Recorded & Execution)[] }).cases
}

/** A Pass state in JSONPath whose result needs no more than its input. */
function isPlainPass(state: Json | undefined): state is JsonObject {
  const text = JSON.stringify(state) ?? ''
  const isOwn =
    isJsonObject(state) && state['Type'] === 'Pass' && !('QueryLanguage' in state) && !('Result' in state) && !('Assign' in state)
  return isOwn && text.includes('.$"') && !/\$\$|"\$[a-zA-Z]|JSONata|UUID|MathRandom/.test(text)
}

/** Input to output as the language of the state has it. */
function pass(state: JsonObject, input: Json): Json | string {
  const effective = along(state['InputPath'], input)
  if (!effective.ok) return effective.error.cause
  const result = fillTemplate(state['Parameters'] ?? effective.value, scopeWith(effective.value))
  if (!result.ok) return result.error.cause
  const placed = state['ResultPath'] === null ? ok(input) : placeAt(input, String(state['ResultPath'] ?? '$'), result.value)
  if (!placed.ok) return placed.error.cause
  const output = along(state['OutputPath'], placed.value)
  return output.ok ? output.value : output.error.cause
}

/** What a path leaves of a value; null leaves nothing. */
function along(path: Json | undefined, value: Json): Result<Json, ExpressionFailure> {
  return path === null ? ok({}) : readPath(String(path ?? '$'), scopeWith(value))
}

function statesIn(value: Json | undefined, found: Record<string, JsonObject> = {}): Record<string, JsonObject> {
  if (!isJsonObject(value)) return found
  for (const [name, state] of Object.entries(isJsonObject(value['States']) ? value['States'] : {})) {
    if (!isJsonObject(state)) continue
    found[name] = state
    for (const inner of [state['Iterator'], state['ItemProcessor'], ...((state['Branches'] ?? []) as Json[])]) statesIn(inner, found)
  }
  return found
}

function detail(event: JsonObject | undefined, name: string): JsonObject | undefined {
  const found = event?.[name]
  return isJsonObject(found) ? found : undefined
}

/** A cause without the words about the state in front and without the input, which the recordings leave out. */
function reason(cause: Json | undefined): string {
  return String(cause)
    .replace(/^An error occurred .* \(entered at the event id #\d+\)\. /, '')
    .replace(/ in the input '.*$/s, '')
}

/** Texts that begin with a bracket were left as texts. */
function parsed(value: Json | undefined): Json {
  return typeof value === 'string' && /^[["]/.test(value) ? (JSON.parse(value) as Json) : (value ?? null)
}

describe.skipIf(recordings === undefined)('Pass states with paths', () => {
  it('give what AWS gave', () => {
    let compared = 0
    for (const recorded of recordings === undefined ? [] : casesIn(recordings)) {
      for (const { definition, expectedHistory = [] } of recorded.executions ?? [recorded]) {
        const machine = definition === undefined ? undefined : (JSON.parse(definition) as JsonObject)
        if (machine === undefined || machine['QueryLanguage'] === 'JSONata') continue
        const states = statesIn(machine)
        expectedHistory.forEach((event, index) => {
          const entered = detail(event, 'stateEnteredEventDetails')
          const state = states[String(entered?.['name'])]
          if (entered === undefined || !isPlainPass(state)) return
          const next = expectedHistory[index + 1]
          const output = detail(next, 'stateExitedEventDetails')?.['output']
          const made = JSON.parse(JSON.stringify(pass(state, parsed(entered['input'])))) as Json
          compared++
          const given = output === undefined ? reason(detail(next, 'executionFailedEventDetails')?.['cause']) : parsed(output)
          expect(output === undefined ? reason(made) : made, recorded.id).toEqual(given)
        })
      }
    }
    expect(compared).toBeGreaterThan(20)
  })
})
