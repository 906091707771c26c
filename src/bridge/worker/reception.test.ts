import { expect, test } from 'vitest'
import type { FromWorker, ToWorker } from '../protocol/index.ts'
import { createReception, type Receive } from './reception.ts'

const text = JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue' } } })
const request = (id: number, method: string, params: unknown = {}): ToWorker => ({ type: 'request', id, method, params }) as ToWorker

function received(loads: readonly (() => Promise<Receive>)[]) {
  const posted: FromWorker[] = []
  const tasks: (() => void)[] = []
  const left = [...loads]
  const receive = createReception({
    post: (message) => posted.push(message),
    later: (task) => void tasks.push(task),
    loadEngine: () => (left.shift() as () => Promise<Receive>)(),
  })
  const told = () =>
    posted.map((message) => (message.type === 'reply' ? `${message.id} ${message.ok ? 'ok' : message.error.message}` : message.type))
  return {
    receive,
    posted,
    told,
    tick: () => tasks.splice(0).forEach((task) => task()),
    settle: () => new Promise((done) => setTimeout(done)),
  }
}

test('tells the picture of a document without the engine', () => {
  const { receive, posted, told } = received([])
  receive(request(1, 'preview', { text, name: 'shop.yaml' }))
  receive(request(2, 'preview', { text: 'Resources: [', name: 'shop.yaml' }))
  expect(told()).toEqual(['1 ok', '2 ok'])
  expect(posted).toMatchObject([{ result: { ok: true, value: { nodes: [{ id: 'Jobs' }] } } }, { result: { ok: false } }])
})

test('hands everything else to the engine once it is there, in order, and says meanwhile that it is being fetched', async () => {
  let arrive: (engine: Receive) => void = () => {}
  const { receive, told, tick, settle } = received([() => new Promise((resolve) => (arrive = resolve))])
  const got: ToWorker[] = []
  const sent = [{ type: 'ready', version: 2 } as const, request(1, 'open'), request(2, 'run')]
  for (const message of sent) receive(message)
  tick()
  tick()
  expect([told(), got]).toEqual([['loading', 'loading', 'loading'], []])
  arrive((message) => got.push(message))
  await settle()
  tick()
  receive(request(3, 'pause'))
  await settle()
  expect([told().length, got]).toEqual([3, [...sent, request(3, 'pause')]])
})

test('answers what was asked when the engine cannot be fetched, and tries again with the next request', async () => {
  const got: ToWorker[] = []
  const { receive, told, settle } = received([
    () => Promise.reject(new Error('offline')),
    () => Promise.resolve((message) => void got.push(message)),
  ])
  receive(request(1, 'open'))
  await settle()
  expect(told()).toEqual(['loading', "1 The simulation could not be loaded. Try again once the page's host can be reached."])
  receive(request(2, 'open'))
  await settle()
  expect(got).toEqual([request(2, 'open')])
})
