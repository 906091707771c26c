import { describe, expect, test } from 'vitest'
import { queueArn, queueUrl } from '../../aws/identity.ts'
import type { JsonObject } from '../../base/json.ts'
import type { ScreenAnswer } from './answers.ts'
import { advanceRun, answerOf, goTo, hashOf, worldOf, type Run } from './index.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, cellsDigest, runOf } from './testing/runs.ts'

const text = templateOf({
  queues: { Jobs: { deadLetters: 'Dead' }, Dead: {} },
  topics: { News: ['Jobs'] },
  functions: { Work: { code: 'succeed', from: 'Dead' } },
})

interface Asked {
  readonly run: Run
  ask(service: string, operation: string, input: JsonObject): ScreenAnswer['result'] | undefined
}

function asked(): Asked {
  const answers = new Map<number, ScreenAnswer['result']>()
  const run = runOf(text, {
    onRecord(record) {
      const answer = answerOf(record)
      if (answer) answers.set(answer.request, answer.result)
    },
  })
  advanceRun(run, { ms: 1_000 })
  return {
    run,
    ask(service, operation, input) {
      const request = callFrom(run, service, operation, input)
      advanceRun(run, { ms: run.clockMs + 100 })
      return answers.get(request)
    },
  }
}

const jobs = queueUrl('jobs')

describe('a call that does not fit is refused in AWS’s way, and changes nothing', () => {
  test.each<[string, string, string, JsonObject, string, string]>([
    ['an unknown operation', 'sqs', 'BrewCoffee', {}, 'InvalidAction', 'The action BrewCoffee of sqs is not simulated.'],
    ['an unknown service', 'kinesis', 'PutRecord', {}, 'InvalidAction', 'The action PutRecord of kinesis is not simulated.'],
    ['a service that is none of AWS’s', 'deployment', 'Deploy', {}, 'InvalidAction', 'The action Deploy of deployment is not simulated.'],
    [
      'a missing member',
      'sqs',
      'SendMessage',
      { QueueUrl: jobs },
      'MissingParameter',
      'The request must contain the parameter MessageBody.',
    ],
    [
      'a wrong type',
      'sqs',
      'SendMessage',
      { QueueUrl: jobs, MessageBody: 7 },
      'SerializationException',
      'The parameter MessageBody must be a string.',
    ],
    [
      'a wrong type far inside',
      'sqs',
      'DeleteMessageBatch',
      { QueueUrl: jobs, Entries: [{ Id: 'a', ReceiptHandle: null }] },
      'SerializationException',
      'The parameter Entries.0.ReceiptHandle must be a string.',
    ],
    [
      'a number that is none',
      'sqs',
      'ReceiveMessage',
      { QueueUrl: jobs, MaxNumberOfMessages: 1.5 },
      'SerializationException',
      'The parameter MaxNumberOfMessages must be a whole number.',
    ],
    [
      'an unknown member',
      'sqs',
      'SendMessage',
      { QueueUrl: jobs, MessageBody: 'x', Body: 'y' },
      'InvalidParameter',
      'Body is not a parameter of this operation.',
    ],
    ['an operation of the language', 'sqs', 'constructor', {}, 'InvalidAction', 'The action constructor of sqs is not simulated.'],
    ['another one', 'sqs', '__proto__', {}, 'InvalidAction', 'The action __proto__ of sqs is not simulated.'],
    ['a service of the language', '__proto__', 'toString', {}, 'InvalidAction', 'The action toString of __proto__ is not simulated.'],
  ])('%s', (_, service, operation, input, code, message) => {
    const { run, ask } = asked()
    const before = cellsDigest(run)
    expect(ask(service, operation, input)).toMatchObject({ ok: false, error: { code, message } })
    // The person at the screen has one more answer; nobody else knows.
    expect(changedCells(run, before)).toBe(true)
  })
})

function changedCells(run: Run, before: number): boolean {
  const user = worldOf(run).cells['outside/user']
  const answered = user?.state as { answered: number } | undefined
  if (answered) answered.answered--
  return cellsDigest(run) === before
}

describe('hostile names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a queue called %s is a queue like any other', (name) => {
    const { run, ask } = asked()
    expect(ask('sqs', 'SendMessage', { QueueUrl: queueUrl(name), MessageBody: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'QueueDoesNotExist' },
    })
    expect(ask('sqs', 'CreateQueue', { QueueName: name, tags: JSON.parse(`{"${name}":"yes"}`) as JsonObject })).toMatchObject({ ok: true })
    expect(ask('sqs', 'SendMessage', { QueueUrl: queueUrl(name), MessageBody: 'x' })).toMatchObject({ ok: true })
    expect(ask('sqs', 'ReceiveMessage', { QueueUrl: queueUrl(name), WaitTimeSeconds: 1 })).toMatchObject({
      ok: true,
      value: { Messages: [{ Body: 'x' }] },
    })
    expect(ask('sqs', 'SetQueueAttributes', { QueueUrl: jobs, Attributes: JSON.parse(`{"${name}":"1"}`) as JsonObject })).toMatchObject({
      ok: false,
      error: { code: 'InvalidAttributeName' },
    })
    expect(ask('sqs', 'GetQueueAttributes', { QueueUrl: jobs, AttributeNames: [name] })).toMatchObject({
      ok: false,
      error: { code: 'InvalidAttributeName' },
    })
    expect(ask('lambda', 'Invoke', { FunctionName: name })).toMatchObject({ ok: false, error: { code: 'ResourceNotFoundException' } })
    expect(ask('sns', 'Publish', { TopicArn: `arn:aws:sns:us-east-1:111111111111:${name}`, Message: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'NotFound' },
    })
    expect(Object.keys({})).toEqual([])
    expect(run.kernel.world.cells[`sqs/queue/${name}`]).toBeDefined()
  })

  test('a message attribute called __proto__ arrives, also after a snapshot and a replay', () => {
    const { run, ask } = asked()
    const MessageAttributes = JSON.parse(
      '{"__proto__":{"DataType":"String","StringValue":"mine"},"constructor":{"DataType":"Number","StringValue":"1"}}',
    ) as JsonObject
    expect(ask('sqs', 'SendMessage', { QueueUrl: jobs, MessageBody: 'x', MessageAttributes })).toMatchObject({ ok: true })
    const received = ask('sqs', 'ReceiveMessage', { QueueUrl: jobs, MessageAttributeNames: ['All'] })
    const message = received?.ok ? (received.value['Messages'] as readonly JsonObject[])[0] : undefined
    expect(Object.keys(message?.['MessageAttributes'] ?? {})).toEqual(['__proto__', 'constructor'])
    const [wanted, steps] = [hashOf(run), worldOf(run).steps]
    goTo(run, { step: 3 })
    advanceRun(run, { steps: steps - 3 })
    expect(hashOf(run)).toBe(wanted)
  })

  test('a redrive policy that names __proto__ is refused like any wrong target', () => {
    const { ask } = asked()
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn('__proto__'), maxReceiveCount: 1 })
    expect(ask('sqs', 'SetQueueAttributes', { QueueUrl: jobs, Attributes: { RedrivePolicy } })).toMatchObject({
      ok: false,
      error: { code: 'InvalidParameterValue' },
    })
  })
})
