import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../base/json.ts'
import { definitionOf, done, errorsOf, lambda, machineOf, mapWith } from '../testing/definitions.ts'

/** What is said of one state, followed by `B`. */
function stateErrors(state: JsonObject, top: JsonObject = {}): string[] {
  return errorsOf(definitionOf({ A: state, B: done }, top))
}

const task = { Type: 'Task', Resource: lambda, Next: 'B' }
const pass = { Type: 'Pass', Next: 'B' }

describe('fields', () => {
  const cases: [string, JsonObject, string[]][] = [
    ['a field of another type', { ...pass, TimeoutSeconds: 5 }, ["SCHEMA: Field 'TimeoutSeconds' is not supported at /States/A"]],
    ['a misspelt field', { ...pass, Coment: 'x' }, ["SCHEMA: Field 'Coment' is not supported at /States/A"]],
    ['no type', { Next: 'B' }, ['SCHEMA: These fields are required: [Type] at /States/A']],
    [
      'several missing',
      { Type: 'Task', Next: 'B', Retry: [{}] },
      [
        'SCHEMA: These fields are required: [Resource] at /States/A',
        'SCHEMA: These fields are required: [ErrorEquals] at /States/A/Retry[0]',
      ],
    ],
    [
      'two that exclude each other',
      { ...task, TimeoutSeconds: 5, TimeoutSecondsPath: '$.t' },
      ['SCHEMA: There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath] at /States/A'],
    ],
    ['a text for a number', { Type: 'Wait', Seconds: '5', Next: 'B' }, ['SCHEMA: Expected value of type Integer at /States/A/Seconds']],
    ['too long', { Type: 'Wait', Seconds: 100_000_000, Next: 'B' }, ['SCHEMA: Maximum value is 99999999 at /States/A/Seconds']],
    [
      'a share above all',
      mapWith({ ToleratedFailurePercentage: 101 }),
      ['SCHEMA: Maximum value is 100.0 at /States/A/ToleratedFailurePercentage'],
    ],
    ['fewer than none', mapWith({ MaxConcurrency: -1 }), ['SCHEMA: Minimum value is 0 at /States/A/MaxConcurrency']],
    ['no path', { ...pass, OutputPath: 'x' }, ['SCHEMA: Value must be a valid JSONPath. at /States/A/OutputPath']],
    [
      'no reference path',
      { ...pass, ResultPath: 'x' },
      ["SCHEMA: Value is not a Reference Path: Reference path didn't start with '$' at /States/A/ResultPath"],
    ],
    ['a path to many', { ...pass, ResultPath: '$.a[*]' }, ['SCHEMA: Value is not a Reference Path at /States/A/ResultPath']],
    [
      'the context as a count',
      mapWith({ MaxConcurrencyPath: '$$.Execution.Input.n' }),
      ['SCHEMA: Value is not a Reference Path at /States/A/MaxConcurrencyPath'],
    ],
    [
      'no path in a template',
      { ...pass, Parameters: { deep: { 'x.$': 'y' } } },
      ["SCHEMA: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters/deep"],
    ],
    [
      'no path in a variable',
      { ...pass, Assign: { 'v.$': 'Test' } },
      ["SCHEMA: The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Assign"],
    ],
    [
      'everything, and then more',
      {
        ...task,
        Catch: [
          { ErrorEquals: ['X', 'States.ALL'], Next: 'B' },
          { ErrorEquals: ['Y'], Next: 'B' },
        ],
      },
      ['SCHEMA: States.ALL must appear alone and at end of list at /States/A/Catch[0]/ErrorEquals[1]'],
    ],
    [
      'a choice without a target',
      { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true }], Default: 'B' },
      ['SCHEMA: These fields are required: [Next] at /States/A/Choices[0]'],
    ],
    ['a state that is none', 7 as unknown as JsonObject, ['SCHEMA: Expected value of type Object at /States/A']],
  ]
  it.each(cases)('%s', (_, state, expected) => {
    expect(stateErrors(state)).toEqual(expected)
  })

  it('are required in the order of a Java HashSet', () => {
    expect(errorsOf('{}')).toEqual(['SCHEMA: These fields are required: [States, StartAt] at /'])
  })

  it('are located through branches and processors', () => {
    const inner = machineOf({ C: { Type: 'Choice' } })
    const map = { Type: 'Map', ItemProcessor: inner, End: true }
    expect(stateErrors({ Type: 'Parallel', Branches: [machineOf({ M: map })], Next: 'B' })).toEqual([
      'SCHEMA: These fields are required: [Choices] at /States/A/Branches[0]/States/M/ItemProcessor/States/C',
    ])
  })
})

