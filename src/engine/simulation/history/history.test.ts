import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../../aws/identity.ts'
import { viewQueue, type QueueState } from '../../services/sqs/index.ts'
import { advanceRun, goTo, seriesOf, timelineOf, worldOf, type Chronicle, type Run, type SeriesId, type SeriesSet } from '../index.ts'
import { chronicledRun } from '../testing/chronicled.ts'
import { templateOf, type Design } from '../testing/design.ts'
import { callFrom, edit, stateIn } from '../testing/runs.ts'
import { bucketCount } from './meters.ts'

const design: Design = {
  queues: { Jobs: { visibility: 5, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {}, Copies: { delay: 1 } },
  topics: { News: ['Jobs', 'Copies'] },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 2 } },
  traffic: { Shop: { to: 'News', everyMs: 300, jitter: 60 } },
}
const text = templateOf(design)

function played(ms = 40_000): { readonly run: Run; readonly chronicle: Chronicle } {
  const played = chronicledRun(text)
  advanceRun(played.run, { ms: 3_000 })
  callFrom(played.run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'by hand' })
  advanceRun(played.run, { ms: 9_000 })
  edit(played.run, text.replace('"VisibilityTimeout": 5', '"VisibilityTimeout": 9'))
  advanceRun(played.run, { ms })
  return played
}

const all = { fromMs: 0, toMs: Infinity, buckets: bucketCount }

function valuesOf({ series }: SeriesSet, id: SeriesId): Float64Array {
  const found = series.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`there is no series ${id}`)
  return found.values
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

describe('series', () => {
  test('are what stood in the queues when each bucket ended', () => {
    const { run, chronicle } = played(15_000)
    const queues = ['Jobs', 'Copies', 'Dead']
    const told = queues.map((node) => seriesOf(run, chronicle.history, { node, fromMs: 0, toMs: run.headMs, buckets: 20 }))
    const [{ at, widthMs }] = told as [SeriesSet]
    expect(at.length).toBeGreaterThan(15)
    at.forEach((from, index) => {
      goTo(run, { clockMs: from + widthMs - 1 })
      const here = queues.map((node) => {
        const { ledger, oldestEnteredAt } = viewQueue(stateIn<QueueState>(run, `sqs/queue/${node.toLowerCase()}`), 1)
        return [ledger.visible, ledger.inFlight, oldestEnteredAt === undefined ? 0 : run.clockMs - oldestEnteredAt]
      })
      expect(told.map((set) => (['depth', 'in-flight', 'age'] as const).map((id) => valuesOf(set, id)[index]))).toEqual(here)
    })
  })

  test('add up to what the queues, the topic and the function counted', () => {
    const { run, chronicle } = played()
    const perSecond = (node: string, id: SeriesId): number => {
      const told = seriesOf(run, chronicle.history, { node, ...all })
      return sum(valuesOf(told, id).map((rate, index) => (rate * Math.min(told.widthMs, run.headMs + 1 - (told.at[index] ?? 0))) / 1_000))
    }
    const jobs = stateIn<QueueState>(run, 'sqs/queue/jobs')
    expect(perSecond('Jobs', 'sent')).toBeCloseTo(jobs.ledger.sent, 6)
    expect(perSecond('Jobs', 'received')).toBeCloseTo(jobs.received, 6)
    expect(perSecond('Jobs', 'deleted')).toBeCloseTo(jobs.ledger.deleted, 6)
    const deadLetters = valuesOf(seriesOf(run, chronicle.history, { node: 'Jobs', ...all }), 'dead-letters')
    expect(sum(deadLetters)).toBe(jobs.ledger.movedOut)
    expect(jobs.ledger.movedOut).toBeGreaterThan(0)
    const work = stateIn<{ invocations: number; errors: number }>(run, 'lambda/function/work')
    expect(sum(valuesOf(seriesOf(run, chronicle.history, { node: 'Work', ...all }), 'errors'))).toBe(work.errors)
    const everywhere = seriesOf(run, chronicle.history, all)
    const depth = ['jobs', 'copies', 'dead'].map((name) => stateIn<QueueState>(run, `sqs/queue/${name}`).counts.visible)
    expect(valuesOf(everywhere, 'depth').at(-1)).toBe(sum(depth))
  })

  test('measure how long messages wait, are worked on, and take from source to end', () => {
    const { run, chronicle } = chronicledRun(
      templateOf({
        queues: { Jobs: {} },
        functions: { Work: { code: 'succeed', from: 'Jobs', batch: 1 } },
        traffic: { Shop: { to: 'Jobs', everyMs: 1_000, count: 1 } },
      }),
    )
    advanceRun(run, { idle: true })
    const told = (node: string, id: SeriesId): number[] =>
      [...valuesOf(seriesOf(run, chronicle.history, { node, ...all }), id)].filter((value) => !Number.isNaN(value))
    for (const share of ['p50', 'p95'] as const) {
      expect(new Set(told('Work', `duration-${share}`))).toEqual(new Set([100]))
      expect(new Set(told('Jobs', `wait-${share}`))).toEqual(new Set([0]))
      // To the queue 10, to the poller 10; cold start and loading 260, work 100; to delete it 10.
      expect(new Set(told('Jobs', `latency-${share}`))).toEqual(new Set([390]))
    }
  })
})

