import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import { misfitOf } from '../../../aws/shape.ts'
import type { JsonObject } from '../../../base/json.ts'
import { answer, refuse, type CallEnvelope } from '../../kernel/index.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { serviceWorld, traceLines, type ServiceWorld } from '../testing/service-world.ts'
import { confirmationLink } from './confirmation.ts'
import { outsideModel, outsideService, viewEndpoint, viewInbox, type EndpointState, type InboxState } from './index.ts'

const url = 'https://hooks.example.com/news'
const link = `https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn('news')}&Token=abc123`

interface Outside extends ServiceWorld {
  order(timer: string, data: JsonObject): void
  request(body?: string, type?: string): ReturnType<ServiceWorld['call']>
  endpoint(): EndpointState
  inbox(address: string): InboxState
  confirmations(): CallEnvelope[]
}

function outside(refusing = false): Outside {
  const confirmations: CallEnvelope[] = []
  const confirm: Action<JsonObject> = (_, input, call) => {
    confirmations.push(call)
    return refusing
      ? refuse({ code: 'InvalidParameter', message: 'Invalid parameter: Token', origin: 'client' })
      : answer({ SubscriptionArn: `arn of ${String(input['Token'])}` })
  }
  const sns: ServiceTable = { name: 'sns', actions: { ConfirmSubscription: confirm as Action<never> }, timers: {} }
  const world = serviceWorld({ services: [outsideService, sns] })
  return {
    ...world,
    order: (timer, data) => world.inject({ kind: 'timer', to: 'outside', timer, data }),
    request: (body = 'hello', type = 'Notification') =>
      world.call('HttpRequest', { Url: url, Method: 'POST', Headers: { 'x-amz-sns-message-type': type }, Body: body, TimeoutMs: 15_000 }),
    endpoint: () => world.world.cells[`outside/endpoint/${url}`]?.state as unknown as EndpointState,
    inbox: (address) => world.world.cells[`outside/inbox/${address}`]?.state as unknown as InboxState,
    confirmations: () => confirmations,
  }
}

describe('a web server', () => {
  it('answers with its statuses in turn, the last again and again', () => {
    const world = outside()
    world.order('PutEndpoint', { url, status: [500, 429, 200] })
    for (let request = 0; request < 5; request++) world.request()
    world.pass(0)
    expect(viewEndpoint(world.endpoint(), 2)).toMatchObject({ requests: 5, byStatus: { 200: 3, 429: 1, 500: 1 }, newest: [{}, {}] })
    expect(traceLines(world.records()).slice(0, 2)).toMatchInlineSnapshot(`
      [
        "0 outside.EndpointSet https://hooks.example.com/news url=https://hooks.example.com/news",
        "0 outside.RequestReceived https://hooks.example.com/news method=POST status=500 type=Notification bytes=5 messageId=null trail=null",
      ]
    `)
  })

  it('takes new settings while it runs, and goes on counting', () => {
    const world = outside()
    world.order('PutEndpoint', { url })
    world.request()
    world.order('PutEndpoint', { url, status: 503 })
    world.request()
    expect(world.endpoint().byStatus).toEqual({ 200: 1, 503: 1 })
  })

  it('answers after its latency, or not in time', () => {
    const world = outside()
    world.order('PutEndpoint', { url, latencyMs: 400 })
    expect(world.request()).toBeUndefined()
    world.pass(399)
    expect(world.world.pending.work).toBe(1)
    world.order('PutEndpoint', { url, latencyMs: 60_000 })
    world.call('HttpRequest', { Url: url, Method: 'POST', TimeoutMs: 15_000 }, { name: 'late' })
    world.pass(15_000)
    expect(world.answered('late')).toEqual({
      ok: false,
      error: { code: 'RequestTimeout', message: 'No answer within 15000 ms.', origin: 'server' },
    })
  })

  it('that is not there is a connection error', () => {
    expect(outside().request()).toMatchObject({ ok: false, error: { code: 'ConnectionError', origin: 'server' } })
    const world = outside()
    world.order('PutEndpoint', { url })
    world.order('RemoveEndpoint', { url })
    expect(world.request()).toMatchObject({ ok: false })
  })

  it('visits the link of a confirmation, unless it does not confirm or fails', () => {
    const world = outside()
    world.order('PutEndpoint', { url, status: [500, 200, 200] })
    const body = JSON.stringify({ SubscribeURL: link })
    for (let request = 0; request < 2; request++) world.request(body, 'SubscriptionConfirmation')
    world.request(body)
    expect(world.confirmations()).toMatchObject([
      { input: { TopicArn: topicArn('news'), Token: 'abc123' }, caller: { principal: 'anonymous' }, hop: { to: 'sns/topic/news' } },
    ])
    expect(world.endpoint().confirmed).toBe(1)
    world.order('PutEndpoint', { url, confirms: false })
    world.request(body, 'SubscriptionConfirmation')
    expect(world.confirmations()).toHaveLength(1)
  })
})

