import { describe, expect, it } from 'vitest'
import { functionArn, queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import { decodeBase64 } from '../../../base/base64.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { answered, attributesIn, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')

function world(): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  return made
}

const to = (more: JsonObject = {}): JsonObject => ({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q'), ...more })
const subscribe = (made: TopicWorld, more: JsonObject = {}): string => String(answered(made, 'Subscribe', to(more))['SubscriptionArn'])
const attributes = (made: TopicWorld, arn: string): Readonly<Record<string, string>> =>
  attributesIn(made, 'GetSubscriptionAttributes', { SubscriptionArn: arn })
const set = (made: TopicWorld, arn: string, name: string, value: string): string =>
  refusal(made, 'SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: name, AttributeValue: value }).split('\n')[0] as string

describe('subscribing', () => {
  it('a queue of the account is confirmed at once, and shows the recorded attributes', () => {
    const made = world()
    const arn = subscribe(made)
    expect(arn).toMatch(/^arn:aws:sns:us-east-1:111111111111:orders:[0-9a-f]{8}-/)
    expect(attributes(made, arn)).toEqual({
      SubscriptionArn: arn,
      TopicArn,
      Protocol: 'sqs',
      Endpoint: queueArn('q'),
      Owner: '111111111111',
      SubscriptionPrincipal: 'arn:aws:iam::111111111111:root',
      ConfirmationWasAuthenticated: 'true',
      PendingConfirmation: 'false',
      RawMessageDelivery: 'false',
    })
  })

  it('a function, a phone and a device need no confirmation', () => {
    const made = world()
    const endpoints: readonly (readonly [string, string])[] = [
      ['lambda', functionArn('f')],
      ['sms', '+15551234567'],
      ['application', 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/shop/x'],
      ['firehose', 'arn:aws:firehose:us-east-1:111111111111:deliverystream/s'],
    ]
    for (const [Protocol, Endpoint] of endpoints) {
      expect(attributes(made, subscribe(made, { Protocol, Endpoint })), Protocol).toMatchObject({ PendingConfirmation: 'false' })
    }
  })

  it('with attributes keeps them', () => {
    const made = world()
    const given = {
      RawMessageDelivery: 'true',
      FilterPolicy: '{"kind":["order"]}',
      RedrivePolicy: `{"deadLetterTargetArn":"${queueArn('dead')}"}`,
    }
    expect(attributes(made, subscribe(made, { Attributes: given }))).toMatchObject({ ...given, FilterPolicyScope: 'MessageAttributes' })
  })

  it('the same endpoint again finds the subscription, with equal attributes, some of them or none', () => {
    const made = world()
    const arn = subscribe(made, { Attributes: { RawMessageDelivery: 'true' } })
    for (const given of [
      { RawMessageDelivery: 'true' },
      { RawMessageDelivery: 'True', FilterPolicyScope: 'MessageAttributes' },
      {},
      { FilterPolicyScope: 'MessageAttributes' },
    ]) {
      expect(subscribe(made, { Attributes: given })).toBe(arn)
    }
    expect(subscribe(made)).toBe(arn)
    expect(refusal(made, 'Subscribe', to({ Attributes: { RawMessageDelivery: 'false', FilterPolicyScope: 'MessageBody' } }))).toBe(
      invalid('Attributes Reason: Subscription already exists with different attributes'),
    )
  })

  it('by a protocol that is none is refused', () => {
    expect(refusal(world(), 'Subscribe', to({ Protocol: 'test-protocol' }))).toBe(
      invalid('Amazon SNS does not support this protocol string: test-protocol'),
    )
  })

  it('to a topic that does not exist, or whose ARN is none, is refused', () => {
    const made = world()
    expect(refusal(made, 'Subscribe', to({ TopicArn: 'randomstring' }))).toBe(
      invalid('TopicArn Reason: An ARN must have at least 6 elements, not 1'),
    )
    expect(refusal(made, 'Subscribe', to({ TopicArn: 'arn:aws:sns:us-east-1:random' }))).toBe(
      invalid('TopicArn Reason: An ARN must have at least 6 elements, not 5'),
    )
    expect(refusal(made, 'Subscribe', to({ TopicArn: topicArn('none') }))).toBe('NotFound: Topic does not exist')
  })

  it('a queue by its URL, or by what is no queue’s ARN, is refused', () => {
    const made = world()
    for (const Endpoint of [queueUrl('q'), 'unknown-queue', functionArn('f')])
      expect(refusal(made, 'Subscribe', to({ Endpoint })), Endpoint).toBe(invalid('SQS endpoint ARN'))
  })

  it('a phone number may have single dots, dashes and slashes between its digits', () => {
    const made = world()
    for (const Endpoint of ['+15551234567', '+15/55-123.4567'])
      expect(attributes(made, subscribe(made, { Protocol: 'sms', Endpoint }))).toMatchObject({ Endpoint })
    for (const Endpoint of ['+15--551234567', 'NAA+15551234567', '+15551234567.', '/+15551234567'])
      expect(refusal(made, 'Subscribe', to({ Protocol: 'sms', Endpoint })), Endpoint).toBe(
        `InvalidParameter: Invalid SMS endpoint: ${Endpoint}`,
      )
  })

  it('with a raw delivery that is neither true nor false is refused', () => {
    expect(refusal(world(), 'Subscribe', to({ Attributes: { RawMessageDelivery: 'wrongvalue' } }))).toBe(
      invalid('Attributes Reason: RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false.'),
    )
  })

  it('to Firehose is kept, and a delivery says that it is not simulated', () => {
    const made = world()
    subscribe(made, { Protocol: 'firehose', Endpoint: 'arn:aws:firehose:us-east-1:111111111111:deliverystream/s' })
    made.records()
    made.publish('orders', 'm')
    expect(made.records().flatMap(({ events }) => events.map(({ type }) => type))).toEqual(['sns.Published', 'sns.DeliveryNotSimulated'])
  })

  it('with more filter policies than 200 on a topic is refused', () => {
    const made = world()
    for (let n = 0; n < 200; n++) subscribe(made, { Endpoint: queueArn(`q${n}`), Attributes: { FilterPolicy: '{"a":["x"]}' } })
    expect(refusal(made, 'Subscribe', to({ Endpoint: queueArn('one-more'), Attributes: { FilterPolicy: '{"a":["x"]}' } }))).toContain(
      'FilterPolicyLimitExceeded',
    )
    subscribe(made, { Endpoint: queueArn('one-more') })
  })
})

describe('setting a subscription’s attribute', () => {
  it('changes it and nothing else', () => {
    const made = world()
    const arn = subscribe(made)
    expect(set(made, arn, 'RawMessageDelivery', 'true')).toBe('accepted')
    expect(set(made, arn, 'DeliveryPolicy', '{"healthyRetryPolicy":{"numRetries":5}}')).toBe('accepted')
    expect(attributes(made, arn)).toMatchObject({ RawMessageDelivery: 'true', DeliveryPolicy: '{"healthyRetryPolicy":{"numRetries":5}}' })
  })

  it('refuses in the recorded words', () => {
    const made = world()
    const arn = subscribe(made)
    const json = "failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name"
    expect(set(made, arn, 'FakeAttribute', 'test-value')).toBe(invalid('AttributeName'))
    expect(set(made, arn, 'RawMessageDelivery', 'test-ValUe')).toBe(
      invalid('RawMessageDelivery: Invalid value [test-ValUe]. Must be true or false.'),
    )
    expect(set(made, arn, 'RawMessageDelivery', '')).toBe(invalid('RawMessageDelivery: Invalid value []. Must be true or false.'))
    expect(set(made, arn, 'RedrivePolicy', '{"deadLetterTargetArn":"fake-arn"}')).toBe(
      invalid('RedrivePolicy: deadLetterTargetArn is an invalid arn'),
    )
    expect(set(made, arn, 'RedrivePolicy', '{invalidjson}')).toBe(invalid(`RedrivePolicy: ${json}`))
    expect(set(made, arn, 'FilterPolicy', '{invalidjson}')).toBe(invalid(`FilterPolicy: ${json}`))
  })

  it('of a subscription that is gone is refused', () => {
    const made = world()
    const arn = subscribe(made)
    answered(made, 'Unsubscribe', { SubscriptionArn: arn })
    expect(set(made, arn, 'RawMessageDelivery', 'true')).toBe('NotFound: Subscription does not exist')
    expect(refusal(made, 'GetSubscriptionAttributes', { SubscriptionArn: arn })).toBe('NotFound: Subscription does not exist')
    expect(answered(made, 'ListSubscriptionsByTopic', { TopicArn })).toEqual({ Subscriptions: [] })
  })

  it('an HTTP subscription shows its effective delivery policy', () => {
    const made = world()
    const arn = String(
      answered(made, 'Subscribe', to({ Protocol: 'https', Endpoint: 'https://example.com', ReturnSubscriptionArn: true }))[
        'SubscriptionArn'
      ],
    )
    set(made, arn, 'DeliveryPolicy', '{"healthyRetryPolicy":{"numRetries":5,"minDelayTarget":1}}')
    expect(JSON.parse(attributes(made, arn)['EffectiveDeliveryPolicy'] ?? '')).toMatchObject({
      healthyRetryPolicy: { numRetries: 5, minDelayTarget: 1, maxDelayTarget: 20 },
      throttlePolicy: null,
    })
  })
})

describe('unsubscribing', () => {
  it('twice, or from what is not there, succeeds', () => {
    const made = world()
    const arn = subscribe(made)
    for (let times = 0; times < 2; times++) expect(answered(made, 'Unsubscribe', { SubscriptionArn: arn })).toEqual({})
    expect(answered(made, 'Unsubscribe', { SubscriptionArn: `${TopicArn}:00000000-0000-0000-0000-000000000000` })).toEqual({})
    expect(attributesIn(made, 'GetTopicAttributes', { TopicArn })).toMatchObject({ SubscriptionsConfirmed: '0', SubscriptionsDeleted: '1' })
  })

  it('refuses what is no subscription’s ARN', () => {
    const made = world()
    const cases: readonly (readonly [string, string])[] = [
      ['randomstring', 'SubscriptionArn Reason: An ARN must have at least 6 elements, not 1'],
      ['arn:aws:sns:us-east-1:random', 'SubscriptionArn Reason: An ARN must have at least 6 elements, not 5'],
      [TopicArn, 'SubscriptionId'],
      ['', 'SubscriptionArn Reason: no value for required parameter'],
    ]
    for (const [SubscriptionArn, text] of cases) expect(refusal(made, 'Unsubscribe', { SubscriptionArn })).toBe(invalid(text))
  })

  it('a topic’s end is the end of its subscriptions; a new one of its name begins without them', () => {
    const made = world()
    const arn = subscribe(made)
    answered(made, 'DeleteTopic', { TopicArn })
    expect(refusal(made, 'GetSubscriptionAttributes', { SubscriptionArn: arn })).toBe('NotFound: Subscription does not exist')
    expect(answered(made, 'Unsubscribe', { SubscriptionArn: arn })).toEqual({})
    answered(made, 'CreateTopic', { Name: 'orders' })
    expect(subscribe(made)).not.toBe(arn)
  })
})

describe('lists of subscriptions', () => {
  const listed = (answer: JsonObject): readonly { SubscriptionArn: string; TopicArn: string; Endpoint: string }[] =>
    answer['Subscriptions'] as never

  it('name every subscription of the account, or of one topic', () => {
    const made = world()
    made.sns('CreateTopic', { Name: 'refunds' })
    const mine = [0, 1, 2].map((n) => subscribe(made, { Endpoint: queueArn(`a${n}`) }))
    const others = [0, 1, 2].map((n) => subscribe(made, { TopicArn: topicArn('refunds'), Endpoint: queueArn(`b${n}`) }))
    expect(listed(answered(made, 'ListSubscriptions', {})).map(({ SubscriptionArn }) => SubscriptionArn)).toEqual([...mine, ...others])
    const ofTopic = listed(answered(made, 'ListSubscriptionsByTopic', { TopicArn: topicArn('refunds') }))
    expect(ofTopic.map(({ SubscriptionArn }) => SubscriptionArn)).toEqual(others)
    expect(ofTopic[0]).toEqual({
      SubscriptionArn: others[0],
      Owner: '111111111111',
      Protocol: 'sqs',
      Endpoint: queueArn('b0'),
      TopicArn: topicArn('refunds'),
    })
    expect(refusal(made, 'ListSubscriptionsByTopic', { TopicArn: topicArn('none') })).toBe('NotFound: Topic does not exist')
  })

  it.each(['ListSubscriptionsByTopic', 'ListSubscriptions'])(
    '%s answers 100 at a time, and a token in base64 for the rest',
    (operation) => {
      const made = world()
      for (let n = 0; n < 101; n++) subscribe(made, { Protocol: 'sms', Endpoint: `+12312312${n}` })
      const input = operation === 'ListSubscriptions' ? {} : { TopicArn }
      const first = answered(made, operation, input)
      expect(listed(first)).toHaveLength(100)
      expect(decodeBase64(String(first['NextToken'])).ok).toBe(true)
      const second = answered(made, operation, { ...input, NextToken: first['NextToken'] as string })
      expect(second).not.toHaveProperty('NextToken')
      expect(listed(second)).toHaveLength(1)
      expect(listed(first).map(({ SubscriptionArn }) => SubscriptionArn)).not.toContain(listed(second)[0]?.SubscriptionArn)
    },
  )
})
