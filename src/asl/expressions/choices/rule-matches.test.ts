import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../tools/shared-data.mjs'
import type { Json, JsonObject } from '../../../base/json.ts'
import { scopeWith } from '../testing/scope.ts'
import { comparisons, questions } from './comparisons.ts'
import { ruleMatches } from './rule-matches.ts'
import { stringMatches } from './string-matches.ts'

function matches(rule: JsonObject, input: Json): unknown {
  const found = ruleMatches(rule, scopeWith(input, { context: { Execution: { Input: { n: 3 } } }, variables: { limit: 5 } }))
  return found.ok ? found.value : found.error
}

const rule = (comparison: JsonObject): JsonObject => ({ Variable: '$.v', ...comparison })

it('there are thirty-nine comparisons', () => {
  const withPaths = Object.keys(comparisons).filter((name) => name !== 'StringMatches')
  expect(Object.keys(comparisons).length + withPaths.length + Object.keys(questions).length + ['IsPresent'].length).toBe(39)
})

describe('values of the same kind', () => {
  it.each<[JsonObject, Json[], Json[]]>([
    [{ StringEquals: 'b' }, ['b'], ['a', 'B', '', 1, null]],
    [{ StringLessThan: 'b' }, ['a', '', 'B'], ['b', 'c', 1]],
    [{ StringGreaterThan: 'b' }, ['ba', 'c'], ['b', 'a', true]],
    [{ StringLessThanEquals: 'b' }, ['a', 'b'], ['ba', null]],
    [{ StringGreaterThanEquals: 'b' }, ['b', 'c'], ['a', [1]]],
    [{ NumericEquals: 2 }, [2, 2.0], [3, '2', null, [2], true]],
    [{ NumericLessThan: 2 }, [1.9, -5], [2, 'x', null]],
    [{ NumericGreaterThan: 2 }, [2.1], [2, '3']],
    [{ NumericLessThanEquals: 2 }, [2, 1], [3, false]],
    [{ NumericGreaterThanEquals: 2 }, [2, 3], [1, {}]],
    [{ BooleanEquals: true }, [true], [false, 'true', 1]],
    [{ BooleanEquals: false }, [false], [true, null, 0]],
    [
      { TimestampEquals: '2026-01-05T09:00:00Z' },
      ['2026-01-05T09:00:00Z', '2026-01-05T10:00:00.000+01:00'],
      ['2026-01-05', 5, '2026-01-05T09:00:01Z'],
    ],
    [{ TimestampLessThan: '2026-01-05T09:00:00Z' }, ['2026-01-05T08:59:59.999Z'], ['2026-01-05T09:00:00Z', 'a']],
    [{ TimestampGreaterThan: '2026-01-05T09:00:00Z' }, ['2026-01-05T09:00:00.001Z'], ['2026-01-05T09:00:00Z', null]],
    [{ TimestampLessThanEquals: '2026-01-05T09:00:00Z' }, ['2026-01-05T09:00:00Z'], ['2026-01-06T09:00:00Z']],
    [{ TimestampGreaterThanEquals: '2026-01-05T09:00:00Z' }, ['2026-01-05T09:00:00Z'], ['2026-01-04T09:00:00Z']],
    [{ StringMatches: 'log-*.txt' }, ['log-1.txt', 'log-.txt', 'log-a.txt.txt'], ['log-1.txt~', 'xlog-1.txt', 5]],
    [{ IsNull: true }, [null], [0, '', false]],
    [{ IsNumeric: true }, [0, 1.5], ['1', null]],
    [{ IsString: true }, ['', 'a'], [1, null]],
    [{ IsBoolean: true }, [true, false], [0, 'true', null]],
    [{ IsTimestamp: true }, ['2026-01-05T09:00:00Z', '2026-01-05T09:00:00+01:00'], ['2026-01-05', '2026-01-05T09:00:00', 5]],
    [{ IsBoolean: false }, [0, null, []], [true, false]],
    [{ IsPresent: true }, [null, 0], []],
  ])('%j', (comparison, yes, no) => {
    expect(yes.map((v) => matches(rule(comparison), { v }))).toEqual(yes.map(() => true))
    expect(no.map((v) => matches(rule(comparison), { v }))).toEqual(no.map(() => false))
  })
})

