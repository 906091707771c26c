import { expect, it } from 'vitest'
import { queueWorld, redriveTo } from '../testing/queue-world.ts'
import { findMessage, messageAttributesOf } from './view.ts'
import { whyMessage, whyQueue } from './why.ts'
import { whyGone } from './why-gone.ts'

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
