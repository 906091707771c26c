import { expect, test } from 'vitest'
import { templateOf } from '../../engine/simulation/testing/design.ts'
import { directWorker } from './testing/direct-port.ts'

const text = templateOf({ queues: { Jobs: {}, Dead: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 1_000, count: 5 } } })

async function opened() {
  const worker = directWorker()
  worker.sandbox()
  await worker.request('open', { text, name: 'jobs.yaml' })
  return worker
}

test('a node is broken and mended by request, and the next frame says so', async () => {
  const worker = await opened()
  worker.ready()
  await worker.settle()
  expect(await worker.request('fault', { node: 'Jobs', fault: { kind: 'errors', percent: 100 } })).toEqual({ ok: true, value: undefined })
  worker.ready()
  await worker.settle()
  expect(worker.frames().at(-1)?.nodes['Jobs']?.fault).toEqual({ kind: 'errors', text: '100 % errors', hits: 0 })
  await worker.request('step', { count: 30 })
  expect((await worker.request('node', { id: 'Jobs' }))?.view).toMatchObject({ ledger: { sent: 0 }, fault: { hits: 5 } })
  await worker.request('fault', { node: 'Jobs', fault: undefined })
  worker.ready()
  await worker.settle()
  expect(worker.frames().at(-1)?.nodes['Jobs']).not.toHaveProperty('fault')
  expect(worker.messages('input').map(({ change }) => change.input.input['kind'])).toEqual(['fault', 'fault'])
})

test('what cannot be broken is said, and nothing is changed', async () => {
  const worker = await opened()
  const answers = [
    await worker.request('fault', { node: 'Shop', fault: { kind: 'outage' } }),
    await worker.request('fault', { node: 'Jobs', fault: { kind: 'latency', ms: -1 } }),
  ]
  expect(answers.map(({ ok }) => ok)).toEqual([false, false])
  expect(worker.messages('input')).toEqual([])
})

test('breaking a node in the past drops what came later', async () => {
  const worker = await opened()
  await worker.request('step', { count: 30 })
  const head = await worker.request('state', {})
  await worker.request('goTo', { clockMs: 1_500 })
  await worker.request('fault', { node: 'Jobs', fault: { kind: 'outage' } })
  const state = await worker.request('state', {})
  expect(state.past).toBeUndefined()
  expect(state.clockMs).toBe(1_500)
  expect(head.clockMs).toBeGreaterThan(1_500)
})