describe('an inbox', () => {
  const mail = (body: string): JsonObject => ({ To: 'ann@example.com', From: 'AWS', Subject: 'Hi', Body: body })

  it('is there as soon as something arrives, and keeps the last 200', () => {
    const world = outside()
    for (let message = 1; message <= 250; message++) world.call('ReceiveEmail', mail(`mail ${message}`))
    const view = viewInbox(world.inbox('ann@example.com'), 500)
    expect(view.count).toBe(250)
    expect(view.newest).toHaveLength(200)
    expect(view.newest[0]).toMatchObject({ kind: 'email', from: 'AWS', subject: 'Hi', body: 'mail 250', bytes: 8 })
  })

  it('keeps the beginning of a long message, and its size', () => {
    const world = outside()
    world.call('ReceiveEmail', mail('é'.repeat(100_000)))
    const [message] = viewInbox(world.inbox('ann@example.com'), 1).newest
    expect(message?.body).toHaveLength(16_384)
    expect(message?.bytes).toBe(200_000)
  })

  it('has the name that the document gives it', () => {
    const world = outside()
    world.order('PutInbox', { address: '+15550100', name: 'Ann' })
    world.call('ReceiveSms', { To: '+15550100', From: 'NOTICE', Body: 'a b', Parts: ['a', 'b'] })
    expect(viewInbox(world.inbox('+15550100'), 1)).toMatchObject({ name: 'Ann', count: 1, newest: [{ kind: 'sms', parts: 2 }] })
  })

  it('may stand for all addresses that begin alike, but for those that have their own', () => {
    const world = outside()
    world.order('PutInbox', { address: '+1*', name: 'Customers' })
    world.order('PutInbox', { address: '+15550100', name: 'Ann' })
    for (const To of ['+15550100', '+15550101', '+15550102', '+49301234567'])
      world.call('ReceiveSms', { To, From: 'NOTICE', Body: 'x', Parts: ['x'] })
    expect(viewInbox(world.inbox('+1*'), 9).newest.map(({ to }) => to)).toEqual(['+15550102', '+15550101'])
    expect([world.inbox('+15550100').received, world.inbox('+49301234567').received]).toEqual([1, 1])
    world.order('RemoveInbox', { address: '+1*' })
    world.call('ReceiveSms', { To: '+15550103', From: 'NOTICE', Body: 'x', Parts: ['x'] })
    expect(world.inbox('+15550103').received).toBe(1)
  })

  it('of somebody who confirms follows the link; a refusal is told', () => {
    const world = outside(true)
    world.order('PutInbox', { address: 'ann@example.com', confirms: true })
    world.records()
    world.call('ReceiveEmail', mail(`open ${link} now`))
    expect(world.confirmations()).toHaveLength(1)
    expect(traceLines(world.records())).toMatchInlineSnapshot(`
      [
        "0 outside.InboxReceived ann@example.com kind=email from=AWS bytes=134 parts=1 messageId=null trail=null",
        "0 outside.Refused ann@example.com code=InvalidParameter message=Invalid parameter: Token",
      ]
    `)
  })
})

it('a link is read out of JSON as out of plain text', () => {
  const parts = { topicArn: topicArn('news'), token: 'abc123' }
  expect([confirmationLink(`{"SubscribeURL" : "${link}"}`), confirmationLink(`${link}\nbye`), confirmationLink('no link')]).toEqual([
    parts,
    parts,
    undefined,
  ])
})

it('the door can check every call: operations are described as AWS’s are', () => {
  expect(Object.keys(outsideModel.operations).sort()).toEqual(Object.keys(outsideService.actions).sort())
  const { input } = outsideModel.operations.ReceiveSms
  expect(misfitOf(input, { To: '+1', From: 'x', Body: 'y' })).toMatchObject({ path: 'Parts', missing: true })
})
