import { describe, expect, it } from 'vitest'
import type { Json } from '../../base/json.ts'
import { readDefinition } from '../model/read-definition.ts'
import { needsOf } from './needs-of.ts'
import { sampleOf } from './sample-of.ts'

function needed(
  states: Record<string, Json>,
  more: Record<string, Json> = {},
): { readonly input: Json; readonly results: Record<string, Json> } {
  const machine = readDefinition({ StartAt: Object.keys(states)[0] as string, States: states, ...more } as Json)
  if (!machine) throw new Error('no definition')
  const { input, results } = needsOf(machine)
  return { input: sampleOf(input), results: Object.fromEntries(Object.entries(results).map(([name, need]) => [name, sampleOf(need)])) }
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' }

describe('what a workflow needs', () => {
  it('of its input is what its paths read, through the stages of states', () => {
    const { input } = needed({
      Trim: { Type: 'Pass', InputPath: '$.order', Parameters: { 'who.$': '$.customer.id', fixed: 1 }, ResultPath: '$.who', Next: 'Do' },
      Do: { ...task, Parameters: { 'x.$': '$.who.who', 'y.$': '$.total', 'z.$': '$$.Execution.Input.region' }, End: true },
    })
    expect(input).toEqual({ order: { customer: { id: 'sample id' } }, total: 'sample total', region: 'sample region' })
  })

  it('of a result is what later states read of it, behind ResultSelector, ResultPath and Assign', () => {
    const { results } = needed({
      Get: { ...task, ResultSelector: { 'name.$': '$.Payload.full' }, Assign: { 'kept.$': '$.name' }, ResultPath: '$.got', Next: 'Use' },
      Use: { ...task, Parameters: { 'a.$': '$.got.name', 'b.$': 'States.StringToJson($kept)' }, End: true },
    })
    expect(results['Get']).toEqual({ Payload: { full: '{}' } })
  })

  it('leads a Choice to an end that is no failure, and out of a loop', () => {
    const { results } = needed({
      Ask: { ...task, Next: 'Done?' },
      'Done?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.status', StringEquals: 'RUNNING', Next: 'Wait' },
          { Variable: '$.status', StringEquals: 'FAILED', Next: 'Give up' },
          {
            And: [
              { Variable: '$.status', StringEquals: 'SUCCEEDED' },
              { Variable: '$.count', NumericGreaterThan: 3 },
            ],
            Next: 'Good',
          },
        ],
        Default: 'Give up',
      },
      Wait: { Type: 'Wait', Seconds: 5, Next: 'Ask' },
      'Give up': { Type: 'Fail' },
      Good: { Type: 'Succeed' },
    })
    expect(results['Ask']).toEqual({ status: 'SUCCEEDED', count: 4 })
  })

  it('keeps from a rule that only fails', () => {
    const { input } = needed({
      Check: { Type: 'Choice', Choices: [{ Variable: '$.flag', BooleanEquals: true, Next: 'No' }], Default: 'Yes' },
      No: { Type: 'Fail' },
      Yes: { Type: 'Succeed' },
    })
    expect(input).toEqual({ flag: false })
  })

  it.each([
    [{ NumericLessThan: 5 }, 4],
    [{ NumericGreaterThanEquals: 5 }, 5],
    [{ StringMatches: 'a*\\*' }, 'asample*'],
    [{ TimestampLessThan: '2026-02-01T00:00:00Z' }, '2026-01-31T00:00:00.000Z'],
    [{ IsNumeric: true }, 1],
    [{ IsNull: true }, null],
  ])('meets %j with %j', (comparison, value) => {
    const Choices = [{ Variable: '$.x', ...comparison, Next: 'Yes' }]
    const { input } = needed({ Check: { Type: 'Choice', Choices, Default: 'No' }, Yes: { Type: 'Succeed' }, No: { Type: 'Fail' } })
    expect(input).toEqual({ x: value })
  })

  it('of a Map is a list of what its iterations read, and of their results what comes then', () => {
    const { input, results } = needed({
      Each: {
        Type: 'Map',
        ItemsPath: '$.rows',
        ItemSelector: { 'row.$': '$$.Map.Item.Value', 'batch.$': '$.batch' },
        ItemProcessor: { StartAt: 'One', States: { One: { ...task, Parameters: { 'id.$': '$.row.id' }, End: true } } },
        Next: 'Use',
      },
      Use: { ...task, Parameters: { 'first.$': '$[0].Payload.sum' }, End: true },
    })
    expect(input).toEqual({ rows: [{ id: 'sample id' }, { id: 'sample id' }], batch: 'sample batch' })
    expect(results['One']).toEqual({ Payload: { sum: 'sample sum' } })
  })

  it('finds for each filter an element of its own', () => {
    const { results } = needed({
      Get: { ...task, ResultSelector: { 'a.$': "$.tags[?(@.k=='a')].v", 'b.$': "$.tags[?(@.k=='b')].v" }, Next: 'Use' },
      Use: { ...task, Parameters: { 'x.$': '$.a[0]', 'y.$': '$.b[0]' }, End: true },
    })
    expect(results['Get']).toEqual({
      tags: [
        { k: 'a', v: 'sample v' },
        { k: 'b', v: 'sample v' },
      ],
    })
  })

  it('is read from JSONata, too', () => {
    const { input, results } = needed(
      {
        Get: {
          ...task,
          Arguments: { id: '{% $states.input.order.id %}' },
          Assign: { total: '{% $sum($states.result.lines.price) %}' },
          Output: '{% $states.result.Payload %}',
          Next: 'Check',
        },
        Check: {
          Type: 'Choice',
          Choices: [{ Condition: "{% $states.input.state = 'paid' and $states.input.amount >= 10 %}", Next: 'Good' }],
          Default: 'Bad',
        },
        Good: { Type: 'Succeed' },
        Bad: { Type: 'Fail' },
      },
      { QueryLanguage: 'JSONata' },
    )
    expect(input).toEqual({ order: { id: 'sample id' } })
    expect(results['Get']).toMatchObject({ Payload: { state: 'paid', amount: 10 } })
  })

  it('comes to an end where a loop feeds itself', () => {
    const { input } = needed({
      Grow: { Type: 'Pass', Parameters: { 'more.$': '$', 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again?' },
      'Again?': { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: 5, Next: 'Grow' }], Default: 'End' },
      End: { Type: 'Succeed' },
    })
    expect(input).toEqual({ n: 1 })
  })
})
