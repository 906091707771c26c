import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { templateOf, type Design } from '../../engine/simulation/testing/design.ts'
import { scripted } from '../../engine/simulation/testing/runs.ts'
import type { Frame } from '../protocol/index.ts'
import { directWorker, type DirectWorker } from './testing/direct-port.ts'
import { environmentKey } from '../../engine/services/lambda/index.ts'

const design: Design = {
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 1_000, jitter: 40 } },
}
const text = templateOf(design)
const finite = templateOf({ ...design, traffic: { Shop: { to: 'Jobs', everyMs: 1_000, count: 3 } } })

async function opened(source = text, options: Parameters<typeof directWorker>[0] = {}): Promise<DirectWorker> {
  const worker = directWorker(options)
  const result = await worker.request('open', { text: source, name: 'test.json' })
  if (!result.ok) throw new Error(result.error.message)
  worker.sandbox()
  await worker.settle()
  return worker
}

/** Draws `frames` frames, one each `everyMs`, and answers with the last. */
async function draw(worker: DirectWorker, frames: number, everyMs: number): Promise<Frame> {
  for (let frame = 0; frame < frames; frame++) {
    worker.ready()
    await worker.pass(everyMs)
  }
  return worker.frames().at(-1) as Frame
}

const counts = (frame: Frame, id: string): unknown => {
  const view = frame.nodes[id]
  return view?.kind === 'queue' ? view.ledger.sent : undefined
}

describe('opening', () => {
  test('builds a paused world and tells its picture; nothing runs by itself', async () => {
    const worker = await opened()
    const state = await worker.request('state', {})
    expect(state).toMatchObject({ running: false, step: 1, clockMs: 0 })
    await worker.pass(5_000)
    expect(await worker.request('state', {})).toEqual(state)
  })

  test('a text that cannot be read leaves the old document as it was', async () => {
    const worker = await opened()
    await worker.request('step', { count: 20 })
    const before = await worker.request('state', {})
    const refused = await worker.request('open', { text: 'Resources: [', name: 'broken.yaml' })
    expect(refused).toMatchObject({ ok: false })
    expect(await worker.request('state', {})).toEqual(before)
  })

  test('a run waits for the sandbox', async () => {
    const worker = directWorker()
    await worker.request('open', { text, name: 'test.json' })
    const started = worker.request('run', { speed: 1 })
    await worker.pass(10_000)
    expect(worker.messages('heartbeat').length).toBeGreaterThan(30)
    worker.sandbox()
    expect(await started).toMatchObject({ running: true })
  })
})

describe('running', () => {
  test('virtual time follows the wall clock times the speed', async () => {
    const worker = await opened()
    await worker.request('run', { speed: 10 })
    await worker.pass(2_000)
    expect((await worker.request('pause', {})).clockMs).toBeGreaterThan(19_500)
    expect((await worker.request('state', {})).clockMs).toBeLessThan(20_500)
    expect((await worker.request('state', {})).paused).toEqual({ reason: 'asked', text: '' })
  })

  test('another speed counts from now on', async () => {
    const worker = await opened()
    await worker.request('run', { speed: 1 })
    await worker.pass(1_000)
    await worker.request('setSpeed', { speed: 100 })
    await worker.pass(1_000)
    const { clockMs } = await worker.request('pause', {})
    expect(Math.abs(clockMs - 101_000)).toBeLessThan(2_000)
  })

  test('steps are done one by one, and the hash is that of a run of as many steps', async () => {
    const [byOne, atOnce] = [await opened(), await opened()]
    for (let step = 0; step < 50; step++) await byOne.request('step', { count: 1 })
    const state = await atOnce.request('step', { count: 50 })
    expect(await byOne.request('state', {})).toEqual(state)
    expect(state.step).toBe(51)
  })

  test('until idle: ends by itself and says so', async () => {
    const worker = await opened(finite)
    await worker.request('runUntilIdle', {})
    await worker.pass(2_000)
    expect(await worker.request('state', {})).toMatchObject({ running: false, paused: { reason: 'idle' } })
  })

  test('restart: the same text at time 0, with another seed when one is given', async () => {
    const worker = await opened()
    const first = await worker.request('step', { count: 60 })
    const restarted = await worker.request('restart', {})
    expect(restarted.state).toMatchObject({ running: false, step: 1, clockMs: 0 })
    expect(await worker.request('step', { count: 60 })).toEqual(first)
    const other = await worker.request('restart', { seed: 7 })
    expect(other.picture.seed).toBe(7)
    expect((await worker.request('step', { count: 60 })).hash).not.toBe(first.hash)
  })
})

