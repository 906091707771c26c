/** What SNS keeps is plain JSON: a world that was written down and read again has the same future. */
import { expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { World } from '../../kernel/index.ts'
import { snsService } from './index.ts'
import { outsideService } from '../outside/index.ts'
import { sqsService } from '../sqs/index.ts'
import { serviceWorld, type ServiceWorld } from '../testing/service-world.ts'
import { fifoTopic, fifoTopicWorld } from './testing/fifo-topic-world.ts'

const services = [snsService, sqsService, outsideService]

/** A world in the middle of everything: groups that wait, a replay, an unconfirmed address, masked data. */
function busyWorld(): ServiceWorld {
  const world = fifoTopicWorld({ ArchivePolicy: '{"MessageRetentionPeriod":"2"}' }, { services, hopMs: 30 })
  const arn = world.join('one.fifo')
  world.join('two', { FilterPolicy: '{"kind":["order"]}' })
  for (let n = 0; n < 30; n++) world.say(`m${n}`, n % 2 === 0 ? 'a' : 'b')
  world.say('m0', 'a')
  const replay = '{"PointType":"Timestamp","StartingPoint":"2026-01-05T09:00:00Z"}'
  world.pass(200)
  world.sns('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'ReplayPolicy', AttributeValue: replay })
  const statement = {
    DataDirection: 'Inbound',
    Principal: ['*'],
    DataIdentifier: ['EmailAddress'],
    Operation: { Deidentify: { RedactConfig: {} } },
  }
  world.sns('CreateTopic', {
    Name: 'news',
    Tags: [{ Key: 'k', Value: 'v' }],
    DataProtectionPolicy: JSON.stringify({ Name: 'p', Version: '2021-06-01', Statement: [statement] }),
  })
  world.sns('Subscribe', { TopicArn: topicArn('news'), Protocol: 'email', Endpoint: 'a@b.c' })
  world.publish('news', 'to ann@example.com')
  world.sns('CreatePlatformApplication', { Name: 'app', Platform: 'GCM', Attributes: { PlatformCredential: 'k' } })
  world.sns('Publish', { PhoneNumber: '+15551234567', Message: 'hello' })
  world.pass(1100)
  return world
}

it('survives JSON without a difference', () => {
  const { world } = busyWorld()
  const cells = Object.fromEntries(Object.entries(world.cells).filter(([key]) => key.startsWith('sns/')))
  for (const [key, { state }] of Object.entries(cells)) expect(undefinedIn(state, key)).toEqual([])
  expect(Object.keys(cells)).toEqual(expect.arrayContaining(['sns/account', `sns/archive/${fifoTopic}`, `sns/topic/${fifoTopic}`]))
})

it('goes on as if it had never been written down', () => {
  const world = busyWorld()
  const copy = serviceWorld({ services, hopMs: 30, world: JSON.parse(JSON.stringify(world.world)) as World, clockMs: world.clockMs() })
  for (const one of [world, copy]) one.pass(200_000_000)
  expect(copy.digest()).toBe(world.digest())
  expect(copy.world.hash).toEqual(world.world.hash)
})

/** Where a value holds `undefined`, which JSON would drop. */
function undefinedIn(value: unknown, path: string): string[] {
  if (value === undefined) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => undefinedIn(member, `${path}.${name}`))
}
