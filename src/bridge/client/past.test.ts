import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { lineStatuses as statusesOfStrings } from '../../engine/simulation/index.ts'
import { templateOf, type Design } from '../../engine/simulation/testing/design.ts'
import { lineStatuses, type Method, type Params, type Reply } from '../protocol/index.ts'
import { createMemory, noteMessage, noteReply, recoveryOf } from './memory.ts'
import { directWorker, type DirectWorker } from '../worker/testing/direct-port.ts'

const design: Design = {
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 1_000, jitter: 40 } },
}
const text = templateOf(design)
const slower = templateOf({ ...design, queues: { ...design.queues, Jobs: { visibility: 33, deadLetters: 'Dead', maxReceiveCount: 2 } } })
const send = { service: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl('dead'), MessageBody: 'by hand' } }

/** A page on a worker: it remembers what it is told. Time goes on until its requests are answered. */
function pageOn(worker: DirectWorker, memory = createMemory()) {
  let heard = 0
  const listen = (): void => {
    for (; heard < worker.told.length; heard++) noteMessage(memory, worker.told[heard] as DirectWorker['told'][number])
  }
  return {
    worker,
    memory,
    listen,
    async ask<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
      const wait = { isOver: false }
      const reply = worker.request(method, params).finally(() => (wait.isOver = true))
      for (let turn = 0; !wait.isOver && turn < 1_000; turn++) await worker.pass(1)
      const answer = await reply
      listen()
      noteReply(memory, method, params, answer)
      return answer
    },
  }
}
type Page = ReturnType<typeof pageOn>

/** 90 steps with a call and an edit in them. */
async function eventful(): Promise<Page> {
  const page = pageOn(directWorker())
  await page.ask('open', { text, name: 'test.json' })
  page.worker.sandbox()
  await page.ask('step', { count: 30 })
  void page.worker.request('call', send)
  await page.ask('step', { count: 30 })
  await page.ask('edit', { text: slower, revision: 2 })
  await page.ask('step', { count: 29 })
  return page
}

async function goTo(page: Page, to: Params<'goTo'>) {
  const moment = await page.ask('goTo', to)
  if (moment === undefined) throw new Error('somebody else went somewhere')
  return moment
}

describe('going to another moment', () => {
  test('tells the state, the picture, the text and the files of that moment, and what lies ahead', async () => {
    const page = await eventful()
    const head = await page.ask('state', {})
    const early = await goTo(page, { step: 20 })
    expect(early).toMatchObject({ text, files: {}, state: { step: 20, running: false }, past: { headStep: head.step, inputsAhead: 2 } })
    expect(await page.ask('state', {})).toMatchObject({ step: 20, past: early.past })
    page.worker.ready()
    await page.worker.settle()
    const frame = page.worker.frames().at(-1)
    expect(frame).toMatchObject({ step: 20, past: early.past, hash: early.state.hash })
    expect(Object.keys(frame?.nodes ?? {})).toEqual(expect.arrayContaining(['Jobs', 'Dead', 'Work']))
    const newest = await goTo(page, { step: head.step })
    expect(newest).toEqual({ state: { ...head }, text: slower, files: {}, picture: newest.picture })
  })

  test('counts the events up to that moment, however often one goes there and on', async () => {
    const page = await eventful()
    const eventsNow = async (): Promise<number> => {
      page.worker.ready()
      await page.worker.settle()
      return page.worker.frames().at(-1)?.events ?? Number.NaN
    }
    const atEnd = await eventsNow()
    await goTo(page, { step: 40 })
    const atForty = await eventsNow()
    expect(atForty).toBeLessThan(atEnd)
    await goTo(page, { step: 20 })
    await page.ask('step', { count: 20 })
    expect(await eventsNow()).toBe(atForty)
    await goTo(page, { clockMs: Number.POSITIVE_INFINITY })
    expect(await eventsNow()).toBe(atEnd)
  })

  test('in slices: the worker answers and beats in between, and who asks last is taken there', async () => {
    const page = await eventful()
    const { hash } = await page.ask('goTo', { step: 70 }).then((moment) => moment?.state ?? { hash: '' })
    await goTo(page, { step: 90 })
    page.worker.lookCostMs = 60
    const beats = page.worker.messages('heartbeat').length
    const first = page.worker.request('goTo', { step: 85 })
    const second = page.worker.request('goTo', { step: 70 })
    const then = page.worker.request('step', { count: 1 })
    const state = page.worker.request('state', {})
    await page.worker.pass(2_000)
    expect((await state).step).toBe(90)
    expect(await first).toBeUndefined()
    expect((await second)?.state).toMatchObject({ step: 70, hash })
    expect((await then).step).toBe(71)
    expect(page.worker.messages('heartbeat').length).toBeGreaterThan(beats)
  })

  test('does not say that handlers are entered: nobody is to be blamed for them', async () => {
    const page = await eventful()
    const before = page.worker.messages('entering').length
    await goTo(page, { step: 80 })
    expect(page.worker.messages('entering')).toHaveLength(before)
  })

  test('another document on the way ends the journey', async () => {
    const page = await eventful()
    const journey = page.worker.request('goTo', { step: 5 })
    const opened = page.worker.request('open', { text: slower, name: 'other.json' })
    await page.worker.pass(10)
    expect((await opened).ok).toBe(true)
    await journey
    expect((await page.ask('state', {})).step).toBe(1)
    expect(await directWorker().request('goTo', { step: 5 })).toBeUndefined()
  })
})

