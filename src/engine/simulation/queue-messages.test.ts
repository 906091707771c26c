import { describe, expect, test } from 'vitest'
import { queueArn, queueUrl, topicArn } from '../../aws/identity.ts'
import { advanceRun, hashOf, inspectMessage, inspectNode, listMessages, type MessagesQuery, type Run } from './index.ts'
import { chronicledRun } from './testing/chronicled.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, runOf } from './testing/runs.ts'

const text = templateOf({
  pace: 'none',
  queues: {
    Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 1 },
    Dead: {},
    Copy: {},
    Lanes: { more: { FifoQueue: true, ContentBasedDeduplication: true, QueueName: 'lanes.fifo' } },
  },
  topics: { News: ['Jobs', 'Copy'] },
  functions: { Work: { code: 'succeed' } },
})

function send(run: Run, bodies: readonly string[], more = {}): void {
  for (const MessageBody of bodies) callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody, ...more })
  pass(run, 1)
}

function receive(run: Run, count: number, more = {}): void {
  callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: queueUrl('jobs'), MaxNumberOfMessages: count, ...more })
  pass(run, 1)
}

const pass = (run: Run, ms: number) => advanceRun(run, { ms: run.clockMs + ms })
const list = (run: Run, query: Partial<MessagesQuery> = {}) => listMessages(run, { node: 'Jobs', from: 0, count: 100, ...query })
const labels = (run: Run, query: Partial<MessagesQuery> = {}) => list(run, query)?.rows.map(({ label }) => label)

/** One in flight, four visible, one delayed. */
function filled(): Run {
  const run = runOf(text)
  send(run, ['{"order":1}', '{"order":2,"note":"Fragile"}', '3', '4', '5'])
  send(run, ['late'], { DelaySeconds: 60 })
  receive(run, 1)
  return run
}

describe('the messages inside a queue', () => {
  test('are told in flight first, then from the head, the delayed ones last', () => {
    expect(list(filled())?.rows.map(({ label, status }) => `${label} ${status}`)).toEqual([
      'yours-1 in-flight',
      'yours-2 visible',
      'yours-3 visible',
      'yours-4 visible',
      'yours-5 visible',
      'yours-6 delayed',
    ])
  })

  test('that are in flight stand in the order in which they will be visible again', () => {
    const run = runOf(text)
    send(run, ['1', '2', '3'])
    for (const VisibilityTimeout of [60, 5, 30]) receive(run, 1, { VisibilityTimeout })
    expect(labels(run)).toEqual(['yours-2', 'yours-3', 'yours-1'])
  })

  test('come a window at a time, with how many there are', () => {
    const run = filled()
    for (let from = 0; from < 7; from++) {
      const window = list(run, { from, count: 2 })
      expect(window).toMatchObject({ from, total: 6, isCut: false })
      expect(window?.rows).toEqual(list(run)?.rows.slice(from, from + 2))
    }
    expect(list(run, { count: 100_000 })?.rows).toHaveLength(6)
  })

  test.each([
    ['in-flight', ['yours-1']],
    ['visible', ['yours-2', 'yours-3', 'yours-4', 'yours-5']],
    ['delayed', ['yours-6']],
  ] as const)('can be narrowed to the %s ones', (status, expected) => {
    const run = filled()
    expect(labels(run, { status })).toEqual(expected)
    expect(list(run, { status })?.total).toBe(expected.length)
    expect(list(run, { status, from: 1, count: 1 })?.rows.map(({ label }) => label)).toEqual(expected.slice(1, 2))
  })

  test('can be narrowed to those with some words: in the body, the name, the MessageId or an attribute', () => {
    const run = filled()
    send(run, ['with'], { MessageAttributes: { kind: { DataType: 'String', StringValue: 'Express' } } })
    const [, second] = list(run)?.rows ?? []
    expect(labels(run, { text: 'FRAGILE' })).toEqual(['yours-2'])
    expect(labels(run, { text: 'yours-4' })).toEqual(['yours-4'])
    expect(labels(run, { text: second?.messageId.slice(0, 13) ?? '?' })).toEqual(['yours-2'])
    expect(labels(run, { text: 'kind express' })).toEqual(['yours-8'])
    expect(list(run, { text: 'order', status: 'visible' })).toMatchObject({ total: 1, isCut: false })
    expect(list(run, { text: 'no such words' })).toMatchObject({ rows: [], total: 0 })
  })

  test('are looked through up to a bound, and it is said when there are more', () => {
    const run = runOf(text)
    send(run, ['needle', ...Array.from({ length: 50 }, () => 'x'.repeat(200_000))])
    send(run, ['needle'])
    expect(list(run, { text: 'needle' })).toMatchObject({ total: 1, isCut: true })
  })

  test('are not touched by being looked at', () => {
    const run = filled()
    const before = [hashOf(run), JSON.stringify(list(run))]
    for (const query of [{ text: 'order' }, { status: 'visible' } as const, { from: 3 }]) list(run, query)
    inspectNode(run, 'Jobs')
    expect([hashOf(run), JSON.stringify(list(run))]).toEqual(before)
    pass(run, 20_000)
    expect(list(run, { status: 'visible' })?.rows.map(({ label, receives }) => [label, receives])).toEqual([
      ['yours-1', 1],
      ['yours-2', 0],
      ['yours-3', 0],
      ['yours-4', 0],
      ['yours-5', 0],
    ])
  })

  test('are none for what is no queue', () => {
    const run = filled()
    expect(list(run, { node: 'News' })).toBeUndefined()
    expect(list(run, { node: 'nobody' })).toBeUndefined()
  })
})

