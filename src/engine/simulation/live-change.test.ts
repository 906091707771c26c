import { describe, expect, test } from 'vitest'
import { queueArn, queueUrl } from '../../aws/identity.ts'
import type { FunctionState } from '../services/lambda/index.ts'
import { functionKey, queueKey, topicKey } from '../services/shared/resource-keys.ts'
import type { QueueState } from '../services/sqs/index.ts'
import type { StepRecord } from '../kernel/index.ts'
import { advanceRun, applyEdit, hashOf, planEdit, worldOf, type Run } from './index.ts'
import { stackOfRun } from './run.ts'
import { templateOf, type Design } from './testing/design.ts'
import { callFrom, cellsDigest, edit, openText, runOf, stateIn, stepEach } from './testing/runs.ts'

const design: Design = {
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Copies: {} },
  topics: { News: ['Copies'] },
  functions: { Work: { code: 'throw', from: 'Jobs' } },
  traffic: { Shop: { to: 'Jobs', everyMs: 3_000, count: 4 } },
}
const changed = (more: Partial<Design>): string => templateOf({ ...design, ...more })
const jobs = (run: Run): QueueState => stateIn<QueueState>(run, queueKey('jobs'))
const copies = (more: object): string => changed({ queues: { ...design.queues, Copies: more } })

interface Watched {
  readonly run: Run
  readonly records: StepRecord[]
}

function watched(text = templateOf(design)): Watched {
  const records: StepRecord[] = []
  return { run: runOf(text, { onRecord: (record) => void records.push(record) }), records }
}

describe('a change of a setting', () => {
  test('is a SetQueueAttributes of what changed, as one step, and what is out keeps its receipt', () => {
    const { run, records } = watched()
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('copies'), MessageBody: 'held' })
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: queueUrl('copies') })
    advanceRun(run, { ms: 500 })
    const received = records.flatMap(({ envelope }) =>
      envelope.kind === 'reply' && envelope.result.ok
        ? ((envelope.result.value['Messages'] as { ReceiptHandle: string }[] | undefined) ?? [])
        : [],
    )
    const result = edit(run, copies({ visibility: 90 }))
    expect(result.ok && result.value.events.map(({ type, subject, data }) => [type, subject, data])).toEqual([
      ['sqs.QueueAttributesChanged', 'sqs/queue/copies', { changes: { VisibilityTimeout: '90' } }],
      ['deployment.Applied', 'deployment/stack', { calls: ['SetQueueAttributes Copies'] }],
    ])
    const state = stateIn<QueueState>(run, queueKey('copies'))
    expect(state.settings.visibilityMs).toBe(90_000)
    expect(state.counts.inFlight).toBe(1)
    callFrom(run, 'sqs', 'DeleteMessage', { QueueUrl: queueUrl('copies'), ReceiptHandle: received[0]?.ReceiptHandle ?? '' })
    advanceRun(run, { ms: 1_000 })
    expect(state.ledger.deleted).toBe(1)
  })

  test('that is taken out of the text has AWS’s default again', () => {
    const { run } = watched(copies({ visibility: 90, delay: 5 }))
    edit(run, copies({ more: {} }))
    expect(stateIn<QueueState>(run, queueKey('copies')).settings).toMatchObject({ visibilityMs: 30_000, delayMs: 0 })
  })

  test('of the dead-letter policy holds for what is received from then on', () => {
    const { run } = watched()
    advanceRun(run, { ms: 2_000 })
    edit(run, changed({ queues: { ...design.queues, Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 1 } } }))
    advanceRun(run, { idle: true })
    expect(jobs(run).ledger.movedOut).toBe(4)
    expect(jobs(run).received).toBe(4)
  })
})

test('new code runs from the next invocation on, without a restart', () => {
  const { run } = watched()
  advanceRun(run, { ms: 2_000 })
  expect(stateIn<FunctionState>(run, functionKey('work'))).toMatchObject({ invocations: 1, errors: 1 })
  edit(run, changed({ functions: { Work: { code: 'succeed', from: 'Jobs' } } }))
  advanceRun(run, { idle: true })
  expect(stateIn<FunctionState>(run, functionKey('work')).errors).toBe(1)
  expect(jobs(run).ledger).toMatchObject({ deleted: 4, movedOut: 0 })
})

