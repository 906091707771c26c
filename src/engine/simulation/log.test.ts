import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import { pageOf } from './history/log-pages.ts'
import { createLog } from './log.ts'
import { logWords } from './log-words.ts'
import {
  advanceRun,
  createChronicle,
  cutChronicle,
  goTo,
  inspectNode,
  logWindow,
  nodeViewOf,
  noteChronicle,
  rowMaker,
  tokensOfRun,
  type LogRow,
  type Run,
  type RunLog,
} from './index.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, edit, runOf } from './testing/runs.ts'

const example = readFileSync(new URL('../../../public/examples/orders-fan-out.yaml', import.meta.url), 'utf8')
/** Events that would only repeat what another row says, or that no message made. */
const silent = [
  'outside.SourceSet',
  'sqs.RealismConfigured',
  'outside.MessageSent',
  'outside.Answered',
  'sqs.QueueCreated',
  'sns.TopicCreated',
  'sns.Subscribed',
  'sns.Delivered',
  'events.Delivered',
  'lambda.FunctionCreated',
  'lambda.MappingCreated',
  'sqs.LongPollStarted',
  'sqs.EmptyReceive',
  'lambda.BatchReceived',
  'lambda.EnvironmentStarted',
  'sqs.DeadLetterArrived',
]

interface Logged {
  readonly run: Run
  readonly log: RunLog
  readonly types: Set<string>
  rows(count?: number, node?: string): readonly LogRow[]
}

async function logged(text: string, isReal = false, log = createLog()): Promise<Logged> {
  const chronicle = createChronicle(log)
  const types = new Set<string>()
  const run: Run = runOf(text, {
    ...(isReal && { handlers: await createNodeHandlerHost() }),
    onRecord(record, at) {
      for (const { type } of record.events) types.add(type)
      noteChronicle(chronicle, at, record)
    },
    onFork: (at) => cutChronicle(chronicle, at),
  })
  return { run, log, types, rows: (count = 500, node) => logWindow(log, { count, ...(node !== undefined && { node }) }).rows }
}

const lineOf = ({ atMs, from, to, what, text }: LogRow): string =>
  `${atMs} ${from}${to === undefined ? '' : ` → ${to}`} ${what}: ${text.replace(/request [0-9a-f]{8}/, 'request …')}`

describe('the log of orders fan-out', () => {
  test('tells every kind of event in words, or leaves it out on purpose, and names nodes by their names', async () => {
    const { run, types, rows } = await logged(example, true)
    advanceRun(run, { ms: 200_000 })
    expect([...types].filter((type) => !Object.hasOwn(logWords, type) && !silent.includes(type))).toEqual([])
    const names = [...run.template.nodes.map(({ name }) => name), 'you']
    const foreign = rows()
      .flatMap(({ from, to }) => [from, to ?? from])
      .filter((name) => !names.includes(name))
    expect([...new Set(foreign)]).toEqual([])
    expect(rows().filter(({ nodes }) => nodes.length === 0)).toEqual([])
  })

  test('its first rows', async () => {
    const { run, rows } = await logged(example, true)
    advanceRun(run, { ms: 4_500 })
    expect(rows().toReversed().map(lineOf)).toMatchInlineSnapshot(`
      [
        "600 Web shop → orders Publish: ord-1 · 3 subscriptions, 3 copies on the way",
        "1200 orders → fulfilment-queue SendMessage: ord-1",
        "1200 fulfilment-queue → pack ReceiveMessage: ord-1 · received once, hidden for 18 s",
        "1200 orders → billing-queue SendMessage: ord-1",
        "1200 billing-queue → charge ReceiveMessage: ord-1 · received once, hidden for 18 s",
        "1200 orders → analytics-queue SendMessage: ord-1",
        "1200 analytics-queue → ingest ReceiveMessage: ord-1 · received once, hidden for 20 s",
        "2650 pack Invoke: request … · cold start",
        "2650 charge Invoke: request … · cold start",
        "3050 charge console: ord-1: charged 59",
        "3316 Web shop → orders Publish: ord-2 · 3 subscriptions, 1 copy on the way",
        "3316 orders → fulfilment-queue filtered out: ord-2 · the filter policy does not match: type is "sample"",
        "3316 orders → billing-queue filtered out: ord-2 · the filter policy does not match: type is "sample"",
        "3550 pack console: ord-1: packed one kettle in Hamburg",
        "3550 pack returned: request … · 900 ms",
        "3650 charge → billed-orders put: item ord-1 · new",
        "3916 orders → analytics-queue SendMessage: ord-2",
        "3916 analytics-queue → ingest ReceiveMessage: ord-2 · received once, hidden for 20 s",
        "4150 pack → fulfilment-queue DeleteMessage: ord-1",
        "4250 charge returned: request … · 1.6 s",
      ]
    `)
  })

  test('every message on a wire is on a wire of the picture, and every node has a view and a detail', async () => {
    const { run } = await logged(example, true)
    for (let ms = 500; ms < 60_000; ms += 1_700) {
      advanceRun(run, { ms })
      expect(tokensOfRun(run).filter(({ wire }) => wire < 0)).toEqual([])
    }
    for (const { id, kind } of run.template.nodes) {
      expect(nodeViewOf(run, id)?.kind).toBe(kind)
      expect(
        inspectNode(run, id)
          ?.why.map(({ text }) => text)
          .join(' '),
      ).not.toMatch(/undefined|NaN|[0-9a-f]{8}-/)
    }
  })
})

