import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import type { World } from '../../kernel/index.ts'
import { workflowWorld } from './testing/workflow-world.ts'

const pass = { Type: 'Pass', End: true }
const one = (state: object): object => ({ StartAt: 'It', States: { It: { ...state, End: true } } })
const scope = (name: string, state: object): object => ({ StartAt: name, States: { [name]: state } })

function run(definition: object, input: unknown = {}): { history: string[]; outcome: string } {
  const world = workflowWorld()
  world.create('flow', definition)
  const arn = world.start('flow', input)
  world.pass(600_000)
  return { history: world.history(arn), outcome: world.outcome(arn) }
}

describe('a Parallel', () => {
  it('gives every branch its input, and the results in the order of the branches', () => {
    const slow = { Type: 'Wait', Seconds: 5, End: true }
    const { history } = run(
      one({ Type: 'Parallel', Branches: [scope('Slow', slow), scope('Fast', { Type: 'Pass', Result: 1, End: true })] }),
      [7],
    )
    expect(history.slice(1)).toEqual([
      '2<0 ParallelStateEntered name=It input=[7]',
      '3<2 ParallelStateStarted',
      '4<3 WaitStateEntered name=Slow input=[7]',
      '5<3 PassStateEntered name=Fast input=[7]',
      '6<5 PassStateExited name=Fast output=1',
      '7<4 WaitStateExited name=Slow output=[7]',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited name=It output=[[7],1]',
      '10<9 ExecutionSucceeded output=[[7],1]',
    ])
  })

  it('fails with its first failing branch, and aborts what the others do', () => {
    const branches = [scope('Long', { Type: 'Wait', Seconds: 50, End: true }), scope('Bad', { Type: 'Fail', Error: 'E', Cause: 'c' })]
    const state = { Type: 'Parallel', Branches: branches, Catch: [{ ErrorEquals: ['E'], Next: 'Saved', ResultPath: '$.why' }] }
    const { history } = run({ StartAt: 'It', States: { It: { ...state, Next: 'Saved' }, Saved: pass } })
    expect(history.slice(5)).toEqual([
      '6<4 WaitStateAborted',
      '7<5 ParallelStateFailed',
      '8<7 ParallelStateExited name=It output={"why":{"Error":"E","Cause":"c"}}',
      '9<8 PassStateEntered name=Saved input={"why":{"Error":"E","Cause":"c"}}',
      '10<9 PassStateExited name=Saved output={"why":{"Error":"E","Cause":"c"}}',
      '11<10 ExecutionSucceeded output={"why":{"Error":"E","Cause":"c"}}',
    ])
  })

  it('what a branch assigns dies with it, and it sees what was assigned around it', () => {
    const inner = { Type: 'Pass', Assign: { own: 1 }, Parameters: { 'v.$': '$outer' }, End: true }
    const { outcome } = run({
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'Both' },
        Both: { Type: 'Parallel', Branches: [scope('In', inner)], Next: 'After' },
        After: { Type: 'Pass', Parameters: { 'v.$': '$own' }, End: true },
      },
    })
    expect(outcome).toMatch(/^FAILED States.Runtime: .*\$own/)
  })
})

