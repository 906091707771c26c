import { describe, expect, test } from 'vitest'
import { formatHash } from '../../../base/hash.ts'
import { advance, noLimits } from '../../kernel/index.ts'
import { hashOf, worldOf } from '../index.ts'
import { revived, runOf, scripted, stepEach } from '../testing/runs.ts'

const role = 'arn:aws:iam::111111111111:role/workflow'
const code = (name: string): object => ({
  Type: 'AWS::Serverless::Function',
  Properties: { FunctionName: name.toLowerCase(), Runtime: 'nodejs22.x', Handler: 'index.handler', InlineCode: name.toLowerCase() },
})
const machine = (name: string, Definition: object): object => ({
  Type: 'AWS::Serverless::StateMachine',
  Properties: { Name: name, Role: role, Definition },
})
const pass = { Type: 'Pass', End: true }
const one = (name: string, state: object): object => ({ StartAt: name, States: { [name]: state } })

/** Two executions of the state machine `Flow`. */
function templateOf(flow: object, more: object = {}): string {
  return JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Metadata: {
      Switchyard: {
        Version: 1,
        Seed: 3,
        Traffic: { Door: { To: 'Flow', Every: '2 s', Count: 2, Messages: [{ Body: '{"items":[1,2,3]}' }] } },
      },
    },
    Resources: { Flow: machine('flow', flow), ...more },
  })
}

const parallelInMap = templateOf(
  one('Each', {
    Type: 'Map',
    ItemsPath: '$.items',
    MaxConcurrency: 2,
    ItemProcessor: one('Both', {
      Type: 'Parallel',
      Branches: [one('Wait', { Type: 'Wait', Seconds: 1, End: true }), one('Pass', pass)],
      End: true,
    }),
    End: true,
  }),
)
const token = templateOf(
  one('Ask', {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    TimeoutSeconds: 20,
    Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/asked', MessageBody: { 'token.$': '$$.Task.Token' } },
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
    End: true,
  }),
  { Asked: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'asked' } } },
).replace('"States":{"Ask"', '"States":{"Late":{"Type":"Succeed"},"Ask"')
const retry = templateOf(
  one('Try', {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'throw', 'Payload.$': '$' },
    Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2, JitterStrategy: 'FULL' }],
    End: true,
  }),
  { Throw: code('throw') },
)
const nested = templateOf(
  one('Start', {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:111111111111:stateMachine:inner', 'Input.$': '$' },
    End: true,
  }),
  { Inner: machine('inner', one('Wait', { Type: 'Wait', Seconds: 3, End: true })) },
)
const distributed = templateOf(
  one('Each', {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemBatcher: { MaxItemsPerBatch: 2 },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...one('Wait', { Type: 'Wait', Seconds: 1, End: true }),
    },
    End: true,
  }),
)

describe('a world from its JSON text, after every step, comes to the same hash', () => {
  test.each([
    ['a Parallel inside a Map', parallelInMap, /ParallelStateExited/],
    ['a task token that nobody answers', token, /TaskTimedOut/],
    ['retries with jitter', retry, /TaskFailed/],
    ['a nested execution', nested, /TaskSubmitted/],
    ['a distributed Map', distributed, /MapRunSucceeded/],
  ])('%s', (_, text, seen) => {
    const straight = runOf(text)
    stepEach(straight, 1_000)
    const steps = worldOf(straight).steps
    expect(JSON.stringify(worldOf(straight).cells)).toMatch(seen)
    const stopped = runOf(text)
    stepEach(stopped, steps - 1, () => {
      const kernel = revived(stopped, scripted())
      advance(kernel, { steps: steps - kernel.world.steps, limits: noLimits, onRecord: () => {} })
      expect(formatHash(kernel.world.hash), `from step ${worldOf(stopped).steps}`).toBe(hashOf(straight))
    })
  })
})
