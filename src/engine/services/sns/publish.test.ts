import { describe, expect, it } from 'vitest'
import { queueUrl, topicArn } from '../../../aws/identity.ts'
import { traceLines } from '../testing/service-world.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { viewTopic } from './view.ts'
import { whyDelivery } from './why.ts'

const order = { MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } } }
const refund = { MessageAttributes: { kind: { DataType: 'String', StringValue: 'refund' } } }

function fanOut(): TopicWorld {
  const world = topicWorld({ hopMs: 30 })
  world.sns('CreateTopic', { Name: 'orders' })
  world.subscribeQueue('billing', 'orders', { FilterPolicy: '{"kind":["order"]}' })
  world.subscribeQueue('analytics', 'orders', { RawMessageDelivery: 'true' })
  world.records()
  return world
}

it('a publish fans out to the subscriptions whose filters let it pass', () => {
  const world = fanOut()
  world.publish('orders', 'one', order)
  world.publish('orders', 'two', refund)
  world.pass(30)
  expect(traceLines(world.records())).toMatchInlineSnapshot(`
    [
      "0 sns.Published orders messageId=0ac5 trail=sns/topic/orders/1 subscriptions=2 matched=2",
      "0 sns.Published orders messageId=5952 trail=sns/topic/orders/2 subscriptions=2 matched=1",
      "0 sns.FilteredOut orders subscription=sns/subscription/50fb messageId=5952 trail=sns/topic/orders/2 key=kind values=["refund"]",
      "30 sqs.MessageSent billing messageId=8f58 trail=sns/topic/orders/1 bytes=978 visibleAt=30",
      "30 sqs.MessageSent analytics messageId=6de6 trail=sns/topic/orders/1 bytes=18 visibleAt=30",
      "30 sqs.MessageSent analytics messageId=3c53 trail=sns/topic/orders/2 bytes=19 visibleAt=30",
      "30 sns.Delivered orders subscription=sns/subscription/50fb messageId=0ac5 trail=sns/topic/orders/1",
      "30 sns.Delivered orders subscription=sns/subscription/9c62 messageId=0ac5 trail=sns/topic/orders/1",
      "30 sns.Delivered orders subscription=sns/subscription/9c62 messageId=5952 trail=sns/topic/orders/2",
    ]
  `)
  expect(world.receive('analytics').map(({ Body }) => Body)).toEqual(['one', 'two'])
  expect(world.receive('billing')).toHaveLength(1)
  const cells = world.world.cells
  const view = viewTopic(world.topic('orders'), (key) => cells[key]?.state as never)
  expect(view).toMatchObject({ published: 2, deliveries: 3, filteredOut: 1, failed: 0 })
  expect(view.subscriptions).toMatchObject([
    { delivered: 1, filteredOut: 1 },
    { delivered: 2, filteredOut: 0 },
  ])
})

it('the envelope has every member that AWS sends, in AWS’s layout', () => {
  const world = fanOut()
  world.publish('orders', 'say "hi"', { ...order, Subject: 'Hello' })
  world.pass(30)
  const body = world.receive('billing')[0]?.Body ?? ''
  const anonymous = body.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>').replace(/[0-9a-f]{32}/, '<hex>')
  expect(anonymous.replace(/"Signature" : "[A-Za-z0-9+/]{342}=="/, '"Signature" : "<signature>"')).toMatchInlineSnapshot(`
    "{
      "Type" : "Notification",
      "MessageId" : "<uuid>",
      "TopicArn" : "arn:aws:sns:us-east-1:111111111111:orders",
      "Subject" : "Hello",
      "Message" : "say \\"hi\\"",
      "Timestamp" : "2026-01-05T09:00:00.000Z",
      "SignatureVersion" : "1",
      "Signature" : "<signature>",
      "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-<hex>.pem",
      "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:111111111111:orders:<uuid>",
      "MessageAttributes" : {
        "kind" : {"Type":"String","Value":"order"}
      }
    }"
  `)
})

it('raw delivery carries the attributes and the group', () => {
  const world = fanOut()
  world.publish('orders', 'one', { ...order, MessageGroupId: 'tenant' })
  world.pass(30)
  const [message] = world.receive('analytics')
  expect(message).toMatchObject({ Body: 'one', MessageAttributes: order.MessageAttributes })
  expect(message?.Attributes).toMatchObject({ MessageGroupId: 'tenant' })
})

