import { describe, expect, test } from 'vitest'
import { queueArn, queueUrl } from '../../aws/identity.ts'
import type { QueueState } from '../services/sqs/index.ts'
import { advanceRun, worldOf, type Run } from './index.ts'
import { isQuiet } from './idle.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, runOf, stateIn, stepEach } from './testing/runs.ts'

const traffic = { Shop: { to: 'Jobs', everyMs: 400, count: 5 } }
const withCode = (code: string): Design => ({
  queues: { Jobs: { visibility: 5, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Work: { code, from: 'Jobs', timeout: 2 } },
  traffic,
})
const queue = (run: Run, name: string): QueueState => stateIn<QueueState>(run, `sqs/queue/${name}`)

describe('run until idle', () => {
  test('ends when finite traffic is worked off: everything deleted', () => {
    const run = runOf(templateOf(withCode('succeed')))
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs').ledger).toMatchObject({ sent: 5, deleted: 5 })
    expect(run.clockMs).toBeLessThan(3_000)
  })

  test.each(['throw', 'stall'])('waits for retries and the way to the dead-letter queue when every invocation fails (%s)', (code) => {
    const run = runOf(templateOf(withCode(code)))
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs').ledger).toMatchObject({ sent: 5, deleted: 0, movedOut: 5 })
    expect(queue(run, 'dead').counts).toEqual({ visible: 5, inFlight: 0, delayed: 0 })
    expect(run.clockMs).toBeLessThan(60_000)
  })

  test('does not wait for what nobody polls, nor for its retention', () => {
    const run = runOf(templateOf({ queues: { Jobs: { retention: 1_209_600 } }, traffic }))
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs').counts.visible).toBe(5)
    expect(run.clockMs).toBeLessThan(2_000)
  })

  test('does not wait for somebody who holds a message by hand', () => {
    const run = runOf(templateOf({ queues: { Jobs: {} } }))
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
    advanceRun(run, { idle: true })
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: queueUrl('jobs') })
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs').counts.inFlight).toBe(1)
    expect(run.clockMs).toBeLessThan(1_000)
  })

  test('waits for a delayed message', () => {
    const run = runOf(templateOf({ ...withCode('succeed'), queues: { Jobs: { visibility: 5, delay: 600 } } }))
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs').ledger.deleted).toBe(5)
    expect(run.clockMs).toBeGreaterThan(600_000)
  })

  test('does not wait for a message that stands behind one of its group that somebody holds by hand', () => {
    const fifo = { FifoQueue: true, ContentBasedDeduplication: true, QueueName: 'jobs.fifo' }
    const run = runOf(templateOf({ queues: { Jobs: { more: fifo } }, functions: { Work: { code: 'succeed' } } }))
    const url = queueUrl('jobs.fifo')
    for (const body of ['first', 'second']) {
      callFrom(run, 'sqs', 'SendMessage', { QueueUrl: url, MessageBody: body, MessageGroupId: 'g' })
      advanceRun(run, { idle: true })
    }
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: url, VisibilityTimeout: 43_200 })
    advanceRun(run, { idle: true })
    callFrom(run, 'lambda', 'CreateEventSourceMapping', { EventSourceArn: queueArn('jobs.fifo'), FunctionName: 'work' })
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs.fifo').counts).toEqual({ visible: 1, inFlight: 1, delayed: 0 })
    expect(run.clockMs).toBeLessThan(1_000)
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: url, MessageBody: 'of another group', MessageGroupId: 'h' })
    expect(advanceRun(run, { idle: true })).toBe('idle')
    expect(queue(run, 'jobs.fifo').ledger).toMatchObject({ sent: 3, deleted: 1 })
    expect(run.clockMs).toBeLessThan(3_000)
  })

  test('endless traffic never ends', () => {
    const run = runOf(templateOf({ ...withCode('succeed'), traffic: { Shop: { to: 'Jobs', everyMs: 400 } } }))
    expect(advanceRun(run, { idle: true, ms: 60_000 })).toBe('time')
  })

  test('a world in which nobody does anything is idle after its first steps', () => {
    expect(advanceRun(runOf(templateOf({ queues: { Jobs: {} } })), { idle: true })).toBe('idle')
  })
})

test('a visible message in a polled queue is not quiet, however little is under way', () => {
  const run = runOf(templateOf({ ...withCode('succeed'), traffic: {} }))
  advanceRun(run, { idle: true })
  const state = stateIn<QueueState>(run, 'sqs/queue/jobs')
  expect(isQuiet(worldOf(run))).toBe(true)
  state.counts.visible++
  expect(isQuiet(worldOf(run))).toBe(false)
  state.counts.visible--
  callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
  stepEach(run, 1)
  expect(isQuiet(worldOf(run))).toBe(false)
})
