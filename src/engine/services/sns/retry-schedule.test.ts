/** When an HTTP endpoint is tried, against AWS's description of a delivery policy: four phases, one after the other, an hour at most. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import type { EndpointState } from '../outside/index.ts'
import type { HealthyRetryPolicy } from './delivery-policy.ts'
import { deliveryWorld } from './testing/delivery-world.ts'

const url = 'https://hooks.example.com/news'
const hourMs = 3_600_000

/** The delay before each retry, in milliseconds, as AWS's page tells it. Curves by their formulas. */
function delaysOf(policy: HealthyRetryPolicy): number[] {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries } = policy
  const growing = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries
  const [min, max] = [policy.minDelayTarget * 1000, policy.maxDelayTarget * 1000]
  const delays = [
    ...Array.from({ length: numNoDelayRetries }, () => 0),
    ...Array.from({ length: numMinDelayRetries }, () => min),
    ...Array.from({ length: growing }, (_, index) =>
      Math.round(curve(policy.backoffFunction, min, max, growing === 1 ? 0 : index / (growing - 1), growing)),
    ),
    ...Array.from({ length: numMaxDelayRetries }, () => max),
  ]
  let spent = 0
  const cut = delays.findIndex((delay) => (spent += delay) > hourMs)
  return cut === -1 ? delays : delays.slice(0, cut)
}

/** `share` runs from 0 at the first of `count` delays to 1 at the last. */
function curve(backoff: HealthyRetryPolicy['backoffFunction'], min: number, max: number, share: number, count: number): number {
  const last = count - 1
  const index = Math.round(share * last)
  switch (backoff) {
    case 'linear':
      return min + (max - min) * share
    case 'arithmetic':
      // Steps of 1, 2, 3, …: sums of the first numbers.
      return last === 0 ? min : min + ((max - min) * ((index * (index + 1)) / 2)) / ((last * (last + 1)) / 2)
    case 'geometric':
      return min * (max / min) ** share
    case 'exponential':
      return last === 0 ? min : min + ((max - min) * (2 ** index - 1)) / (2 ** last - 1)
  }
}

const policies: fc.Arbitrary<HealthyRetryPolicy> = fc
  .record({
    atOnce: fc.nat(4),
    shortly: fc.nat(4),
    growing: fc.oneof(fc.nat(3), fc.nat(40)),
    late: fc.oneof(fc.nat(3), fc.nat(40)),
    min: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(600, 1800, 3600)),
    more: fc.oneof(fc.nat(60), fc.constantFrom(600, 3600)),
    backoffFunction: fc.constantFrom('linear' as const, 'arithmetic' as const, 'geometric' as const, 'exponential' as const),
  })
  .map(({ atOnce, shortly, growing, late, min, more, backoffFunction }) => ({
    minDelayTarget: min,
    maxDelayTarget: Math.min(min + more, 3600),
    numRetries: atOnce + shortly + growing + late,
    numNoDelayRetries: atOnce,
    numMinDelayRetries: shortly,
    numMaxDelayRetries: late,
    backoffFunction,
  }))

/** Where the policy stands, and whether another one stands in its way. */
const places = fc.constantFrom('subscription', 'topic', 'topic, overriding', 'subscription, overriding')
const other = { healthyRetryPolicy: { numRetries: 1 } }

it('an endpoint is tried at exactly the moments that its policy says, until it answers or the retries are spent', () => {
  holds(
    'SNS',
    60,
    fc.property(policies, places, fc.option(fc.nat(90), { nil: undefined }), (policy, place, recoversAfter) => {
      const isTopics = place.startsWith('topic')
      const topic = isTopics
        ? { defaultHealthyRetryPolicy: policy, disableSubscriptionOverrides: place.includes('overriding') }
        : { defaultHealthyRetryPolicy: { numRetries: 2 } }
      const own = isTopics ? (place.includes('overriding') ? other : {}) : { healthyRetryPolicy: policy }
      const world = deliveryWorld({ topicAttributes: { DeliveryPolicy: JSON.stringify({ http: topic }) } })
      const status = recoversAfter === undefined ? [500] : [...Array.from({ length: recoversAfter }, () => 503), 200]
      world.order('outside', 'PutEndpoint', { url, status })
      const made = world.subscribe('https', url, { attributes: { DeliveryPolicy: JSON.stringify(own) }, deadLetters: 'lost' })

      const delays = delaysOf(policy)
      let at = 0
      const moments = [0, ...delays.map((delay) => (at += delay))].slice(0, (recoversAfter ?? Infinity) + 1)
      const isDelivered = recoversAfter !== undefined && recoversAfter <= delays.length
      world.publish('one')
      const tried = (): number => world.state<EndpointState>(`outside/endpoint/${url}`).requests
      // A millisecond before each moment the next attempt has not been made.
      let clock = 0
      for (const moment of new Set(moments.slice(1).filter((moment) => moment > 0))) {
        if (moment - 1 > clock) world.pass(moment - 1 - clock)
        expect([moment - 1, tried()]).toEqual([moment - 1, moments.filter((other) => other < moment).length])
        world.pass(moment - Math.max(moment - 1, clock))
        clock = moment
        expect([moment, tried()]).toEqual([moment, moments.filter((other) => other <= moment).length])
      }
      world.pass(2 * hourMs)
      expect(tried()).toBe(moments.length)
      expect(made.book()).toMatchObject({ pending: 0, deadLettered: isDelivered ? 0 : 1, dropped: 0, retrying: [] })
      expect(made.state().delivered).toBe(isDelivered ? 1 : 0)
      expect(world.accepted('sqs')).toHaveLength(isDelivered ? 0 : 1)
      expect(world.world.agenda).toEqual([])
    }),
  )
})
