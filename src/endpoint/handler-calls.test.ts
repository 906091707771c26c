/** What handlers call through their SDK, answered by the engine itself: both ends of the road in one run. */
import { expect, it } from 'vitest'
import { advanceRun, type StepRecord } from '../engine/simulation/index.ts'
import { callFrom, runOf } from '../engine/simulation/testing/runs.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Asks:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: asks
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: |
        const { LambdaClient, InvokeCommand } = require('@aws-sdk/client-lambda')
        exports.handler = async ({ payload }) => {
          const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'doubles', Payload: JSON.stringify(payload) }))
          console.log(answer.StatusCode, answer.FunctionError ?? 'no error', JSON.parse(answer.Payload.transformToString()))
        }
  Doubles:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: doubles
      Runtime: nodejs22.x
      Handler: index.handler
      InlineCode: |
        exports.handler = async ({ text }) => text + text
`

it('a function invokes another one, which gets its payload and gives an answer back', async () => {
  const lines: unknown[] = []
  const onRecord = ({ events }: StepRecord) =>
    lines.push(...events.flatMap(({ type, data }) => (type === 'lambda.Logged' ? [data['text']] : [])))
  const run = runOf(template, { handlers: await createNodeHandlerHost(), onRecord })
  callFrom(run, 'lambda', 'Invoke', { FunctionName: 'asks', Payload: '{"payload":{"text":"ö"}}' })
  advanceRun(run, { ms: 5_000 })
  expect(lines).toEqual(['200 no error öö'])
})
