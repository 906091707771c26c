import { expect, test } from 'vitest'
import { templateOf } from '../../engine/simulation/testing/design.ts'
import type { Method, Params, Reply } from '../protocol/index.ts'
import { directWorker, type DirectWorker } from '../worker/testing/direct-port.ts'
import { createMemory, noteMessage, noteReply, recoveryOf, type Memory } from './memory.ts'

const text = templateOf({
  queues: { Jobs: { visibility: 20 } },
  functions: { Work: { code: 'inline', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 1_000 } },
}).replace('"InlineCode": "inline"', '"CodeUri": "handlers/"')
const titled = (title: string): string => text.replace('"Version": 1', `"Version": 1, "Title": "${title}"`)
const files = { 'handlers/index.js': 'throw', 'notes.md': 'first' }

interface Page {
  readonly worker: DirectWorker
  readonly memory: Memory
  ask<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>>
}

function pageOn(memory = createMemory()): Page {
  const worker = directWorker()
  worker.sandbox()
  let heard = 0
  return {
    worker,
    memory,
    async ask(method, params) {
      const reply = await worker.request(method, params)
      for (; heard < worker.told.length; heard++) noteMessage(memory, worker.told[heard] as DirectWorker['told'][number])
      noteReply(memory, method, params, reply)
      return reply
    },
  }
}

/** Opened, run a little, a handler mended, then noted and titled: what changes the world, and what does not. */
async function written(): Promise<Page> {
  const page = pageOn()
  await page.ask('open', { text, name: 'test.json', files })
  await page.ask('step', { count: 30 })
  await page.ask('edit', { text, revision: 2, files: { 'handlers/index.js': 'succeed' } })
  await page.ask('step', { count: 30 })
  for (const title of ['J', 'Jo', 'Jobs and more']) await page.ask('edit', { text: titled(title), revision: 3 })
  await page.ask('edit', { text: titled('Jobs and more'), revision: 4, files: { 'notes.md': null, 'more.md': 'new' } })
  return page
}

async function recovered({ memory }: Page): Promise<{ page: Page; reply: Reply<'recover'> }> {
  const page = pageOn(memory)
  return { page, reply: await page.ask('recover', structuredClone(recoveryOf(memory))) }
}

test('a new worker has the files and the newest text, and stands at the same step with the same hash', async () => {
  const page = await written()
  const state = await page.ask('step', { count: 1 })
  const { page: next, reply } = await recovered(page)
  expect(reply).toMatchObject({ ok: true, value: { picture: { name: 'Jobs and more' }, state: { step: state.step, hash: state.hash } } })
  const [one, other] = [await page.ask('step', { count: 60 }), await next.ask('step', { count: 60 })]
  expect(other.hash).toBe(one.hash)
  expect(page.memory.inputs.map(({ input }) => [input['quiet'] ?? false, input['files']])).toEqual([
    [false, { 'handlers/index.js': 'succeed' }],
    [true, { 'notes.md': null, 'more.md': 'new' }],
  ])
})

test('names in what is told are those of the newest text', async () => {
  const page = await written()
  const { page: next } = await recovered(page)
  expect((await next.ask('edit', { text: titled('Jobs and more'), revision: 5 })).kind).toBe('unchanged')
  // Nothing was said that the world had not heard of: no input is logged twice.
  expect(page.memory.inputs).toHaveLength(2)
  const { picture } = await next.ask('restart', {})
  expect([picture.name, picture.code]).toMatchObject(['Jobs and more', [{ id: 'Work', path: 'handlers', files: ['handlers/index.js'] }]])
  expect(next.memory.files).toEqual({ 'handlers/index.js': 'succeed', 'more.md': 'new' })
})

test('an edit that waits for a restart is shown by the new worker too', async () => {
  const page = await written()
  const more = titled('Jobs and more').replace('"Resources": {', '"Resources": { "More": { "Type": "AWS::SQS::Queue" },')
  expect((await page.ask('edit', { text: more, revision: 6 })).kind).toBe('restart-needed')
  const { reply } = await recovered(page)
  expect(reply.ok && reply.value.picture.nodes.map(({ id }) => id)).toContain('More')
})
