import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { openDefinition } from '../open-definition.ts'
import { done, lambda, machineOf } from '../testing/definitions.ts'
import { readDefinition } from './read-definition.ts'

const branch = machineOf({ Inner: { Type: 'Task', Resource: lambda, End: true } })
const order = machineOf(
  {
    Check: { Type: 'Choice', Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Both' }], Default: 'Each' },
    Both: {
      Type: 'Parallel',
      Branches: [branch, machineOf({ Second: done })],
      Retry: [
        { ErrorEquals: ['A'], MaxDelaySeconds: 9, JitterStrategy: 'FULL' },
        { ErrorEquals: ['B'], MaxAttempts: 0 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Stop', ResultPath: null }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: { ...machineOf({ One: done }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } },
      QueryLanguage: 'JSONata',
      End: true,
    },
    Stop: { Type: 'Fail', Error: 'No' },
  },
  { TimeoutSeconds: 60, Comment: 'orders', Version: '1.0' },
)

it('reads states of every scope', () => {
  const machine = readDefinition(order)
  expect(machine).toMatchObject({ startAt: 'Check', language: 'JSONPath', timeoutSeconds: 60, comment: 'orders', version: '1.0' })
  expect(Object.keys(machine?.everyState ?? {})).toEqual(['Check', 'Both', 'Inner', 'Second', 'Each', 'One', 'Stop'])
  expect(machine?.states['Check']).toMatchObject({
    isEnd: false,
    defaultNext: 'Each',
    rules: [{ next: 'Both', pointer: '/States/Check/Choices/0' }],
  })
  expect(machine?.states['Both']).toMatchObject({
    next: 'Each',
    catchers: [{ errors: ['States.ALL'], next: 'Stop', fields: { ResultPath: null } }],
  })
  expect(machine?.states['Each']).toMatchObject({ mode: 'DISTRIBUTED', executionType: 'EXPRESS', isEnd: true, language: 'JSONata' })
  expect(machine?.states['Stop']).toMatchObject({ isEnd: true })
  expect(machine?.everyState['Inner']).toMatchObject({ type: 'Task', resource: lambda, pointer: '/States/Both/Branches/0/States/Inner' })
})

it('a state in a Map has the language of the machine, not of the Map', () => {
  expect(readDefinition(order)?.everyState['One']?.language).toBe('JSONPath')
  expect(readDefinition({ ...order, QueryLanguage: 'JSONata' })?.everyState['One']?.language).toBe('JSONata')
})

it('a retrier has the defaults of AWS', () => {
  const both = readDefinition(order)?.states['Both']
  expect(both?.type === 'Parallel' && both.retriers).toMatchObject([
    { intervalSeconds: 1, maxAttempts: 3, backoffRate: 2, maxDelaySeconds: 9, jitter: 'FULL' },
    { maxAttempts: 0, jitter: 'NONE' },
  ])
})

it('the former names of a Map are read', () => {
  const machine = readDefinition(machineOf({ Old: { Type: 'Map', Iterator: machineOf({ One: done }), End: true } }))
  expect(machine?.states['Old']).toMatchObject({ mode: 'INLINE', processor: { startAt: 'One', pointer: '/States/Old/Iterator' } })
})

it('names that objects know too are names like any other', () => {
  const definition = JSON.parse('{"StartAt":"__proto__","States":{"__proto__":{"Type":"Pass","Next":"constructor"}}}') as JsonObject
  const machine = readDefinition(definition)
  expect(Object.keys(machine?.states ?? {})).toEqual(['__proto__'])
  expect(machine?.states['constructor']).toBeUndefined()
})

it('what is no object is no definition', () => {
  expect([null, 'text', 7, []].map((value) => readDefinition(value))).toEqual([undefined, undefined, undefined, undefined])
})

it('the same model comes from a text, in JSON and in YAML, with places', () => {
  const yaml = 'StartAt: a/b\nStates:\n  a/b:\n    Type: Pass\n    Next: End\n  End: {Type: Succeed}\n'
  const { machine, tree } = openDefinition(yaml)
  const first = machine?.states['a/b']
  expect(first).toMatchObject({ type: 'Pass', next: 'End', pointer: '/States/a~1b', fields: { Type: 'Pass', Next: 'End' } })
  expect(tree.text.slice(first?.range.start, first?.range.end)).toBe('Type: Pass\n    Next: End')
  const json = JSON.stringify(order)
  const { machine: opened } = openDefinition(json)
  const inner = opened?.everyState['Inner']
  expect(json.slice(inner?.range.start, inner?.range.end)).toBe(JSON.stringify({ Type: 'Task', Resource: lambda, End: true }))
  expect(inner?.fields).toEqual({ Type: 'Task', Resource: lambda, End: true })
})