describe('the timeline', () => {
  test('counts every event once, however often its buckets doubled', () => {
    let events = 0
    const { run, chronicle } = chronicledRun(
      templateOf({ queues: { Jobs: { retention: 60 } }, traffic: { Shop: { to: 'Jobs', everyMs: 500 } } }),
      {
        onEvents: (count) => (events += count),
      },
    )
    for (const ms of [1_000, 70_000, 200_000, 1_000_000]) {
      advanceRun(run, { ms })
      const told = timelineOf(run, chronicle, all)
      expect(sum(told.activity)).toBe(events)
      expect(told.widthMs * told.activity.length).toBeGreaterThan(ms)
      expect(told.activity.length).toBeLessThanOrEqual(bucketCount)
      const coarse = timelineOf(run, chronicle, { ...all, buckets: 60 })
      expect([coarse.activity.length <= 60, sum(coarse.activity)]).toEqual([true, events])
    }
  })

  test('keeps what stood in a queue when buckets ended that were doubled since', () => {
    const { run, chronicle } = chronicledRun(templateOf({ queues: { Jobs: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 15 } } }))
    advanceRun(run, { ms: 135_000 })
    const told = seriesOf(run, chronicle.history, { node: 'Jobs', fromMs: 0, toMs: 5_000, buckets: bucketCount })
    expect(told.widthMs).toBe(64)
    for (let index = 0; index < told.at.length; index += 7) {
      goTo(run, { clockMs: (told.at[index] ?? 0) + told.widthMs - 1 })
      expect(valuesOf(told, 'depth')[index]).toBe(stateIn<QueueState>(run, 'sqs/queue/jobs').counts.visible)
    }
  })

  test('marks what went wrong and what people did, in words, with the step to go to', () => {
    const { run, chronicle } = played(14_000)
    const { marks, headMs } = timelineOf(run, chronicle, all)
    expect(headMs).toBe(14_000)
    expect(
      marks.filter(({ kind }) => kind === 'call' || kind === 'change').map(({ atMs, node, text: words }) => [atMs, node, words]),
    ).toEqual([
      [3_000, 'Jobs', 'You: SendMessage · jobs'],
      [9_000, undefined, 'The template was changed'],
    ])
    const failure = marks.find(({ kind }) => kind === 'error')
    expect(failure).toMatchObject({ node: 'Work', text: expect.stringMatching(/^work · failed: request [0-9a-f]{8} · .*Error$/) })
    goTo(run, { step: failure?.step ?? 0 })
    expect(run.clockMs).toBe(failure?.atMs)
    const { errors, deadLetters } = timelineOf(run, chronicle, all)
    expect(marks.filter(({ kind }) => kind === 'error')).toHaveLength(sum(errors))
    expect(marks.filter(({ kind }) => kind === 'dead-letter')).toHaveLength(sum(deadLetters))
  })
})

describe('going back and taking another way', () => {
  const told = ({ run, chronicle }: { run: Run; chronicle: Chronicle }): unknown => ({
    marks: timelineOf(run, chronicle, all).marks,
    activity: filled(timelineOf(run, chronicle, all).activity),
    series: ['Jobs', 'Copies', 'Dead', 'Work', undefined].map((node) =>
      seriesOf(run, chronicle.history, { ...all, ...(node !== undefined && { node }) }).series.map(({ id, values }) => [
        id,
        filled(values),
      ]),
    ),
    rows: chronicle.log.pages.rows,
  })

  /** What stands where, of what is not empty. */
  const filled = (values: Iterable<number>): string[] =>
    [...values].flatMap((value, index) => (value === 0 || Number.isNaN(value) ? [] : [`${index}: ${value}`]))

  test('what lies ahead stays until somebody acts, and going on records nothing twice', () => {
    const one = played()
    const before = told(one)
    goTo(one.run, { clockMs: 12_345 })
    expect(told(one)).toEqual(before)
    advanceRun(one.run, { ms: 40_000 })
    expect(told(one)).toEqual(before)
  })

  test.each([12_345, 3_000, 0, 39_999])('after acting at %i ms it is as if the other way had never been', (ms) => {
    const forked = played()
    goTo(forked.run, { clockMs: ms })
    const fresh = chronicledRun(text)
    fresh.run.inputs.push(...forked.run.inputs.slice(0, forked.run.given))
    advanceRun(fresh.run, { ms })
    expect(worldOf(fresh.run).hash).toEqual(worldOf(forked.run).hash)
    for (const { run } of [forked, fresh]) {
      callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('copies'), MessageBody: 'another way' })
      advanceRun(run, { ms: 20_000 + ms })
    }
    expect(told(forked)).toEqual(told(fresh))
  })
})
