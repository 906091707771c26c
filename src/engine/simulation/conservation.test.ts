import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../base/testing/scripts.ts'
import { queueArn, queueUrl } from '../../aws/identity.ts'
import type { JsonObject } from '../../base/json.ts'
import type { StepRecord } from '../kernel/index.ts'
import { advanceRun, hashOf, worldOf, type Run } from './index.ts'
import { openAccounts } from './testing/accounts.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, runOf } from './testing/runs.ts'

const queueNames = ['jobs', 'copies', 'dead'] as const
const code = fc.constantFrom('succeed', 'throw', 'stall', 'waver')
const seconds = fc.integer({ min: 0, max: 12 })

const designs: fc.Arbitrary<Design> = fc.record({
  seed: fc.nat(1_000),
  pace: fc.constantFrom('aws', 'visible', 'none'),
  realism: fc.constantFrom('honest', 'chaos', 'exact'),
  queues: fc.record({
    Jobs: fc.record({
      visibility: fc.integer({ min: 4, max: 8 }),
      delay: fc.integer({ min: 0, max: 3 }),
      deadLetters: fc.constant('Dead'),
      maxReceiveCount: fc.integer({ min: 1, max: 3 }),
    }),
    Copies: fc.record({ visibility: fc.integer({ min: 1, max: 8 }), retention: fc.constantFrom(60, 345_600) }),
    Dead: fc.record({ visibility: fc.integer({ min: 1, max: 8 }) }),
  }),
  topics: fc.constantFrom({ News: ['Jobs', 'Copies'] }, { News: ['Copies'] }),
  functions: fc.record({
    Work: fc.record({
      code,
      from: fc.constant('Jobs'),
      batch: fc.integer({ min: 1, max: 4 }),
      windowSeconds: fc.integer({ min: 0, max: 2 }),
      timeout: fc.integer({ min: 1, max: 4 }),
    }),
  }),
  traffic: fc.record({
    Shop: fc.record({
      to: fc.constantFrom('News', 'Jobs'),
      everyMs: fc.integer({ min: 200, max: 4_000 }),
      count: fc.integer({ min: 0, max: 8 }),
      jitter: fc.integer({ min: 0, max: 90 }),
    }),
  }),
})

/** What somebody does after a while: a call, well-formed or not. `receipt` picks one of those that were given out. */
interface Deed {
  readonly waitMs: number
  readonly operation: string
  readonly queue: string
  readonly receipt: number
  readonly seconds: number
  readonly text: string
}

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    waitMs: fc.constantFrom(0, 0, 10, 500, 3_000, 20_000),
    operation: fc.constantFrom(
      'SendMessage',
      'SendMessage',
      'ReceiveMessage',
      'ReceiveMessage',
      'DeleteMessage',
      'DeleteMessageBatch',
      'ChangeMessageVisibility',
      'SetQueueAttributes',
      'DeleteQueue',
      'CreateQueue',
    ),
    queue: fc.constantFrom(...queueNames, ...queueNames, 'nowhere', '__proto__'),
    receipt: fc.nat(5),
    seconds: fc.oneof(seconds, seconds, fc.constantFrom(-1, 43_201, 90_000)),
    text: fc.oneof(fc.constantFrom('a message', '', '\u0001'), fc.string({ maxLength: 10 })),
  }),
  { maxLength: 25 },
)

function inputOf({ operation, queue, receipt, seconds, text }: Deed, receipts: readonly string[]): JsonObject {
  const QueueUrl = queueUrl(queue)
  const ReceiptHandle = receipts[receipts.length - 1 - receipt] ?? text
  switch (operation) {
    case 'SendMessage':
      return { QueueUrl, MessageBody: text, DelaySeconds: seconds }
    case 'ReceiveMessage':
      return { QueueUrl, MaxNumberOfMessages: 1 + (receipt % 3), VisibilityTimeout: seconds, WaitTimeSeconds: receipt * 4 }
    case 'DeleteMessage':
      return { QueueUrl, ReceiptHandle }
    case 'DeleteMessageBatch':
      return {
        QueueUrl,
        Entries: [
          { Id: 'one', ReceiptHandle },
          { Id: receipt === 0 ? 'one' : 'two', ReceiptHandle: text },
        ],
      }
    case 'ChangeMessageVisibility':
      return { QueueUrl, ReceiptHandle, VisibilityTimeout: seconds }
    case 'SetQueueAttributes':
      return { QueueUrl, Attributes: attributesOf(receipt, seconds) }
    case 'CreateQueue':
      return { QueueName: queue, Attributes: { VisibilityTimeout: String(seconds) } }
    default:
      return { QueueUrl }
  }
}

function attributesOf(which: number, seconds: number): JsonObject {
  if (which === 0) return { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: seconds }) }
  if (which === 1) return { MessageRetentionPeriod: String(seconds * 10) }
  return which === 2 ? { RedrivePolicy: '' } : { VisibilityTimeout: String(seconds) }
}

function receiptsIn({ envelope }: StepRecord): string[] {
  if (envelope.kind !== 'reply' || envelope.to !== 'outside' || !envelope.result.ok) return []
  const { Messages } = envelope.result.value as { readonly Messages?: readonly { readonly ReceiptHandle: string }[] }
  return (Messages ?? []).map(({ ReceiptHandle }) => ReceiptHandle)
}

/** Plays a script, and checks the books after every step; the first errors end it. */
function play(design: Design, script: readonly Deed[]): { readonly run: Run; readonly errors: readonly string[] } {
  const accounts = openAccounts()
  const receipts: string[] = []
  const errors: string[] = []
  let wasRefused = false
  let before: string | undefined
  const run = runOf(templateOf(design), {
    onRecord(record) {
      accounts.note(record)
      receipts.push(...receiptsIn(record))
      wasRefused = record.envelope.kind === 'call' && record.outcome.kind === 'answer' && !record.outcome.result.ok
    },
  })
  const check = (): boolean => {
    const { cells, agenda, steps } = worldOf(run)
    const untouched = before === undefined || !wasRefused || JSON.stringify(cells) === before
    errors.push(...(untouched ? [] : [`step ${steps}: a refused call has changed something`]))
    before = agenda[0]?.envelope.kind === 'call' ? JSON.stringify(cells) : undefined
    errors.push(...accounts.errors(run).map((error) => `step ${steps}: ${error}`))
    return errors.length > 0
  }
  for (const deed of script) {
    advanceRun(run, { ms: run.clockMs + deed.waitMs, stop: check })
    callFrom(run, 'sqs', deed.operation, inputOf(deed, receipts))
  }
  advanceRun(run, { ms: run.clockMs + 90_000, steps: 600, stop: check })
  return { run, errors }
}

describe('whatever happens', () => {
  test('every message is accounted for after every step, and a refused call has changed nothing', () => {
    const property = fc.property(designs, deeds, (design, script) => {
      expect(play(design, script).errors).toEqual([])
    })
    holds('whole', 12, property)
  })

  test('the same script makes the same run', () => {
    const property = fc.property(designs, deeds, (design, script) => {
      expect(hashOf(play(design, script).run)).toBe(hashOf(play(design, script).run))
    })
    holds('whole', 3, property)
  })
})
