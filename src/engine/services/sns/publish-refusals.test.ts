import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { answered, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')
const limit = 262_144

function world(): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  return made
}

const publish = (more: JsonObject): JsonObject => ({ TopicArn, Message: 'm', ...more })
const refused = (more: JsonObject): string => refusal(world(), 'Publish', publish(more))
const attribute = (value: JsonObject, name = 'attr1'): JsonObject => ({ MessageAttributes: { [name]: value } })
const text = { DataType: 'String', StringValue: 'a' }

describe('publishing', () => {
  it('without subscribers is accepted and lost; to a topic that is not there it is refused', () => {
    const made = world()
    expect(answered(made, 'Publish', publish({}))).toEqual({ MessageId: expect.any(String) as unknown })
    made.subscribeQueue('late', 'orders')
    answered(made, 'Publish', publish({ Message: 'second', Subject: 'test-subject' }))
    expect(made.receive('late')).toHaveLength(1)
    expect(refusal(made, 'Publish', publish({ TopicArn: topicArn('none') }))).toBe('NotFound: Topic does not exist')
  })

  it('by TargetArn reaches the topic too', () => {
    const made = world()
    made.subscribeQueue('q', 'orders', { RawMessageDelivery: 'true' })
    answered(made, 'Publish', { TargetArn: TopicArn, Message: 'by target' })
    expect(made.receive('q')[0]?.Body).toBe('by target')
  })

  it('to what is no ARN, to another region or to nothing is refused', () => {
    expect(refused({ TopicArn: 'randomstring' })).toBe(invalid('TopicArn Reason: An ARN must have at least 6 elements, not 1'))
    expect(refused({ TopicArn: 'randomstring:1' })).toBe(invalid('TopicArn Reason: An ARN must have at least 6 elements, not 2'))
    expect(refused({ TopicArn: '' })).toBe(invalid('TopicArn Reason: An ARN must have at least 6 elements, not 1'))
    expect(refused({ TopicArn: TopicArn.replace('us-east-1', 'eu-central-1') })).toBe(invalid('TopicArn'))
    expect(refusal(world(), 'Publish', { Message: 'm' })).toBe(invalid('TopicArn or TargetArn Reason: no value for required parameter'))
  })

  it('an empty message or subject is refused', () => {
    expect(refused({ Message: '' })).toBe(invalid('Empty message'))
    for (const Subject of ['', 'two\nlines', 'x'.repeat(101)]) expect(refused({ Subject })).toBe(invalid('Subject'))
    expect(refused({ Subject: 'x'.repeat(100) })).toBe('accepted')
  })

  it('takes 262,144 bytes of message and attributes together, and not one more', () => {
    expect(refused({ Message: 'a'.repeat(limit) })).toBe('accepted')
    expect(refused({ Message: 'a'.repeat(limit + 1) })).toBe(invalid('Message too long'))
    expect(refused({ Message: 'é'.repeat(limit / 2 + 1) })).toBe(invalid('Message too long'))
    // attr1 + String + the value
    const attributes = attribute({ DataType: 'String', StringValue: 'v'.repeat(100) })
    expect(refused({ Message: 'a'.repeat(limit - 111), ...attributes })).toBe('accepted')
    expect(refused({ Message: 'a'.repeat(limit - 110), ...attributes })).toBe(invalid('Message too long'))
  })

  it('a deduplication id on a standard topic is refused, a group is not', () => {
    expect(refused({ MessageDeduplicationId: 'd' })).toBe(
      invalid('MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type'),
    )
    expect(refused({ MessageGroupId: 'tenant-1' })).toBe('accepted')
  })

  it('a JSON message needs a string under "default", and takes a key twice', () => {
    const structured = (Message: string): string => refused({ Message, MessageStructure: 'json' })
    expect(structured('{"sqs":"for queues"}')).toBe(invalid('Message Structure - No default entry in JSON message body'))
    expect(structured('no json')).toBe(invalid('Message Structure - JSON message body failed to parse'))
    expect(structured('{"default":{"object":"x"}}')).toBe(invalid('Message Structure - No default entry in JSON message body'))
    expect(structured('{"default":"a","default":"b"}')).toBe('accepted')
  })
})

describe('message attributes', () => {
  const fault = (value: JsonObject, name?: string): string => refused(attribute(value, name))

  it('need a value that is not empty, in the field of their type', () => {
    const empty = (type: string): string =>
      `ParameterValueInvalid: The message attribute 'attr1' must contain non-empty message attribute value for message attribute type '${type}'.`
    expect(fault({ DataType: 'String', StringValue: '' })).toBe(empty('String'))
    expect(fault({ DataType: 'Binary', BinaryValue: '' })).toBe(empty('Binary'))
    expect(fault({ DataType: 'String' })).toBe(empty('String'))
    const field = (type: string, named: string): string =>
      `ParameterValueInvalid: The message attribute 'attr1' with type '${type}' must use field '${named}'.`
    expect(fault({ DataType: 'String', BinaryValue: 'eA==' })).toBe(field('String', 'String'))
    expect(fault({ DataType: 'Number', BinaryValue: 'eA==' })).toBe(field('Number', 'String'))
    expect(fault({ DataType: 'Binary', StringValue: 'x' })).toBe(field('Binary', 'Binary'))
  })

  it('without a type are refused by their place in the request', () => {
    const constraint = 'failed to satisfy constraint: Member must not be null'
    expect(fault({ StringValue: 'x' })).toBe(
      `ValidationError: 1 validation error detected: Value null at 'messageAttributes.attr1.member.dataType' ${constraint}`,
    )
    const entries = [{ Id: '1', Message: 'm', ...attribute({ StringValue: 'x' }) }]
    expect(refusal(world(), 'PublishBatch', { TopicArn, PublishBatchRequestEntries: entries })).toBe(
      `ValidationError: 1 validation error detected: Value null at 'publishBatchRequestEntries.1.member.messageAttributes.attr1.member.dataType' ${constraint}`,
    )
  })

  it('have names of letters, digits, hyphens, underscores and single dots inside', () => {
    const name = (name: string): string => fault(text, name).replace('ParameterValueInvalid: ', '')
    expect(name('a'.repeat(257))).toBe('Length of message attribute name must be less than 256 bytes.')
    expect(name('a^nt')).toBe(
      "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
    )
    expect(name('.a')).toBe("Invalid message attribute name starting with character '.' was found.")
    expect(name('a.')).toBe("Invalid message attribute name ending with character '.' was found.")
    expect(name('a..b')).toBe("Message attribute name can not have successive '.' character.")
    expect(name('a.b-c_9')).toBe('accepted')
  })

  it('have a type that begins with Binary, Number or String, and may go on behind a dot', () => {
    const wrong =
      "ParameterValueInvalid: The message attribute 'attr1' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
    for (const DataType of ['Text', 'Stringprefixed', 'Numbers', 'string'])
      expect(fault({ DataType, StringValue: '1' }), DataType).toBe(wrong)
    for (const DataType of ['String.prefixed', 'Number.int', 'String.Array'])
      expect(fault({ DataType, StringValue: '1' }), DataType).toBe('accepted')
  })
})
