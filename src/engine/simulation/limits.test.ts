import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import { advanceRun, noLimits, worldOf } from './index.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, runOf, scripted } from './testing/runs.ts'

const loop = (code: string): Design => ({
  pace: 'none',
  queues: { Again: { visibility: 30 } },
  functions: { Work: { code, from: 'Again', batch: 1 } },
})

const sdk = `const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs')
const sqs = new SQSClient({})
exports.handler = async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: '${queueUrl('again')}', MessageBody: 'again' }))
  await sqs.send(new SendMessageCommand({ QueueUrl: '${queueUrl('again')}', MessageBody: 'and again' }))
}`

describe('limits', () => {
  test('a function that sends to its own queue goes on in time, for computing takes some', () => {
    const run = runOf(templateOf(loop('resend')), { limits: { ...noLimits, stepsAtOneMoment: 500 } })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('again'), MessageBody: 'first' })
    expect(advanceRun(run, { steps: 3_000 })).toBe('steps')
    expect(run.clockMs).toBeGreaterThan(20)
  })

  test('one that multiplies messages ends at the limit of the agenda, with the real sandbox', async () => {
    const run = runOf(templateOf(loop(sdk)), { handlers: await createNodeHandlerHost(), limits: { ...noLimits, agenda: 300 } })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('again'), MessageBody: 'first' })
    expect(advanceRun(run, {})).toBe('agenda-limit')
    expect(worldOf(run).agenda.length).toBeGreaterThan(300)
    expect(advanceRun(run, { steps: 1 })).toBe('agenda-limit')
  })

  test('the steps of a run and of a moment end where they are told to', () => {
    const run = runOf(templateOf({ ...loop('succeed'), traffic: { Shop: { to: 'Again', everyMs: 10 } } }), {
      handlers: scripted(),
      limits: { ...noLimits, steps: 200 },
    })
    expect(advanceRun(run, { ms: 1e9 })).toBe('step-limit')
    expect(worldOf(run).steps).toBe(200)
    const busy = runOf(templateOf(loop('succeed')), { limits: { ...noLimits, stepsAtOneMoment: 50 } })
    for (let index = 0; index < 60; index++) callFrom(busy, 'sqs', 'SendMessage', { QueueUrl: queueUrl('again'), MessageBody: 'x' })
    expect(advanceRun(busy, {})).toBe('moment-limit')
    expect(worldOf(busy).now).toBe(0)
  })
})
