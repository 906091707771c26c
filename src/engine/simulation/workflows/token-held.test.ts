import { expect, it } from 'vitest'
import { advanceRun, stateRunOf, type Run } from '../index.ts'
import { callFrom, runOf } from '../testing/runs.ts'

const template = JSON.stringify({
  Transform: 'AWS::Serverless-2016-10-31',
  Resources: {
    Jobs: { Type: 'AWS::SQS::Queue' },
    Flow: {
      Type: 'AWS::Serverless::StateMachine',
      Properties: {
        Name: 'flow',
        Definition: {
          StartAt: 'Ask',
          States: {
            Ask: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              Parameters: { QueueUrl: { Ref: 'Jobs' }, MessageBody: { 'token.$': '$$.Task.Token' } },
              End: true,
            },
          },
        },
      },
    },
  },
})

function asked(run: Run) {
  const execution = 'arn:aws:states:us-east-1:111111111111:execution:flow:one'
  return stateRunOf(run, { node: 'Flow', execution, state: 'Ask' })
}

it('tells the token while it is waited for, and no longer; with it, whoever looks may answer', () => {
  const run = runOf(template)
  callFrom(run, 'states', 'StartExecution', { stateMachineArn: run.template.resources['Flow']?.arn ?? '', input: '{}', name: 'one' })
  advanceRun(run, { ms: 20_000 })
  const taskToken = asked(run)?.token ?? ''
  expect(asked(run)?.stages.find(({ name }) => name === 'Parameters')?.value).toContain(`"token":"${taskToken}"`)
  callFrom(run, 'states', 'SendTaskSuccess', { taskToken, output: '{"yes":1}' })
  advanceRun(run, { ms: 30_000 })
  expect(asked(run)).toMatchObject({ status: 'succeeded' })
  expect(asked(run)?.token).toBeUndefined()
})
