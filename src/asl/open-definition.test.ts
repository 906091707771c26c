import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDefinition, openDefinition, validateDefinition } from './index.ts'
import { definitionOf, done, lambda, machineOf } from './testing/definitions.ts'
import type { Json } from '../base/json.ts'

/** What is said of a text: `code <what it marks>`. */
function marks(text: string): string[] {
  return openDefinition(text)
    .diagnostics.filter(({ code }) => code !== 'asl.missing-catch')
    .map(({ code, range }) => `${code} <${text.slice(range.start, range.end)}>`)
}

describe('a diagnostic marks what it is about', () => {
  it.each([
    [
      'a value',
      definitionOf({ A: { Type: 'Pass', Next: 'gone' }, B: done }),
      ['asl.missing-transition-target <"gone">', 'asl.unreachable-state <"B">'],
    ],
    ['a key that is not known', definitionOf({ A: { Type: 'Succeed', Oops: 1 } }), ['asl.schema-validation-failed <"Oops">']],
    ['the name of a state', definitionOf({ A: { Type: 'Wait', Seconds: 1 } }), ['asl.schema-validation-failed <"A">']],
    ['the whole', '{}', ['asl.schema-validation-failed <{>']],
    [
      'a rule',
      definitionOf({ A: { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true }], Default: 'B' }, B: done }),
      ['asl.schema-validation-failed <{>'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(text)).toEqual(expected)
  })

  it('in YAML too', () => {
    expect(marks('StartAt: A\nStates:\n  A: {Type: Pass, Next: gone}\n  B: {Type: Succeed}\n')).toEqual([
      'asl.missing-transition-target <gone>',
      'asl.unreachable-state <B>',
    ])
  })
})

describe('what is filled in at deployment', () => {
  it('may stand anywhere', () => {
    const states = {
      A: { Type: 'Task', Resource: '${Function}', TimeoutSeconds: '${Timeout}', Parameters: { 'a.$': '${Path}' }, Next: 'B' },
      B: { Type: 'Task', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:states:::sqs:sendMessage' }, Next: 'C' },
      C: { Type: 'Wait', Seconds: '${Pause}', End: true },
    }
    expect(marks(definitionOf(states))).toEqual([])
    expect(openDefinition(definitionOf(states)).machine?.states['B']).toMatchObject({ type: 'Task', resource: undefined })
    expect(marks('StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: !Sub "${Function}"\n    End: true\n')).toEqual([])
  })
})

describe('half-typed text', () => {
  it('gives as much of the model as there is', () => {
    const { machine } = openDefinition('{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"x","Next":"B"},"B":{"Type":"Wa')
    expect(Object.keys(machine?.states ?? {})).toEqual(['A', 'B'])
    expect(machine?.states['A']).toMatchObject({ type: 'Task', next: 'B' })
  })

  it('a state is what its fields belong to until its type is written', () => {
    const typed = openDefinition(definitionOf({ A: { Choices: [{ Next: 'B' }] }, B: { Type: 'Par', Branches: [] }, C: {} })).machine
    expect(Object.values(typed?.states ?? {}).map(({ type }) => type)).toEqual(['Choice', 'Parallel', 'Pass'])
  })

  it('does not call states unreachable whose way is still to be written', () => {
    const text = definitionOf({ A: { Type: 'Pass' }, B: { Type: 'Pass', Next: 'gone' } })
    expect(marks(text).filter((mark) => mark.includes('unreachable'))).toEqual([])
    expect(marks(text)).toContain('asl.missing-transition-target <"gone">')
  })

  it('an empty text says what a definition is', () => {
    expect(openDefinition('').diagnostics).toMatchObject([{ code: 'asl.schema-validation-failed', severity: 'error' }])
    expect(openDefinition('').machine).toBeUndefined()
  })
})

describe('whatever is written', () => {
  const full = definitionOf({
    Task: { Type: 'Task', Resource: lambda, Retry: [{ ErrorEquals: ['X'] }], Catch: [{ ErrorEquals: ['Y'], Next: 'End' }], Next: 'Choice' },
    Choice: { Type: 'Choice', Choices: [{ And: [{ Variable: '$.a', IsPresent: true }], Next: 'Map' }], Default: 'End' },
    Map: {
      Type: 'Map',
      ItemProcessor: machineOf({ Inner: { Type: 'Pass', Assign: { 'v.$': '$$.Map.Item.Value' }, End: true } }),
      Next: 'End',
    },
    End: done,
  })

  it('every beginning of a definition is read', () => {
    for (let end = 0; end <= full.length; end++) {
      const text = full.slice(0, end)
      expect(openDefinition(text).tree.text).toBe(text)
      validateDefinition(text, 'STANDARD')
    }
  })

  it('every JSON value is read, also inside a definition', () => {
    const words = fc.constantFrom(...new Set(full.match(/[A-Za-z.$]+/g)))
    const value = fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(words, fc.oneof(fc.jsonValue(), words)))
    fc.assert(
      fc.property(value, fc.dictionary(words, value), (any, state) => {
        for (const candidate of [any, machineOf({ A: state as never }), { ...machineOf({ A: { ...state, Type: 'Map' } as never }) }]) {
          const text = JSON.stringify(candidate)
          expect(openDefinition(text).tree.text).toBe(text)
          openDefinition(text, { format: 'yaml', type: 'EXPRESS' })
          validateDefinition(text, 'EXPRESS')
          readDefinition(candidate as Json)
        }
      }),
    )
  })

  it('no field or name of a definition that is replaced by anything breaks it', () => {
    const places = [...full.matchAll(/"[^"]*"|true|\[|\]|\{|\}/g)]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.oneof(fc.string(), fc.json()), (place, other) => {
        const text = full.slice(0, place.index) + other + full.slice(place.index + place[0].length)
        expect(openDefinition(text).tree.text).toBe(text)
        validateDefinition(text, 'STANDARD')
      }),
    )
  })
})