describe('one message', () => {
  function published() {
    const { run, chronicle } = chronicledRun(text)
    callFrom(run, 'sns', 'Publish', { TopicArn: topicArn('news'), Message: 'hello' })
    pass(run, 1)
    const [row] = list(run)?.rows ?? []
    return { run, look: () => inspectMessage(run, chronicle, 'Jobs', row?.messageId ?? '') }
  }

  test('names its copies in other queues', () => {
    const { run, look } = published()
    const [copy] = list(run, { node: 'Copy' })?.rows ?? []
    expect(look()?.copies).toEqual([{ node: 'Copy', messageId: copy?.messageId, status: 'visible', receives: 0 }])
  })

  test('shows the attributes that a receive would show, and no first receive before there is one', () => {
    const { run, look } = published()
    const told = () => Object.fromEntries((look()?.system ?? []).map(({ name, value }) => [name, value]))
    expect(told()).toEqual({
      SenderId: expect.stringMatching(/^AIDA/),
      SentTimestamp: String(Date.UTC(2026, 0, 5, 9)),
      ApproximateReceiveCount: '0',
    })
    pass(run, 500)
    const receivedAt = Date.UTC(2026, 0, 5, 9) + run.clockMs
    receive(run, 1)
    expect(told()).toMatchObject({ ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: String(receivedAt) })
    expect(look()).toMatchObject({ status: 'in-flight', receives: 1, bytes: expect.any(Number), receiver: 'you' })
  })

  test('of a FIFO queue has its group and its sequence number', () => {
    const { run, chronicle } = chronicledRun(text)
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('lanes.fifo'), MessageBody: 'a', MessageGroupId: 'g' })
    pass(run, 1)
    const [row] = list(run, { node: 'Lanes' })?.rows ?? []
    const told = inspectMessage(run, chronicle, 'Lanes', row?.messageId ?? '')?.system
    expect(told?.find(({ name }) => name === 'MessageGroupId')?.value).toBe('g')
    expect(told?.find(({ name }) => name === 'SequenceNumber')?.value).toMatch(/^\d{20}$/)
  })
})

test('a dead-letter queue tells its move tasks, with the handle while they run', () => {
  const run = runOf(text)
  send(run, ['a', 'b', 'c'])
  receive(run, 3)
  pass(run, 20_000)
  receive(run, 3)
  expect(list(run, { node: 'Dead' })?.total).toBe(3)
  callFrom(run, 'sqs', 'StartMessageMoveTask', {
    SourceArn: queueArn('dead'),
    DestinationArn: queueArn('copy'),
    MaxNumberOfMessagesPerSecond: 1,
  })
  pass(run, 1_500)
  const tasks = () => inspectNode(run, 'Dead')?.moveTasks
  expect(tasks()).toEqual([
    {
      id: expect.any(String),
      status: 'RUNNING',
      startedAt: expect.any(Number),
      moved: 2,
      toMove: 3,
      destination: 'copy',
      handle: expect.any(String),
    },
  ])
  pass(run, 3_000)
  expect(tasks()).toMatchObject([{ status: 'COMPLETED', moved: 3 }])
  expect(tasks()?.[0]).not.toHaveProperty('handle')
  expect(inspectNode(run, 'Work')).not.toHaveProperty('moveTasks')
})

test('a function tells the event that it was last invoked with', () => {
  const run = runOf(text)
  expect(inspectNode(run, 'Work')).not.toHaveProperty('lastEvent')
  for (const Payload of ['{"n":1}', '{"n":2}']) {
    callFrom(run, 'lambda', 'Invoke', { FunctionName: 'work', Payload })
    advanceRun(run, { idle: true })
  }
  expect(inspectNode(run, 'Work')?.lastEvent).toMatchObject({ event: '{"n":2}', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})
