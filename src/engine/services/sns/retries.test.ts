import { describe, expect, it } from 'vitest'
import { functionArn, queueArn } from '../../../aws/identity.ts'
import type { WaitingDelivery } from './delivery-record.ts'
import { deliveryWorld, denied, inTrouble, throttled } from './testing/delivery-world.ts'
import { attemptsIn, phasesIn, retryLines, runDays } from './testing/retry-lines.ts'
import { viewSubscription } from './view.ts'
import { whyDelivery, whyRetry } from './why.ts'

const day = 86_400_000

describe('a queue in trouble', () => {
  it('is tried again 100,015 times over 23 days', () => {
    const world = deliveryWorld({ sqs: () => inTrouble })
    const queue = world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    const { lines, attempts } = runDays(world, 24)
    expect(lines.slice(0, 20)).toMatchInlineSnapshot(`
      [
        "0.000 s RetryScheduled 1/100015 immediate +0.000 s",
        "0.000 s RetryScheduled 2/100015 immediate +0.000 s",
        "0.000 s RetryScheduled 3/100015 immediate +0.000 s",
        "0.000 s RetryScheduled 4/100015 pre-backoff +1.000 s",
        "1.000 s RetryScheduled 5/100015 pre-backoff +1.000 s",
        "2.000 s RetryScheduled 6/100015 backoff +1.000 s",
        "3.000 s RetryScheduled 7/100015 backoff +1.395 s",
        "4.395 s RetryScheduled 8/100015 backoff +1.946 s",
        "6.341 s RetryScheduled 9/100015 backoff +2.714 s",
        "9.055 s RetryScheduled 10/100015 backoff +3.786 s",
        "12.841 s RetryScheduled 11/100015 backoff +5.282 s",
        "18.123 s RetryScheduled 12/100015 backoff +7.368 s",
        "25.491 s RetryScheduled 13/100015 backoff +10.278 s",
        "35.769 s RetryScheduled 14/100015 backoff +14.337 s",
        "50.106 s RetryScheduled 15/100015 backoff +20.000 s",
        "70.106 s RetryScheduled 16/100015 post-backoff +20.000 s",
        "90.106 s RetryScheduled 17/100015 post-backoff +20.000 s",
        "110.106 s RetryScheduled 18/100015 post-backoff +20.000 s",
        "130.106 s RetryScheduled 19/100015 post-backoff +20.000 s",
        "150.106 s RetryScheduled 20/100015 post-backoff +20.000 s",
      ]
    `)
    expect(phasesIn(lines)).toEqual({ immediate: 3, 'pre-backoff': 2, backoff: 10, 'post-backoff': 100_000 })
    expect(lines.slice(-2)).toMatchInlineSnapshot(`
      [
        "2000050.106 s RetryScheduled 100015/100015 post-backoff +20.000 s",
        "2000070.106 s DeliveryFailed attempt 100016 dropped ServiceUnavailable",
      ]
    `)
    expect(attempts).toHaveLength(1 + 100_015)
    expect(attempts.at(-1)).toBe(2 * 1000 + 68_106 + 100_000 * 20_000)
    expect(((attempts.at(-1) as number) / day).toFixed(2)).toBe('23.15')
    expect(lines.filter((line) => line.includes('RetryScheduled'))).toHaveLength(100_015)
    expect(queue.book()).toMatchObject({ pending: 0, dropped: 1, deadLettered: 0, retrying: [] })
    expect(queue.state()).toMatchObject({ delivered: 0, failed: 1 })
    expect(world.world.agenda).toEqual([])
  }, 60_000)

  it('gets the message when it has recovered, and no retry follows', () => {
    const world = deliveryWorld({ sqs: (n) => (n <= 9 ? inTrouble : undefined) })
    const queue = world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    const { lines } = runDays(world, 2)
    expect(lines.slice(-2)).toMatchInlineSnapshot(`
      [
        "6.341 s RetryScheduled 9/100015 backoff +2.714 s",
        "9.055 s Delivered",
      ]
    `)
    expect(world.accepted('sqs')).toHaveLength(1)
    expect(queue.book()).toMatchObject({ pending: 0, dropped: 0, retrying: [] })
    expect(queue.state()).toMatchObject({ delivered: 1, failed: 0 })
    expect(world.world.agenda).toEqual([])
    expect(Object.keys(world.world.cells).filter((key) => key.startsWith('sns/delivery/'))).toEqual([])
  })

  it('that throttles is tried again, though AWS calls that the caller’s fault', () => {
    const world = deliveryWorld({ sqs: (n) => (n === 1 ? throttled : undefined) })
    world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    expect(retryLines(world.records())).toMatchInlineSnapshot(`
      [
        "0.000 s RetryScheduled 1/100015 immediate +0.000 s",
        "0.000 s Delivered",
      ]
    `)
  })

  it('and deleted meanwhile refuses for good: the dead-letter queue gets the message', () => {
    const world = deliveryWorld({ sqs: (n) => (n < 6 ? inTrouble : n === 6 ? denied : undefined) })
    const queue = world.subscribe('sqs', queueArn('orders'), { deadLetters: 'lost' })
    world.publish('one')
    world.pass(day)
    expect(retryLines(world.records()).slice(-2)).toMatchInlineSnapshot(`
      [
        "2.000 s DeliveryFailed attempt 6 dead-letter-queue AccessDenied",
        "2.000 s DeadLetterDelivered",
      ]
    `)
    expect(queue.book()).toMatchObject({ pending: 0, deadLettered: 1, dropped: 0 })
  })

  it('is left alone when its subscription is deleted', () => {
    const world = deliveryWorld({ sqs: () => inTrouble })
    const queue = world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    world.pass(10_000)
    world.call('Unsubscribe', { key: queue.key }, { service: 'sns' })
    world.records()
    world.pass(day)
    const records = world.records()
    expect(attemptsIn(records)).toEqual([])
    expect(retryLines(records)).toMatchInlineSnapshot(`
      [
        "12.841 s DeliveryFailed attempt 11 dropped NotFound",
      ]
    `)
    expect(world.world.agenda).toEqual([])
  })
})

