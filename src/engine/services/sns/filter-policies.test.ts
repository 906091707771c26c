/** Filter policies through the door: what passes. The language itself is tested in `matching`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { answered, attributesIn, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')

function world(): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  return made
}

/** Bodies of the messages that a subscription with this policy gets, of those published. */
function passed(policy: JsonObject, scope: string, messages: readonly JsonObject[]): readonly string[] {
  const made = world()
  made.subscribeQueue('q', 'orders', { RawMessageDelivery: 'true', FilterPolicy: JSON.stringify(policy), FilterPolicyScope: scope })
  for (const message of messages) answered(made, 'Publish', { TopicArn, ...message } as JsonObject)
  const received: string[] = []
  for (let page = made.receive('q'); page.length > 0; page = made.receive('q')) received.push(...page.map(({ Body }) => Body))
  return received
}

const text = (name: string, value: string, DataType = 'String'): JsonObject => ({
  Message: value,
  MessageAttributes: { [name]: { DataType, StringValue: value } },
})
const body = (value: unknown): JsonObject => ({ Message: JSON.stringify(value) })

describe('a filter policy’s scope', () => {
  it('shows only when there is a policy, and is one of two', () => {
    const made = world()
    const arn = made.subscribeQueue('q', 'orders')
    const set = (AttributeName: string, AttributeValue: string): string =>
      refusal(made, 'SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName, AttributeValue })
    const shown = (): object => attributesIn(made, 'GetSubscriptionAttributes', { SubscriptionArn: arn })
    expect(set('FilterPolicyScope', 'MessageBody')).toBe('accepted')
    expect(shown()).not.toHaveProperty('FilterPolicyScope')
    expect(set('FilterPolicyScope', 'RandomValue')).toBe(
      invalid('FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes'),
    )
    expect(set('FilterPolicy', '{"a":{"b":["x"]}}')).toBe('accepted')
    expect(shown()).toMatchObject({ FilterPolicyScope: 'MessageBody', FilterPolicy: '{"a":{"b":["x"]}}' })
    expect(set('FilterPolicy', '{}')).toBe('accepted')
    expect(shown()).not.toHaveProperty('FilterPolicy')
  })
})

describe('a filter on attributes', () => {
  it('lets numbers in range pass, and everything once the policy is taken away', () => {
    const made = world()
    const arn = made.subscribeQueue('q', 'orders', { RawMessageDelivery: 'true', FilterPolicy: '{"attr1":[{"numeric":[">",0,"<=",100]}]}' })
    const number = (value: string): void => void made.sns('Publish', { TopicArn, ...text('attr1', value, 'Number') } as JsonObject)
    for (const value of ['99.12', '111.11', '0']) number(value)
    expect(made.receive('q').map(({ Body }) => Body)).toEqual(['99.12'])
    made.sns('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'FilterPolicy', AttributeValue: '{}' })
    number('222')
    expect(made.receive('q').map(({ Body }) => Body)).toEqual(['222'])
  })

  it('asks whether an attribute is there, alone or with others', () => {
    const both = {
      Message: 'both',
      MessageAttributes: { store: { DataType: 'String', StringValue: 'x' }, def: { DataType: 'String', StringValue: 'x' } },
    }
    const messages = [text('store', 'x'), text('def', 'y'), both]
    expect(passed({ store: [{ exists: true }] }, 'MessageAttributes', messages)).toEqual(['x', 'both'])
    expect(passed({ store: [{ exists: false }] }, 'MessageAttributes', messages)).toEqual(['y'])
    expect(passed({ store: [{ exists: true }], def: [{ exists: false }] }, 'MessageAttributes', messages)).toEqual(['x'])
  })

  it('looks at each element of a String.Array', () => {
    const list = (...values: string[]): JsonObject => text('store', JSON.stringify(values), 'String.Array')
    expect(
      passed({ store: ['value1'] }, 'MessageAttributes', [text('store', 'value1'), list('value2', 'value3'), list('value1', 'value2')]),
    ).toEqual(['value1', '["value1","value2"]'])
  })
})

describe('a filter on the body', () => {
  const through = (policy: JsonObject, ...bodies: unknown[]): readonly unknown[] =>
    passed(policy, 'MessageBody', bodies.map(body)).map((message) => JSON.parse(message) as unknown)

  it('reads JSON objects, however deep, and holds back everything else', () => {
    const policy = { object: { key: [{ prefix: 'auto-' }, 'hardcodedvalue'], nested_key: [{ exists: false }] }, test: [{ exists: false }] }
    const good = [{ object: { key: 'auto-test' } }, { object: { key: 'hardcodedvalue' } }]
    expect(
      through(
        policy,
        ...good,
        { object: { key: 'random' } },
        { object: { key: 'auto-x', nested_key: 'top' } },
        { test: 'no' },
        'text',
        [1],
      ),
    ).toEqual(good)
    expect(passed(policy, 'MessageBody', [{ Message: 'no json' }])).toEqual([])
  })

  it('takes a key with dots for nesting, in policy and payload alike', () => {
    for (const policy of [{ 'object.nested.key': ['v'] }, { object: { 'nested.key': ['v'] } }, { object: { nested: { key: ['v'] } } }]) {
      const good = [
        { object: { nested: { key: 'v' } } },
        { 'object.nested.key': 'v' },
        { object: { 'nested.key': 'v' } },
        { 'object.nested': { key: 'v' } },
      ]
      expect(through(policy as unknown as JsonObject, ...good, { object: { nested: 'v' } })).toEqual(good)
    }
  })

  it('matches when any element of a list does', () => {
    const good = [{ tags: ['a', 'b'] }, { tags: 'b' }]
    expect(through({ tags: ['b'] }, ...good, { tags: ['a', 'c'] }, { tags: [] })).toEqual(good)
  })

  it('searches lists of objects, and lists in lists of them, element by element', () => {
    const policy = { Records: { s3: { object: { key: [{ prefix: 'auto-' }] } }, eventName: [{ prefix: 'ObjectCreated:' }] } }
    const record = (key: string, eventName: string): JsonObject => ({ s3: { object: { key } }, eventName })
    const good = [
      { Records: [record('auto-1', 'ObjectCreated:Put')] },
      { Records: [record('auto-1', 'no'), record('no', 'ObjectCreated:Put')] },
      { Records: [[record('auto-1', 'ObjectCreated:Put')]] },
    ]
    expect(through(policy, ...good, { Records: [record('no', 'ObjectCreated:Put')] }, { Records: [] })).toEqual(good)
  })

  it('takes one branch of $or, at the top and inside, together with the keys beside it', () => {
    const policy = { source: ['aws'], $or: [{ metric: ['cpu'] }, { detail: { scope: ['service'], $or: [{ a: [1] }, { b: [2] }] } }] }
    const good = [
      { source: 'aws', metric: 'cpu' },
      { source: 'aws', detail: { scope: 'service', b: 2 } },
    ]
    expect(through(policy, ...good, { source: 'other', metric: 'cpu' }, { source: 'aws', detail: { scope: 'service', b: 1 } })).toEqual(
      good,
    )
  })

  it('is not disturbed by an empty list elsewhere, or by a body of 40 KB', () => {
    const large = { eventType: ['x'], items: Array.from({ length: 800 }, (_, n) => ({ n, text: 'a payload of some length', tags: [] })) }
    const good = [
      { eventType: 'order', list: [] },
      { ...large, eventType: 'order' },
    ]
    expect(through({ eventType: ['order'] }, ...good, large)).toEqual(good)
  })

  it('tells addresses within a block from those outside, in both versions of IP', () => {
    const good = [{ ip: '10.0.0.0' }, { ip: '10.0.0.255' }]
    expect(through({ ip: [{ cidr: '10.0.0.0/24' }] }, ...good, { ip: '10.0.0.256' }, { ip: '10.0.1.255' })).toEqual(good)
    expect(
      through({ ip: [{ cidr: '2001:db8:1234:1a00::/64' }] }, { ip: '2001:db8:1234:1a00::1' }, { ip: '2001:db8:1234:1a01::1' }),
    ).toEqual([{ ip: '2001:db8:1234:1a00::1' }])
  })
})

/** A filter as the facts tell it, for one attribute: written without a look at the real one. */
type Rule = { readonly policy: unknown; readonly lets: (value: string | number | undefined) => boolean }

const word = fc.constantFrom('order', 'refund', 'or', 'der', '')
const amount = fc.integer({ min: -5, max: 5 })
const rule: fc.Arbitrary<Rule> = fc.oneof(
  word.map((wanted) => ({ policy: wanted, lets: (value) => value === wanted }) as Rule),
  amount.map((wanted) => ({ policy: { numeric: ['=', wanted] }, lets: (value) => value === wanted }) as Rule),
  word.map((start) => ({ policy: { prefix: start }, lets: (value) => typeof value === 'string' && value.startsWith(start) }) as Rule),
  word.map((end) => ({ policy: { suffix: end }, lets: (value) => typeof value === 'string' && value.endsWith(end) }) as Rule),
  word.map((other) => ({ policy: { 'anything-but': [other] }, lets: (value) => value !== undefined && value !== other }) as Rule),
  fc.boolean().map((wanted) => ({ policy: { exists: wanted }, lets: (value) => (value !== undefined) === wanted }) as Rule),
  amount.map(
    (low) =>
      ({
        policy: { numeric: ['>=', low, '<', low + 3] },
        lets: (value) => typeof value === 'number' && value >= low && value < low + 3,
      }) as Rule,
  ),
)
const names = ['kind', 'price'] as const
const rules = fc.record({ kind: fc.array(rule, { maxLength: 3 }), price: fc.array(rule, { maxLength: 3 }) })
const value = fc.option(
  fc.oneof(
    word.filter((w) => w !== ''),
    amount,
  ),
  { nil: undefined },
)
const message = fc.record({ kind: value, price: value })

it('whatever is published, each subscription gets exactly what its filter lets pass, and every count says so', () => {
  holds(
    'SNS',
    40,
    fc.property(
      fc.array(rules, { minLength: 1, maxLength: 4 }),
      fc.array(message, { minLength: 1, maxLength: 9 }),
      fc.boolean(),
      (policies, messages, byBody) => {
        const made = world()
        const arns = policies.map((policy, n) => {
          const given = Object.fromEntries(
            names.filter((name) => policy[name].length > 0).map((name) => [name, policy[name].map((one) => one.policy)]),
          )
          return made.subscribeQueue(`q${n}`, 'orders', {
            RawMessageDelivery: 'true',
            FilterPolicy: JSON.stringify(given),
            FilterPolicyScope: byBody ? 'MessageBody' : 'MessageAttributes',
          })
        })
        messages.forEach((values, n) => {
          const attributes: Record<string, JsonObject> = {}
          for (const name of names)
            if (values[name] !== undefined)
              attributes[name] = { DataType: typeof values[name] === 'number' ? 'Number' : 'String', StringValue: String(values[name]) }
          answered(made, 'Publish', {
            TopicArn,
            Message: JSON.stringify({ n, ...values }),
            ...(!byBody && { MessageAttributes: attributes }),
          } as JsonObject)
        })
        policies.forEach((policy, n) => {
          const expected = messages.flatMap((values, index) =>
            names.every((name) => policy[name].length === 0 || policy[name].some((one) => one.lets(values[name]))) ? [index] : [],
          )
          expect(made.receive(`q${n}`).map(({ Body }) => (JSON.parse(Body) as { n: number }).n)).toEqual(expected)
          expect(made.subscription(arns[n] as string)).toMatchObject({
            delivered: expected.length,
            filteredOut: messages.length - expected.length,
            failed: 0,
          })
        })
        const { published, delivered, filteredOut } = made.topic('orders')
        expect([published, delivered + filteredOut]).toEqual([messages.length, messages.length * policies.length])
      },
    ),
  )
})