it('binary attributes are base64 in the envelope, and bytes with raw delivery', () => {
  const world = fanOut()
  const bytes = { MessageAttributes: { ...order.MessageAttributes, store: { DataType: 'Binary', BinaryValue: 'AgME' } } }
  world.publish('orders', 'one', bytes)
  world.pass(30)
  expect(JSON.parse(world.receive('billing')[0]?.Body ?? '')).toMatchObject({
    MessageAttributes: { store: { Type: 'Binary', Value: 'AgME' } },
  })
  expect(world.receive('analytics')[0]?.MessageAttributes).toEqual(bytes.MessageAttributes)
})

it('every character arrives as it was sent', () => {
  const world = fanOut()
  const text = 'ö§a1"_!?,. £$- 𝄞\\'
  world.publish('orders', text, order)
  world.pass(30)
  expect(JSON.parse(world.receive('billing')[0]?.Body ?? '')).toMatchObject({ Message: text })
  expect(world.receive('analytics')[0]?.Body).toBe(text)
})

it('raw delivery turned off puts a number into the envelope as text, with its type', () => {
  const world = fanOut()
  const price = {
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' }, attr1: { DataType: 'Number', StringValue: '99.12' } },
  }
  world.publish('orders', 'Test msg', price)
  world.pass(30)
  expect(JSON.parse(world.receive('billing')[0]?.Body ?? '')).toMatchObject({
    MessageAttributes: { attr1: { Type: 'Number', Value: '99.12' } },
  })
  expect(world.receive('analytics')[0]?.MessageAttributes).toMatchObject({ attr1: { DataType: 'Number', StringValue: '99.12' } })
})

it('a text of its own for a protocol', () => {
  const world = fanOut()
  world.publish('orders', '{"default":"all","sqs":"queues","http":5}', { MessageStructure: 'json' })
  world.pass(30)
  expect(world.receive('analytics')[0]?.Body).toBe('queues')
})

it('a protocol whose text is no string gets the default', () => {
  const world = fanOut()
  world.publish('orders', '{"default":"all","sqs":{"text":"queues"}}', { MessageStructure: 'json' })
  world.pass(30)
  expect(world.receive('analytics')[0]?.Body).toBe('all')
})

it('keeps the trail of a message that came from elsewhere', () => {
  const world = fanOut()
  const hop = { track: 'call', from: 'outside/source/shop', to: 'sns/topic/orders', carries: [{ trail: 'outside/source/shop/7' }] } as const
  world.sns('Publish', { TopicArn: topicArn('orders'), Message: 'm', ...order }, { hop })
  world.pass(30)
  const trails = world.records().flatMap(({ events }) => events.map(({ data }) => data['trail']))
  expect(trails.every((trail) => trail === 'outside/source/shop/7')).toBe(true)
})

describe('a delivery that the queue refuses', () => {
  it('is dropped without a dead-letter queue, and the reason can be read', () => {
    const world = fanOut()
    world.call('SetQueueAttributes', { QueueUrl: queueUrl('analytics'), Attributes: { Policy: '' } }, { service: 'sqs' })
    world.publish('orders', 'one', refund)
    world.pass(30)
    const failed = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sns.DeliveryFailed'))
    expect(failed).toMatchObject([{ data: { code: 'AccessDenied', next: 'dropped' } }])
    expect(failed[0] && whyDelivery(failed[0], undefined)?.text).toContain(
      'The subscription has no dead-letter queue, so the message is gone.',
    )
    expect(world.topic('orders')).toMatchObject({ delivered: 0, failed: 1 })
  })

  it('goes to the subscription’s dead-letter queue as the subscriber would have got it', () => {
    const world = fanOut()
    const arn = world.subscribeQueue('gone', 'orders', {
      RawMessageDelivery: 'true',
      RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111111111111:analytics"}',
    })
    world.call('DeleteQueue', { QueueUrl: queueUrl('gone') }, { service: 'sqs' })
    world.publish('orders', 'one', order)
    world.pass(60)
    expect(world.receive('analytics').map(({ Body, MessageAttributes }) => [Body, MessageAttributes])).toEqual([
      ['one', order.MessageAttributes],
      ['one', order.MessageAttributes],
    ])
    expect(world.subscription(arn)).toMatchObject({ delivered: 0, failed: 1 })
    expect(traceLines(world.records()).some((line) => line.includes('sns.DeadLetterDelivered'))).toBe(true)
  })
})

it('why a message was filtered out', () => {
  const world = fanOut()
  world.publish('orders', 'two', refund)
  world.publish('orders', 'three')
  const cells = world.world.cells
  const filtered = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sns.FilteredOut'))
  const texts = filtered.map((event) => whyDelivery(event, cells[String(event.data['subscription'])]?.state as never)?.text)
  expect(texts).toEqual([
    'Filtered out: "kind" is "refund"; the filter policy is {"kind":["order"]}.',
    'Filtered out: the message\'s attributes have no "kind"; the filter policy is {"kind":["order"]}.',
  ])
})
