import { describe, expect, it } from 'vitest'
import { definitionOf, done, errorsOf, machineOf, mapWith } from '../testing/definitions.ts'
import { refusalOf, validateDefinition } from './validate-definition.ts'

function warnings(definition: string): string[] {
  const found = validateDefinition(definition, 'STANDARD').filter(({ severity }) => severity === 'WARNING')
  return found.map(({ code, location }) => `${code} at ${location ?? 'null'}`)
}

describe('the text', () => {
  it.each([
    ['nonsense', "Unrecognized token 'nonsense': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')", 9],
    ['{"StartAt" "A"}', "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value", 12],
  ])('%s is no JSON', (text, message, column) => {
    const location = `[Source: (String)"${text}"; line: 1, column: ${column}]`
    const expected = { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `${message}\n at ${location}`, location }
    expect(validateDefinition(text, 'STANDARD')).toEqual([expected])
  })

  it('quotes no more than 500 characters, and counts lines', () => {
    const text = `{\n"Comment": "${'x'.repeat(600)}",\n  oops }`
    expect(validateDefinition(text, 'STANDARD')[0]?.location).toBe(
      `[Source: (String)"${text.slice(0, 500)}"[truncated ${text.length - 500} chars]; line: 3, column: 3]`,
    )
  })

  it.each([' ', '[]', '"text"', '7'])('%s is no object', (text) => {
    expect(validateDefinition(text, 'STANDARD')).toEqual([
      { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'Definition must be a valid JSON object' },
    ])
  })

  it('is refused when it is nested beyond all reason', () => {
    const text = `{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Result":${'['.repeat(5_000)}${']'.repeat(5_000)}}}}`
    expect(errorsOf(text)).toEqual(['TOO_DEEPLY_NESTED: The states are too deeply nested. at null'])
  })
})

describe('transitions', () => {
  it('lead to states of the same scope; AWS calls every target Next', () => {
    const branch = machineOf({ Inner: done })
    const choice = { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'gone' }], Default: 'lost' }
    const parallel = { Type: 'Parallel', Branches: [branch], Catch: [{ ErrorEquals: ['X'], Next: 'Inner' }], Next: 'C' }
    expect(errorsOf(definitionOf({ P: parallel, C: choice, End: done }))).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Inner at /States/P/Catch[0]/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: gone at /States/C/Choices[0]/Next",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: lost at /States/C/Default",
      'MISSING_TRANSITION_TARGET: State "End" is not reachable. at /States/End',
    ])
  })

  it('a start that is not there leaves every state alone', () => {
    expect(errorsOf(JSON.stringify({ StartAt: 'X', States: { A: done } }))).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /StartAt",
      'MISSING_TRANSITION_TARGET: State "A" is not reachable. at /States/A',
    ])
  })

  it('a loop has no end, which AWS locates nowhere, and looks no further', () => {
    const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }
    expect(errorsOf(definitionOf(loop))).toEqual(['MISSING_END_STATE: Workflow has no terminal state at null'])
    expect(validateDefinition(definitionOf(loop), 'STANDARD')[0]).not.toHaveProperty('location')
    expect(errorsOf(definitionOf({ ...loop, C: { Type: 'Pass', Next: 'A' } }))).toHaveLength(1)
    expect(errorsOf(definitionOf({ ...loop, C: done }))).toEqual(['MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C'])
  })

  it('are looked at only when every field is right', () => {
    expect(errorsOf(definitionOf({ A: { Type: 'Pass', Next: 'gone', Oops: 1 } }))).toEqual([
      "SCHEMA: Field 'Oops' is not supported at /States/A",
    ])
  })
})

describe('names', () => {
  it('have at most 80 characters', () => {
    const long = 'x'.repeat(81)
    expect(errorsOf(definitionOf({ [long]: done }))).toEqual([
      `INVALID_STATE_NAME: Invalid State name: State '${long}' exceeds the 80-character limit allowed by the service at /States/${long}`,
    ])
    expect(errorsOf(definitionOf({ ['ü'.repeat(80)]: done }))).toEqual([])
  })

  it('are unique in a whole definition, and within one object', () => {
    const map = { Type: 'Map', ItemProcessor: machineOf({ A: done }), End: true }
    expect(errorsOf(definitionOf({ A: map }))).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A/ItemProcessor/States/A',
    ])
    expect(errorsOf('{"StartAt":"A","States":{"A":{"Type":"Succeed"},"A":{"Type":"Succeed"}}}')).toEqual([
      'DUPLICATE_STATE_NAME: Duplicate State name: A at /States/A',
    ])
  })

  it('labels are short, plain and unique', () => {
    const map = (Label: string, inner: string, Next: string) => mapWith({ Label, ItemProcessor: machineOf({ [inner]: done }), Next })
    expect(errorsOf(definitionOf({ A: map('x'.repeat(41), 'I', 'B'), B: done }))[0]).toContain('INVALID_LABEL_NAME')
    expect(errorsOf(definitionOf({ A: map('a b', 'I', 'B'), B: done }))[0]).toContain('INVALID_LABEL_NAME')
    expect(errorsOf(definitionOf({ A: map('one', 'I', 'B'), B: map('one', 'J', 'C'), C: done }))).toEqual([
      'DUPLICATE_LABEL_NAME: Duplicate Label name: one at /States/B/Label',
    ])
  })
})

describe('warnings', () => {
  it('refuse nothing', () => {
    const odd = definitionOf({
      A: { Type: 'Pass', Next: 'B', Parameters: { x: '$.y', z: "States.Format('{}', $.y)", price: '$5' } },
      B: { Type: 'Pass', Result: { deep: ['$.y'] }, Next: 'C' },
      C: { Type: 'Fail', Cause: '$.cause' },
    })
    expect(warnings(odd)).toEqual([
      'NO_DOLLAR at /States/A/Parameters/x',
      'NO_DOLLAR at /States/A/Parameters/z',
      'PASS_RESULT_IS_STATIC at /States/B/Result',
      'NO_PATH at /States/C/Cause',
    ])
    expect(refusalOf(validateDefinition(odd, 'STANDARD'))).toBeUndefined()
  })
})

it('CreateStateMachine tells all errors in one sentence', () => {
  const text = definitionOf({ A: { Type: 'Pass', Next: 'NOPE' } })
  expect(refusalOf(validateDefinition(text, 'STANDARD'))).toBe(
    "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next, " +
      "MISSING_END_STATE: Workflow has no terminal state at null'",
  )
})
