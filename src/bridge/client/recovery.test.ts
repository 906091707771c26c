import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import type { HandlerHost } from '../../engine/simulation/index.ts'
import { templateOf, type Design } from '../../engine/simulation/testing/design.ts'
import { scripted } from '../../engine/simulation/testing/runs.ts'
import type { Method, Params, Reply } from '../protocol/index.ts'
import { directWorker, type DirectWorker } from '../worker/testing/direct-port.ts'
import { createMemory, noteMessage, noteReply, recoveryOf, type Memory } from './memory.ts'
import { environmentKey } from '../../engine/services/lambda/index.ts'

const design: Design = {
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 1_000, jitter: 40 } },
}
const text = templateOf(design)
const slower = templateOf({ ...design, queues: { ...design.queues, Jobs: { visibility: 33, deadLetters: 'Dead', maxReceiveCount: 2 } } })

/** A page: it remembers what it is told, and asks. */
interface Page {
  readonly worker: DirectWorker
  readonly memory: Memory
  ask<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
  /** Takes in what the worker said until it died: nothing after its last word `until`. */
  listen(until?: 'entering'): void
}

function pageOn(worker: DirectWorker, memory = createMemory()): Page {
  let heard = 0
  const listen = (until?: 'entering'): void => {
    const last = until ? worker.told.findLastIndex(({ type }) => type === until) + 1 : worker.told.length
    for (; heard < last; heard++) noteMessage(memory, worker.told[heard] as DirectWorker['told'][number])
  }
  return {
    worker,
    memory,
    listen,
    async ask(method, params) {
      const reply = await worker.request(method, params)
      listen()
      noteReply(memory, method, params, reply)
      return reply
    },
  }
}

async function runningPage(host: HandlerHost = scripted()): Promise<Page> {
  const page = pageOn(directWorker({ host }))
  await page.ask('open', { text, name: 'test.json' })
  page.worker.sandbox()
  await page.worker.settle()
  return page
}

async function newWorker(page: Page, host: HandlerHost = scripted()): Promise<Page & { readonly recovered: Reply<'recover'> }> {
  const worker = directWorker({ host })
  worker.sandbox()
  const next = pageOn(worker, page.memory)
  const recovered = await next.ask('recover', recoveryOf(page.memory))
  return { ...next, recovered }
}

async function hashAfter({ worker }: Page, step: number): Promise<string> {
  const { step: now } = await worker.request('state', {})
  return (await worker.request('step', { count: step - now })).hash
}

describe('a worker that dies', () => {
  test('is replaced by one at the last step that was told, paused, with the same hash, calls and edits included', async () => {
    const page = await runningPage()
    await page.ask('run', { speed: 10 })
    await page.worker.pass(300)
    void page.worker.request('call', {
      service: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl: queueUrl('jobs'), MessageBody: 'by hand' },
    })
    await page.worker.pass(300)
    await page.ask('edit', { text: slower, revision: 2 })
    await page.worker.pass(400)
    page.worker.ready()
    await page.worker.pass(1)
    page.listen()
    const { step, hash } = page.worker.frames().at(-1) ?? { step: 0, hash: '' }
    const next = await newWorker(page)
    expect(next.recovered).toMatchObject({ ok: true, value: { state: { step, hash, running: false, paused: { reason: 'watchdog' } } } })
    const straight = await page.ask('pause', {})
    expect(await hashAfter(next, straight.step + 50)).toBe(await hashAfter(page, straight.step + 50))
  })

  test('what was put in after the last frame is put in again', async () => {
    const page = await runningPage()
    await page.ask('step', { count: 30 })
    page.worker.ready()
    await page.worker.settle()
    page.listen()
    void page.worker.request('call', {
      service: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl: queueUrl('jobs'), MessageBody: 'by hand' },
    })
    await page.ask('edit', { text: slower, revision: 2 })
    const next = await newWorker(page)
    expect(await hashAfter(next, 90)).toBe(await hashAfter(page, 90))
    expect(next.memory.inputs).toHaveLength(2)
  })

  test('the function that it died in is named, ended, and not entered again', async () => {
    let entered = 0
    const dying: HandlerHost = {
      run(request) {
        if ((JSON.parse(request.journal.at(-1) ?? '') as { type: string }).type === 'event' && ++entered === 3)
          throw new Error('the worker dies here')
        return scriptedHost.run(request)
      },
    }
    const scriptedHost = scripted()
    const page = await runningPage(dying)
    await page.ask('run', { speed: 100 })
    await page.worker.pass(1_000)
    page.listen('entering')
    const blamed = page.memory.entered
    expect(recoveryOf(page.memory).ended).toEqual({ function: environmentKey('work', 1), invocation: blamed?.invocation })
    const next = await newWorker(page)
    expect(next.recovered.ok && next.recovered.value.state).toMatchObject({
      step: (blamed?.step ?? 0) - 1,
      paused: { text: 'The function work did not come back for 3 s and was ended. Paused at the step before it.' },
    })
    expect(next.memory.inputs.at(-1)).toMatchObject({
      input: { kind: 'watchdog', function: environmentKey('work', 1), invocation: blamed?.invocation },
    })
    await next.ask('step', { count: 60 })
    const node = await next.ask('node', { id: 'Work' })
    expect(node?.console?.map(({ text }) => text).join()).toContain('the watchdog ended it')
    const again = await newWorker(next)
    expect(await hashAfter(again, 200)).toBe(await hashAfter(next, 200))
  })

  test('a restart afterwards begins with the newest text, and a seed of the text’s own stays the text’s', async () => {
    const page = await runningPage()
    await page.ask('step', { count: 30 })
    const more = templateOf({ ...design, queues: { ...design.queues, More: {} } })
    expect(await page.ask('edit', { text: more, revision: 2 })).toMatchObject({ kind: 'restart-needed' })
    const next = await newWorker(page)
    const restarted = await next.ask('restart', {})
    expect(restarted.picture.nodes.map(({ id }) => id)).toContain('More')
    expect(await next.ask('edit', { text: templateOf({ ...design, seed: 9 }), revision: 3 })).toMatchObject({
      kind: 'unchanged',
      picture: { seed: 9 },
    })
    expect(next.memory.seed).toBe(9)
  })

  test('while paused: the same step again', async () => {
    const page = await runningPage()
    const { step, hash } = await page.ask('step', { count: 44 })
    page.worker.ready()
    await page.worker.settle()
    page.listen()
    const next = await newWorker(page)
    expect(next.recovered).toMatchObject({
      ok: true,
      value: {
        state: { step, hash, paused: { text: 'The simulation did not come back for 3 s and was ended. Paused at the step before it.' } },
      },
    })
  })
})
