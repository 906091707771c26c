import { describe, expect, it } from 'vitest'
import { queueUrl, stateMachineArn } from '../../../aws/identity.ts'
import { arnOfFunction, readBack, taskWorld, tokenIn } from './testing/task-world.ts'

describe('a world read back from its JSON text', () => {
  const flow = {
    StartAt: 'Send',
    States: {
      Send: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        TimeoutSeconds: 50,
        Parameters: { QueueUrl: queueUrl('q'), MessageBody: { 'token.$': '$$.Task.Token' } },
        Next: 'Ask',
      },
      Ask: {
        Type: 'Task',
        Resource: arnOfFunction('bad'),
        Retry: [{ ErrorEquals: ['NoGood'], JitterStrategy: 'FULL' }],
        Next: 'Start',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Start', ResultPath: '$.why' }],
      },
      Start: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync',
        Parameters: { StateMachineArn: stateMachineArn('child'), Input: { n: 1 } },
        ResultSelector: { 'status.$': '$.Status' },
        End: true,
      },
    },
  }

  /** Starts, gives the token back after 5 s, and goes on; at `stopAt` ms the world is written down and read back. */
  function run(stopAt: number): { history: string[]; outcome: string } {
    let made = taskWorld()
    made.create('child', { StartAt: 'C', States: { C: { Type: 'Wait', Seconds: 5, End: true } } })
    made.create('flow', flow)
    const arn = made.start('flow')
    for (let at = 0; at < 60_000; at += 250) {
      if (at === stopAt) made = readBack(made)
      if (at === 5000) {
        const taskToken = tokenIn(made)
        made.call('SendTaskSuccess', { taskToken, output: '{"sent":true}' })
      }
      made.pass(250)
    }
    return { history: made.history(arn), outcome: made.outcome(arn) }
  }

  it('goes on with its token, its backoff and its nested execution', () => {
    const straight = run(-1)
    expect(straight.outcome).toBe('SUCCEEDED {"status":"SUCCEEDED"}')
    expect(straight.history.filter((line) => line.includes('LambdaFunctionFailed'))).toHaveLength(4)
    for (const stopAt of [250, 4750, 5250, 6000, 8000, 12_000, 15_000, 17_000]) expect(run(stopAt)).toEqual(straight)
  })
})
