import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { applyEdits } from '../../text/edit.ts'
import { templateOf, type Design } from '../../engine/simulation/testing/design.ts'
import type { Field, Form, Params } from '../protocol/index.ts'
import { directWorker, type DirectWorker } from './testing/direct-port.ts'

const design: Design = {
  pace: 'none',
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: {},
  traffic: {},
}
const text = templateOf(design)

async function opened(): Promise<DirectWorker> {
  const worker = directWorker()
  worker.sandbox()
  await worker.request('open', { text, name: 'test.json' })
  return worker
}

function fieldIn(form: Form | undefined, property: string): Field | undefined {
  return form?.groups.flatMap(({ fields }) => fields).find((field) => field.property === property)
}

/** Answers of the world come with virtual time: as many steps as it takes, and not one more, since the next may be days away. */
async function call(worker: DirectWorker, operation: string, input: Params<'call'>['input']): Promise<Record<string, unknown>> {
  const answered: unknown[] = []
  const answer = worker.request('call', { service: 'sqs', operation, input: { QueueUrl: queueUrl('jobs'), ...input } })
  void answer.then((result) => answered.push(result))
  for (let step = 0; step < 50 && answered.length === 0; step++) {
    await worker.request('step', { count: 1 })
    await worker.settle()
  }
  const result = await answer
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

async function set(worker: DirectWorker, before: string, property: string, value: string): Promise<string> {
  const edits = await worker.request('setField', { of: 'Jobs', property, value, text: before })
  if (!edits.ok) throw new Error(edits.error.message)
  return applyEdits(before, edits.value)
}

describe('a field that is set while the world runs', () => {
  test('reaches the world, and messages in flight keep their ids and receipts', async () => {
    const worker = await opened()
    const sent = await call(worker, 'SendMessage', { MessageBody: 'x' })
    const received = await call(worker, 'ReceiveMessage', { WaitTimeSeconds: 20 })
    const [message] = received['Messages'] as { MessageId: string; ReceiptHandle: string }[]
    expect(message?.MessageId).toBe(sent['MessageId'])

    const after = await set(worker, text, 'VisibilityTimeout', '45')
    expect(await worker.request('edit', { text: after, revision: 2 })).toMatchObject({
      kind: 'applied',
      changes: ['Jobs: VisibilityTimeout'],
    })

    const attributes = await call(worker, 'GetQueueAttributes', { AttributeNames: ['All'] })
    expect(attributes['Attributes']).toMatchObject({ VisibilityTimeout: '45', ApproximateNumberOfMessagesNotVisible: '1' })
    await call(worker, 'DeleteMessage', { ReceiptHandle: message?.ReceiptHandle ?? '' })
    const empty = await call(worker, 'GetQueueAttributes', { AttributeNames: ['All'] })
    expect(empty['Attributes']).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' })
  })

  test('is shown with what the world still has until the text is sent', async () => {
    const worker = await opened()
    await call(worker, 'SendMessage', { MessageBody: 'x' })
    const after = await set(worker, text, 'RedrivePolicy/maxReceiveCount', '7')
    const field = async (of: string) => fieldIn(await worker.request('form', { node: 'Jobs', text: of }), 'RedrivePolicy/maxReceiveCount')
    expect((await field(text))?.running).toBeUndefined()
    expect(await field(after)).toMatchObject({ value: { kind: 'literal', text: '7' }, running: '2' })
    await worker.request('edit', { text: after, revision: 2 })
    expect((await field(after))?.running).toBeUndefined()
  })

  test('of a rule says that somebody switched it off in the running world', async () => {
    const rule = JSON.stringify({
      Resources: { Sold: { Type: 'AWS::Events::Rule', Properties: { Name: 'sold', EventPattern: { source: ['shop'] } } } },
    })
    const worker = directWorker()
    worker.sandbox()
    await worker.request('open', { text: rule, name: 'test.json' })
    const state = async () => fieldIn(await worker.request('form', { node: 'Sold', text: rule }), 'State')
    expect(await state()).toMatchObject({ value: { kind: 'unset' }, default: 'ENABLED' })
    const answer = worker.request('call', { service: 'events', operation: 'DisableRule', input: { Name: 'sold' } })
    await worker.request('step', { count: 5 })
    expect(await answer).toMatchObject({ ok: true })
    expect(await state()).toMatchObject({ value: { kind: 'unset' }, running: 'DISABLED' })
  })

  test('is refused in AWS’s terms, and where the text cannot be read', async () => {
    const worker = await opened()
    const change = { of: 'Jobs', property: 'VisibilityTimeout', value: '43201' }
    expect(await worker.request('setField', { ...change, text })).toEqual({
      ok: false,
      error: { message: 'Visibility timeout must be from 0 to 43200 seconds.' },
    })
    const broken = text.slice(0, -20)
    expect(await worker.request('setField', { ...change, value: '3', text: broken })).toMatchObject({ ok: false })
    expect(await worker.request('form', { node: 'Jobs', text: broken })).toMatchObject({ stale: true })
  })
})

test('moves, places, completion and help are answered about the text that was sent', async () => {
  const worker = await opened()
  const moved = await worker.request('moveNode', { moves: [{ node: 'Jobs', x: 10, y: 20 }], text })
  const after = moved.ok ? applyEdits(text, moved.value) : ''
  expect(JSON.parse(after)).toMatchObject({ Metadata: { Switchyard: { Nodes: { Jobs: { X: 10, Y: 20 } } } } })
  const tidy = await worker.request('forgetPositions', { text: after })
  expect(tidy).toMatchObject({ ok: true, value: [{ text: '' }] })
  const range = await worker.request('locate', { node: 'Dead', text })
  expect(await worker.request('nodeAt', { offset: range?.start ?? -1, text })).toBe('Dead')
  const key = text.indexOf('VisibilityTimeout')
  expect(await worker.request('hover', { offset: key + 2, text })).toMatchObject({ title: 'Visibility timeout' })
  const offered = await worker.request('complete', { offset: key + 2, text })
  expect(offered.map(({ label }) => label)).toContain('DelaySeconds')
})
