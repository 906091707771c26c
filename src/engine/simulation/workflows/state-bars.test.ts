import { describe, expect, it } from 'vitest'
import { advanceRun, goTo, stateBarsOf, type Run, type StateBarsAnswer } from '../index.ts'
import { runOf, startFlow } from '../testing/runs.ts'
import { quietIn } from './state-bars.ts'

function flow(states: object, mocks: object = {}): string {
  const Definition = { StartAt: 'Do', States: states }
  return JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Metadata: { Switchyard: { Mocks: { Flow: mocks } } },
    Resources: { Flow: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition } } },
  })
}

function bars(run: Run, execution: string, from = 0, count = 50): StateBarsAnswer {
  const found = stateBarsOf(run, { node: 'Flow', execution, from, count })
  if (found === undefined) throw new Error('no such execution')
  return found
}

const lines = ({ rows }: StateBarsAnswer) =>
  rows.map(({ state, depth, lane, visits }) => {
    const told = visits.map(({ bars: own }) => own.map(({ kind, fromMs, toMs }) => `${kind} ${fromMs}-${toMs ?? ''}`).join(', '))
    return `${depth}.${lane} ${state}: ${told.join(' | ')}`
  })

const task = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun', Parameters: { JobName: 'nightly' } }
const busy = { Error: 'Glue.Busy', Cause: 'full' }

describe('states along virtual time', () => {
  const tried = flow(
    {
      Do: {
        ...task,
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }],
        Next: 'Rest',
      },
      Rest: { Type: 'Wait', Seconds: 604_800, End: true },
    },
    { Do: busy },
  )

  it('have a bar an attempt, the waits between them, and the one that is planned', () => {
    const run = runOf(tried)
    const one = startFlow(run, {})
    advanceRun(run, { ms: 15_000 })
    const answer = bars(run, one)
    expect(lines(answer)).toEqual(['0.0 Do: failed 0-100, retrying 100-10100, failed 10100-10200, retrying 10200-30200'])
    expect(answer).toMatchObject({ fromMs: 0, toMs: 30_200, isOver: false, total: 1 })
    advanceRun(run, { ms: 40_000 })
    expect(lines(bars(run, one))).toEqual([
      '0.0 Do: failed 0-100, retrying 100-10100, failed 10100-10200, retrying 10200-30200, caught 30200-30300',
      '0.0 Rest: waiting 30300-604830300',
    ])
    expect(bars(run, one).quiet.at(-1)).toEqual({ fromMs: 30_300, toMs: 604_830_300, isWork: false })
  })

  it('are those of the moment that one has gone back to', () => {
    const run = runOf(tried)
    const one = startFlow(run, {})
    advanceRun(run, { ms: 700_000_000 })
    expect(bars(run, one)).toMatchObject({ isOver: true, toMs: 604_830_300, total: 2 })
    goTo(run, { clockMs: 5_000 })
    expect(lines(bars(run, one))).toEqual(['0.0 Do: failed 0-100, retrying 100-10100'])
  })

  it('stand under the Parallel or Map that they are in, and on several lines where they run at once', () => {
    const run = runOf(
      flow({
        Do: {
          Type: 'Map',
          ItemsPath: '$',
          MaxConcurrency: 2,
          ItemProcessor: { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', SecondsPath: '$', End: true } } },
          Next: 'Both',
        },
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 9, Next: 'Last' }, Last: { Type: 'Pass', End: true } } },
            { StartAt: 'Short', States: { Short: { Type: 'Wait', Seconds: 1, End: true } } },
          ],
          End: true,
        },
      }),
    )
    const one = startFlow(run, [3, 1, 2])
    advanceRun(run, { ms: 4_000 })
    expect(lines(bars(run, one))).toEqual([
      '0.0 Do: succeeded 0-3000',
      '1.0 Sleep: waiting 0-3000',
      '1.1 Sleep: waiting 0-1000 | waiting 1000-3000',
      '0.0 Both: running 3000-',
      '1.0 Long: waiting 3000-12000',
      '1.0 Short: waiting 3000-4000',
    ])
    advanceRun(run, { ms: 20_000 })
    expect(bars(run, one).quiet.map(({ isWork }) => isWork)).not.toContain(true)
    expect(lines(bars(run, one, 3, 2))).toEqual(['0.0 Both: succeeded 3000-12000', '1.0 Long: waiting 3000-12000'])
    expect(bars(run, one, 3, 2)).toMatchObject({ from: 3, total: 7 })
  })

  it('of an execution with thousands of events are told in little time and few rows', () => {
    const run = runOf(
      flow({
        Do: { Type: 'Pass', Next: 'More' },
        More: { Type: 'Wait', Seconds: 1, Next: 'Again' },
        Again: { Type: 'Choice', Choices: [{ Variable: '$.stop', IsPresent: true, Next: 'End' }], Default: 'Do' },
        End: { Type: 'Succeed' },
      }),
    )
    const one = startFlow(run, {})
    advanceRun(run, { ms: 1_000_000 })
    const answer = bars(run, one)
    expect(answer.rows.map(({ visits }) => visits.length)).toEqual([1_001, 1_001, 1_000])
    expect(answer.quiet).toHaveLength(100)
  })
})

it('the longest stretches without a moment, in their order, and whether something was at work', () => {
  const work = [{ kind: 'succeeded', fromMs: 0, toMs: 105 } as const]
  expect(quietIn(Float64Array.from([0, 5, 5, 105, 110]), work)).toEqual([
    { fromMs: 0, toMs: 5, isWork: true },
    { fromMs: 5, toMs: 105, isWork: true },
    { fromMs: 105, toMs: 110, isWork: false },
  ])
})
