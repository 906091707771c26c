import { describe, expect, it } from 'vitest'
import { queueArn, topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'

const TopicArn = topicArn('orders')

function world(): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  return made
}

/** The fault, after seeing that it changed nothing. */
function refusal(made: TopicWorld, operation: string, input: JsonObject): string {
  const before = made.digest()
  const reply = made.sns(operation, input)
  expect(made.digest(), operation).toBe(before)
  return reply === undefined || reply.ok ? 'accepted' : `${reply.error.code}: ${reply.error.message}`
}

const publish = (more: JsonObject): JsonObject => ({ TopicArn, Message: 'm', ...more })
const attribute = (value: JsonObject, name = 'attr1'): JsonObject => publish({ MessageAttributes: { [name]: value } })
const subscribe = (more: JsonObject): JsonObject => ({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q'), ...more })
const text = { DataType: 'String', StringValue: 'a' }

describe('a refused call changes nothing and says why', () => {
  it.each<[string, JsonObject, string]>([
    [
      'Publish',
      { TopicArn: 'x', Message: 'm' },
      'InvalidParameter: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    ],
    ['Publish', { TopicArn: topicArn('none'), Message: 'm' }, 'NotFound: Topic does not exist'],
    ['Publish', { TopicArn: TopicArn.replace('us-east-1', 'eu-west-1'), Message: 'm' }, 'InvalidParameter: Invalid parameter: TopicArn'],
    ['Publish', publish({ Message: '' }), 'InvalidParameter: Invalid parameter: Empty message'],
    ['Publish', publish({ Message: 'é'.repeat(131_073) }), 'InvalidParameter: Invalid parameter: Message too long'],
    ['Publish', publish({ Subject: '' }), 'InvalidParameter: Invalid parameter: Subject'],
    ['Publish', publish({ Subject: 'a\nb' }), 'InvalidParameter: Invalid parameter: Subject'],
    [
      'Publish',
      publish({ MessageStructure: 'json' }),
      'InvalidParameter: Invalid parameter: Message Structure - JSON message body failed to parse',
    ],
    [
      'Publish',
      publish({ Message: '{"default":5}', MessageStructure: 'json' }),
      'InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      'Publish',
      publish({ MessageDeduplicationId: 'd' }),
      'InvalidParameter: Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    ],
    [
      'Publish',
      { TargetArn: `${TopicArn}:endpoint/x`, Message: 'm' },
      'InvalidParameter: Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified',
    ],
    [
      'Publish',
      attribute({ DataType: 'String', StringValue: '' }),
      "ParameterValueInvalid: The message attribute 'attr1' must contain non-empty message attribute value for message attribute type 'String'.",
    ],
    [
      'Publish',
      attribute({ DataType: 'Number', BinaryValue: 'eA==' }),
      "ParameterValueInvalid: The message attribute 'attr1' with type 'Number' must use field 'String'.",
    ],
    [
      'Publish',
      attribute({ DataType: 'Binary', StringValue: 'x' }),
      "ParameterValueInvalid: The message attribute 'attr1' with type 'Binary' must use field 'Binary'.",
    ],
    [
      'Publish',
      attribute({ DataType: 'Text', StringValue: 'x' }),
      "ParameterValueInvalid: The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
    ],
    [
      'Publish',
      attribute(text, 'a^b'),
      "ParameterValueInvalid: Invalid non-alphanumeric character '#x5E' was found in the message attribute name.",
    ],
    ['Publish', attribute(text, '.a'), "ParameterValueInvalid: Invalid message attribute name starting with character '.' was found."],
    ['Publish', attribute(text, 'a..b'), "ParameterValueInvalid: Message attribute name can not have successive '.' character."],
    ['Publish', attribute(text, 'a'.repeat(257)), 'ParameterValueInvalid: Length of message attribute name must be less than 256 bytes.'],
    ['CreateTopic', { Name: 'a b' }, 'InvalidParameter: Invalid parameter: Topic Name'],
    ['CreateTopic', { Name: 'a.fifo' }, 'InvalidParameter: Invalid parameter: Topic Name'],
    ['CreateTopic', { Name: 'a', Attributes: { FifoTopic: 'true' } }, 'InvalidParameter: Invalid parameter: Topic Name'],
    [
      'CreateTopic',
      { Name: 'orders', Attributes: { DisplayName: 'x' } },
      'InvalidParameter: Invalid parameter: Attributes Reason: Topic already exists with different attributes',
    ],
    [
      'SetTopicAttributes',
      { TopicArn, AttributeName: 'FifoTopic', AttributeValue: 'true' },
      'InvalidParameter: Invalid parameter: AttributeName',
    ],
    [
      'Subscribe',
      subscribe({ Protocol: 'test-protocol' }),
      'InvalidParameter: Invalid parameter: Amazon SNS does not support this protocol string: test-protocol',
    ],
    ['Subscribe', subscribe({ Endpoint: 'https://queue' }), 'InvalidParameter: Invalid parameter: SQS endpoint ARN'],
    [
      'Subscribe',
      subscribe({ Endpoint: queueArn('q.fifo') }),
      'InvalidParameter: Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
    ],
    [
      'Subscribe',
      subscribe({ Attributes: { RawMessageDelivery: 'wrongvalue' } }),
      'InvalidParameter: Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false.',
    ],
    [
      'Subscribe',
      subscribe({ Attributes: { FilterPolicy: '{"key":[]}' } }),
      'InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: Empty arrays are not allowed\n at [Source: (String)"{"key":[]}"; line: 1, column: 10]',
    ],
    [
      'Subscribe',
      subscribe({ Attributes: { FilterPolicy: '{"a":{"b":["x"]}}' } }),
      'InvalidParameter: Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy',
    ],
    ['Subscribe', subscribe({ Protocol: 'sms', Endpoint: '+15--551234567' }), 'InvalidParameter: Invalid SMS endpoint: +15--551234567'],
    [
      'Unsubscribe',
      { SubscriptionArn: 'x' },
      'InvalidParameter: Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1',
    ],
    ['Unsubscribe', { SubscriptionArn: TopicArn }, 'InvalidParameter: Invalid parameter: SubscriptionId'],
    ['GetSubscriptionAttributes', { SubscriptionArn: `${TopicArn}:none` }, 'NotFound: Subscription does not exist'],
  ])('%s %.80j', (operation, input, expected) => {
    expect(refusal(world(), operation, input).slice(0, expected.length)).toBe(expected)
  })

  it.each([
    ['Nonsense', 'x', 'AttributeName'],
    ['RawMessageDelivery', 'test-ValUe', 'RawMessageDelivery: Invalid value [test-ValUe]. Must be true or false.'],
    ['RawMessageDelivery', '', 'RawMessageDelivery: Invalid value []. Must be true or false.'],
    ['RedrivePolicy', '{"deadLetterTargetArn":"x"}', 'RedrivePolicy: deadLetterTargetArn is an invalid arn'],
    [
      'RedrivePolicy',
      '{invalid}',
      "RedrivePolicy: failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name",
    ],
    [
      'FilterPolicyScope',
      'RandomValue',
      'FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes',
    ],
  ])('SetSubscriptionAttributes %s %s', (name, value, expected) => {
    const made = world()
    const arn = made.subscribeQueue('q', 'orders')
    const answer = refusal(made, 'SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: name, AttributeValue: value })
    expect(answer.split('\n')[0]).toBe(`InvalidParameter: Invalid parameter: ${expected}`)
  })
})

describe('subscribing', () => {
  it('twice finds the same subscription, unless its attributes differ', () => {
    const made = world()
    const arn = made.subscribeQueue('q', 'orders', { RawMessageDelivery: 'True' })
    expect(made.sns('Subscribe', subscribe({}))).toEqual({ ok: true, value: { SubscriptionArn: arn } })
    expect(made.sns('Subscribe', subscribe({ Attributes: { RawMessageDelivery: 'true' } }))).toEqual({
      ok: true,
      value: { SubscriptionArn: arn },
    })
    expect(refusal(made, 'Subscribe', subscribe({ Attributes: { RawMessageDelivery: 'false' } }))).toBe(
      'InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    )
  })

  it('shows the scope of a filter only with a filter, and a filter of no keys is none', () => {
    const made = world()
    const arn = made.subscribeQueue('q', 'orders')
    const shown = (): JsonObject => {
      const reply = made.sns('GetSubscriptionAttributes', { SubscriptionArn: arn })
      return reply?.ok ? (reply.value['Attributes'] as JsonObject) : {}
    }
    const set = (name: string, value: string): unknown =>
      made.sns('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: name, AttributeValue: value })
    expect(set('FilterPolicyScope', 'MessageBody')).toMatchObject({ ok: true })
    expect(shown()).not.toHaveProperty('FilterPolicyScope')
    expect(set('FilterPolicy', '{"a":{"b":["x"]}}')).toMatchObject({ ok: true })
    expect(shown()).toMatchObject({ FilterPolicyScope: 'MessageBody', FilterPolicy: '{"a":{"b":["x"]}}', PendingConfirmation: 'false' })
    expect(made.subscription(arn).settings.filter?.scope).toBe('MessageBody')
    expect(set('FilterPolicy', '{}')).toMatchObject({ ok: true })
    expect(made.subscription(arn).settings.filter).toBeNull()
  })

  it('ends with the subscription or the topic, each as often as one likes', () => {
    const made = world()
    const first = made.subscribeQueue('q', 'orders')
    const second = made.subscribeQueue('r', 'orders')
    for (let times = 0; times < 2; times++) expect(made.sns('Unsubscribe', { SubscriptionArn: first })).toEqual({ ok: true, value: {} })
    expect(made.topic('orders').subscriptions).toHaveLength(1)
    for (let times = 0; times < 2; times++) expect(made.sns('DeleteTopic', { TopicArn })).toEqual({ ok: true, value: {} })
    expect(made.subscription(second)).toBeUndefined()
    made.sns('CreateTopic', { Name: 'orders' })
    expect([first, second]).not.toContain(made.subscribeQueue('q', 'orders'))
  })

  it('by a protocol that is not simulated is kept, and a delivery says so', () => {
    const made = world()
    made.sns('Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'a@example.com' })
    made.records()
    made.sns('Publish', publish({}))
    expect(made.records().flatMap(({ events }) => events.map(({ type }) => type))).toEqual(['sns.Published', 'sns.DeliveryNotSimulated'])
  })
})

it('a topic has AWS’s attributes', () => {
  const reply = world().sns('GetTopicAttributes', { TopicArn })
  expect(reply).toMatchObject({
    ok: true,
    value: {
      Attributes: {
        TopicArn,
        Owner: '111111111111',
        DisplayName: '',
        SubscriptionsConfirmed: '0',
        SubscriptionsPending: '0',
        SubscriptionsDeleted: '0',
      },
    },
  })
  expect(reply?.ok && (reply.value['Attributes'] as JsonObject)['Policy']).toContain('"__default_policy_ID"')
})
