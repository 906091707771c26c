import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { redriveTo } from '../testing/queue-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(attributes?: Record<string, string>): SqsWorld {
  const made = sqsWorld()
  made.create('q', attributes)
  return made
}

const send = (made: SqsWorld, body: string, more?: JsonObject) => made.askQueue('SendMessage', 'q', { MessageBody: body, ...more })
const handleIn = (made: SqsWorld, more?: JsonObject) => made.receive('q', more)?.[0]?.ReceiptHandle ?? ''
const change = (made: SqsWorld, ReceiptHandle: string, VisibilityTimeout: number) =>
  made.askQueue('ChangeMessageVisibility', 'q', { ReceiptHandle, VisibilityTimeout })
const text = (value: string) => ({ DataType: 'String', StringValue: value })

describe('sending', () => {
  it('a message is received as it was sent, once', () => {
    const made = world()
    const sent = send(made, 'message') as JsonObject
    expect(sent).toEqual({ MessageId: expect.any(String), MD5OfMessageBody: '78e731027d8fd50ed642340b7c9a63b3' })
    expect(made.receive('q')).toMatchObject([
      { Body: 'message', MessageId: sent['MessageId'], MD5OfBody: '78e731027d8fd50ed642340b7c9a63b3' },
    ])
    expect(made.bodies('q')).toEqual([])
  })

  it('to one queue is not seen in another', () => {
    const made = world()
    made.create('other')
    send(made, 'a')
    expect(made.bodies('other')).toEqual([])
    made.send('other', 'b')
    expect(made.bodies('other')).toEqual(['b'])
    expect(made.bodies('q')).toEqual(['a'])
  })

  it.each(['"&quot;\r', '{"a":"<b>&amp;</b>"}', 'a\rb\nc\td', '√ 𝄞 \ufffd', ' '])('a body %j comes back unchanged', (body) => {
    const made = world()
    send(made, body)
    expect(made.bodies('q')).toEqual([body])
  })

  it.each(['\u0000', '\u0008', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00a'])('a body with %j is refused', (character) => {
    expect(send(world(), `a${character}b`)).toContain('InvalidMessageContents: ')
  })

  it('an empty body is refused', () => {
    expect(send(world(), '')).toBe('MissingParameter: The request must contain the parameter MessageBody.')
  })

  it('a message is at most 1 MiB, names, types and values of its attributes included', () => {
    const most = 1_048_576
    const attributes = { k: text('x') }
    const rest = most - 'kStringx'.length
    const tooLarge = 'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.'
    expect(send(world(), 'a'.repeat(rest), { MessageAttributes: attributes })).toHaveProperty('MessageId')
    expect(send(world(), 'a'.repeat(rest + 1), { MessageAttributes: attributes })).toBe(tooLarge)
    expect(send(world(), 'a'.repeat(most))).toHaveProperty('MessageId')
    expect(send(world(), 'a'.repeat(most + 1))).toBe(tooLarge)
  })

  it('the queue’s own maximum counts bytes and attributes', () => {
    const made = world({ MaximumMessageSize: '1024' })
    const tooLarge = 'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.'
    expect(send(made, 'é'.repeat(512))).toHaveProperty('MessageId')
    expect(send(made, 'é'.repeat(513))).toBe(tooLarge)
    expect(send(made, 'a'.repeat(1016), { MessageAttributes: { k: text('x') } })).toHaveProperty('MessageId')
    expect(send(made, 'a'.repeat(1017), { MessageAttributes: { k: text('x') } })).toBe(tooLarge)
  })

  it.each(['', 'a'.repeat(129), 'group 123', 'ä'])('to a standard queue with the group %j is refused', (group) => {
    expect(send(world(), 'a', { MessageGroupId: group })).toBe(
      `InvalidParameterValue: Value ${group} for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    )
  })
})

describe('receiving', () => {
  it('nothing leaves Messages out', () => {
    expect(world().askQueue('ReceiveMessage', 'q')).toEqual({})
  })

  it.each([
    [{ MaxNumberOfMessages: 11 }, 'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.'],
    [{ MaxNumberOfMessages: 0 }, 'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.'],
    [{ WaitTimeSeconds: 21 }, 'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.'],
    [{ WaitTimeSeconds: -1 }, 'Value -1 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.'],
  ])('with %j is refused', (input, expected) => {
    expect(world().askQueue('ReceiveMessage', 'q', input)).toBe(`InvalidParameterValue: ${expected}`)
  })

  it('a long poll does not wait while there is a message, however many were asked for', () => {
    const made = world()
    send(made, 'a')
    expect(made.bodies('q', { WaitTimeSeconds: 20, MaxNumberOfMessages: 10 })).toEqual(['a'])
  })

  it('a long poll gets a message when its delay ends', () => {
    const made = world()
    send(made, 'a', { DelaySeconds: 2 })
    expect(made.receive('q', { WaitTimeSeconds: 3 }, { name: 'poll' })).toBeUndefined()
    made.pass(1999)
    expect(made.answered('poll')).toBeUndefined()
    made.pass(1)
    expect(made.answered('poll')).toMatchObject({ value: { Messages: [{ Body: 'a' }] } })
  })

  it('takes from the visible count to the one in flight, and the end of the timeout gives back', () => {
    const made = world({ VisibilityTimeout: '3' })
    for (const body of ['a', 'b', 'c']) send(made, body)
    const counts = () => Object.values(made.attributes('q', ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible']))
    expect(counts()).toEqual(['3', '0'])
    made.receive('q')
    expect(counts()).toEqual(['2', '1'])
    made.pass(3000)
    expect(counts()).toEqual(['3', '0'])
  })

  it('with a timeout of its own overrides the queue’s, and 0 leaves the message visible', () => {
    const made = world({ VisibilityTimeout: '30' })
    send(made, 'a')
    expect(made.bodies('q', { VisibilityTimeout: 0 })).toEqual(['a'])
    expect(made.bodies('q', { VisibilityTimeout: 2 })).toEqual(['a'])
    made.pass(1999)
    expect(made.bodies('q')).toEqual([])
    made.pass(1)
    expect(made.bodies('q')).toEqual(['a'])
  })
})

describe('a receipt handle', () => {
  it('deletes after the visibility timeout', () => {
    const made = world({ VisibilityTimeout: '1' })
    send(made, 'a')
    const handle = handleIn(made)
    made.pass(1000)
    expect(made.remove('q', handle)).toEqual({ ok: true, value: {} })
    expect(made.bodies('q')).toEqual([])
  })

  it('that nobody gave is refused', () => {
    const fault = 'ReceiptHandleIsInvalid: The input receipt handle "garbage" is not a valid receipt handle.'
    expect(world().askQueue('DeleteMessage', 'q', { ReceiptHandle: 'garbage' })).toBe(fault)
    expect(change(world(), 'garbage', 1)).toBe(fault)
  })

  it('of a deleted message deletes again without complaint, and changes no visibility', () => {
    const made = world()
    send(made, 'a')
    const handle = handleIn(made)
    made.remove('q', handle)
    expect(made.remove('q', handle)).toEqual({ ok: true, value: {} })
    expect(change(made, handle, 5)).toContain('InvalidParameterValue: Value ')
  })

  it('changes nothing, and is not refused, when the timeout is over', () => {
    const made = world({ VisibilityTimeout: '1' })
    send(made, 'a')
    const handle = handleIn(made)
    made.pass(1000)
    expect(change(made, handle, 10)).toEqual({})
    expect(made.bodies('q')).toEqual(['a'])
  })

  it('extends the timeout again and again, and deletes after that', () => {
    const made = world({ VisibilityTimeout: '2' })
    send(made, 'a')
    const handle = handleIn(made)
    for (let times = 0; times < 3; times++) {
      made.pass(1000)
      expect(change(made, handle, 2)).toEqual({})
    }
    made.pass(1999)
    expect(made.bodies('q')).toEqual([])
    made.remove('q', handle)
    expect(change(made, handle, 0)).toContain('InvalidParameterValue')
    made.pass(5000)
    expect(made.bodies('q')).toEqual([])
  })

  it('of a message of another queue is refused', () => {
    const made = world()
    made.create('other')
    send(made, 'a')
    const ReceiptHandle = handleIn(made)
    expect(made.askQueue('DeleteMessage', 'other', { ReceiptHandle })).toContain('ReceiptHandleIsInvalid')
  })
})

describe('a dead letter', () => {
  it('is moved by the receive after the last one allowed, which does not return it', () => {
    const made = sqsWorld()
    made.create('dlq')
    made.create('q', { VisibilityTimeout: '0', ...redriveTo('dlq', 1) })
    const sent = send(made, 'a') as JsonObject
    expect(made.bodies('q')).toEqual(['a'])
    expect(made.ledger('dlq').visible).toBe(0)
    expect(made.bodies('q')).toEqual([])
    made.pass(0)
    expect(made.receive('dlq')).toMatchObject([{ MessageId: sent['MessageId'], Body: 'a' }])
  })

  it('keeps its attributes and says where it came from', () => {
    const made = sqsWorld()
    made.create('dlq')
    made.create('q', { VisibilityTimeout: '0', ...redriveTo('dlq', 1) })
    send(made, 'a', { MessageAttributes: { k: text('x') } })
    made.bodies('q')
    made.bodies('q')
    made.pass(0)
    const [letter] = made.receive('dlq', { AttributeNames: ['All'], MessageAttributeNames: ['All'] }) ?? []
    expect(letter).toMatchObject({
      MessageAttributes: { k: text('x') },
      MD5OfMessageAttributes: 'a45daa70926828a2f0a1db3418e6feb4',
      Attributes: { DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:111111111111:q' },
    })
  })
})
