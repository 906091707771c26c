import { expect, test } from 'vitest'
import type { Frame } from '../protocol/index.ts'
import { directWorker, type DirectWorker } from './testing/direct-port.ts'

const definition =
  '{ "StartAt": "Hold", "States": { "Hold": { "Type": "Wait", "Seconds": 20, "Next": "End" }, "End": { "Type": "Succeed" } } }'
const text = `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Traffic: { Shop: { To: Flow, Every: 8 s, Count: 2, Name: 'order-{{n}}' } }
Resources:
  Flow: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: flow.asl.json } }
  Jobs: { Type: AWS::SQS::Queue }
`

async function opened(): Promise<DirectWorker> {
  const worker = directWorker()
  const result = await worker.request('open', { text, name: 'test.yaml', files: { 'flow.asl.json': definition } })
  if (!result.ok) throw new Error(result.error.message)
  worker.sandbox()
  await worker.settle()
  return worker
}

/** Steps on until the first execution waits. */
async function waiting(worker: DirectWorker): Promise<string> {
  for (let step = 0; step < 40; step++) {
    const [row] = (await worker.request('executions', { node: 'Flow' }))?.rows ?? []
    if (row !== undefined && row.transitions > 0) return row.arn
    await worker.request('step', { count: 1 })
  }
  throw new Error('nobody started an execution')
}

async function frameAfter(worker: DirectWorker, steps: number): Promise<Frame> {
  await worker.request('step', { count: steps })
  worker.ready()
  await worker.settle()
  return worker.frames().at(-1) as Frame
}

test('a workflow that is looked at is told in frames, while somebody looks', async () => {
  const worker = await opened()
  await waiting(worker)
  expect((await frameAfter(worker, 0)).workflow).toBeUndefined()
  await worker.request('watchWorkflow', { node: 'Flow' })
  const first = await frameAfter(worker, 0)
  expect(first.workflow).toMatchObject({ node: 'Flow', executions: 1, place: 0, states: { Hold: { inside: 1, status: 'waiting' } } })
  expect(first.nodes['Flow'] ?? { kind: 'workflow' }).toMatchObject({ kind: 'workflow' })
  await worker.request('runUntilIdle', {})
  await worker.pass(1_000)
  const last = await frameAfter(worker, 1)
  expect(last.workflow ?? worker.frames().findLast(({ workflow }) => workflow !== undefined)?.workflow).toMatchObject({
    executions: 2,
    place: 1,
    states: { Hold: { inside: 0, succeeded: 2 }, End: { succeeded: 2 } },
    taken: { '/States/Hold/Next': 1 },
  })
  await worker.request('watchWorkflow', {})
  await worker.request('restart', {})
  const anew = await frameAfter(worker, 0)
  expect([Object.hasOwn(anew.nodes, 'Flow'), anew.workflow]).toEqual([true, undefined])
})

test('the picture of a workflow is made of the file in which it stands', async () => {
  const worker = await opened()
  const picture = await worker.request('workflow', { node: 'Flow' })
  expect(picture).toMatchObject({ file: 'flow.asl.json', root: { startAt: 'Hold' } })
  const [hold] = picture?.root.states ?? []
  expect(definition.slice(hold?.range.start, hold?.range.end)).toBe('{ "Type": "Wait", "Seconds": 20, "Next": "End" }')
  expect(await worker.request('workflow', { node: 'Jobs' })).toBeUndefined()
  expect(await worker.request('sampleInput', { node: 'Flow' })).toBe('{}')
})

test('one state, the executions and a history are asked for by themselves', async () => {
  const worker = await opened()
  const execution = await waiting(worker)
  const asked = await worker.request('stateRun', { node: 'Flow', execution, state: 'Hold' })
  expect(asked).toMatchObject({ status: 'waiting', stages: [{ name: 'State input', value: '{"n":1}' }, { name: 'InputPath' }, {}, {}] })
  expect(await worker.request('stateRun', { node: 'Flow', execution, state: 'End' })).toBeUndefined()
  expect((await worker.request('executionHistory', { node: 'Flow', execution, from: 1 }))?.total).toBe(2)
})

test('a definition that is changed while it runs is taken in, and the file is the document’s', async () => {
  const worker = await opened()
  await waiting(worker)
  const changed = definition.replace('20', '5')
  const outcome = await worker.request('edit', { text, revision: 2, files: { 'flow.asl.json': changed } })
  expect(outcome).toMatchObject({ kind: 'applied', changes: ['Flow: Definition'] })
  const broken = await worker.request('edit', { text, revision: 3, files: { 'flow.asl.json': changed.replace('"End" }', '"Nowhere" }') } })
  expect(broken).toMatchObject({ kind: 'broken', message: expect.stringContaining('flow.asl.json:1:') as string })
})