describe('frames', () => {
  test('one for each time that the page is ready, never more', async () => {
    const worker = await opened()
    await worker.request('run', { speed: 10 })
    await worker.pass(500)
    expect(worker.frames()).toHaveLength(0)
    worker.ready()
    await worker.pass(500)
    expect(worker.frames()).toHaveLength(1)
  })

  test('a slow page gets fewer frames, and the same run', async () => {
    const [quick, slow] = [await opened(finite), await opened(finite)]
    for (const [worker, frames, everyMs] of [
      [quick, 400, 10],
      [slow, 8, 500],
    ] as const) {
      await worker.request('run', { speed: 10 })
      await draw(worker, frames, everyMs)
    }
    const hash = async (worker: DirectWorker): Promise<string> => (
      await worker.request('runUntilIdle', {}), await worker.pass(2_000), (await worker.request('state', {})).hash
    )
    expect(slow.frames().length).toBe(8)
    expect(quick.frames().length).toBe(400)
    expect(await hash(slow)).toBe(await hash(quick))
    expect(slow.frames().reduce((sent, frame) => Math.max(sent, Number(counts(frame, 'Jobs') ?? 0)), 0)).toBe(3)
  })

  test('hold every node that is there at first, then those that changed', async () => {
    const worker = await opened()
    worker.ready()
    await worker.settle()
    expect(Object.keys(worker.frames()[0]?.nodes ?? {}).toSorted()).toEqual(['Dead', 'Jobs', 'Work'])
    worker.ready()
    await worker.settle()
    expect(worker.frames()[1]?.nodes).toEqual({})
    await worker.request('step', { count: 6 })
    worker.ready()
    await worker.settle()
    expect(Object.keys(worker.frames()[2]?.nodes ?? {})).toContain('Shop')
  })

  test('a machine that is too slow runs behind without catching up, and tells the speed it reaches', async () => {
    const worker = await opened()
    worker.lookCostMs = 40
    await worker.request('run', { speed: 1_000_000 })
    const frame = await draw(worker, 20, 100)
    expect(frame.speed).toBeLessThan(900_000)
    worker.lookCostMs = 0
    await worker.request('setSpeed', { speed: 1 })
    const before = (await worker.request('state', {})).clockMs
    await worker.pass(1_000)
    expect((await worker.request('state', {})).clockMs - before).toBeLessThan(1_100)
  })
})

describe('calls from the page', () => {
  const send = { service: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl('dead'), MessageBody: 'by hand' } }

  test('are answered by the world, in virtual time', async () => {
    const worker = await opened()
    const answer = worker.request('call', send)
    await worker.pass(1_000)
    expect(worker.messages('reply').filter(({ id }) => id === 2)).toEqual([])
    await worker.request('step', { count: 30 })
    expect(await answer).toMatchObject({ ok: true, value: { MD5OfMessageBody: expect.any(String) } })
    expect(worker.messages('input')).toMatchObject([
      { change: { place: 0, dropped: 0, input: { afterStep: 1, input: { kind: 'call', operation: 'SendMessage' } } } },
    ])
  })

  test('that AWS refuses come back as its faults', async () => {
    const worker = await opened()
    const answer = worker.request('call', { service: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl('dead') } })
    await worker.request('step', { count: 30 })
    expect(await answer).toMatchObject({ ok: false, error: { code: 'MissingParameter' } })
  })

  test('that still wait when the run is restarted are abandoned', async () => {
    const worker = await opened()
    const answer = worker.request('call', send)
    await worker.request('restart', {})
    expect(await answer).toMatchObject({ ok: false, error: { code: 'Abandoned' } })
  })

  test('before a document is open have nobody to answer them', async () => {
    expect(await directWorker().request('call', send)).toMatchObject({ ok: false })
  })
})

describe('looking closer', () => {
  test('nodes, messages, tokens and the log are told when asked for', async () => {
    const worker = await opened(templateOf({ ...design, pace: 'visible' }))
    await worker.request('run', { speed: 10 })
    const { tokens } = await draw(worker, 40, 20)
    await worker.request('pause', {})
    expect(tokens.count).toBeGreaterThan(0)
    const frame = await draw(worker, 1, 0)
    const token = await worker.request('token', { id: frame.tokens.id[0] as number })
    expect(token).toMatchObject({ sentAt: frame.tokens.sentAt[0], arrivesAt: frame.tokens.arrivesAt[0] })
    expect(await worker.request('node', { id: 'Jobs' })).toMatchObject({ physicalName: 'jobs', view: { kind: 'queue' } })
    const held = (await worker.request('node', { id: 'Jobs' }))?.messages[0]
    expect(await worker.request('message', { node: 'Jobs', messageId: held?.messageId ?? '' })).toMatchObject({
      node: 'Jobs',
      messageId: held?.messageId,
    })
    expect((await worker.request('log', { count: 3 })).rows).toHaveLength(3)
    for (const nothing of [
      await worker.request('node', { id: 'Nobody' }),
      await worker.request('token', { id: -1 }),
      await worker.request('message', { node: 'Jobs', messageId: '' }),
    ]) {
      expect(nothing).toBeUndefined()
    }
  })
})

describe('when something is wrong', () => {
  test('a bug of ours stops the run with a report, and the worker goes on answering', async () => {
    const worker = await opened(text, {
      host: {
        run() {
          throw new Error('this cannot be')
        },
      },
    })
    await worker.request('run', { speed: 10 })
    await worker.pass(3_000)
    expect(worker.messages('stopped')).toMatchObject([{ error: { message: 'this cannot be' }, seed: 42 }])
    expect(await worker.request('state', {})).toMatchObject({ running: false, paused: { reason: 'fault' } })
  })

  test('a request that cannot be served fails, and says why', async () => {
    await expect(directWorker().request('restart', {})).rejects.toThrow('no document to restart')
  })

  test('every handler is announced before it is entered, with the step that is being done', async () => {
    const worker = await opened(text, { host: scripted() })
    await worker.request('step', { count: 60 })
    const entered = worker.messages('entering')
    expect(entered[0]).toMatchObject({ handler: { function: environmentKey('work', 1), invocation: '' } })
    expect(entered[1]?.handler.invocation).toMatch(/^[0-9a-f-]{36}$/)
    expect(entered[0]?.step).toBeGreaterThan(1)
  })

  test('a heartbeat comes four times a second, whether it runs or not', async () => {
    const worker = await opened()
    await worker.pass(2_000)
    expect(worker.messages('heartbeat').length).toBeGreaterThanOrEqual(7)
    await worker.request('run', { speed: 1 })
    await worker.pass(2_000)
    expect(worker.messages('heartbeat').length).toBeGreaterThanOrEqual(15)
    expect(worker.messages('heartbeat').length).toBeLessThanOrEqual(18)
  })
})
