import { describe, expect, test } from 'vitest'
import { templateOf } from '../../engine/simulation/testing/design.ts'
import { directWorker, type DirectWorker } from './testing/direct-port.ts'
import type { FileChanges, Picture } from '../protocol/index.ts'

const design = {
  queues: { Jobs: { visibility: 20 } },
  functions: { Work: { code: 'inline', from: 'Jobs', batch: 1 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 1_000 } },
} as const
const text = templateOf(design).replace('"InlineCode": "inline"', '"CodeUri": "./handlers/"')
const broken = { 'orders/handlers/index.js': 'throw', 'orders/notes.md': 'first' }

async function opened(files: Readonly<Record<string, string>> = broken): Promise<DirectWorker> {
  const worker = directWorker()
  const result = await worker.request('open', { text, name: 'orders/template.json', files })
  if (!result.ok) throw new Error(result.error.message)
  worker.sandbox()
  await worker.settle()
  return worker
}

async function edited(worker: DirectWorker, files: FileChanges, newText = text): ReturnType<typeof worker.request<'edit'>> {
  return worker.request('edit', { text: newText, revision: 2, files })
}

async function counts(worker: DirectWorker): Promise<readonly number[]> {
  const node = await worker.request('node', { id: 'Work' })
  return node?.view.kind === 'function' ? [node.view.invocations, node.view.errors] : []
}

const codeOf = ({ code }: Picture): unknown => code

describe('a document with files', () => {
  test('is opened with them, and its picture says which function is made of which', async () => {
    const worker = directWorker()
    const result = await worker.request('open', { text, name: 'orders/template.json', files: broken })
    expect(result.ok && codeOf(result.value.picture)).toMatchObject([{ id: 'Work', path: 'handlers', files: ['orders/handlers/index.js'] }])
    expect(result.ok && result.value.picture.inert).toEqual([])
    const without = await worker.request('open', { text, name: 'orders/template.json' })
    expect(without.ok && codeOf(without.value.picture)).toMatchObject([{ id: 'Work', path: 'handlers', files: [] }])
    expect(without.ok && without.value.picture.inert.map(({ id }) => id)).toContain('Work')
  })

  test('a handler is broken and mended while it runs', async () => {
    const worker = await opened({ ...broken, 'orders/handlers/index.js': 'succeed' })
    await worker.request('step', { count: 40 })
    const [before] = await counts(worker)
    expect(await counts(worker)).toEqual([before, 0])
    expect(await edited(worker, { 'orders/handlers/index.js': 'throw' })).toMatchObject({ kind: 'applied', changes: ['Work: Code'] })
    await worker.request('step', { count: 40 })
    const [invocations = 0, errors = 0] = await counts(worker)
    expect(errors).toBe(invocations - Number(before))
    expect(errors).toBeGreaterThan(0)
    expect(await edited(worker, { 'orders/handlers/index.js': 'succeed' })).toMatchObject({ kind: 'applied' })
    await worker.request('step', { count: 40 })
    expect(await counts(worker)).toEqual([expect.any(Number), errors])
    expect((await counts(worker))[0]).toBeGreaterThan(invocations)
    expect(worker.messages('input').map(({ change }) => change.input.input['files'])).toEqual([
      { 'orders/handlers/index.js': 'throw' },
      { 'orders/handlers/index.js': 'succeed' },
    ])
  })

  test('before the first step, files are taken in like a text: the world begins anew', async () => {
    const worker = await opened()
    expect(await edited(worker, { 'orders/handlers/index.js': null })).toMatchObject({
      kind: 'unchanged',
      picture: { code: [{ files: [] }] },
    })
    expect(worker.messages('input')).toEqual([])
  })

  test('the files of a text that cannot be read are kept for the next one', async () => {
    const worker = await opened()
    await worker.request('step', { count: 30 })
    expect(await edited(worker, { 'orders/handlers/index.js': 'succeed' }, 'Resources: [')).toMatchObject({ kind: 'broken' })
    expect(await worker.request('edit', { text, revision: 3 })).toMatchObject({ kind: 'applied', changes: ['Work: Code'] })
  })

  test('a restart begins with the newest files', async () => {
    const worker = await opened()
    await worker.request('step', { count: 30 })
    await edited(worker, { 'orders/handlers/more.js': '1' })
    const { picture } = await worker.request('restart', {})
    expect(codeOf(picture)).toMatchObject([{ files: ['orders/handlers/index.js', 'orders/handlers/more.js'] }])
  })
})

describe('a fix', () => {
  const short = JSON.stringify(
    {
      Resources: {
        Q: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true, QueueName: 'orders' } },
      },
    },
    null,
    2,
  )

  test('comes with its problem: a title for a button, the page of AWS, and on request the edits that mend it', async () => {
    const worker = directWorker()
    const result = await worker.request('open', { text: short, name: 'fix.json' })
    const problem = result.ok ? result.value.picture.diagnostics.find(({ fix }) => fix) : undefined
    expect(problem).toMatchObject({ fix: { title: expect.stringMatching(/\w/) }, page: expect.stringContaining('docs.aws.amazon.com') })
    if (problem?.fix === undefined) throw new Error('there is nothing to fix')
    const fixed = await worker.request('fix', { text: short, fix: problem.fix })
    expect(fixed).toMatchObject({ ok: true, value: { text: short.replace('"orders"', '"orders.fifo"') } })
    if (!fixed.ok) return
    const [edit] = fixed.value.edits
    expect(short.slice(edit?.range.start, edit?.range.end)).toContain('orders')
    const mended = await worker.request('open', { text: fixed.value.text, name: 'fix.json' })
    expect(mended.ok && mended.value.picture.diagnostics.filter(({ code }) => code === problem.code)).toEqual([])
  })

  test('whose place is gone makes nothing', async () => {
    const worker = directWorker()
    const fix = { title: 'x', changes: [{ path: ['Resources', 'Gone', 'Properties', 'Deep', 'QueueName'], value: 'a' }] }
    expect(await worker.request('fix', { text: '[]', fix })).toMatchObject({ ok: false, error: { message: expect.any(String) } })
  })
})