describe('query languages', () => {
  it('do not mix in one state', () => {
    expect(stateErrors({ ...pass, Output: 1 })).toEqual([
      "SCHEMA: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A",
    ])
    expect(stateErrors({ ...pass, ResultPath: '$' }, { QueryLanguage: 'JSONata' })).toEqual([
      "SCHEMA: The QueryLanguage is set to 'JSONata', but field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
    ])
  })

  it('JSONata may stand in a JSONPath machine, not the other way round', () => {
    expect(stateErrors({ ...pass, QueryLanguage: 'JSONata', Output: '{% 1 %}' })).toEqual([])
    expect(stateErrors({ ...pass, QueryLanguage: 'JSONPath' }, { QueryLanguage: 'JSONata' })).toEqual([
      "SCHEMA: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
    ])
  })

  it('states in a Map inherit that of the machine, and its processor cannot name one', () => {
    const inner = machineOf({ C: { Type: 'Pass', Output: 1, End: true } })
    const map = { Type: 'Map', QueryLanguage: 'JSONata', Items: [], Next: 'B' }
    expect(stateErrors({ ...map, ItemProcessor: inner })[0]).toContain('at /States/A/ItemProcessor/States/C')
    expect(stateErrors({ ...map, ItemProcessor: machineOf({ C: done }, { QueryLanguage: 'JSONata' }) })).toEqual([
      "SCHEMA: Field 'QueryLanguage' is not supported at /States/A/ItemProcessor",
    ])
  })

  it('an expression may stand where JSONata computes a number, and only there', () => {
    const wait = { Type: 'Wait', Seconds: '{% 5 %}', Next: 'B' }
    expect(stateErrors(wait, { QueryLanguage: 'JSONata' })).toEqual([])
    expect(stateErrors(wait)).toEqual(['SCHEMA: Expected value of type Integer at /States/A/Seconds'])
  })
})

describe('resources', () => {
  const resource = (Resource: Json, type: 'STANDARD' | 'EXPRESS' = 'STANDARD') =>
    errorsOf(definitionOf({ A: { ...task, Resource }, B: done }), type)

  it.each([
    lambda,
    'arn:aws:states:us-east-1:111111111111:activity:approve',
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    'arn:aws:states:::states:startExecution.sync:2',
    'arn:aws:states:::aws-sdk:dynamodb:query',
  ])('%s is known', (arn) => {
    expect(resource(arn)).toEqual([])
  })

  it.each(['arn:aws:states:::dynamodb:scan', 'arn:aws:states:::dynamodb:putItem.sync', 'arn:aws:states:::aws-sdk:sqs:sendMessage.sync'])(
    '%s is not',
    (arn) => {
      const why = 'The value is not a valid resource ARN, or the resource is not available in this region.'
      expect(resource(arn)).toEqual([`SCHEMA: The resource provided ${arn} is not recognized. ${why} at /States/A/Resource`])
    },
  )

  it('a name is no ARN', () => {
    expect(resource('work')).toEqual(['SCHEMA: Value is not a valid resource ARN at /States/A/Resource'])
    expect(resource('${Work}')).toEqual(['SCHEMA: Value is not a valid resource ARN at /States/A/Resource'])
  })

  it('Express workflows wait for nothing but an answer', () => {
    expect(resource('arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'EXPRESS')).toEqual([
      "SCHEMA: Express state machine does not support '.waitForTaskToken' service integration  at /States/A/Resource",
    ])
    expect(resource('arn:aws:states:::glue:startJobRun.sync', 'EXPRESS')).toEqual([
      "SCHEMA: Express state machine does not support '.sync' service integration at /States/A/Resource",
    ])
    expect(resource('arn:aws:states:::sqs:sendMessage', 'EXPRESS')).toEqual([])
  })

  it('children of a distributed Map have a type of their own', () => {
    const child = machineOf({ C: { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', End: true } })
    const map = (ExecutionType: string) => mapWith({ ItemProcessor: { ...child, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } } })
    expect(stateErrors(map('STANDARD'))).toEqual([])
    expect(stateErrors(map('EXPRESS'))[0]).toContain("does not support '.sync'")
  })
})

describe('JSONata', () => {
  const output = (Output: Json) => stateErrors({ ...pass, Output }, { QueryLanguage: 'JSONata' })

  it('must be JSONata, wherever it stands', () => {
    expect(output({ deep: ['{% 1 + %}'] })).toEqual([
      'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output/deep[0]',
    ])
    expect(output('{% $states.input.a[1,2) %}')).toEqual(['INVALID_JSONATA_EXPRESSION: Expected "]", got "," at /States/A/Output'])
    expect(stateErrors({ ...task, TimeoutSeconds: '{% ( %}' }, { QueryLanguage: 'JSONata' })).toHaveLength(1)
  })

  it('is only what stands between the signs and nothing else', () => {
    expect(output([' {% 1 + %}', '{% 1 + %} ', '{% $states.input %}'])).toEqual([])
  })
})
