/** A topic against the plain model of it: subscribing, filtering, changing one's mind and publishing again, at every moment. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { holds } from '../../../base/testing/scripts.ts'
import { bodies, fifoTopic, fifoTopicWorld, type FifoTopicWorld } from './testing/fifo-topic-world.ts'
import { answered } from './testing/refusal.ts'

const TopicArn = topicArn(fifoTopic)
const fiveMinutes = 300_000

/** What lets a message pass: one of these kinds, a price of at least so much; `undefined` lets everything. */
interface Filter {
  readonly kinds?: readonly string[] | undefined
  readonly from?: number | undefined
}

interface Subscriber {
  readonly queue: string
  filter: Filter
  readonly expected: string[]
  delivered: number
  filteredOut: number
  isGone: boolean
}

interface Publication {
  readonly kind: string
  readonly price: number | undefined
  readonly group: string
  readonly id: string
}

interface TopicModel {
  now: number
  readonly byGroup: boolean
  readonly subscribers: Subscriber[]
  /** The first publication with each deduplication id. */
  readonly firsts: Map<string, { readonly at: number; readonly group: string; readonly id: string }>
  published: number
  duplicates: number
  tried: number
}

interface Real {
  readonly world: FifoTopicWorld
  readonly arns: string[]
  readonly received: string[][]
}

type Command = fc.Command<TopicModel, Real>

function command(text: string, run: (model: TopicModel, real: Real) => void): Command {
  return {
    check: () => true,
    run(model, real) {
      run(model, real)
      agree(model, real)
    },
    toString: () => text,
  }
}

function agree(model: TopicModel, { world, arns, received }: Real): void {
  model.subscribers.forEach(({ queue, expected, delivered, filteredOut, isGone }, index) => {
    received[index]?.push(...bodies(world.drain(queue)))
    expect(received[index], queue).toEqual(expected)
    if (!isGone) expect(world.subscription(arns[index] as string), queue).toMatchObject({ delivered, filteredOut, failed: 0 })
  })
  const here = model.subscribers.filter(({ isGone }) => !isGone)
  const { published, duplicates, subscriptions } = world.topic(fifoTopic)
  expect({ published, duplicates, subscriptions: subscriptions.length }).toEqual({
    published: model.published,
    duplicates: model.duplicates,
    subscriptions: here.length,
  })
}

function publishModel(model: TopicModel, { kind, price, group, id }: Publication, body: string): void {
  model.tried++
  const key = `${model.byGroup ? group : ''} ${id}`
  const first = model.firsts.get(key)
  if (first !== undefined && model.now < first.at + fiveMinutes) {
    model.duplicates++
    return
  }
  model.firsts.set(key, { at: model.now, group, id })
  model.published++
  for (const subscriber of model.subscribers.filter(({ isGone }) => !isGone)) {
    const { kinds, from } = subscriber.filter
    const isLet = (kinds === undefined || kinds.includes(kind)) && (from === undefined || (price !== undefined && price >= from))
    if (isLet) subscriber.expected.push(body)
    if (isLet) subscriber.delivered++
    else subscriber.filteredOut++
  }
}

function publishReal({ world }: Real, { kind, price, group, id }: Publication, Message: string): void {
  const MessageAttributes: JsonObject = {
    kind: { DataType: 'String', StringValue: kind },
    ...(price !== undefined && { price: { DataType: 'Number', StringValue: String(price) } }),
  }
  answered(world, 'Publish', { TopicArn, Message, MessageAttributes, MessageGroupId: group, MessageDeduplicationId: id })
}

function policyOf({ kinds, from }: Filter): string {
  return JSON.stringify({ ...(kinds && { kind: kinds }), ...(from !== undefined && { price: [{ numeric: ['>=', from] }] }) })
}