describe('a Map', () => {
  const map = (more: object, state: object = pass): object => one({ Type: 'Map', ItemProcessor: scope('Each', state), ...more })

  it('runs one after the other where its concurrency is 1', () => {
    const { history } = run(map({ MaxConcurrency: 1, ItemsPath: '$.all' }), { all: ['a', 'b'] })
    expect(history.slice(2)).toEqual([
      '3<2 MapStateStarted length=2',
      '4<3 MapIterationStarted name=It index=0',
      '5<4 PassStateEntered name=Each input="a"',
      '6<5 PassStateExited name=Each output="a"',
      '7<6 MapIterationSucceeded name=It index=0',
      '8<6 MapIterationStarted name=It index=1',
      '9<8 PassStateEntered name=Each input="b"',
      '10<9 PassStateExited name=Each output="b"',
      '11<10 MapIterationSucceeded name=It index=1',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited name=It output=["a","b"]',
      '14<13 ExecutionSucceeded output=["a","b"]',
    ])
  })

  it('hands each item on as its selector says', () => {
    const selector = { 'n.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value', 'all.$': '$.all' }
    const { outcome } = run(map({ ItemsPath: '$.all', ItemSelector: selector }), { all: [5, 6] })
    expect(outcome).toBe('SUCCEEDED [{"n":0,"item":5,"all":[5,6]},{"n":1,"item":6,"all":[5,6]}]')
  })

  it('has results in the order of the items, whichever ends first', () => {
    const wait = { Type: 'Wait', SecondsPath: '$', End: true }
    expect(run(map({}, wait), [3, 1, 2]).outcome).toBe('SUCCEEDED [3,1,2]')
  })

  it('never has more than its concurrency open', () => {
    const { history } = run(map({ MaxConcurrency: 2 }, { Type: 'Wait', SecondsPath: '$', End: true }), [1, 1, 1, 1, 1])
    let open = 0
    let most = 0
    for (const line of history) {
      if (line.includes('MapIterationStarted')) most = Math.max(most, ++open)
      if (line.includes('MapIterationSucceeded')) open--
    }
    expect(most).toBe(2)
  })

  it('puts up with as many failures as it is told', () => {
    const choose = {
      StartAt: 'Odd',
      States: {
        Odd: { Type: 'Choice', Choices: [{ Variable: '$', NumericGreaterThan: 1, Next: 'Bad' }], Default: 'Good' },
        Bad: { Type: 'Fail', Error: 'TooBig' },
        Good: { Type: 'Succeed' },
      },
    }
    const tolerant = (count: number): object => one({ Type: 'Map', MaxConcurrency: 1, ToleratedFailureCount: count, ItemProcessor: choose })
    expect(run(tolerant(1), [1, 2, 1]).outcome).toBe('SUCCEEDED [1,{"Error":"TooBig","Cause":null},1]')
    expect(run(tolerant(1), [2, 2, 1]).outcome).toBe('FAILED TooBig:')
  })

  it('what is no list cannot be mapped', () => {
    expect(run(map({ ItemsPath: '$.all' }), { all: 1 }).outcome).toContain('Reference path "$.all" must point to array.')
  })
})

describe('an execution is data', () => {
  const definition = {
    StartAt: 'Every',
    States: {
      Every: {
        Type: 'Map',
        Assign: { done: true },
        ItemProcessor: {
          StartAt: 'Both',
          States: {
            Both: {
              Type: 'Parallel',
              Branches: [
                scope('Nap', { Type: 'Wait', SecondsPath: '$', Next: 'Nod', Assign: { 'slept.$': '$' } }),
                scope('Bad', { Type: 'Fail', Error: 'Never' }),
              ].map((branch, index) => (index === 0 ? withNod(branch) : scope('Calm', { Type: 'Wait', Seconds: 2, End: true }))),
              Retry: [{ ErrorEquals: ['States.ALL'] }],
              End: true,
            },
          },
        },
        End: true,
      },
    },
  }

  function withNod(branch: object): object {
    const { States } = branch as { States: object }
    return { StartAt: 'Nap', States: { ...States, Nod: { Type: 'Pass', Parameters: { 'slept.$': '$slept' }, End: true } } }
  }

  it('goes on from JSON text at any moment as if nothing had happened', () => {
    const straight = workflowWorld()
    straight.create('flow', definition)
    const arn = straight.start('flow', [1, 2, 3])
    straight.pass(10_000)
    expect(straight.outcome(arn)).toBe('SUCCEEDED [[{"slept":1},1],[{"slept":2},2],[{"slept":3},3]]')
    for (const stopAt of [0, 500, 1000, 1500, 2000, 2999]) {
      const stopped = workflowWorld()
      stopped.create('flow', definition)
      stopped.start('flow', [1, 2, 3])
      stopped.pass(stopAt)
      const world = JSON.parse(JSON.stringify(stopped.world)) as World
      const resumed = workflowWorld({ world })
      resumed.pass(10_000 - world.now)
      expect(resumed.history(arn)).toEqual(straight.history(arn))
      expect(cellsOf(resumed.world)).toEqual(cellsOf(straight.world))
    }
  })

  function cellsOf(world: World): JsonObject {
    return Object.fromEntries(Object.entries(world.cells).map(([key, cell]) => [key, cell.state]))
  }
})