describe('acting in the past', () => {
  test('drops what came later, log and timeline included; the text is the one of that moment', async () => {
    const page = await eventful()
    await goTo(page, { step: 40 })
    const { total } = await page.ask('log', { count: 1 })
    void page.worker.request('call', send)
    await page.worker.settle()
    page.listen()
    expect((await page.ask('state', {})).past).toBeUndefined()
    expect((await page.ask('log', { count: 1 })).total).toBeLessThan(total)
    expect(
      (await page.ask('timeline', { fromMs: 0, toMs: 1e9, buckets: 10 }))?.marks
        .filter(({ kind }) => kind !== 'error')
        .map(({ kind }) => kind),
    ).toEqual(['call', 'call'])
    expect(page.memory.inputs).toHaveLength(2)
    expect(page.memory.latest).toBe(text)
    await page.ask('restart', {})
    expect(await goTo(page, { step: 1 })).toMatchObject({ text })
  })

  test('a call that is not answered yet is answered by going on, and abandoned by taking another way', async () => {
    const page = await eventful()
    await page.ask('step', { count: 1 })
    const [answered, abandoned] = [page.worker.request('call', send), page.worker.request('call', send)]
    const { step } = await page.ask('state', {})
    await goTo(page, { step: step - 5 })
    await page.ask('step', { count: 5 })
    await page.ask('step', { count: 1 })
    await goTo(page, { step: step - 5 })
    await page.ask('step', { count: 30 })
    expect(await answered).toMatchObject({ ok: true })
    expect(await abandoned).toMatchObject({ ok: true })
    const late = page.worker.request('call', send)
    await goTo(page, { step: 10 })
    void page.worker.request('call', send)
    await page.worker.settle()
    expect(await late).toMatchObject({ ok: false, error: { code: 'Abandoned', message: expect.stringContaining('went back') } })
  })

  test('an edit there goes on from the text of that moment', async () => {
    const page = await eventful()
    await goTo(page, { step: 40 })
    const third = text.replace('"VisibilityTimeout": 20', '"VisibilityTimeout": 44')
    expect(await page.ask('edit', { text: third, revision: 3 })).toMatchObject({
      kind: 'applied',
      changes: [expect.stringContaining('Jobs')],
    })
    expect((await page.ask('state', {})).past).toBeUndefined()
    expect(page.memory.inputs.map(({ input }) => input['kind'])).toEqual(['call', 'edit'])
    expect(page.memory.latest).toBe(third)
  })
})

describe('a worker that dies while somebody stands in the past', () => {
  test('is replaced by one that stands there too, and can still go to the newest moment', async () => {
    const page = await eventful()
    const head = await page.ask('state', {})
    const { total } = await page.ask('log', { count: 1 })
    const moment = await goTo(page, { step: 30 })
    const next = pageOn(directWorker(), page.memory)
    next.worker.sandbox()
    const recovered = await next.ask('recover', recoveryOf(page.memory))
    expect(recovered).toMatchObject({ ok: true, value: { state: { step: 30, hash: moment.state.hash, past: moment.past } } })
    expect((await next.ask('log', { count: 1 })).total).toBe(total)
    expect(await goTo(next, { step: head.step })).toMatchObject({ state: { hash: head.hash }, text: slower })
  })
})

describe('what is told of the past', () => {
  test('charts, strings and paths, when asked for', async () => {
    const page = await eventful()
    const path = await page.ask('path', { node: 'Jobs' })
    expect(path).toEqual(['Shop', 'Jobs', 'Work'])
    const strings = await page.ask('strings', { path, fromMs: 0, toMs: 1e9, most: 1_000 })
    expect(strings?.labels).toContain('shop-1')
    expect(lineStatuses).toEqual(statusesOfStrings)
    const { clockMs } = await page.ask('state', {})
    const series = await page.ask('series', { node: 'Jobs', fromMs: 0, toMs: clockMs, buckets: 50 })
    expect(series?.series.map(({ id }) => id)).toEqual(expect.arrayContaining(['depth', 'in-flight', 'age', 'sent', 'received']))
    const message = (await page.ask('node', { id: 'Jobs' }))?.messages[0]
    const detail = await page.ask('message', { node: 'Jobs', messageId: message?.messageId ?? '' })
    expect(detail?.life.at(-1)?.atMs).toBeLessThanOrEqual(clockMs)
    expect(await directWorker().request('series', { fromMs: 0, toMs: 1, buckets: 1 })).toBeUndefined()
    expect(await directWorker().request('path', {})).toEqual([])
  })
})
