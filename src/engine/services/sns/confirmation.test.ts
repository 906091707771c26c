import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { outsideService } from '../outside/index.ts'
import { sqsService } from '../sqs/index.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { snsService } from './index.ts'
import { answered, attributesIn, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('news')
const twoDays = 172_800_000
const anonymous = { principal: 'anonymous' }

function world(): TopicWorld {
  const made = topicWorld({ services: [snsService, sqsService, outsideService] })
  made.sns('CreateTopic', { Name: 'news' })
  made.records()
  return made
}

/** Subscribes an address that has to confirm, and answers its ARN. */
function pending(made: TopicWorld, endpoint = 'a@example.com'): string {
  return String(
    answered(made, 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: endpoint, ReturnSubscriptionArn: true })['SubscriptionArn'],
  )
}

const tokenOf = (made: TopicWorld, arn: string): string => made.subscription(arn).confirmation?.token ?? ''
const confirm = (made: TopicWorld, token: string, more: JsonObject = {}): string =>
  refusal(made, 'ConfirmSubscription', { TopicArn, Token: token, ...more })
const shown = (made: TopicWorld, arn: string): Readonly<Record<string, string>> =>
  attributesIn(made, 'GetSubscriptionAttributes', { SubscriptionArn: arn })
const events = (made: TopicWorld): string[] => made.records().flatMap((record) => record.events.map(({ type }) => type))

describe('a subscription that must be confirmed', () => {
  it('is answered with "pending confirmation", listed as PendingConfirmation, and counted apart', () => {
    const made = world()
    for (const [Protocol, Endpoint] of [
      ['email', 'a@b.c'],
      ['email-json', 'a@b.c'],
      ['http', 'http://x.y'],
      ['https', 'https://x.y'],
    ])
      expect(answered(made, 'Subscribe', { TopicArn, Protocol: Protocol as string, Endpoint: Endpoint as string })).toEqual({
        SubscriptionArn: 'pending confirmation',
      })
    const listed = answered(made, 'ListSubscriptionsByTopic', { TopicArn })['Subscriptions'] as readonly JsonObject[]
    expect(listed.map(({ SubscriptionArn }) => SubscriptionArn)).toEqual(Array.from({ length: 4 }, () => 'PendingConfirmation'))
    expect(attributesIn(made, 'GetTopicAttributes', { TopicArn })).toMatchObject({ SubscriptionsPending: '4', SubscriptionsConfirmed: '0' })
  })

  it('is sent nothing until it is confirmed by its token', () => {
    const made = world()
    const arn = pending(made)
    expect(shown(made, arn)).toMatchObject({ PendingConfirmation: 'true', ConfirmationWasAuthenticated: 'false' })
    made.records()
    made.publish('news', 'one')
    expect(events(made)).toEqual(['sns.Published', 'sns.Withheld'])
    expect(answered(made, 'ConfirmSubscription', { TopicArn, Token: tokenOf(made, arn) })).toEqual({ SubscriptionArn: arn })
    expect(shown(made, arn)).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'true' })
    made.publish('news', 'two')
    expect(events(made)).toContain('sns.Delivered')
  })

  it('of a document is confirmed at once', () => {
    const made = world()
    const deployer = { principal: 'cloudformation.amazonaws.com' }
    const arn = String(answered(made, 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: 'a@b.c' }, deployer)['SubscriptionArn'])
    expect(shown(made, arn)).toMatchObject({ PendingConfirmation: 'false' })
  })

  it('confirmed by the same token again is answered alike', () => {
    const made = world()
    const arn = pending(made)
    const token = tokenOf(made, arn)
    for (let times = 0; times < 2; times++)
      expect(answered(made, 'ConfirmSubscription', { TopicArn, Token: token })).toEqual({ SubscriptionArn: arn })
  })

  it('refuses what could be no token, and a token that nobody was given, in different words', () => {
    const made = world()
    pending(made)
    const foreign = 'ab'.repeat(144)
    expect(confirm(made, 'randomtoken')).toBe('InvalidParameter: Invalid token')
    expect(confirm(made, foreign)).toBe(invalid('Token'))
    expect(confirm(made, foreign, { TopicArn: topicArn('none') })).toBe(invalid('Token'))
  })

  it.each([
    [twoDays - 1, 'accepted'],
    [twoDays, invalid('Token')],
  ])('has two days: after %i ms its token is %s', (ms, expected) => {
    const made = world()
    const token = tokenOf(made, pending(made))
    made.pass(ms)
    expect(confirm(made, token)).toBe(expected)
  })

  it('is no more when nobody answered in two days', () => {
    const made = world()
    pending(made)
    made.pass(twoDays)
    expect(made.topic('news').subscriptions).toEqual([])
    expect(events(made)).toContain('sns.ConfirmationExpired')
  })

  it('is sent a new token when it is subscribed again, and the old one is good no more', () => {
    const made = world()
    const arn = pending(made)
    const old = tokenOf(made, arn)
    made.pass(1000)
    expect(pending(made)).toBe(arn)
    expect(confirm(made, old)).toBe(invalid('Token'))
    expect(confirm(made, tokenOf(made, arn))).toBe('accepted')
    made.pass(twoDays)
    expect(shown(made, arn)).toMatchObject({ PendingConfirmation: 'false' })
  })

  it('confirmed by whoever follows the link is not authenticated', () => {
    const made = world()
    const arn = pending(made)
    answered(made, 'ConfirmSubscription', { TopicArn, Token: tokenOf(made, arn), AuthenticateOnUnsubscribe: 'true' }, anonymous)
    expect(shown(made, arn)).toMatchObject({ ConfirmationWasAuthenticated: 'false' })
    answered(made, 'Unsubscribe', { SubscriptionArn: arn }, anonymous)
    expect(made.topic('news').subscriptions).toEqual([])
  })

  it('may ask that only its owner ends it', () => {
    const made = world()
    const arn = pending(made)
    answered(made, 'ConfirmSubscription', { TopicArn, Token: tokenOf(made, arn), AuthenticateOnUnsubscribe: 'true' })
    expect(refusal(made, 'Unsubscribe', { SubscriptionArn: arn }, anonymous)).toContain('AuthorizationError')
    answered(made, 'Unsubscribe', { SubscriptionArn: arn })
    expect(made.topic('news').subscriptions).toEqual([])
  })

  it('ended by a link is told so, and the link in that message brings it back', () => {
    const made = world()
    const arn = pending(made)
    answered(made, 'ConfirmSubscription', { TopicArn, Token: tokenOf(made, arn) })
    made.records()
    answered(made, 'Unsubscribe', { SubscriptionArn: arn }, anonymous)
    expect(events(made)).toContain('sns.ConfirmationSent')
    const [token] = Object.keys(made.world.cells).flatMap((key) => /^sns\/ended-subscription\/(.+)$/.exec(key)?.[1] ?? [])
    const back = String(answered(made, 'ConfirmSubscription', { TopicArn, Token: token as string }, anonymous)['SubscriptionArn'])
    expect(shown(made, back)).toMatchObject({ Endpoint: 'a@example.com', PendingConfirmation: 'false' })
    expect(confirm(made, token as string)).toBe('accepted')
  })

  it('ended by a link is forgotten after two days', () => {
    const made = world()
    const arn = pending(made)
    answered(made, 'ConfirmSubscription', { TopicArn, Token: tokenOf(made, arn) })
    answered(made, 'Unsubscribe', { SubscriptionArn: arn }, anonymous)
    made.pass(twoDays)
    expect(Object.keys(made.world.cells).filter((key) => key.startsWith('sns/ended-subscription/'))).toEqual([])
  })
})
