/** The examples teach what truly happens: each is run with its own handlers, and what it says is looked up. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { HandlerHost } from '../engine/simulation/index.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'
import {
  exampleFiles,
  linesOf,
  momentsOf,
  openExample,
  runExample,
  sentFrom,
  tryOut,
  until,
  view,
  type ExampleRun,
} from './testing/example-run.ts'

let handlers: HandlerHost
beforeAll(async () => {
  handlers = await createNodeHandlerHost()
})

const runOf = (file: string): ExampleRun => runExample(openExample(file), handlers)

/** `ord-12: …` → 12 */
const numberIn = (text: string): number => Number(/^\w+-(\d+)/.exec(text)?.[1])

/** What AWS would say about an example: nothing but what its lesson is about. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'poison-message.yaml': ['document.no-dead-letter-queue'],
  'visibility-too-short.yaml': ['document.low-visibility'],
  'orders-fan-out.yaml': [
    ...Array.from({ length: 3 }, () => 'document.few-receives'),
    ...Array.from({ length: 3 }, () => 'document.unwatched-dead-letters'),
  ],
}

describe.each(exampleFiles)('%s', (file) => {
  test('says what it is, what to look at and what to try, and nothing else is said against it', () => {
    const { settings, diagnostics, inert } = openExample(file)
    expect(settings.title).toMatch(/\S/)
    expect(settings.sentence).toMatch(/^\S.{20,110}\.$/)
    expect(settings.caption?.look).toMatch(/^.{60,260}\.$/)
    expect(settings.caption?.tries.length).toBeGreaterThanOrEqual(2)
    for (const { text } of settings.caption?.tries ?? []) expect(text).toMatch(/^\S.{10,120}[.?]$/)
    expect(diagnostics.map(({ code }) => code).toSorted()).toEqual([...(expected[file] ?? [])].toSorted())
    expect(inert.map(({ type }) => type).filter((type) => type !== 'AWS::CloudWatch::Alarm')).toEqual([])
  })

  test('moves within two seconds, at a pace at which one can see it', () => {
    const example = runOf(file)
    expect(example.run.template.settings.pace.profile).toBe('visible')
    until(example, 2)
    expect(example.told.map(({ type }) => type)).toContain('outside.MessageSent')
  })

  test('every button of its caption does something to the running world', () => {
    const { text, settings } = openExample(file)
    for (const [n, { fix }] of (settings.caption?.tries ?? []).entries()) {
      if (fix === undefined) continue
      const example = runOf(file)
      until(example, 5)
      tryOut(example, n)
      until(example, 6)
      expect(example.run.template.text, fix.title).not.toBe(text)
    }
  })
})

test('sign-up notifications: four hear of each sign-up, the owner by text only of those that pay, and those are greeted', () => {
  const example = runOf('saas-notifications.yaml')
  until(example, 120)
  const { sent } = view(example, 'SignUpForm', 'source')
  const texts = view(example, 'OwnerPhone', 'inbox').count
  expect(sent).toBeGreaterThan(8)
  expect([view(example, 'Team', 'inbox').count, view(example, 'OwnerApp', 'inbox').count]).toEqual([sent, sent])
  expect(texts).toBeLessThan(sent)
  expect(view(example, 'Customers', 'inbox').count).toBe(texts)
  expect(linesOf(example, 'crm-sync').filter(({ text }) => text.endsWith('as trial'))).toHaveLength(sent - texts)
})

describe('poison message', () => {
  test('South: five receives 6 s apart, then it is a dead letter, at second 34; North gets it back for ever', () => {
    const example = runOf('poison-message.yaml')
    until(example, 120)
    const tries = momentsOf(example, 'south-parcels', 'MessageReceived', 'BrokenScanner/1')
    expect(tries).toEqual([4.2, 10.2, 16.2, 22.2, 28.2])
    expect(view(example, 'SouthDeadLetters', 'queue').ledger).toMatchObject({ movedIn: 6, visible: 6 })
    expect(view(example, 'SouthQueue', 'queue').ledger.visible).toBe(0)
    expect(momentsOf(example, 'north-parcels', 'MessageReceived', 'BrokenScanner/1').length).toBeGreaterThan(10)
    expect(view(example, 'NorthQueue', 'queue').ledger.visible).toBeGreaterThan(8)
  })

  test('with the dead-letter queue of the caption, North is rid of them at their next receive', () => {
    const example = runOf('poison-message.yaml')
    until(example, 60)
    tryOut(example, 0)
    until(example, 90)
    expect(view(example, 'NorthQueue', 'queue').ledger.movedOut).toBeGreaterThanOrEqual(3)
    expect(momentsOf(example, 'north-parcels', 'MessageReceived', 'BrokenScanner/1').filter((at) => at > 75)).toEqual([])
  })
})

describe('visibility timeout too short', () => {
  const chargesOf = (example: ExampleRun, order: string): number =>
    linesOf(example, 'charge').filter(({ text }) => text.startsWith(`${order}:`)).length

  test('every order is charged twice, and its customer is texted twice', () => {
    const example = runOf('visibility-too-short.yaml')
    until(example, 90)
    for (const n of [1, 2, 3, 4, 5, 6]) expect(chargesOf(example, `ord-${n}`), `ord-${n}`).toBe(2)
    const [first, second] = momentsOf(example, 'orders', 'MessageReceived', 'Shop/1')
    expect([first, second]).toEqual([1.6, 8.6])
    expect(view(example, 'Customers', 'inbox').count).toBeGreaterThan(1.5 * view(example, 'Shop', 'source').sent)
  })

  test('hidden for as long as AWS advises, it is charged once', () => {
    const example = runOf('visibility-too-short.yaml')
    tryOut(example, 0)
    until(example, 90)
    for (const n of [1, 2, 3, 4, 5, 6]) expect(chargesOf(example, `ord-${n}`), `ord-${n}`).toBe(1)
  })

  test('that is no matter of the slowed wires: at the pace of AWS it happens as well', () => {
    const { text } = openExample('visibility-too-short.yaml')
    const example = runExample(openExample('visibility-too-short.yaml', text.replace('Pace: visible', 'Pace: aws')), handlers)
    until(example, 60)
    for (const n of [1, 2, 3]) expect(chargesOf(example, `ord-${n}`), `ord-${n}`).toBe(2)
  })
})

describe('FIFO by customer', () => {
  const packedFor = (example: ExampleRun, customer: string) =>
    linesOf(example, 'pack').filter(({ text }) => text.endsWith(`for the ${customer}`))

  test('each customer’s orders are packed in their order, one at a time, and the bakery delays nobody', () => {
    const example = runOf('fifo-by-customer.yaml')
    until(example, 120)
    for (const customer of ['bakery', 'florist', 'teahouse']) {
      const numbers = packedFor(example, customer).map(({ text }) => numberIn(text))
      expect(numbers.length, customer).toBeGreaterThan(9)
      expect(numbers, customer).toEqual(numbers.toSorted((a, b) => a - b))
    }
    const bakery = packedFor(example, 'bakery').map(({ seconds }) => seconds)
    for (const [index, at] of bakery.slice(1).entries()) expect(at - (bakery[index] ?? 0)).toBeGreaterThan(8)
    // Whoever is not the bakery waits for their own orders only: sent at 2 s apart, packed within a few seconds.
    const sentAt = sentFrom(example, 'WebShop')
    for (const customer of ['florist', 'teahouse'])
      for (const { seconds, text } of packedFor(example, customer))
        expect(seconds - (sentAt.get(numberIn(text)) ?? 0), text).toBeLessThan(16)
    expect(view(example, 'Orders', 'queue').ledger.visible).toBeGreaterThan(8)
  })

  test('with one pack at a time the florist waits for the bakery', () => {
    const counts = [false, true].map((alone) => {
      const example = runOf('fifo-by-customer.yaml')
      if (alone) tryOut(example, 0)
      until(example, 90)
      return packedFor(example, 'florist').length
    })
    expect(counts[1]).toBeLessThan((counts[0] ?? 0) / 1.5)
  })
})

describe('competing consumers', () => {
  const picturesOf = (example: ExampleRun, name: string): string[] => linesOf(example, name).map(({ text }) => text.split(':')[0] ?? '')

  test('each picture goes to one of the two; the quick one takes about twice as many; the queue grows', () => {
    const example = runOf('competing-consumers.yaml')
    until(example, 120)
    const old = picturesOf(example, 'old-resizer')
    const quick = picturesOf(example, 'new-resizer')
    expect(new Set([...old, ...quick]).size).toBe(old.length + quick.length)
    expect(quick.length / old.length).toBeGreaterThan(1.7)
    expect(quick.length / old.length).toBeLessThan(2.4)
    expect(view(example, 'Pictures', 'queue').ledger.visible).toBeGreaterThan(10)
  })

  test('ten at once take what has piled up', () => {
    const example = runOf('competing-consumers.yaml')
    until(example, 120)
    tryOut(example, 0)
    until(example, 150)
    expect(view(example, 'Pictures', 'queue').ledger.visible).toBe(0)
  })

  test('switched off, the old one takes none', () => {
    const example = runOf('competing-consumers.yaml')
    until(example, 30)
    tryOut(example, 1)
    until(example, 40)
    const before = picturesOf(example, 'old-resizer').length
    until(example, 60)
    expect(picturesOf(example, 'old-resizer')).toHaveLength(before)
  })
})

test('noisy tenant: from second 18 on the quiet ones do not wait in the fair queue, and ever longer in the plain one', () => {
  const example = runOf('noisy-tenant.yaml')
  until(example, 90)
  const noisyAt = example.told.find(({ type }) => type === 'sqs.TenantBecameNoisy')
  expect(noisyAt?.data['tenant']).toBe('big')
  expect(noisyAt?.atMs).toBeGreaterThan(14_000)
  expect(noisyAt?.atMs).toBeLessThan(20_000)
  // From sending to having the report: the big tenant's is written in silence, the others are texted.
  const waits = (lane: 'Fair' | 'Plain', isOf: (tenant: string) => boolean): number[] => {
    const sentAt = sentFrom(example, `${lane}Tenants`)
    return linesOf(example, `${lane.toLowerCase()}-writer`)
      .filter(({ text }) => isOf(text.split(' ').at(-1) ?? ''))
      .map(({ seconds, text }) => ({ seconds, sent: sentAt.get(numberIn(text)) ?? 0 }))
      .filter(({ sent }) => sent > 20)
      .map(({ seconds, sent }) => seconds - sent)
  }
  const fair = waits('Fair', (tenant) => tenant !== 'big')
  const plain = waits('Plain', (tenant) => tenant !== 'big')
  expect(fair.length).toBeGreaterThan(25)
  expect(Math.max(...fair)).toBeLessThan(7)
  expect(plain.length).toBeGreaterThan(8)
  expect(Math.min(...plain)).toBeGreaterThan(10)
  expect(view(example, 'FairInbox', 'inbox').count).toBeGreaterThan(1.5 * view(example, 'PlainInbox', 'inbox').count)
})

describe('a service that is down', () => {
  test('nothing is billed while it is down, nothing is lost, and soon after all of it is billed once', () => {
    const example = runOf('service-down.yaml')
    until(example, 44.9)
    const billed = linesOf(example, 'billing')
    expect(billed.filter(({ seconds }) => seconds > 15.5)).toEqual([])
    const { sent, deleted, visible, inFlight } = view(example, 'Orders', 'queue').ledger
    expect(sent - deleted).toBe(visible + inFlight)
    expect(visible + inFlight).toBeGreaterThan(13)
    until(example, 65)
    const orders = linesOf(example, 'billing').map(({ text }) => text.split(':')[0])
    expect(new Set(orders).size).toBe(orders.length)
    expect(orders.length).toBeGreaterThan(26)
    const after = view(example, 'Orders', 'queue').ledger
    expect(after.visible + after.inFlight).toBeLessThan(4)
    expect(view(example, 'OrdersDeadLetters', 'queue').ledger.movedIn).toBe(0)
  })

  test('after ten minutes there are dead letters, unless more tries are allowed', () => {
    const letters = [false, true].map((more) => {
      const example = runOf('service-down.yaml')
      tryOut(example, 0)
      if (more) tryOut(example, 1)
      until(example, 720)
      return view(example, 'OrdersDeadLetters', 'queue').ledger.movedIn
    })
    expect(letters[0]).toBeGreaterThan(10)
    expect(letters[1]).toBe(0)
  })
})
