import { describe, expect, it } from 'vitest'
import { functionArn, queueArn } from '../../../../aws/identity.ts'
import { viewEndpoint, viewInbox, type EndpointState, type InboxState } from '../../outside/index.ts'
import { deliveryWorld, type DeliveryWorld } from '../testing/delivery-world.ts'
import { retryLines } from '../testing/retry-lines.ts'
import { whyDelivery } from '../why.ts'
import { partsOf } from './sms.ts'

const device = 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/shop/1'
const phone = 'arn:aws:sns:us-east-1:111111111111:endpoint/APNS/shop/2'
const attributes = { kind: { DataType: 'String', StringValue: 'order' }, raw: { DataType: 'Binary', BinaryValue: 'AQI=' } }

function inbox(world: DeliveryWorld, address: string): ReturnType<typeof viewInbox> {
  return viewInbox(world.state<InboxState>(`outside/inbox/${address}`), 10)
}

function endpoint(world: DeliveryWorld, url: string): EndpointState {
  return world.state<EndpointState>(`outside/endpoint/${url}`)
}

function anonymous(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/Service-[0-9a-f]{32}/, 'Service-<hex>')
    .replace(/[A-Za-z0-9+/]{342}==/, '<signature>')
}

it('one message reaches subscribers of every protocol at once', () => {
  const world = deliveryWorld({ topicAttributes: { DisplayName: 'Acme Newsletter' } })
  for (const arn of [device, phone]) {
    const path = arn.slice(arn.indexOf('endpoint/') + 'endpoint/'.length)
    world.create(`sns/endpoint/${path}`, { path, attributes: { Enabled: 'true' } })
  }
  for (const url of ['http://a.example.com/', 'https://b.example.com/']) world.order('outside', 'PutEndpoint', { url })
  const subscriptions = [
    world.subscribe('sqs', queueArn('orders')),
    world.subscribe('lambda', functionArn('crm')),
    world.subscribe('http', 'http://a.example.com/'),
    world.subscribe('https', 'https://b.example.com/', { raw: true }),
    world.subscribe('email', 'ann@example.com'),
    world.subscribe('email-json', 'bot@example.com'),
    world.subscribe('sms', '+15550100'),
    world.subscribe('application', device),
    world.subscribe('application', phone),
    world.subscribe('firehose', 'arn:aws:firehose:us-east-1:111111111111:deliverystream/x'),
  ]
  world.publish('hello')
  expect(retryLines(world.records())).toEqual(['0.000 s DeliveryNotSimulated', ...Array.from({ length: 9 }, () => '0.000 s Delivered')])
  expect(subscriptions.map(({ state }) => state().delivered)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0])
})

describe('a queue', () => {
  it('gets the bare message and its attributes with raw delivery', () => {
    const world = deliveryWorld()
    world.subscribe('sqs', queueArn('orders'), { raw: true })
    world.publish({ texts: { default: 'hello' }, attributes, groupId: 'tenant' })
    expect(world.accepted('sqs')).toMatchObject([{ MessageBody: 'hello', MessageAttributes: attributes, MessageGroupId: 'tenant' }])
  })

  it('of a FIFO topic gets group and deduplication id if it is FIFO, and neither if it is standard', () => {
    const world = deliveryWorld({ topic: 'news.fifo' })
    world.subscribe('sqs', queueArn('orders.fifo'))
    world.subscribe('sqs', queueArn('plain'))
    world.publish({ texts: { default: 'x' }, groupId: 'g', deduplicationId: 'd', sequenceNumber: '10000000000000000000' })
    const [first, second] = world.accepted('sqs')
    expect(first).toMatchObject({ MessageGroupId: 'g', MessageDeduplicationId: 'd' })
    expect(second).not.toHaveProperty('MessageGroupId')
    expect(second).not.toHaveProperty('MessageDeduplicationId')
    expect(JSON.parse(String(second?.['MessageBody']))).toMatchObject({ SequenceNumber: '10000000000000000000' })
    expect(JSON.parse(String(second?.['MessageBody']))).not.toHaveProperty('Signature')
  })
})

it('a queue in another region is not taken for one of the same name here', () => {
  const world = deliveryWorld()
  world.subscribe('sqs', queueArn('orders').replace('us-east-1', 'eu-west-1'))
  world.publish('hello')
  const [event] = world.records().flatMap(({ events }) => events)
  expect(event?.type).toBe('sns.DeliveryNotSimulated')
  expect(event && whyDelivery(event, undefined)?.text).toContain('in another region or account, is not simulated')
  expect(world.accepted('sqs')).toEqual([])
})