const kind = fc.constantFrom('order', 'refund', 'other')
const filter: fc.Arbitrary<Filter> = fc.record({
  kinds: fc.option(fc.uniqueArray(kind, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  from: fc.option(fc.nat(3), { nil: undefined }),
})

const subscribe = filter.map((chosen) =>
  command(`subscribe(${policyOf(chosen)})`, ({ subscribers }, { world, arns, received }) => {
    if (subscribers.length === 4) return
    const queue = `q${subscribers.length}`
    arns.push(world.join(queue, { RawMessageDelivery: 'true', FilterPolicy: policyOf(chosen) }))
    received.push([])
    subscribers.push({ queue, filter: chosen, expected: [], delivered: 0, filteredOut: 0, isGone: false })
  }),
)

const refilter = fc.record({ pick: fc.nat(3), chosen: filter }).map(({ pick, chosen }) =>
  command(`setFilter(q${pick}, ${policyOf(chosen)})`, ({ subscribers }, { world, arns }) => {
    const subscriber = subscribers[pick]
    if (subscriber === undefined || subscriber.isGone) return
    subscriber.filter = chosen
    const change = { AttributeName: 'FilterPolicy', AttributeValue: policyOf(chosen) }
    answered(world, 'SetSubscriptionAttributes', { SubscriptionArn: arns[pick] as string, ...change })
  }),
)

const unsubscribe = fc.nat(3).map((pick) =>
  command(`unsubscribe(q${pick})`, ({ subscribers }, { world, arns }) => {
    const subscriber = subscribers[pick]
    if (subscriber === undefined) return
    subscriber.isGone = true
    answered(world, 'Unsubscribe', { SubscriptionArn: arns[pick] as string })
  }),
)

const publication: fc.Arbitrary<Publication> = fc.record({
  kind,
  price: fc.option(fc.nat(4), { nil: undefined }),
  group: fc.constantFrom('a', 'b'),
  id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
})

const publish = publication.map((given) =>
  command(`publish(${given.kind}, price ${given.price}, group ${given.group}, id ${given.id})`, (model, real) => {
    const body = `m${model.tried}`
    publishModel(model, given, body)
    publishReal(real, given, body)
  }),
)

/** An id is used again five minutes after its first use, to the millisecond, in its group or another one. */
const publishAgain = fc
  .record({ pick: fc.nat(9), offset: fc.constantFrom(-1, 0, 1), given: publication, isSameGroup: fc.boolean() })
  .map(({ pick, offset, given, isSameGroup }) =>
    command(
      `publishAgain(id ${pick}, ${offset} ms after five minutes, ${isSameGroup ? 'same group' : `group ${given.group}`})`,
      (model, real) => {
        const due = [...model.firsts.values()].filter(({ at }) => at + fiveMinutes + offset >= model.now)
        const first = due[pick % due.length]
        if (first === undefined) return
        passBoth(model, real, first.at + fiveMinutes + offset - model.now)
        const again = { ...given, id: first.id, ...(isSameGroup && { group: first.group }) }
        const body = `m${model.tried}`
        publishModel(model, again, body)
        publishReal(real, again, body)
      },
    ),
  )

const pass = fc.constantFrom(1, 999, 60_000, 299_999).map((ms) => command(`pass(${ms})`, (model, real) => passBoth(model, real, ms)))

function passBoth(model: TopicModel, { world }: Real, ms: number): void {
  model.now += ms
  world.pass(ms)
}

it.each([
  ['the topic', {}],
  ['the group', { FifoThroughputScope: 'MessageGroup' }],
] as const)(
  'a FIFO topic whose ids count for %s delivers to each subscriber exactly what the model does, and counts it',
  (_, attributes) => {
    const commands = fc.commands([subscribe, refilter, unsubscribe, publish, publish, publish, publishAgain, pass], {
      maxCommands: 50,
      size: 'max',
    })
    holds(
      'SNS',
      40,
      fc.property(filter, commands, (first, script) => {
        const real: Real = { world: fifoTopicWorld(attributes), arns: [], received: [] }
        const byGroup = 'FifoThroughputScope' in attributes
        const model: TopicModel = { now: 0, byGroup, subscribers: [], firsts: new Map(), published: 0, duplicates: 0, tried: 0 }
        const opening = { ...real, world: real.world }
        opening.arns.push(real.world.join('q0', { RawMessageDelivery: 'true', FilterPolicy: policyOf(first) }))
        real.received.push([])
        model.subscribers.push({ queue: 'q0', filter: first, expected: [], delivered: 0, filteredOut: 0, isGone: false })
        fc.modelRun(() => ({ model, real }), script)
      }),
    )
  },
)
