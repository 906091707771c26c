import { describe, expect, it } from 'vitest'
import { stateMachineArn } from '../../../aws/identity.ts'
import { workflowWorld } from './testing/workflow-world.ts'

/** The history of one execution of a definition, run until nothing happens any more. */
function historyOf(definition: object, input: unknown = {}): string[] {
  const world = workflowWorld()
  world.create('flow', definition)
  const arn = world.start('flow', input)
  world.pass(600_000)
  return world.history(arn)
}

function outcomeOf(definition: object, input: unknown = {}): string {
  const world = workflowWorld()
  world.create('flow', definition)
  const arn = world.start('flow', input)
  world.pass(600_000)
  return world.outcome(arn)
}

describe('data on its way through states', () => {
  it('keeps the white space of what passes untouched, and writes compactly what is made anew', () => {
    const definition = {
      StartAt: 'Look',
      States: { Look: { Type: 'Pass', Next: 'Make' }, Make: { Type: 'Pass', Parameters: { 'got.$': '$.n' }, End: true } },
    }
    expect(historyOf(definition, '{ "n" : 1 }')).toEqual([
      '1<0 ExecutionStarted input={ "n" : 1 }',
      '2<0 PassStateEntered name=Look input={ "n" : 1 }',
      '3<2 PassStateExited name=Look output={ "n" : 1 }',
      '4<3 PassStateEntered name=Make input={ "n" : 1 }',
      '5<4 PassStateExited name=Make output={"got":1}',
      '6<5 ExecutionSucceeded output={"got":1}',
    ])
  })

  it('goes through InputPath, Parameters, ResultPath and OutputPath in that order', () => {
    const state = {
      Type: 'Pass',
      InputPath: '$.order',
      Parameters: { 'total.$': '$.total', currency: 'EUR' },
      ResultPath: '$.seen.bill',
      OutputPath: '$.seen',
      End: true,
    }
    const definition = { StartAt: 'Bill', States: { Bill: state } }
    expect(outcomeOf(definition, { order: { total: 7 }, other: 1 })).toBe('SUCCEEDED {"bill":{"total":7,"currency":"EUR"}}')
  })

  it('puts a result into the raw input; a path of null takes nothing', () => {
    const definition = {
      StartAt: 'Put',
      States: {
        Put: { Type: 'Pass', InputPath: null, Parameters: { 'saw.$': '$' }, ResultPath: '$.r', Next: 'Drop' },
        Drop: { Type: 'Pass', Result: 1, ResultPath: null, Next: 'Empty' },
        Empty: { Type: 'Pass', OutputPath: null, End: true },
      },
    }
    expect(historyOf(definition, { n: 1 }).filter((line) => line.includes('Exited'))).toEqual([
      '3<2 PassStateExited name=Put output={"n":1,"r":{"saw":{}}}',
      '5<4 PassStateExited name=Drop output={"n":1,"r":{"saw":{}}}',
      '7<6 PassStateExited name=Empty output={}',
    ])
  })

  it('assigns variables that later states read, in either language', () => {
    const definition = {
      StartAt: 'Keep',
      States: {
        Keep: { Type: 'Pass', Assign: { 'who.$': '$.name', x: 1, y: 2 }, Next: 'Swap' },
        Swap: { Type: 'Pass', QueryLanguage: 'JSONata', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'Greet' },
        Greet: { Type: 'Pass', Parameters: { 'text.$': "States.Format('{} {} {}', $who, $x, $y)" }, End: true },
      },
    }
    expect(outcomeOf(definition, { name: 'Ada' })).toBe('SUCCEEDED {"text":"Ada 2 1"}')
    expect(historyOf(definition, { name: 'Ada' })[2]).toBe(
      '3<2 PassStateExited name=Keep output={"name":"Ada"} assignedVariables={"who":"\\"Ada\\"","x":"1","y":"2"}',
    )
  })

  it('says where an expression failed, before the failure', () => {
    const definition = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Output: { b: '{% $none %}' }, End: true } } }
    const cause =
      "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression '$none' specified for the field 'Output/b' returned nothing (undefined)."
    expect(historyOf(definition).slice(2)).toEqual([
      `3<0 EvaluationFailed error=States.QueryEvaluationError cause=${cause} location=Output/b state=A`,
      `4<3 ExecutionFailed error=States.QueryEvaluationError cause=${cause}`,
    ])
  })

  it('fails what is larger than 256 KiB', () => {
    const item = { 'x.$': '$.x' }
    const definition = { StartAt: 'Twice', States: { Twice: { Type: 'Pass', Parameters: { a: item, b: item }, End: true } } }
    expect(outcomeOf(definition, { x: 'x'.repeat(140_000) })).toBe(
      "FAILED States.DataLimitExceeded: The state/task 'Twice' returned a result with a size exceeding the maximum number of bytes service limit.",
    )
  })
})

