import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../../../base/base64.ts'
import type { JsonObject } from '../../../base/json.ts'
import { encodeUtf8 } from '../../../base/utf8.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(): SqsWorld {
  const made = sqsWorld()
  made.create('q', { VisibilityTimeout: '0' })
  return made
}

const text = (value: string, type = 'String') => ({ DataType: type, StringValue: value })
const send = (attributes: JsonObject, made = world()) =>
  made.askQueue('SendMessage', 'q', { MessageBody: 'msg', MessageAttributes: attributes })
const received = (made: SqsWorld, input: JsonObject) => made.receive('q', input)?.[0]

describe('message attributes', () => {
  it('are stored, digested, and come back as they were, time after time', () => {
    const made = world()
    const attributes = { attr1: text('test1'), attr2: text('99.12', 'Number'), timestamp: text('1493147359900', 'Number') }
    expect(send({ attr1: text('99.12', 'Number') })).toMatchObject({ MD5OfMessageAttributes: 'd302007e9aa062660afc85fd0a482472' })
    expect(send({ timestamp: text('1493147359900', 'Number') })).toMatchObject({
      MD5OfMessageAttributes: '235c5c510d26fb653d073faed50ae77c',
    })
    send(attributes, made)
    for (let times = 0; times < 2; times++) {
      expect(received(made, { MessageAttributeNames: ['All'] })).toMatchObject({ Body: 'msg', MessageAttributes: attributes })
    }
  })

  it('of type Binary travel as base64', () => {
    const made = world()
    const bytes = encodeBase64(encodeUtf8('traceparent\u001e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01'))
    const attributes = { attr1: { DataType: 'Binary', BinaryValue: bytes } }
    expect(send(attributes, made)).toMatchObject({ MD5OfMessageAttributes: '8cbe4db156db8a94db8b801b7addb984' })
    expect(received(made, { MessageAttributeNames: ['All'] })).toMatchObject({
      MessageAttributes: attributes,
      MD5OfMessageAttributes: '8cbe4db156db8a94db8b801b7addb984',
    })
  })

  it('an empty string is refused', () => {
    expect(send({ ErrorDetails: text('') })).toBe(
      "InvalidParameterValue: Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
    )
    expect(send({ b: { DataType: 'Binary', BinaryValue: '' } })).toContain("must contain a non-empty value of type 'Binary'.")
    expect(send({ b: text('a', 'Binary') })).toContain("must contain a non-empty value of type 'Binary'.")
  })

  it.each(['.a', 'a.', 'a..b', 'a b', 'ä', 'AWS.a', 'aws.a', 'Amazon.a', 'AMAZON.a', '', 'a'.repeat(257)])(
    'a name %j is refused',
    (name) => {
      expect(send({ [name]: text('a') })).toContain('InvalidParameterValue: ')
    },
  )

  it.each(['a', 'A-_.9', 'a.b.c', 'awsome', 'a'.repeat(256)])('a name %j is taken', (name) => {
    expect(send({ [name]: text('a') })).toHaveProperty('MessageId')
  })

  it.each(['\u0000', 'a\u0001b', '\ufffe', '\ud800'])('a value with a character that may not be sent (%j) is refused', (value) => {
    expect(send({ attr: text(value) })).toContain('InvalidParameterValue: ')
    expect(send({ attr: text(`${value}`, 'String.label') })).toContain('InvalidParameterValue: ')
  })

  it.each(['', 'string', 'String_', 'Boolean', 'StringList', `String.${'a'.repeat(250)}`])('a type %j is refused', (type) => {
    expect(send({ attr: text('a', type) })).toContain('InvalidParameterValue: ')
  })

  it.each(['String', 'String.label', 'Number', 'Number.bigint'])('a type %s is taken', (type) => {
    expect(send({ attr: text('1234567890123456789012', type) })).toHaveProperty('MessageId')
  })

  it.each(['0', '-1', '+1.5', '.5', '5.', '1e126', '1E-128', `${'1'}${'0'.repeat(126)}`, '0.000'])('%s is a number', (value) => {
    expect(send({ attr: text(value, 'Number') })).toHaveProperty('MessageId')
  })

  it.each(['world', '1,5', '0x10', 'NaN', 'Infinity', '1e', '.', '1e127', '1.1e126', '9e-129', ' 1'])('%j is no number', (value) => {
    expect(send({ attr: text(value, 'Number') })).toBe(
      "InvalidParameterValue: Can't cast the value of message (user) attribute 'attr' to a number.",
    )
  })

  it('are at most ten', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, number) => [`attr${number}`, text('a')]))
    expect(send(many(10))).toHaveProperty('MessageId')
    expect(send(many(11))).toBe('InvalidParameterValue: Number of message attributes [11] exceeds the allowed maximum [10].')
  })
})

