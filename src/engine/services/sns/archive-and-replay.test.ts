import { describe, expect, it } from 'vitest'
import { queueArn, topicArn } from '../../../aws/identity.ts'
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { JsonObject } from '../../../base/json.ts'
import { bodies, fifoTopic, fifoTopicWorld, type FifoTopicWorld } from './testing/fifo-topic-world.ts'
import { answered, attributesIn, refusal } from './testing/refusal.ts'

const TopicArn = topicArn(fifoTopic)
const start = Date.UTC(2026, 0, 5, 9)
const day = 86_400_000
const raw = { RawMessageDelivery: 'true' }
const archived = { ArchivePolicy: '{"MessageRetentionPeriod":"30"}' }

/** The moment `ms` after the world began, as AWS writes it. */
const at = (ms: number): string => isoTimestamp(start + ms)
const policy = (fromMs: number, untilMs?: number): string =>
  JSON.stringify({ PointType: 'Timestamp', StartingPoint: at(fromMs), ...(untilMs !== undefined && { EndingPoint: at(untilMs) }) })
const replay = (world: FifoTopicWorld, arn: string, value: string): string =>
  refusal(world, 'SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'ReplayPolicy', AttributeValue: value })
const status = (world: FifoTopicWorld, arn: string): string | undefined =>
  attributesIn(world, 'GetSubscriptionAttributes', { SubscriptionArn: arn })['ReplayStatus']

/** Messages 0 to 4, one each second from second 1 on, received and deleted. */
function told(attributes: Readonly<Record<string, string>> = archived): { world: FifoTopicWorld; arn: string } {
  const world = fifoTopicWorld(attributes)
  const arn = world.join('q', raw)
  for (let n = 0; n < 5; n++) {
    world.pass(1000)
    world.say(String(n), n % 2 === 0 ? 'even' : 'odd')
  }
  world.drain('q')
  return { world, arn }
}

describe('the archive', () => {
  it('begins with its policy and reaches back as far as the policy says', () => {
    const world = fifoTopicWorld()
    const beginning = (): string | undefined => attributesIn(world, 'GetTopicAttributes', { TopicArn })['BeginningArchiveTime']
    const set = (AttributeValue: string): JsonObject =>
      answered(world, 'SetTopicAttributes', { TopicArn, AttributeName: 'ArchivePolicy', AttributeValue })
    expect(beginning()).toBeUndefined()
    world.pass(5000)
    set('{"MessageRetentionPeriod":"1"}')
    expect(beginning()).toBe(at(5000))
    world.pass(3 * day)
    expect(beginning()).toBe(at(2 * day + 5000))
    set('{}')
    expect(beginning()).toBeUndefined()
  })

  it('is for FIFO topics, of 1 to 365 days', () => {
    const world = fifoTopicWorld()
    world.sns('CreateTopic', { Name: 'plain' })
    const set = (arn: string, days: number): string =>
      refusal(world, 'SetTopicAttributes', {
        TopicArn: arn,
        AttributeName: 'ArchivePolicy',
        AttributeValue: `{"MessageRetentionPeriod":${days}}`,
      })
    expect([1, 365].map((days) => set(TopicArn, days))).toEqual(['accepted', 'accepted'])
    for (const days of [0, 366]) expect(set(TopicArn, days)).toContain('InvalidParameter')
    expect(set(topicArn('plain'), 30)).toContain('InvalidParameter')
  })

  it('keeps one copy of each accepted message, until it is too old', () => {
    const world = fifoTopicWorld({ ArchivePolicy: '{"MessageRetentionPeriod":"1"}' })
    const kept = (): unknown => world.world.cells[`sns/archive/${fifoTopic}`]?.state['messages']
    world.say('a')
    world.say('a')
    world.say('b')
    expect(kept()).toHaveLength(2)
    world.pass(day + 1)
    world.say('c')
    expect(kept()).toHaveLength(1)
  })

  it('stands in the way of deleting its topic', () => {
    const world = fifoTopicWorld(archived)
    expect(refusal(world, 'DeleteTopic', { TopicArn })).toContain('InvalidState')
    answered(world, 'SetTopicAttributes', { TopicArn, AttributeName: 'ArchivePolicy', AttributeValue: '{}' })
    expect(refusal(world, 'DeleteTopic', { TopicArn })).toBe('accepted')
  })
})

describe('a replay', () => {
  it('delivers a window again, in order, with the same id and time; then the subscription is paused', () => {
    const { world, arn } = told()
    expect(replay(world, arn, policy(2000, 4000))).toBe('accepted')
    expect(status(world, arn)).toBe('Pending')
    world.pass(10_000)
    expect(status(world, arn)).toBe('Completed')
    expect(bodies(world.drain('q'))).toEqual(['1', '2'])
    world.say('new')
    expect(world.drain('q')).toEqual([])
  })

  it('without an end goes on to the present, and the subscription is then like any other', () => {
    const { world, arn } = told()
    expect(replay(world, arn, policy(3000))).toBe('accepted')
    world.say('during')
    world.pass(10_000)
    expect(status(world, arn)).toBe('Completed')
    expect([...bodies(world.drain('q'))].sort()).toEqual(['2', '3', '4', 'during'])
    world.say('after')
    expect(bodies(world.drain('q'))).toEqual(['after'])
  })

  it('with an end that lies ahead goes on until then', () => {
    const { world, arn } = told()
    replay(world, arn, policy(5000, 60_000))
    world.pass(20_000)
    expect(status(world, arn)).toBe('In progress')
    world.say('in time')
    expect(bodies(world.drain('q'))).toEqual(['4', 'in time'])
    world.pass(60_000)
    world.say('too late')
    expect([status(world, arn), ...bodies(world.drain('q'))]).toEqual(['Completed'])
  })

  it('resumes where the one before ended', () => {
    const { world, arn } = told()
    replay(world, arn, policy(1000, 3000))
    world.pass(10_000)
    expect(bodies(world.drain('q'))).toEqual(['0', '1'])
    replay(world, arn, policy(3000))
    world.pass(10_000)
    expect(bodies(world.drain('q'))).toEqual(['2', '3', '4'])
  })

  it('passes through the filter that the subscription has now', () => {
    const { world, arn } = told()
    answered(world, 'SetSubscriptionAttributes', {
      SubscriptionArn: arn,
      AttributeName: 'FilterPolicyScope',
      AttributeValue: 'MessageBody',
    })
    answered(world, 'SetSubscriptionAttributes', {
      SubscriptionArn: arn,
      AttributeName: 'FilterPolicy',
      AttributeValue: '{"kind":["order"]}',
    })
    world.say('{"kind":"order"}')
    world.say('{"kind":"refund"}')
    world.drain('q')
    replay(world, arn, policy(0))
    world.pass(10_000)
    expect(bodies(world.drain('q'))).toEqual(['{"kind":"order"}'])
    expect(world.subscription(arn).filteredOut).toBe(1 + 6)
  })

  it('marks each message as replayed and keeps its id and timestamp', () => {
    const world = fifoTopicWorld(archived)
    const arn = world.join('q')
    const { MessageId } = answered(world, 'Publish', { TopicArn, Message: 'm', MessageGroupId: 'g' })
    world.drain('q')
    replay(world, arn, policy(0))
    world.pass(10_000)
    const again = JSON.parse(world.drain('q')[0]?.Body ?? '') as JsonObject
    expect(again).toMatchObject({ MessageId, Timestamp: at(0), Replayed: true })
  })

  it('can be asked for when subscribing: a new queue gets what was published before it', () => {
    const { world } = told()
    const arn = world.join('late.fifo', { ...raw, ReplayPolicy: policy(0) })
    world.pass(10_000)
    expect([...bodies(world.drain('late.fifo'))].sort()).toEqual(['0', '1', '2', '3', '4'])
    expect(status(world, arn)).toBe('Completed')
  })

  it('stops when its policy is emptied', () => {
    const { world, arn } = told()
    replay(world, arn, policy(1000, 2000))
    world.pass(10_000)
    world.drain('q')
    expect(replay(world, arn, '{}')).toBe('accepted')
    expect(status(world, arn)).toBeUndefined()
    world.say('live again')
    expect(bodies(world.drain('q'))).toEqual(['live again'])
  })

  it('fails when the archive is taken away under it', () => {
    const { world, arn } = told()
    replay(world, arn, policy(1000))
    answered(world, 'SetTopicAttributes', { TopicArn, AttributeName: 'ArchivePolicy', AttributeValue: '{}' })
    world.pass(10_000)
    expect(status(world, arn)).toBe('Failed')
  })

  it('needs an archive, a type, and a window that can be', () => {
    const { world, arn } = told()
    const plain = fifoTopicWorld()
    expect(replay(plain, plain.join('q'), policy(0))).toContain('ReplayPolicy: the topic has no ArchivePolicy')
    for (const value of [
      '{"StartingPoint":"2026-01-05T09:00:00Z"}',
      policy(-1000),
      policy(6_000_000),
      policy(2000, 1000),
      '{"PointType":"Timestamp","StartingPoint":"noon"}',
      'x',
    ])
      expect(replay(world, arn, value), value).toContain('InvalidParameter: Invalid parameter: ReplayPolicy: ')
  })

  it('of hundreds of messages takes its time and loses none', () => {
    const world = fifoTopicWorld(archived)
    for (let n = 0; n < 250; n++) world.say(String(n))
    const arn = world.join('q', { ...raw, ReplayPolicy: policy(0) })
    world.pass(2000)
    expect(status(world, arn)).toBe('In progress')
    world.pass(10_000)
    expect(bodies(world.drain('q'))).toEqual(Array.from({ length: 250 }, (_, n) => String(n)))
    expect(queueArn('q')).toBe(world.subscription(arn).endpoint)
  })
})