describe('choices and waits', () => {
  const choice = (rule: object): object => ({
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }] },
      Yes: { Type: 'Succeed' },
    },
  })

  it('a matched rule assigns in place of the state', () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $states.input > 5 %}', Next: 'End', Assign: { size: 'large' } }],
          Default: 'End',
          Assign: { size: 'small' },
        },
        End: { Type: 'Pass', Output: '{% $size %}', End: true },
      },
    }
    expect([outcomeOf(definition, 9), outcomeOf(definition, 1)]).toEqual(['SUCCEEDED "large"', 'SUCCEEDED "small"'])
  })

  it('a choice that leads nowhere fails', () => {
    expect(outcomeOf(choice({ Variable: '$.n', NumericEquals: 1 }), { n: 2 })).toMatch(/^FAILED States.NoChoiceMatched: /)
    expect(outcomeOf(choice({ Variable: '$.n', NumericEquals: 1 }), { n: 1 })).toBe('SUCCEEDED {"n":1}')
  })

  it('waits for seconds, and until a moment', () => {
    const world = workflowWorld()
    world.create('flow', {
      StartAt: 'A',
      States: {
        A: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'B' },
        B: { Type: 'Wait', TimestampPath: '$.until', Next: 'C' },
        C: { Type: 'Wait', Timestamp: '2020-01-01T00:00:00Z', End: true },
      },
    })
    const arn = world.start('flow', { seconds: 10, until: '2026-01-05T10:01:00+01:00' })
    world.pass(59_999)
    expect(world.outcome(arn)).toBe('RUNNING')
    world.pass(1)
    expect(world.outcome(arn)).toMatch(/^SUCCEEDED/)
  })

  it('a week passes in one step', () => {
    const world = workflowWorld()
    world.create('flow', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 604_800, End: true } } })
    const arn = world.start('flow')
    const before = world.world.steps
    world.pass(604_800_000)
    expect(world.outcome(arn)).toBe('SUCCEEDED {}')
    expect(world.world.steps - before).toBeLessThan(4)
  })
})

describe('endings', () => {
  it('a Fail tells error and cause, from paths and calls too', () => {
    const definition = { StartAt: 'No', States: { No: { Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('because {}', $.c)" } } }
    expect(historyOf(definition, { e: 'Bad', c: 'so' }).at(-1)).toBe('3<2 ExecutionFailed error=Bad cause=because so')
  })

  it('an execution that loops for ever ends at 25,000 events', () => {
    const world = workflowWorld()
    world.create('flow', {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: 'B' },
        B: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      },
    })
    const arn = world.start('flow')
    expect(world.outcome(arn)).toBe('FAILED States.Runtime: The execution reached the maximum number of history events (25000).')
    const last = world.call('GetExecutionHistory', { executionArn: arn, reverseOrder: true, maxResults: 1 })
    expect(last?.ok && (last.value['events'] as { id: number; type: string }[])[0]).toMatchObject({ id: 25_000, type: 'ExecutionFailed' })
  })

  it('an Express execution that loops for ever is stopped, and says by whom', () => {
    const world = workflowWorld()
    const loop = { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'C' }], Default: 'A' }
    world.create('flow', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: loop, C: { Type: 'Succeed' } } }, { type: 'EXPRESS' })
    const answer = world.call('StartSyncExecution', { stateMachineArn: stateMachineArn('flow') })
    expect(answer?.ok && answer.value['cause']).toBe('The execution made 100000 transitions. Switchyard stops it here.')
  })

  it('TimeoutSeconds of a definition ends it, and what it was doing is aborted', () => {
    const definition = { TimeoutSeconds: 5, StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 60, End: true } } }
    expect(historyOf(definition).slice(2)).toEqual(['3<2 WaitStateAborted', '4<3 ExecutionTimedOut'])
    expect(outcomeOf(definition)).toBe('TIMED_OUT')
  })
})

describe('the longest that an execution may take', () => {
  const year = 365 * 24 * 3_600_000
  const wait = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 99_999_999, End: true } } }
  const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }

  it('is a year of a Standard execution, five minutes of an Express one', () => {
    const world = workflowWorld()
    world.create('slow', wait)
    world.create('quick', wait, { type: 'EXPRESS' })
    const [standard, express] = [world.start('slow'), world.start('quick')]
    world.pass(300_000 - 1)
    const ended = () => world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'states.ExecutionEnded'))
    expect(ended()).toEqual([])
    world.pass(1)
    expect(ended().map(({ subject, data }) => [subject.includes(express.split(':').at(-1) ?? ''), data['status']])).toEqual([
      [true, 'TIMED_OUT'],
    ])
    world.pass(year - 300_000 - 1)
    expect(world.outcome(standard)).toMatch(/^RUNNING/)
    world.pass(1)
    expect(world.outcome(standard)).toMatch(/^TIMED_OUT/)
  })

  it('waits on the agenda only for those that last', () => {
    const world = workflowWorld()
    world.create('flow', pass)
    const before = world.world.agenda.length
    world.start('flow')
    world.pass(0)
    expect(world.world.agenda).toHaveLength(before)
  })
})

describe('the pace of transitions', () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 1, Next: 'C' }, C: { Type: 'Pass', End: true } },
  }

  /** Virtual ms after the start at which states were entered and left. */
  function moments(transitionMs: number): string[] {
    const world = workflowWorld()
    world.inject({ kind: 'timer', to: 'states', timer: 'Configure', data: { transitionMs } })
    world.create('flow', definition)
    const arn = world.start('flow')
    world.pass(10_000)
    const shown = world.call('GetExecutionHistory', { executionArn: arn })
    const events = shown?.ok ? (shown.value['events'] as unknown as { timestamp: number; type: string }[]) : []
    const zero = events[0]?.timestamp ?? 0
    return events.slice(1).map(({ timestamp, type }) => `${Math.round((timestamp - zero) * 1000)} ${type}`)
  }

  it('takes no time where nobody looks, and as long as a hop where everything is to be seen', () => {
    expect(moments(0)).toEqual([
      '0 PassStateEntered',
      '0 PassStateExited',
      '0 WaitStateEntered',
      '1000 WaitStateExited',
      '1000 PassStateEntered',
      '1000 PassStateExited',
      '1000 ExecutionSucceeded',
    ])
    expect(moments(600)).toEqual([
      '600 PassStateEntered',
      '600 PassStateExited',
      '1200 WaitStateEntered',
      '2200 WaitStateExited',
      '2800 PassStateEntered',
      '2800 PassStateExited',
      '2800 ExecutionSucceeded',
    ])
  })
})
