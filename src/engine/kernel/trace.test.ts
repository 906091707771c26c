import { expect, test } from 'vitest'
import { formatHash, startHash } from '../../base/hash.ts'
import { answer, done, parked, refuse, type CallEnvelope, type ReplyEnvelope, type TimerEnvelope } from './envelope.ts'
import type { StepRecord } from './step.ts'
import { foldRecord } from './trace.ts'

const call: CallEnvelope = {
  kind: 'call',
  to: 'sqs',
  operation: 'SendMessage',
  input: { QueueUrl: 'orders', MessageBody: 'tea' },
  caller: { principal: 'account', source: 'shop' },
}
const reply: ReplyEnvelope = { kind: 'reply', to: 'shop', operation: 'SendMessage', context: {}, result: { ok: true, value: { Id: '1' } } }
const timer: TimerEnvelope = { kind: 'timer', to: 'sqs', timer: 'EndDelay', data: { message: 1 } }
const record: StepRecord = { step: 1, time: 5, sequence: 7, envelope: call, outcome: answer({ Id: '1' }), events: [] }

function hashOf(one: StepRecord): string {
  const hash = startHash(1)
  foldRecord(hash, one)
  return formatHash(hash)
}

test('whatever a step did differently shows in the hash', () => {
  const event = { type: 'sqs.MessageSent', subject: 'sqs/queue/orders', data: { id: '1' } }
  const fault = { code: 'Denied', message: 'No.', origin: 'client' } as const
  const records: StepRecord[] = [
    record,
    { ...record, time: 6 },
    { ...record, sequence: 8 },
    { ...record, envelope: { ...call, to: 'sns' } },
    { ...record, envelope: { ...call, operation: 'DeleteMessage' } },
    { ...record, envelope: { ...call, input: { ...call.input, MessageBody: 'ten' } } },
    { ...record, outcome: answer({ Id: '2' }) },
    { ...record, outcome: refuse(fault) },
    { ...record, outcome: refuse({ ...fault, message: 'Never.' }) },
    { ...record, outcome: parked },
    { ...record, outcome: done },
    { ...record, events: [event] },
    { ...record, events: [event, event] },
    { ...record, events: [{ ...event, type: 'sqs.MessageDeleted' }] },
    { ...record, events: [{ ...event, subject: 'sqs/queue/refunds' }] },
    { ...record, events: [{ ...event, data: { id: '2' } }] },
    { ...record, envelope: timer, outcome: done },
    { ...record, envelope: { ...timer, timer: 'EndPurge' }, outcome: done },
    { ...record, envelope: { ...timer, data: { message: 2 } }, outcome: done },
    { ...record, envelope: reply, outcome: done },
    { ...record, envelope: { ...reply, operation: 'DeleteMessage' }, outcome: done },
    { ...record, envelope: { ...reply, result: { ok: true, value: { Id: '2' } } }, outcome: done },
    { ...record, envelope: { ...reply, result: { ok: false, error: fault } }, outcome: done },
  ]
  expect(new Set(records.map(hashOf)).size).toBe(records.length)
})

test('what arrives is folded to its last character, however long it is', () => {
  const long = (middle: string): string => `${'x'.repeat(300)}${middle}${'x'.repeat(301)}`
  const calls = ['a', 'b'].map((middle): CallEnvelope => ({ ...call, input: { MessageBody: long(middle) } }))
  const replies = ['a', 'b'].map((middle): ReplyEnvelope => ({ ...reply, result: { ok: true, value: { Body: long(middle) } } }))
  const timers = ['a', 'b'].map((middle): TimerEnvelope => ({ ...timer, data: { body: long(middle) } }))
  const hashes = [...calls, ...replies, ...timers].map((envelope) => hashOf({ ...record, envelope }))
  expect(new Set(hashes).size).toBe(6)
})

test('an answer that somebody waits for is folded where it arrives', () => {
  const awaited = { ...call, replyTo: { service: 'shop', context: {} } }
  const hashes = [answer({ Id: '1' }), answer({ Id: '2' })].map((outcome) => hashOf({ ...record, envelope: awaited, outcome }))
  expect(hashes[0]).toBe(hashes[1])
  expect(hashOf({ ...record, envelope: awaited, outcome: parked })).not.toBe(hashes[0])
})