it('a function gets an event of one record, invoked asynchronously', () => {
  const world = deliveryWorld()
  world.subscribe('lambda', functionArn('crm'))
  world.publish({ texts: { default: 'hello' }, attributes, signatureVersion: '2' })
  world.publish({ texts: { default: 'again' }, subject: 'Hi' })
  const [first, second] = world.accepted('lambda')
  expect(first).toMatchObject({ FunctionName: functionArn('crm'), InvocationType: 'Event' })
  expect(JSON.parse(anonymous(String(first?.['Payload'])))).toMatchInlineSnapshot(`
    {
      "Records": [
        {
          "EventSource": "aws:sns",
          "EventSubscriptionArn": "arn:aws:sns:us-east-1:111111111111:news:<uuid>",
          "EventVersion": "1.0",
          "Sns": {
            "Message": "hello",
            "MessageAttributes": {
              "kind": {
                "Type": "String",
                "Value": "order",
              },
              "raw": {
                "Type": "Binary",
                "Value": "AQI=",
              },
            },
            "MessageId": "<uuid>",
            "Signature": "<signature>",
            "SignatureVersion": "1",
            "SigningCertUrl": "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-<hex>.pem",
            "Subject": null,
            "Timestamp": "2026-01-05T09:00:00.000Z",
            "TopicArn": "arn:aws:sns:us-east-1:111111111111:news",
            "Type": "Notification",
            "UnsubscribeUrl": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:111111111111:news:<uuid>",
          },
        },
      ],
    }
  `)
  expect(JSON.parse(String(second?.['Payload'])).Records[0].Sns).toMatchObject({ Subject: 'Hi', MessageAttributes: {} })
})

describe('an HTTP endpoint', () => {
  const url = 'https://b.example.com/hook'
  const posted = (raw: boolean, headerContentType?: string): { headers: unknown; body: string } => {
    const policy: Record<string, string> =
      headerContentType === undefined ? {} : { DeliveryPolicy: JSON.stringify({ requestPolicy: { headerContentType } }) }
    const world = deliveryWorld()
    world.order('outside', 'PutEndpoint', { url })
    world.subscribe('https', url, { raw, attributes: policy })
    world.publish({ texts: { default: 'hello' }, attributes })
    const calls = world.records().flatMap(({ envelope }) => (envelope.kind === 'call' && envelope.to === 'outside' ? [envelope.input] : []))
    expect(calls).toMatchObject([{ Url: url, Method: 'POST' }])
    return { headers: JSON.parse(anonymous(JSON.stringify(calls[0]?.['Headers']))), body: String(calls[0]?.['Body']) }
  }

  it('is sent the envelope with AWS’s headers', () => {
    const { headers, body } = posted(false)
    expect(headers).toMatchInlineSnapshot(`
      {
        "Content-Type": "text/plain; charset=UTF-8",
        "User-Agent": "Amazon Simple Notification Service Agent",
        "X-Amz-Sns-Message-Id": "<uuid>",
        "X-Amz-Sns-Message-Type": "Notification",
        "X-Amz-Sns-Subscription-Arn": "arn:aws:sns:us-east-1:111111111111:news:<uuid>",
        "X-Amz-Sns-Topic-Arn": "arn:aws:sns:us-east-1:111111111111:news",
      }
    `)
    expect(JSON.parse(body)).toMatchObject({
      Type: 'Notification',
      Message: 'hello',
      MessageAttributes: { raw: { Type: 'Binary', Value: 'AQI=' } },
    })
  })

  it('is sent the bare message with raw delivery, and the content type of the policy', () => {
    const { headers, body } = posted(true, 'application/json')
    expect(headers).toMatchObject({ 'X-Amz-Sns-Rawdelivery': 'true', 'Content-Type': 'application/json' })
    expect(body).toBe('hello')
  })

  it('keeps what it was sent', () => {
    const world = deliveryWorld()
    world.order('outside', 'PutEndpoint', { url })
    world.subscribe('https', url, { raw: true })
    world.publish('one')
    world.publish('two')
    expect(viewEndpoint(endpoint(world, url), 10)).toMatchObject({
      requests: 2,
      byStatus: { 200: 2 },
      newest: [{ body: 'two', type: 'Notification', trail: 'news/2' }, { body: 'one' }],
    })
  })
})