describe('what people and policies do', () => {
  const text = templateOf({
    queues: { Jobs: { visibility: 1, deadLetters: 'Dead', maxReceiveCount: 1 }, Dead: {}, Hand: { delay: 2 } },
    functions: { Work: { code: 'throw', from: 'Jobs', timeout: 1 } },
  })

  test('calls from the screen are “you”, changes name what changed', async () => {
    const { run, rows } = await logged(text)
    advanceRun(run, { ms: 100 })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('hand'), MessageBody: 'x' })
    advanceRun(run, { ms: 3_000 })
    callFrom(run, 'sqs', 'ReceiveMessage', { QueueUrl: queueUrl('hand') })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'y' })
    advanceRun(run, { idle: true })
    edit(run, text.replace('"DelaySeconds": 2', '"DelaySeconds": 0'))
    expect(rows().toReversed().map(lineOf)).toMatchInlineSnapshot(`
      [
        "100 you → hand SendMessage: yours-1",
        "2100 hand delay over: yours-1",
        "3000 hand → you ReceiveMessage: yours-1 · received once, hidden for 30 s",
        "3000 you → jobs SendMessage: yours-3",
        "3000 jobs → work ReceiveMessage: yours-3 · received once, hidden for 1 s",
        "3270 work Invoke: request … · cold start",
        "3280 work console: Invoke Error 	{"errorType":"Error","errorMessage":"no","stack":[]}",
        "3280 work failed: request … · 10 ms · Error",
        "3280 work batch failed: 1 message will be visible again when the visibility timeout ends",
        "4000 jobs visible again: yours-3 · its visibility timeout ran out before it was deleted · received 1 of 1 times",
        "4000 jobs → dead dead letter: yours-3 · received once and never deleted",
        "4000 hand settings changed: DelaySeconds 0",
        "4000 template deployed: 1 call",
      ]
    `)
  })
})

describe('windows', () => {
  test('newest first, from where it is asked, of one node when it is asked', async () => {
    const { run, log, rows } = await logged(
      templateOf({ queues: { Jobs: {}, Other: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 100 }, More: { to: 'Other', everyMs: 100 } } }),
    )
    advanceRun(run, { ms: 5_000 })
    const all = rows()
    expect(all.map(({ row }) => row)).toEqual(all.map((_, index) => log.pages.rows - 1 - index))
    expect(logWindow(log, { count: 5, before: 20 }).rows.map(({ row }) => row)).toEqual([19, 18, 17, 16, 15])
    expect(logWindow(log, { count: 5, before: 2 }).rows.map(({ row }) => row)).toEqual([1, 0])
    expect(new Set(rows(500, 'Other').map(({ from, to }) => `${from} → ${to}`))).toEqual(new Set(['More → other']))
    expect(logWindow(log, { count: 10_000 }).rows.length).toBeLessThanOrEqual(500)
    expect(logWindow(createChronicle().log, { count: 1 })).toEqual({ rows: [], total: 0 })
  })

  test('by words in any column, in any case', async () => {
    const { run, log, rows } = await logged(
      templateOf({ queues: { Jobs: {}, Other: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 100 }, More: { to: 'Other', everyMs: 100 } } }),
    )
    advanceRun(run, { ms: 3_000 })
    const found = logWindow(log, { count: 500, text: ' SHOP-1 ' }).rows
    expect(found.map(({ text }) => text)).toEqual(rows().flatMap(({ text }) => (text.includes('shop-1') ? [text] : [])))
    expect(found.length).toBeGreaterThan(3)
    expect(logWindow(log, { count: 500, text: 'sendmessage' }).rows).toHaveLength(log.pages.rows)
    expect(logWindow(log, { count: 500, text: 'shop-1', node: 'Other' }).rows).toEqual([])
  })

  test('a search that finds nothing says where to go on, and comes to an end', async () => {
    const { run, log } = await logged(templateOf({ queues: { Jobs: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 1 } } }))
    advanceRun(run, { ms: 12_000 })
    const first = logWindow(log, { count: 10, text: 'nowhere' })
    expect(first).toEqual({ rows: [], total: log.pages.rows, next: log.pages.rows - 5_000 })
    const second = logWindow(log, { count: 10, text: 'nowhere', before: first.next as number })
    expect(second.next).toBe(log.pages.rows - 10_000)
    expect(logWindow(log, { count: 10, text: 'nowhere', before: second.next as number })).toEqual({ rows: [], total: log.pages.rows })
  })
})

