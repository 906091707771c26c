import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../base/json.ts'
import { ask, distributed, mapWorld, odd, outcomeOf, pass, runOf } from '../testing/map-world.ts'

describe('a distributed Map', () => {
  it('makes an execution of each item, and gives their outputs in the order of the items', () => {
    const made = mapWorld()
    made.create('m', distributed({ MaxConcurrency: 2, Label: 'L' }))
    const execution = made.start('m', [3, 1, 2])
    made.pass(1000)
    expect(made.outcome(execution)).toBe('SUCCEEDED [3,1,2]')
    const types = made.history(execution).map((line) => line.split(' ')[1])
    expect(types).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ])
    const run = runOf(made, execution)
    expect(run).toMatchObject({ status: 'SUCCEEDED', maxConcurrency: 2, itemCounts: { total: 3, succeeded: 3, pending: 0 } })
    const { executions } = ask(made, 'ListExecutions', { mapRunArn: run['mapRunArn'] as string }) as { executions: readonly JsonObject[] }
    expect(executions.map(({ stateMachineArn, itemCount }) => [stateMachineArn, itemCount])).toEqual(
      [1, 2, 3].map(() => ['arn:aws:states:us-east-1:111111111111:stateMachine:m/L', 1]),
    )
    const child = ask(made, 'DescribeExecution', { executionArn: executions[0]?.['executionArn'] as string })
    expect(child).toMatchObject({ input: '2', output: '2', mapRunArn: run['mapRunArn'] })
  })

  it('tells the machine’s list of none of its children', () => {
    const made = mapWorld()
    made.create('m', distributed({}))
    const stateMachineArn = made
      .start('m', [1, 2])
      .replace('execution', 'stateMachine')
      .replace(/:[^:]*$/, '')
    made.pass(1000)
    expect(ask(made, 'ListExecutions', { stateMachineArn })['executions']).toHaveLength(1)
  })

  it('gives children what ItemSelector makes of an item, of an object’s members with their keys', () => {
    const ItemSelector = { 'v.$': '$$.Map.Item.Value', 'k.$': '$$.Map.Item.Key', 'i.$': '$$.Map.Item.Index', 'all.$': '$.n' }
    expect(outcomeOf({ ItemsPath: '$.o', ItemSelector }, { o: { a: 1, b: 2 }, n: 7 })).toBe(
      'SUCCEEDED [{"v":1,"k":"a","i":0,"all":7},{"v":2,"k":"b","i":1,"all":7}]',
    )
  })

  it('begins no more children at once than it is told, and more when it is told so', () => {
    const made = mapWorld()
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } }
    made.create('m', distributed({ MaxConcurrency: 1 }, wait))
    const execution = made.start('m', [1, 2, 3])
    made.pass(1000)
    expect(runOf(made, execution)).toMatchObject({ executionCounts: { running: 1, pending: 2 } })
    ask(made, 'UpdateMapRun', { mapRunArn: runOf(made, execution)['mapRunArn'] as string, maxConcurrency: 2 })
    made.pass(0)
    expect(runOf(made, execution)).toMatchObject({ maxConcurrency: 2, executionCounts: { running: 2, pending: 1 } })
    made.pass(25_000)
    expect(made.outcome(execution)).toBe('SUCCEEDED [1,2,3]')
  })

  it.each([
    [{}, [1], 'FAILED States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded'],
    [{ ToleratedFailureCount: 1 }, [0, 1, 2], 'SUCCEEDED [0,{"Error":"Odd","Cause":"{\\"errorType\\":\\"Odd\\"'],
    [{ ToleratedFailureCount: 1 }, [1, 1, 2], 'FAILED States.ExceedToleratedFailureThreshold'],
    [{ ToleratedFailurePercentage: 50 }, [0, 1], 'SUCCEEDED [0,'],
    [{ ToleratedFailurePercentage: 49 }, [0, 1], 'FAILED States.Exceed'],
    [{ ToleratedFailurePercentage: 100, ToleratedFailureCount: 0 }, [0, 1], 'FAILED States.Exceed'],
  ])('with %j of %j comes to %s', (fields, input, outcome) => {
    expect(outcomeOf(fields, input, odd)).toContain(outcome)
  })

  it('stops its children when its execution is stopped', () => {
    const made = mapWorld()
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } }
    made.create('m', distributed({}, wait))
    const execution = made.start('m', [1, 2])
    made.pass(1000)
    ask(made, 'StopExecution', { executionArn: execution })
    expect(runOf(made, execution)).toMatchObject({ status: 'ABORTED', executionCounts: { aborted: 2, running: 0 } })
    expect(made.history(execution).map((line) => line.split(' ')[1])).toEqual(
      expect.arrayContaining(['MapRunAborted', 'MapStateAborted', 'ExecutionAborted']),
    )
  })

  it('runs Express children and Maps inside children', () => {
    expect(outcomeOf({}, [1, 2], pass, { ExecutionType: 'EXPRESS' })).toBe('SUCCEEDED [1,2]')
    const inner = JSON.parse(JSON.stringify(distributed({})).replaceAll('"M"', '"N"')) as JsonObject
    expect(outcomeOf({}, [[1, 2], [3]], inner)).toBe('SUCCEEDED [[1,2],[3]]')
  })

  it('fails with results that are too large to go on', () => {
    const large = { StartAt: 'P', States: { P: { Type: 'Pass', Result: 'x'.repeat(100_000), End: true } } }
    expect(outcomeOf({}, [1, 2, 3], large)).toMatch(/^FAILED States.DataLimitExceeded/)
  })
})

describe('batches', () => {
  it('hold as many items as they may', () => {
    expect(outcomeOf({ ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'n.$': '$[0]' } } }, [1, 2, 3])).toBe(
      'SUCCEEDED [{"BatchInput":{"n":1},"Items":[1,2]},{"BatchInput":{"n":1},"Items":[3]}]',
    )
  })

  it('are no larger than they may be, but hold one item at least', () => {
    expect(outcomeOf({ ItemBatcher: { MaxInputBytesPerBatch: 20 } }, ['aa', 'bb', 'c'.repeat(30), 'd'])).toBe(
      `SUCCEEDED [{"Items":["aa"]},{"Items":["bb"]},{"Items":["${'c'.repeat(30)}"]},{"Items":["d"]}]`,
    )
    expect(JSON.stringify({ Items: ['aa', 'bb'] })).toHaveLength(21)
  })

  it('count by their items when they fail', () => {
    const fields = { ItemBatcher: { MaxItemsPerBatch: 2 }, ToleratedFailureCount: 1 }
    const failing = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'E' } } }
    expect(outcomeOf(fields, [1, 2], failing)).toMatch(/^FAILED States.Exceed/)
    expect(outcomeOf({ ...fields, ToleratedFailureCount: 2 }, [1, 2], failing)).toBe('SUCCEEDED [{"Error":"E","Cause":null}]')
  })
})