describe('MessageAttributeNames', () => {
  it.each<[readonly string[], string | undefined, readonly string[]]>([
    [[], undefined, []],
    [['All'], '4c360f3fdafd970e05fae2f149d997f5', ['General', 'Hello', 'Help.Me']],
    [['*'], '4c360f3fdafd970e05fae2f149d997f5', ['General', 'Hello', 'Help.Me']],
    [['.*'], '4c360f3fdafd970e05fae2f149d997f5', ['General', 'Hello', 'Help.Me']],
    [['Foo', 'Help'], undefined, []],
    [['Hello', 'General'], 'fca026605781cb4126a1e9044df24232', ['General', 'Hello']],
    [['Hello', 'Foo'], 'a311262e065454b75da111d535b8dacd', ['Hello']],
    [['Hel.*'], '83fee93c1bcd8b9a5a923ffacdc636c7', ['Hello', 'Help.Me']],
    [['AWS.Hello', '..foo'], undefined, []],
  ])('%j selects, and the digest is that of what was selected', (names, digest, expected) => {
    const made = world()
    send({ Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') }, made)
    const message = received(made, { MessageAttributeNames: [...names] })
    expect(message?.MD5OfMessageAttributes).toBe(digest)
    expect(Object.keys(message?.MessageAttributes ?? {}).toSorted()).toEqual(expected)
    expect(message && 'MessageAttributes' in message).toBe(expected.length > 0)
  })
})

describe('system attributes', () => {
  const standard = ['ApproximateFirstReceiveTimestamp', 'ApproximateReceiveCount', 'SenderId', 'SentTimestamp']
  const trace = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1'
  const names = (made: SqsWorld, input: JsonObject) => Object.keys(received(made, input)?.Attributes ?? {}).toSorted()

  it.each(['AttributeNames', 'MessageSystemAttributeNames'])('%s selects: all, one, or those that there are', (member) => {
    const made = world()
    send({ Foo: text('Bar') }, made)
    expect(names(made, { [member]: ['All'] })).toEqual(standard)
    expect(received(made, { [member]: ['All'], MessageAttributeNames: ['All'] })).toMatchObject({
      MD5OfMessageAttributes: 'ae7155c6026991b6d54b11589678bf9c',
    })
    expect(names(made, { [member]: ['SenderId'] })).toEqual(['SenderId'])
    expect(names(made, { [member]: ['SenderId', 'SequenceNumber'] })).toEqual(['SenderId'])
    expect(received(made, {})).not.toHaveProperty('Attributes')
  })

  it('asked for in the old member and in the new one come together', () => {
    const made = world()
    send({}, made)
    expect(names(made, { AttributeNames: ['SenderId'], MessageSystemAttributeNames: ['SentTimestamp'] })).toEqual([
      'SenderId',
      'SentTimestamp',
    ])
  })

  it('times are texts of milliseconds since 1970', () => {
    const made = world()
    send({}, made)
    made.pass(1500)
    expect(received(made, { AttributeNames: ['All'] })?.Attributes).toMatchObject({
      SentTimestamp: '1767603600000',
      ApproximateFirstReceiveTimestamp: '1767603601500',
      ApproximateReceiveCount: '1',
    })
  })

  it('AWSTraceHeader has a digest of its own and no part in that of the attributes', () => {
    const made = world()
    const sent = made.askQueue('SendMessage', 'q', {
      MessageBody: 'test',
      MessageAttributes: { timestamp: text('1493147359900', 'Number') },
      MessageSystemAttributes: { AWSTraceHeader: text(trace) },
    })
    expect(sent).toMatchObject({
      MD5OfMessageAttributes: '235c5c510d26fb653d073faed50ae77c',
      MD5OfMessageSystemAttributes: '5ae4d5d7636402d80f4eb6d213245a88',
    })
    expect(received(made, { MessageSystemAttributeNames: ['AWSTraceHeader'] })?.Attributes).toEqual({ AWSTraceHeader: trace })
  })

  it.each<[JsonObject, string]>([
    [{ Hello: text('a') }, "Message system attribute name 'Hello' is invalid."],
    [{ AWSTraceHeader: text('1', 'Number') }, "Message system attribute 'AWSTraceHeader' must be of type 'String'."],
    [{ AWSTraceHeader: text('') }, "Message (system) attribute 'AWSTraceHeader' must contain a non-empty value of type 'String'."],
  ])('%j cannot be sent', (attributes, expected) => {
    const answer = world().askQueue('SendMessage', 'q', { MessageBody: 'a', MessageSystemAttributes: attributes })
    expect(answer).toBe(`InvalidParameterValue: ${expected}`)
  })

  it('do not count towards the size of the message', () => {
    const made = sqsWorld()
    made.create('q', { MaximumMessageSize: '1024' })
    const input = { MessageBody: 'a'.repeat(1024), MessageSystemAttributes: { AWSTraceHeader: text(trace) } }
    expect(made.askQueue('SendMessage', 'q', input)).toHaveProperty('MessageId')
  })
})
