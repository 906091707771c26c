import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import { queueArn, topicArn } from '../../../aws/identity.ts'
import { serverFault } from '../../../aws/service.ts'
import { answer, refuse } from '../../kernel/index.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { snsService } from './index.ts'
import { bodies, fifoTopic, fifoTopicWorld } from './testing/fifo-topic-world.ts'
import { answered } from './testing/refusal.ts'

const TopicArn = topicArn(fifoTopic)
const raw = { RawMessageDelivery: 'true' }

/** A queue service that refuses its nth call as the script says, and keeps the rest. */
function shakySqs(isRefused: (n: number) => boolean): { table: ServiceTable; kept: string[] } {
  const kept: string[] = []
  let calls = 0
  const send: Action<{ MessageBody: string }> = (_step, input) => {
    if (isRefused(++calls)) return refuse(serverFault('ServiceUnavailable', 'down'))
    kept.push(input.MessageBody)
    return answer({ MessageId: 'x' })
  }
  return { table: { name: 'sqs', actions: { SendMessage: send as Action<never> }, timers: { ConfigureRealism: () => undefined } }, kept }
}

describe('order', () => {
  it('within a group is the order of publishing, in every queue', () => {
    const world = fifoTopicWorld({}, { hopMs: 30 })
    const queues = ['one.fifo', 'two.fifo', 'three.fifo']
    for (const queue of queues) world.join(queue, raw)
    const sent = Array.from({ length: 20 }, (_, n) => `${n % 2 === 0 ? 'a' : 'b'}-${String(n).padStart(2, '0')}`)
    for (const body of sent) world.say(body, body[0])
    world.pass(10_000)
    for (const queue of queues) {
      const arrived = bodies(world.drain(queue))
      expect(arrived).toHaveLength(20)
      for (const group of ['a', 'b'])
        expect(arrived.filter((body) => body.startsWith(group))).toEqual(sent.filter((body) => body.startsWith(group)))
    }
  })

  it('sequence numbers grow from message to message', () => {
    const world = fifoTopicWorld()
    const numbers = ['1', '2', '3'].map((body) =>
      String(answered(world, 'Publish', { TopicArn, Message: body, MessageGroupId: 'g' })['SequenceNumber']),
    )
    expect([...new Set(numbers)].sort()).toEqual(numbers)
  })

  it('a retry holds back its group and no other', () => {
    const { table, kept } = shakySqs((n) => n === 1)
    const world = fifoTopicWorld({}, { services: [snsService, table], hopMs: 10 })
    world.sns('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn('q.fifo'), Attributes: raw })
    for (const [body, group] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
      ['a3', 'a'],
    ])
      world.say(body as string, group)
    world.pass(600_000)
    expect(kept).toEqual(['b1', 'a1', 'a2', 'a3'])
  })

  it('survives any pattern of failures: a group arrives in order, nothing is lost or doubled', () => {
    const script = fc.record({
      groups: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 15 }),
      waits: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 15, maxLength: 15 }),
      failing: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    })
    holds(
      'SNS',
      25,
      fc.property(script, ({ groups, waits, failing }) => {
        const { table, kept } = shakySqs((n) => failing[n] === true)
        const world = fifoTopicWorld({}, { services: [snsService, table], hopMs: 10 })
        world.sns('Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn('q.fifo'), Attributes: raw })
        const sent = groups.map((group, n) => `${group}${String(n).padStart(2, '0')}`)
        sent.forEach((body, n) => {
          world.say(body, body[0])
          world.pass(waits[n] ?? 0)
        })
        world.pass(1_000_000)
        for (const group of ['a', 'b', 'c'])
          expect(kept.filter((body) => body.startsWith(group))).toEqual(sent.filter((body) => body.startsWith(group)))
        expect(kept).toHaveLength(sent.length)
      }),
    )
  })
})
