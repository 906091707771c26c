import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { viewEndpoint, type EndpointState } from '../outside/index.ts'
import { deliveryPolicyProblem, effectivePolicy, phasesOfPolicy, spacing } from './delivery-policy.ts'
import { nthRetry, retriesOf, spanOf } from './retry-phases.ts'
import { deliveryWorld, type DeliveryWorld } from './testing/delivery-world.ts'
import { retryLines } from './testing/retry-lines.ts'

const url = 'https://hooks.example.com/news'

function endpointWorld(
  order: JsonObject,
  policies: { readonly topic?: JsonObject; readonly subscription?: JsonObject; readonly deadLetters?: string } = {},
): DeliveryWorld {
  const { topic, subscription, deadLetters } = policies
  const world = deliveryWorld({ topicAttributes: topic ? { DeliveryPolicy: JSON.stringify({ http: topic }) } : {} })
  world.order('outside', 'PutEndpoint', { url, ...order })
  const attributes: Record<string, string> = subscription ? { DeliveryPolicy: JSON.stringify(subscription) } : {}
  world.subscribe('https', url, { attributes, ...(deadLetters !== undefined && { deadLetters }) })
  return world
}

function linesOf(world: DeliveryWorld, ms = 8_000_000): string[] {
  world.publish('one')
  world.pass(ms)
  return retryLines(world.records())
}

