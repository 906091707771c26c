import { expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import { fifoTopic, fifoTopicWorld, type FifoTopicWorld } from './testing/fifo-topic-world.ts'
import { answered } from './testing/refusal.ts'
import { whyDelivery, whyTopic } from './why.ts'

/** What is said of the events since it was last asked. */
function said(world: FifoTopicWorld): readonly string[] {
  return world.records().flatMap(({ events }) => events.flatMap((event) => whyDelivery(event, undefined)?.text ?? []))
}

const ofTopic = (world: FifoTopicWorld, name: string): readonly string[] =>
  whyTopic(world.topic(name), (key) => world.world.cells[key]?.state).map(({ rule, text }) => `${rule} · ${text}`)

it('says why a duplicate was not delivered', () => {
  const world = fifoTopicWorld()
  world.say('a', 'g', { MessageDeduplicationId: 'order-7' })
  world.records()
  world.pass(60_000)
  world.say('b', 'g', { MessageDeduplicationId: 'order-7' })
  expect(said(world)).toEqual([
    'Accepted and not delivered: a message with the deduplication id "order-7" was accepted at 0 ms, less than 5 minutes before.',
  ])
})

it('says that a message waits behind its group', () => {
  const world = fifoTopicWorld({}, { hopMs: 30 })
  world.join('q')
  world.records()
  world.say('1', 'ann')
  world.say('2', 'ann')
  expect(said(world)).toEqual([
    'It waits for the message of group "ann" before it: within a group, one delivery at a time is on its way to a subscriber.',
  ])
  expect(ofTopic(world, fifoTopic)[0]).toBe(
    'sns.waits-for-group · q: 1 waiting behind the message of their group that is on its way (ann).',
  )
})

it('says that nobody confirmed yet', () => {
  const world = fifoTopicWorld()
  world.sns('CreateTopic', { Name: 'news' })
  answered(world, 'Subscribe', { TopicArn: topicArn('news'), Protocol: 'email', Endpoint: 'a@b.c' })
  world.records()
  world.publish('news', 'm')
  expect(said(world)).toEqual(['Not delivered: the endpoint has not confirmed the subscription yet.'])
  expect(ofTopic(world, 'news')[0]).toBe(
    'sns.pending-confirmation · email:a@b.c: not confirmed yet, so nothing is delivered. The link it was sent is good until 2 d; then the subscription is no more.',
  )
})

it('says that a replay has paused the subscription', () => {
  const world = fifoTopicWorld({ ArchivePolicy: '{"MessageRetentionPeriod":"1"}' })
  world.join('q', { ReplayPolicy: '{"PointType":"Timestamp","StartingPoint":"2026-01-05T09:00:00Z","EndingPoint":"2026-01-05T09:00:01Z"}' })
  world.pass(5000)
  world.records()
  world.say('m')
  expect(said(world)[0]).toContain('a replay with an ending point has paused the subscription')
  expect(ofTopic(world, fifoTopic)[0]).toContain('it is paused, and new messages wait in the archive.')
})

it('says which data a policy found', () => {
  const world = fifoTopicWorld()
  world.sns('CreateTopic', { Name: 'orders' })
  world.subscribeQueue('q', 'orders')
  const statement = { DataDirection: 'Outbound', Principal: ['*'], DataIdentifier: ['EmailAddress'], Operation: { Deny: {} } }
  const policy = JSON.stringify({ Name: 'p', Version: '2021-06-01', Statement: [statement] })
  answered(world, 'PutDataProtectionPolicy', { ResourceArn: topicArn('orders'), DataProtectionPolicy: policy })
  world.records()
  world.publish('orders', 'to ann@example.com')
  expect(said(world)[0]).toMatch(/prohibits this message from being delivered to .*: it holds EmailAddress\.$/)
})
