import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { outsideService, viewEndpoint, viewInbox, type EndpointState, type InboxState } from '../outside/index.ts'
import { serviceWorld, traceLines, type ServiceWorld } from '../testing/service-world.ts'
import { snsService } from './index.ts'

const TopicArn = topicArn('news')
const url = 'https://hooks.example.com/news'

interface News extends ServiceWorld {
  subscribe(protocol: string, endpoint: string): unknown
  order(timer: string, data: JsonObject): void
  server(): ReturnType<typeof viewEndpoint>
  inbox(address: string): ReturnType<typeof viewInbox>
}

/** The whole of SNS, and people and servers who are asked whether they want its messages. */
function news(): News {
  const world = serviceWorld({ services: [snsService, outsideService] })
  world.call('CreateTopic', { Name: 'news' })
  const state = <T>(key: string): T => world.world.cells[key]?.state as unknown as T
  return {
    ...world,
    subscribe(protocol, endpoint) {
      const reply = world.call('Subscribe', { TopicArn, Protocol: protocol, Endpoint: endpoint })
      return reply?.ok ? reply.value['SubscriptionArn'] : reply
    },
    order: (timer, data) => world.inject({ kind: 'timer', to: 'outside', timer, data }),
    server: () => viewEndpoint(state<EndpointState>(`outside/endpoint/${url}`), 10),
    inbox: (address) => viewInbox(state<InboxState>(`outside/inbox/${address}`), 10),
  }
}

describe('an HTTP endpoint', () => {
  it('is asked, visits the link, and then gets messages', () => {
    const world = news()
    world.order('PutEndpoint', { url })
    expect(world.subscribe('https', url)).toBe('pending confirmation')
    world.call('Publish', { TopicArn, Message: 'hello' })
    const { newest, confirmed } = world.server()
    expect(confirmed).toBe(1)
    expect(newest.map(({ type }) => type)).toEqual(['Notification', 'SubscriptionConfirmation'])
    const body = (newest[1]?.body ?? '')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
      .replace(/[0-9a-f]{288}/g, '<token>')
      .replace(/[A-Za-z0-9+/]{342}==/, '<signature>')
      .replace(/[0-9a-f]{32}/, '<hex>')
    expect(body).toMatchInlineSnapshot(`
      "{
        "Type" : "SubscriptionConfirmation",
        "MessageId" : "<uuid>",
        "Token" : "<token>",
        "TopicArn" : "arn:aws:sns:us-east-1:111111111111:news",
        "Message" : "You have chosen to subscribe to the topic arn:aws:sns:us-east-1:111111111111:news.\\nTo confirm the subscription, visit the SubscribeURL included in this message.",
        "SubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:us-east-1:111111111111:news&Token=<token>",
        "Timestamp" : "2026-01-05T09:00:00.000Z",
        "SignatureVersion" : "1",
        "Signature" : "<signature>",
        "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-<hex>.pem"
      }"
    `)
  })

  it('that does not confirm gets nothing', () => {
    const world = news()
    world.order('PutEndpoint', { url, confirms: false })
    world.subscribe('https', url)
    world.call('Publish', { TopicArn, Message: 'hello' })
    expect(world.server()).toMatchObject({ requests: 1, confirmed: 0 })
  })

  it('that cannot be reached is told of, once', () => {
    const world = news()
    world.subscribe('https', url)
    world.pass(3_600_000)
    expect(traceLines(world.records()).filter((line) => line.includes('sns.Confirmation'))).toMatchInlineSnapshot(`
      [
        "0 sns.ConfirmationRequested news subscription=sns/subscription/71c0 endpoint=https://hooks.example.com/news",
        "0 sns.ConfirmationSent news subscription=sns/subscription/71c0 kind=SubscriptionConfirmation endpoint=https://hooks.example.com/news",
        "0 sns.ConfirmationFailed news subscription=sns/subscription/71c0 kind=SubscriptionConfirmation code=ConnectionError message=No server answers at https://hooks.example.com/news.",
      ]
    `)
  })

  it('is told that its subscription has ended', () => {
    const world = news()
    world.order('PutEndpoint', { url })
    world.subscribe('https', url)
    const arn = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'outside.SubscriptionConfirmed'))[0]?.data[
      'subscription'
    ]
    world.call('Unsubscribe', { SubscriptionArn: String(arn) })
    expect(world.server().newest[0]).toMatchObject({ type: 'UnsubscribeConfirmation' })
  })
})

describe('a person', () => {
  it('gets an e-mail with a link, and messages once it is opened', () => {
    const world = news()
    world.subscribe('email', 'ann@example.com')
    world.call('Publish', { TopicArn, Message: 'too early' })
    world.order('PutInbox', { address: 'ann@example.com', confirms: true })
    world.subscribe('email', 'ann@example.com')
    world.call('Publish', { TopicArn, Message: 'hello' })
    expect(world.inbox('ann@example.com').newest.map(({ subject, body }) => `${subject}: ${body.split('\n')[0]}`)).toEqual([
      'AWS Notification Message: hello',
      `AWS Notification - Subscription Confirmation: Somebody subscribed this address to ${TopicArn}. To confirm, open the link:`,
      `AWS Notification - Subscription Confirmation: Somebody subscribed this address to ${TopicArn}. To confirm, open the link:`,
    ])
  })

  it('gets a text message without being asked, by topic or straight to the number', () => {
    const world = news()
    world.subscribe('sms', '+15550100')
    world.call('Publish', { TopicArn, Message: 'to all' })
    world.call('Publish', { PhoneNumber: '+15550100', Message: 'to you' })
    expect(world.inbox('+15550100').newest.map(({ body }) => body)).toEqual(['to you', 'to all'])
  })
})