describe('a person', () => {
  it('gets an e-mail with the topic’s display name as its sender and a way out at its end', () => {
    const world = deliveryWorld({ topicAttributes: { DisplayName: 'Acme' } })
    world.subscribe('email', 'ann@example.com', { raw: true })
    world.publish('hello')
    world.publish({ texts: { default: 'all', email: 'mail' }, subject: 'Signed up' })
    const { newest } = inbox(world, 'ann@example.com')
    expect(newest).toMatchObject([
      { kind: 'email', subject: 'Signed up', body: expect.stringMatching(/^mail\n\n--\n/) },
      { kind: 'email', from: 'Acme <no-reply@sns.amazonaws.com>', subject: 'AWS Notification Message' },
    ])
    expect(anonymous(newest[1]?.body ?? '')).toMatchInlineSnapshot(`
      "hello

      --
      ann@example.com is subscribed to arn:aws:sns:us-east-1:111111111111:news.
      To end the subscription: https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:111111111111:news:<uuid>
      (AWS says this in words of its own.)"
    `)
  })

  it('gets JSON by email-json', () => {
    const world = deliveryWorld()
    world.subscribe('email-json', 'bot@example.com')
    world.publish('hello')
    const [mail] = inbox(world, 'bot@example.com').newest
    expect(mail).toMatchObject({ from: 'AWS Notifications <no-reply@sns.amazonaws.com>' })
    expect(JSON.parse(mail?.body ?? '')).toMatchObject({ Type: 'Notification', Message: 'hello' })
  })

  it('gets a text message with the display name before it, from the sender that the message names', () => {
    const world = deliveryWorld({ topicAttributes: { DisplayName: 'Acme Newsletter' } })
    world.subscribe('sms', '+15550100')
    world.publish('hello')
    world.publish({ texts: { default: 'x' }, attributes: { 'AWS.SNS.SMS.SenderID': { DataType: 'String', StringValue: 'ACME' } } })
    expect(inbox(world, '+15550100').newest).toMatchObject([
      { from: 'ACME', body: 'Acme Newsl> x' },
      { kind: 'sms', from: 'NOTICE', body: 'Acme Newsl> hello', parts: 1, bytes: 17 },
    ])
  })

  it('gets a text message from the account’s sender, when the message names none', () => {
    const world = deliveryWorld()
    world.create('sns/account', {
      topics: [],
      applications: [],
      smsAttributes: { DefaultSenderID: 'SHOP' },
      nextMessage: 1,
      nextEndpoint: 1,
    })
    world.publishDirectly('sms', '+15550100', 'hello')
    expect(inbox(world, '+15550100').newest[0]?.from).toBe('SHOP')
  })

  it('gets a text message published straight to the number, without a topic', () => {
    const world = deliveryWorld()
    world.publishDirectly('sms', '+15550100', 'your order is on its way')
    expect(inbox(world, '+15550100')).toMatchObject({ count: 1, newest: [{ body: 'your order is on its way' }] })
  })

  it('gets no text message of more than 1,600 characters', () => {
    const world = deliveryWorld()
    world.subscribe('sms', '+15550100')
    world.publish('x'.repeat(1600))
    world.publish('x'.repeat(1601))
    expect(retryLines(world.records())).toEqual(['0.000 s Delivered', '0.000 s DeliveryFailed attempt 1 dropped InvalidParameter'])
    expect(inbox(world, '+15550100').newest).toMatchObject([{ parts: 10 }])
  })
})

describe('text messages', () => {
  it.each([
    ['160 characters of the GSM alphabet are one', 'ä'.repeat(160), [160]],
    ['one more makes two', 'ä'.repeat(161), [160, 1]],
    ['a bracket counts twice', '['.repeat(81), [80, 1]],
    ['ASCII that GSM lacks: 140 a message', '`'.repeat(141), [140, 1]],
    ['any other alphabet: 70 a message', 'ж'.repeat(71), [70, 1]],
    ['a pair of surrogates stays whole', `${'ж'.repeat(69)}🚀`, [69, 2]],
    ['cut between words', `${'word '.repeat(31)}together`, [154, 8]],
  ])('%s', (_, text, lengths) => {
    expect(partsOf(text).map(({ length }) => length)).toEqual(lengths)
  })
})

describe('a device', () => {
  const payload = (arn: string, texts: { readonly default: string }): string => {
    const world = deliveryWorld()
    const path = arn.slice(arn.indexOf('endpoint/') + 'endpoint/'.length)
    world.create(`sns/endpoint/${path}`, { path, attributes: { Enabled: 'true' } })
    world.subscribe('application', arn)
    world.publish({ texts })
    return inbox(world, arn).newest[0]?.body ?? ''
  }

  it('gets the payload of its platform, or the default wrapped for it', () => {
    const texts = { default: 'all', APNS: '{"aps":{"alert":"apple"}}', GCM: '{"notification":{"text":"google"}}' }
    expect(payload(device, texts)).toBe('{"notification":{"text":"google"}}')
    expect(payload(phone, texts)).toBe('{"aps":{"alert":"apple"}}')
    expect(payload(phone, { default: 'all' })).toBe('{"aps":{"alert":"all"}}')
    expect(payload(device, { default: 'all' })).toBe('{"data":{"default":"all"}}')
  })

  it('whose endpoint is switched off or gone gets nothing', () => {
    const world = deliveryWorld()
    world.create('sns/endpoint/GCM/shop/1', { path: 'GCM/shop/1', attributes: { Enabled: 'false' } })
    world.subscribe('application', device, { deadLetters: 'lost' })
    world.subscribe('application', phone)
    world.publish('hello')
    expect(retryLines(world.records())).toMatchInlineSnapshot(`
      [
        "0.000 s DeliveryFailed attempt 1 dead-letter-queue EndpointDisabled",
        "0.000 s DeliveryFailed attempt 1 dropped NotFound",
        "0.000 s DeadLetterDelivered",
      ]
    `)
    expect(JSON.parse(String(world.accepted('sqs')[0]?.['MessageBody']))).toMatchObject({ Message: 'hello' })
  })
})