describe('an endpoint that answers 500', () => {
  it('is tried again three times, 20 s apart, unless a policy says otherwise', () => {
    expect(linesOf(endpointWorld({ status: 500 }))).toMatchInlineSnapshot(`
      [
        "0.000 s RetryScheduled 1/3 backoff +20.000 s",
        "20.000 s RetryScheduled 2/3 backoff +20.000 s",
        "40.000 s RetryScheduled 3/3 backoff +20.000 s",
        "60.000 s DeliveryFailed attempt 4 dropped HTTP500",
      ]
    `)
  })

  it('is tried by the subscription’s geometric policy', () => {
    const healthyRetryPolicy = {
      minDelayTarget: 1,
      maxDelayTarget: 60,
      numRetries: 12,
      numNoDelayRetries: 2,
      numMinDelayRetries: 1,
      numMaxDelayRetries: 2,
      backoffFunction: 'geometric',
    }
    expect(linesOf(endpointWorld({ status: 500 }, { subscription: { healthyRetryPolicy } }))).toMatchInlineSnapshot(`
      [
        "0.000 s RetryScheduled 1/12 immediate +0.000 s",
        "0.000 s RetryScheduled 2/12 immediate +0.000 s",
        "0.000 s RetryScheduled 3/12 pre-backoff +1.000 s",
        "1.000 s RetryScheduled 4/12 backoff +1.000 s",
        "2.000 s RetryScheduled 5/12 backoff +1.979 s",
        "3.979 s RetryScheduled 6/12 backoff +3.915 s",
        "7.894 s RetryScheduled 7/12 backoff +7.746 s",
        "15.640 s RetryScheduled 8/12 backoff +15.326 s",
        "30.966 s RetryScheduled 9/12 backoff +30.324 s",
        "61.290 s RetryScheduled 10/12 backoff +60.000 s",
        "121.290 s RetryScheduled 11/12 post-backoff +60.000 s",
        "181.290 s RetryScheduled 12/12 post-backoff +60.000 s",
        "241.290 s DeliveryFailed attempt 13 dropped HTTP500",
      ]
    `)
  })

  it('for the first two requests only, gets the message with the third', () => {
    const world = endpointWorld({ status: [500, 503, 200] })
    expect(linesOf(world)).toMatchInlineSnapshot(`
      [
        "0.000 s RetryScheduled 1/3 backoff +20.000 s",
        "20.000 s RetryScheduled 2/3 backoff +20.000 s",
        "40.000 s Delivered",
      ]
    `)
    const view = viewEndpoint(world.state<EndpointState>(`outside/endpoint/${url}`), 10)
    expect(view).toMatchObject({ requests: 3, byStatus: { 200: 1, 500: 1, 503: 1 } })
    // The message keeps its id through its retries.
    expect(new Set(view.newest.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('too often: the dead-letter queue gets the request’s body', () => {
    const world = endpointWorld({ status: 500 }, { deadLetters: 'lost' })
    linesOf(world)
    const view = viewEndpoint(world.state<EndpointState>(`outside/endpoint/${url}`), 10)
    expect(world.accepted('sqs')).toMatchObject([{ MessageBody: view.newest[0]?.body }])
  })
})

it.each([
  [404, 'a refusal: never tried again', ['0.000 s DeliveryFailed attempt 1 dropped HTTP404']],
  [301, 'a refusal: redirects are not followed', ['0.000 s DeliveryFailed attempt 1 dropped HTTP301']],
  [429, 'trouble that passes', ['0.000 s RetryScheduled 1/3 backoff +20.000 s']],
  [204, 'success', ['0.000 s Delivered']],
])('status %i is %s', (status, _, lines) => {
  expect(linesOf(endpointWorld({ status }), 0)).toEqual(lines)
})

it('an unknown address, or an answer after 15 s, is trouble that passes', () => {
  const nobody = deliveryWorld()
  nobody.subscribe('http', 'http://nobody.example.com/')
  expect(linesOf(nobody, 0)).toEqual(['0.000 s RetryScheduled 1/3 backoff +20.000 s'])
  const slow = endpointWorld({ latencyMs: 15_001 })
  expect(linesOf(slow, 15_000)).toEqual(['15.000 s RetryScheduled 1/3 backoff +20.000 s'])
  const patient = endpointWorld({ latencyMs: 15_000 })
  expect(linesOf(patient, 15_000)).toEqual(['15.000 s Delivered'])
})

it('a share of errors is drawn from the endpoint’s own stream', () => {
  const world = endpointWorld({ errorShare: 0.25, errorStatus: 503 })
  for (let message = 0; message < 400; message++) world.publish('one')
  const { byStatus } = world.state<EndpointState>(`outside/endpoint/${url}`)
  expect((byStatus['503'] as number) / 400).toBeCloseTo(0.25, 1)
})

it('no more than maxReceivesPerSecond go out', () => {
  const world = endpointWorld({}, { subscription: { throttlePolicy: { maxReceivesPerSecond: 2 } } })
  for (let message = 0; message < 7; message++) world.publish('one')
  world.pass(10_000)
  expect(world.state<EndpointState>(`outside/endpoint/${url}`).newest.map(({ at }) => at)).toEqual([0, 0, 1000, 1000, 2000, 2000, 3000])
  expect(retryLines(world.records()).slice(0, 4)).toMatchInlineSnapshot(`
    [
      "0.000 s Delivered",
      "0.000 s Delivered",
      "0.000 s DeliveryThrottled +1.000 s",
      "0.000 s DeliveryThrottled +1.000 s",
    ]
  `)
})

it('a retry takes its turn under maxReceivesPerSecond too', () => {
  const subscription = { healthyRetryPolicy: { numRetries: 1, numNoDelayRetries: 1 }, throttlePolicy: { maxReceivesPerSecond: 1 } }
  const world = endpointWorld({ status: [500, 200] }, { subscription })
  world.publish('one')
  world.publish('two')
  world.pass(10_000)
  expect(world.state<EndpointState>(`outside/endpoint/${url}`).newest.map(({ at, trail }) => `${at} ${trail}`)).toEqual([
    '0 news/1',
    '1000 news/1',
    '2000 news/2',
  ])
})

describe('the policy that holds', () => {
  const three = { healthyRetryPolicy: { numRetries: 5, minDelayTarget: 1, maxDelayTarget: 2 } }
  const topic = { defaultHealthyRetryPolicy: { numRetries: 7 }, defaultRequestPolicy: { headerContentType: 'application/json' } }
  const holding = (topics: JsonObject | undefined, own: JsonObject | undefined): ReturnType<typeof effectivePolicy> =>
    effectivePolicy(topics && JSON.stringify({ http: topics }), own && JSON.stringify(own))

  it('is AWS’s default, the topic’s, or the subscription’s', () => {
    expect(holding(undefined, undefined)).toEqual({
      healthyRetryPolicy: {
        minDelayTarget: 20,
        maxDelayTarget: 20,
        numRetries: 3,
        numMaxDelayRetries: 0,
        numNoDelayRetries: 0,
        numMinDelayRetries: 0,
        backoffFunction: 'linear',
      },
      maxReceivesPerSecond: null,
      headerContentType: 'text/plain; charset=UTF-8',
    })
    expect(holding(topic, undefined)).toMatchObject({
      healthyRetryPolicy: { numRetries: 7, minDelayTarget: 20 },
      headerContentType: 'application/json',
    })
    expect(holding(topic, three)).toMatchObject({
      healthyRetryPolicy: { numRetries: 5, minDelayTarget: 1 },
      headerContentType: 'application/json',
    })
  })

  it('is the topic’s alone where it disables overrides', () => {
    expect(holding({ ...topic, disableSubscriptionOverrides: true }, three).healthyRetryPolicy.numRetries).toBe(7)
  })
})

it.each([
  ['linear', [1000, 4000, 7000, 10_000]],
  ['arithmetic', [1000, 2500, 5500, 10_000]],
  ['exponential', [1000, 2286, 4857, 10_000]],
  ['geometric', [1000, 2154, 4642, 10_000]],
] as const)('%s spacing from 1 s to 10 s', (backoff, delays) => {
  expect(spacing(backoff, 1000, 10_000, 4)).toEqual(delays)
  expect(spacing(backoff, 5000, 5000, 3)).toEqual([5000, 5000, 5000])
})

it('all retries of one message take at most an hour, whatever the policy says', () => {
  const policy = effectivePolicy(
    undefined,
    JSON.stringify({ healthyRetryPolicy: { numRetries: 100, minDelayTarget: 60, maxDelayTarget: 600, numMaxDelayRetries: 50 } }),
  ).healthyRetryPolicy
  const phases = phasesOfPolicy(policy)
  expect(spanOf(phases)).toBeLessThanOrEqual(3_600_000)
  expect(retriesOf(phases)).toBeLessThan(100)
  expect(nthRetry(phases, retriesOf(phases) + 1)).toBeUndefined()
})

it.each([
  ['{"healthyRetryPolicy":{"numRetries":101}}', 'numRetries must be from 0 to 100'],
  ['{"healthyRetryPolicy":{"minDelayTarget":30}}', 'minDelayTarget must be from 1 to maxDelayTarget'],
  ['{"healthyRetryPolicy":{"maxDelayTarget":3601}}', 'maxDelayTarget must be at most 3600'],
  [
    '{"healthyRetryPolicy":{"numNoDelayRetries":4}}',
    'numRetries must be at least the sum of numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries',
  ],
  ['{"healthyRetryPolicy":{"backoffFunction":"cubic"}}', 'backoffFunction must be one of arithmetic, exponential, geometric, linear'],
  ['{"throttlePolicy":{"maxReceivesPerSecond":0}}', 'maxReceivesPerSecond must be a whole number from 1'],
  ['[]', 'is not a JSON object'],
  ['{"healthyRetryPolicy":{"numRetries":10,"numNoDelayRetries":4},"requestPolicy":{"headerContentType":"text/html"}}', undefined],
])('%s: %s', (policy, problem) => {
  expect(deliveryPolicyProblem(policy, 'subscription')).toBe(problem)
})
