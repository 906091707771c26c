import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../../../../base/base64.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { encodeUtf8 } from '../../../../base/utf8.ts'
import { one, taskWorld } from '../testing/task-world.ts'
import type { WorkflowWorld } from '../testing/workflow-world.ts'

function received(made: WorkflowWorld): JsonObject {
  const reply = made.call('ReceiveMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/q' }, { service: 'sqs' })
  const [message] = reply?.ok ? ((reply.value['Messages'] ?? []) as unknown as readonly { Body: string }[]) : []
  return JSON.parse(message?.Body ?? '{}') as JsonObject
}

describe('objects of S3', () => {
  it('are text in a workflow, whatever they are on the way', () => {
    const made = taskWorld()
    made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
    const put = { Resource: 'arn:aws:states:::aws-sdk:s3:putObject', Parameters: { Bucket: 'box', Key: 'a', Body: { n: 1 } } }
    const get = { Resource: 'arn:aws:states:::aws-sdk:s3:getObject', Parameters: { Bucket: 'box', Key: 'a' }, OutputPath: '$.Body' }
    const States = { Put: { Type: 'Task', ...put, Next: 'Get' }, Get: { Type: 'Task', ...get, End: true } }
    made.create('flow', { StartAt: 'Put', States })
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toBe('SUCCEEDED "{\\"n\\":1}"')
    const reply = made.call('GetObject', { Bucket: 'box', Key: 'a' }, { service: 's3' })
    expect(reply?.ok && reply.value['Body']).toBe(encodeBase64(encodeUtf8('{"n":1}')))
  })

  it('that are not there fail in the words of S3, which has two ids for a request', () => {
    const made = taskWorld()
    made.call('CreateBucket', { Bucket: 'box' }, { service: 's3' })
    made.create('flow', one({ Resource: 'arn:aws:states:::aws-sdk:s3:getObject', Parameters: { Bucket: 'box', Key: 'none' } }))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(
      /^FAILED S3.NoSuchKeyException: The specified key does not exist. \(Service: S3, Status Code: 404, Request ID: \S+, Extended Request ID: \S+\)$/,
    )
  })
})

describe('events', () => {
  const putEvents = (Entries: readonly JsonObject[]): JsonObject => ({
    Resource: 'arn:aws:states:::events:putEvents',
    Parameters: { Entries },
  })
  const entry = { Source: 'shop', DetailType: 'Paid', Detail: { n: 1 } }

  it('tell which execution of which machine they are from, after what they name themselves', () => {
    const made = taskWorld()
    made.call('PutRule', { Name: 'all', EventPattern: '{"source":["shop"]}' }, { service: 'events' })
    made.call('PutTargets', { Rule: 'all', Targets: [{ Id: 'q', Arn: 'arn:aws:sqs:us-east-1:111111111111:q' }] }, { service: 'events' })
    made.call(
      'SetQueueAttributes',
      {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/q',
        Attributes: {
          Policy: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*' }],
          }),
        },
      },
      { service: 'sqs' },
    )
    made.create('flow', one(putEvents([{ ...entry, Resources: ['arn:aws:s3:::box'] }])))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^SUCCEEDED {"Entries":\[{"EventId":"[^"]+"}\],"FailedEntryCount":0/)
    expect(received(made)).toMatchObject({
      detail: { n: 1 },
      resources: ['arn:aws:s3:::box', 'arn:aws:states:us-east-1:111111111111:stateMachine:flow', arn],
    })
  })

  it('of which one is not taken fail the task', () => {
    const made = taskWorld()
    made.create('flow', one(putEvents([entry, { ...entry, Detail: 'no JSON' }])))
    const arn = made.start('flow')
    made.pass(1000)
    expect(made.outcome(arn)).toMatch(/^FAILED EventBridge.FailedEntry: .*"FailedEntryCount":1/)
  })
})