it('the other value may stand in the input, in the context or in a variable', () => {
  expect(matches({ Variable: '$.v', StringEqualsPath: '$.w' }, { v: 'x', w: 'x' })).toBe(true)
  expect(matches({ Variable: '$.v', NumericLessThanPath: '$limit' }, { v: 4 })).toBe(true)
  expect(matches({ Variable: '$$.Execution.Input.n', NumericEquals: 3 }, {})).toBe(true)
  expect(matches({ Variable: '$.v', BooleanEqualsPath: '$.w' }, { v: false, w: false })).toBe(true)
  expect(matches({ Variable: '$.v', TimestampLessThanPath: '$.w' }, { v: '2026-01-05T09:00:00Z', w: '2026-01-05T09:00:00Z' })).toBe(false)
})

it('AWS compares a number with anything that stands at a path as if it were one', () => {
  expect(matches({ Variable: '$.v', NumericGreaterThanPath: '$.w' }, { v: 7, w: [6] })).toBe(true)
  expect(matches({ Variable: '$.v', NumericEqualsPath: '$.w' }, { v: 7, w: { n: 7 } })).toBe(false)
  expect(matches({ Variable: '$.v', NumericEqualsPath: '$.w' }, { v: '7', w: 7 })).toBe(false)
})

const invalid = (path: string) => ({
  error: 'States.Runtime',
  cause: `Invalid path '${path}': The choice state's condition path references an invalid value.`,
})

it('what is not there may only be asked whether it is present', () => {
  expect(matches(rule({ IsPresent: true }), {})).toBe(false)
  expect(matches(rule({ IsPresent: false }), {})).toBe(true)
  expect(matches(rule({ IsNull: true }), {})).toEqual(invalid('$.v'))
  expect(matches(rule({ StringEquals: 'x' }), {})).toEqual(invalid('$.v'))
  expect(matches(rule({ NumericEqualsPath: '$.w' }), { v: 1 })).toEqual(invalid('$.w'))
})

it('And, Or and Not are asked in order and no further than needed', () => {
  const isPresent = rule({ IsPresent: true })
  const isLarge = rule({ NumericGreaterThan: 10 })
  expect(matches({ And: [isPresent, isLarge] }, {})).toBe(false)
  expect(matches({ And: [isLarge, isPresent] }, {})).toEqual(invalid('$.v'))
  expect(matches({ Or: [{ Not: isPresent }, isLarge] }, {})).toBe(true)
  expect(matches({ Or: [isLarge, { Not: isLarge }] }, { v: 3 })).toBe(true)
  expect(matches({ Not: { And: [isPresent, isLarge] } }, { v: 11 })).toBe(false)
  expect(matches({ Not: isLarge }, {})).toEqual(invalid('$.v'))
})

describe('StringMatches', () => {
  it.each([
    ['a*b*c', 'aXXbYYc', true],
    ['a*b*c', 'aXXcYYb', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'aXb', false],
    ['a\\\\*', 'a\\xyz', true],
    ['*.log', 'a\nb.log', true],
    ['a.c', 'abc', false],
  ])('%s on %j', (pattern, text, fits) => expect(stringMatches(text, pattern)).toBe(fits))

  it('ends for patterns that would try every way', () => {
    expect(stringMatches('a'.repeat(20_000), `${'*a'.repeat(50)}*b`)).toBe(false)
  })
})

const recordings = sharedData('oracle/sfn-cases.json')

describe.skipIf(recordings === undefined)('as AWS chose when it was recorded', () => {
  interface Recorded {
    readonly id: string
    readonly kind: string
    readonly executions: readonly { readonly definition: string; readonly input: string; readonly expectedOutput: JsonObject }[]
  }
  const { cases } = JSON.parse(recordings === undefined ? '{"cases":[]}' : readFileSync(recordings, 'utf8')) as {
    cases: readonly Recorded[]
  }
  it.each(cases.filter(({ kind }) => kind === 'choice-table').map((recorded) => [recorded.id, recorded] as const))(
    '%s',
    (_, { executions }) => {
      for (const { definition, input, expectedOutput } of executions) {
        const { States } = JSON.parse(definition) as {
          States: Record<string, { Type: string; Default: string; Choices: JsonObject[]; Result?: Json }>
        }
        const state = Object.values(States).find(({ Type }) => Type === 'Choice') as (typeof States)[string]
        const chosen = state.Choices.find((choice) => matches(choice, JSON.parse(input) as Json) === true)?.['Next'] ?? state.Default
        expect(States[chosen as string]?.Result, `${JSON.stringify(state.Choices)} for ${input}`).toEqual(expectedOutput)
      }
    },
  )
})
