// Diagnostics of a workflow of 33 states, read anew as after every key press, beside the validator that others use.
import aslValidator from 'asl-validator'
import { openDefinition } from '../../src/asl/index.ts'
import type { Line } from './line.ts'
import { rateOf, takeTurns } from './rounds.ts'

export const name = 'workflow language: 33 states'

/** Tasks with retriers and catchers, choices, a Parallel and a Map: what a large workflow of a person looks like. */
function definitionOf33(): string {
  const lambda = 'arn:aws:lambda:us-east-1:111111111111:function:work'
  const states: Record<string, object> = {}
  for (let step = 1; step <= 9; step++) {
    states[`Work ${step}`] = {
      Type: 'Task',
      Resource: lambda,
      Parameters: { 'order.$': '$.order', step, 'who.$': '$$.Execution.Id' },
      ResultPath: `$.results${step}`,
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Failed' }],
      Next: `Check ${step}`,
    }
    states[`Check ${step}`] = {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: `$.results${step}.ok`, BooleanEquals: true },
            { Variable: '$.order.total', NumericGreaterThan: 5 },
          ],
          Next: `Wait ${step}`,
        },
      ],
      Default: 'Failed',
    }
    states[`Wait ${step}`] = { Type: 'Wait', Seconds: 5, Next: step === 9 ? 'Both' : `Work ${step + 1}` }
  }
  const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', Result: { name }, End: true } } })
  states['Both'] = { Type: 'Parallel', Branches: [branch('Left'), branch('Right')], Next: 'Each' }
  states['Each'] = { Type: 'Map', ItemsPath: '$', Iterator: branch('One'), End: true }
  states['Failed'] = { Type: 'Fail', Error: 'OrderFailed' }
  return JSON.stringify({ StartAt: 'Work 1', States: states }, null, 2)
}

export function run(): Promise<Line[]> {
  const text = definitionOf33()
  const value: unknown = JSON.parse(text)
  const calls = 50
  const readAll = () => rateOf(calls, () => times(calls, () => openDefinition(text)))
  const validate = () => rateOf(1, () => void aslValidator(value))
  readAll()
  const { ours, reference } = takeTurns(5, readAll, validate)
  const milliseconds = 1000 / ours
  return Promise.resolve([
    { name: 'diagnostics', ours, reference, unit: 'definitions/s', target: '≥ 50 times asl-validator', meets: ours >= 50 * reference },
    { name: 'one definition', ours: milliseconds, unit: 'ms', target: '≤ 5', meets: milliseconds <= 5 },
  ])
}

function times(count: number, work: () => unknown): void {
  for (let done = 0; done < count; done++) work()
}
