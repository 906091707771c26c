import { expect, it } from 'vitest'
import { fifoWorld } from '../testing/fifo-world.ts'
import { queueWorld, redriveTo } from '../testing/queue-world.ts'
import { storedMessages } from './stored.ts'
import { findMessage, messageAttributesOf } from './view.ts'
import { whyMessage, whyQueue } from './why.ts'
import { whyGone } from './index.ts'

it('says with its numbers why a message is where it is', () => {
  const world = queueWorld()
  world.create('billing-dlq')
  world.create('billing', { VisibilityTimeout: '30', DelaySeconds: '10', ...redriveTo('billing-dlq', 2) })
  const sent = world.send('billing', 'a', { MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } })
  const messageId = sent?.ok ? String(sent.value['MessageId']) : ''
  const why = (queue: string): string | undefined => whyMessage(world.state(queue), { messageId }, world.clockMs())[0]?.text
  const told = [why('billing')]
  world.pass(12_000)
  told.push(why('billing'))
  world.receive('billing', {}, { receiver: 'lambda/function/pack' })
  world.pass(8_000)
  told.push(why('billing'))
  world.pass(22_000)
  world.receive('billing')
  world.pass(30_000)
  told.push(why('billing'))
  world.receive('billing')
  told.push(why('billing-dlq'))
  expect(told).toMatchInlineSnapshot(`
    [
      "Hidden until 10 s from now: it was sent with a delivery delay of 10 s.",
      "Waiting to be received since 2 s. No long poll is open on the queue now. It expires in 3 d 23 h (retention 4 d).",
      "Hidden until 22 s from now: received by pack 8 s ago; visibility timeout 30 s; receive 1 of 2 before it moves to billing-dlq.",
      "Visible, but received 2 of 2 times: the next receive moves it to billing-dlq instead of returning it. It expires in 3 d 23 h (retention 4 d).",
      "A dead letter: it was received 2 times from billing without a delete, so it was moved here. It expires in 3 d 23 h (retention 4 d).",
    ]
  `)
  expect(why('billing')).toBeUndefined()
  expect(whyQueue(world.state('billing'), world.clockMs()).map(({ rule }) => rule)).toEqual(['sqs.redrive'])
  const moved = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sqs.MessageMovedToDeadLetter'))
  expect(moved[0] && whyGone(moved[0])?.text).toBe(
    'Moved to billing-dlq: received 2 times without a delete, as often as the redrive policy allows.',
  )
  const message = findMessage(world.state('billing-dlq'), messageId)
  expect(message).toMatchObject({
    body: 'a',
    receives: 0,
    totalReceives: 2,
    deadLetterSource: 'arn:aws:sqs:us-east-1:111111111111:billing',
  })
  expect(message && messageAttributesOf(message)).toEqual([{ name: 'kind', value: 'x', type: 'String' }])
})

it('says which message locks a group', () => {
  const world = fifoWorld({ VisibilityTimeout: '30', DelaySeconds: '0' })
  world.put('g m1', 'g m2', 'h m1')
  const why = (body: string): string[] => {
    const message = storedMessages(world.state('q.fifo')).find((candidate) => candidate.body === body)
    return whyMessage(world.state('q.fifo'), { messageId: message?.messageId ?? '' }, world.clockMs()).map(
      ({ rule, text }) => `${rule}: ${text.replace(/[0-9a-f-]{36}/, 'm1')}`,
    )
  }
  world.take(1, {}, { receiver: 'lambda/function/pack' })
  world.pass(3000)
  expect([...why('g m2'), ...why('h m1')]).toMatchInlineSnapshot(`
    [
      "sqs.group-locked: Locked: message m1 of its group g was sent before it and was received by pack 3 s ago and is hidden for 27 s more unless it is deleted. A FIFO queue gives no message while an earlier one of its group is hidden.",
      "sqs.waiting: Waiting to be received since 3 s. No long poll is open on the queue now. It expires in 3 d 23 h (retention 4 d).",
    ]
  `)
  expect(whyQueue(world.state('q.fifo'), world.clockMs()).map(({ rule, text }) => `${rule}: ${text}`)).toMatchInlineSnapshot(`
    [
      "sqs.backlog: 2 messages visible; the oldest message was sent 3 s ago. No long poll is open now.",
      "sqs.hidden: 1 message in flight: received and hidden until deleted or until the visibility timeout (30 s by default) ends.",
      "sqs.groups-locked: 1 of 2 message groups is locked: it holds back 1 message until an earlier one of the group is deleted or visible again.",
      "sqs.groups-served: 1 of 2 message groups can be served: the next receive takes the earliest messages of h, up to its first hidden one.",
    ]
  `)
})