it('what a queue refuses is never tried again', () => {
  const world = deliveryWorld({ sqs: () => denied })
  world.subscribe('sqs', queueArn('orders'))
  world.publish('one')
  world.pass(30 * day)
  expect(retryLines(world.records())).toMatchInlineSnapshot(`
    [
      "0.000 s DeliveryFailed attempt 1 dropped AccessDenied",
    ]
  `)
})

it('a function in trouble is tried again like a queue', () => {
  const world = deliveryWorld({ lambda: (n) => (n <= 15 ? inTrouble : undefined) })
  world.subscribe('lambda', functionArn('crm'))
  world.publish('one')
  const { lines } = runDays(world, 1)
  expect(phasesIn(lines)).toEqual({ immediate: 3, 'pre-backoff': 2, backoff: 10 })
  expect(world.accepted('lambda')).toHaveLength(1)
})

it('why a delivery waits names attempt, phase, moment and reason', () => {
  const world = deliveryWorld({ sqs: () => inTrouble })
  const queue = world.subscribe('sqs', queueArn('orders'))
  world.publish('one')
  world.pass(10_000)
  const view = viewSubscription(queue.state(), (key) => world.state<WaitingDelivery>(key))
  expect(view).toMatchObject({ pending: 1, retrying: 1, retries: [{ retry: 10, of: 100_015, phase: 'backoff' }] })
  expect(view.retries.map((retry) => whyRetry(retry).text)).toMatchInlineSnapshot(`
    [
      "Retry 10 of 100,015, backoff phase: the next attempt comes at 12.8 s. The last attempt failed: ServiceUnavailable: Service Unavailable",
    ]
  `)
  const scheduled = world.records().flatMap(({ events }) => events.filter(({ type }) => type === 'sns.RetryScheduled'))
  expect(scheduled.slice(2, 4).map((event) => whyDelivery(event, undefined)?.text)).toMatchInlineSnapshot(`
    [
      "Not delivered: Service Unavailable (ServiceUnavailable). Tried again at once: retry 3 of 100,015, immediate phase.",
      "Not delivered: Service Unavailable (ServiceUnavailable). Tried again after 1 s: retry 4 of 100,015, pre-backoff phase.",
    ]
  `)
})

it('jitter is off; where it is asked for, each delay is drawn within it', () => {
  const delays = (seed: number, retryJitter: number): number[] => {
    const world = deliveryWorld({ sqs: () => inTrouble, seed })
    world.order('sns', 'Configure', { retryJitter })
    world.subscribe('sqs', queueArn('orders'))
    world.publish('one')
    world.pass(2000)
    return world
      .records()
      .flatMap(({ events }) => events.flatMap(({ type, data }) => (type === 'sns.RetryScheduled' ? [Number(data['delayMs'])] : [])))
      .slice(3, 5)
  }
  expect(delays(1, 0)).toEqual([1000, 1000])
  const drawn = [1, 2, 3, 4, 5].flatMap((seed) => delays(seed, 0.2))
  expect(drawn.every((delay) => delay >= 800 && delay <= 1200)).toBe(true)
  expect(new Set(drawn).size).toBeGreaterThan(3)
  expect(delays(1, 0.2)).toEqual(delays(1, 0.2))
})