describe('rows that were given up', () => {
  const filtered = (kind: string): string =>
    templateOf({ queues: { Jobs: { retention: 60 } }, topics: { News: ['Jobs'] }, traffic: { Shop: { to: 'News', everyMs: 1 } } }).replace(
      '"Protocol": "sqs"',
      `"Protocol": "sqs", "FilterPolicy": { "kind": ["${kind}"] }`,
    )

  test('are made again as they were told, with the reasons that held then', async () => {
    const { run, log, rows } = await logged(filtered('early'), false, createLog(0))
    advanceRun(run, { ms: 1_500 })
    const early = rows()
    edit(run, filtered('late'))
    advanceRun(run, { ms: 30_000 })
    const query = { count: early.length, before: (early[0]?.row ?? 0) + 1 }
    const { missing } = logWindow(log, query)
    expect(missing).toBe(early[0]?.row)
    const make = rowMaker(run, log, missing as number)
    let slices = 1
    for (let steps = 0; !make(() => ++steps % 100 === 0); ) slices++
    expect(slices).toBeGreaterThan(10)
    for (let next = logWindow(log, query).missing; next !== undefined; next = logWindow(log, query).missing)
      rowMaker(run, log, next)(() => false)
    expect(logWindow(log, query).rows).toEqual(early)
    expect(JSON.stringify(early[0]?.why)).toContain('early')
    expect(JSON.stringify(rows(1)[0]?.why)).toContain('late')
  })

  test('come with those that the same replay came by: whoever reads on downwards waits no more', async () => {
    const { run, log } = await logged(filtered('early'), false, createLog(0))
    advanceRun(run, { ms: 32_000 })
    expect(logWindow(log, { count: 1, before: 4_000 }).missing).toBe(3_999)
    rowMaker(run, log, 3_500)(() => false)
    const whole = logWindow(log, { count: 500, before: 4_000 })
    expect([whole.missing, whole.rows[0]?.row, whole.rows.length]).toEqual([undefined, 3_999, 500])
    const read = Array.from({ length: 8 }, (_, index) => logWindow(log, { count: 500, before: 500 * (index + 1) }))
    expect(read.flatMap(({ missing, rows: [first] }) => [missing, first?.row])).toEqual(
      read.flatMap((_, index) => [undefined, 500 * (index + 1) - 1]),
    )
  })
})

describe('taking another way', () => {
  const text = templateOf({ queues: { Jobs: { retention: 60 } }, traffic: { Shop: { to: 'Jobs', everyMs: 1 } } })

  test.each([
    ['packed', createLog()],
    ['given up', createLog(0)],
  ])('leaves the rows that there would have been without the other one, also where they were %s', async (_, log) => {
    const { run } = await logged(text, false, log)
    advanceRun(run, { ms: 24_000 })
    goTo(run, { clockMs: 2_345 })
    const fresh = await logged(text)
    advanceRun(fresh.run, { ms: 2_345 })
    expect(log.pages.plain.has(pageOf(fresh.log.pages.rows))).toBe(false)
    for (const way of [run, fresh.run]) {
      callFrom(way, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'another way' })
      advanceRun(way, { ms: 2_500 })
    }
    expect(log.pages.rows).toBe(fresh.log.pages.rows)
    expect(logWindow(log, { count: 50 })).toEqual(logWindow(fresh.log, { count: 50 }))
  })
})