test('another pace holds for what sets out from then on', () => {
  const { run, records } = watched()
  advanceRun(run, { ms: 2_000 })
  edit(run, changed({ pace: 'visible' }))
  expect(stackOfRun(run).pace.profile).toBe('visible')
  const before = records.length
  advanceRun(run, { ms: 4_000 })
  expect(records.slice(before).find(({ envelope }) => envelope.kind === 'call' && envelope.operation === 'SendMessage')?.time).toBe(3_600)
})

describe('what asks for a restart', () => {
  const { run } = watched()
  stepEach(run, 10)
  test.each([
    ['an added queue', changed({ queues: { ...design.queues, More: {} } }), 'More was added.'],
    ['a removed queue', changed({ topics: {}, queues: { Jobs: { visibility: 20 }, Dead: {} } }), 'Copies was removed.'],
    ['other traffic', changed({ traffic: { Shop: { to: 'Jobs', everyMs: 1_000, count: 4 } } }), 'The traffic changed.'],
    ['another seed', changed({ seed: 7 }), 'The seed changed.'],
    [
      'another name',
      templateOf(design).replace('"copies"', '"duplicates"'),
      'QueueName of Copies changed: AWS would replace it, and what it holds would be lost.',
    ],
  ])('%s', (_, text, reason) => {
    expect(planEdit(run, openText(text))).toEqual({ kind: 'restart', reason })
  })

  test('but not a comment, nor a moved node', () => {
    expect(planEdit(run, openText(`${templateOf(design)}\n`)).kind).toBe('nothing')
  })
})

describe('a change that AWS would refuse', () => {
  const refusals: readonly [string, object, string][] = [
    ['a visibility timeout out of range', { visibility: 43_201 }, 'InvalidAttributeValue'],
    [
      'a redrive policy without a target',
      { more: { RedrivePolicy: { deadLetterTargetArn: queueArn('nowhere'), maxReceiveCount: 2 } } },
      'InvalidParameterValue',
    ],
    ['a redrive policy that allows too much', { deadLetters: 'Dead', maxReceiveCount: 1_001 }, 'InvalidParameterValue'],
  ]
  test.each(refusals)('%s: changes no resource, and the run goes on', (_, more, code) => {
    const { run } = watched()
    stepEach(run, 30)
    const before = cellsDigest(run)
    const result = applyEdit(run, openText(copies(more)))
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(cellsDigest(run)).toBe(before)
    expect(run.template.text).toBe(templateOf(design))
    advanceRun(run, { idle: true })
    expect(jobs(run).ledger).toMatchObject({ sent: 4, movedOut: 4 })
  })

  test('one refusal among several calls takes the others along', () => {
    const { run } = watched()
    stepEach(run, 30)
    const before = cellsDigest(run)
    const queues = { ...design.queues, Dead: { visibility: 77 }, Copies: { visibility: 99_999 } }
    expect(applyEdit(run, openText(changed({ queues }))).ok).toBe(false)
    expect(cellsDigest(run)).toBe(before)
  })
})

test('an edit in the midst of a moment waits for what was due before it, and is refused or applied as a whole', () => {
  const { run, records } = watched(changed({ pace: 'none' }))
  stepEach(run, 5)
  expect(worldOf(run).agenda[0]?.at).toBe(run.clockMs)
  const result = applyEdit(run, openText(copies({ visibility: 99_999 }).replace('"Pace": "aws"', '"Pace": "none"')))
  expect(result).toMatchObject({ ok: false, error: { code: 'InvalidAttributeValue' } })
  expect(records.at(-1)?.events[0]?.type).toBe('deployment.Refused')
  expect(run.template.text).toBe(changed({ pace: 'none' }))
  expect(hashOf(run)).toMatch(/^[0-9a-f]{16}$/)
})

test('topics and subscriptions change in place too', () => {
  const { run } = watched()
  const text = templateOf(design)
  const named = text
    .replace('"TopicName": "news"', '"TopicName": "news", "DisplayName": "News of the day"')
    .replace('"Protocol": "sqs",', '"Protocol": "sqs", "RawMessageDelivery": true,')
  const result = edit(run, named)
  expect(result.ok).toBe(true)
  expect(stateIn<{ attributes: object }>(run, topicKey('news')).attributes).toMatchObject({ DisplayName: 'News of the day' })
})
