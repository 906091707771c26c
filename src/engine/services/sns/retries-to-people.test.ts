import { describe, expect, it } from 'vitest'
import { viewInbox } from '../outside/index.ts'
import { deliveryWorld, inTrouble, type DeliveryWorld } from './testing/delivery-world.ts'
import { phasesIn, runDays } from './testing/retry-lines.ts'

const hour = 3_600_000

describe.each([
  ['email', 'a@example.com'],
  ['email-json', 'b@example.com'],
  ['sms', '+15550100'],
  ['application', 'arn:aws:sns:us-east-1:111111111111:endpoint/GCM/shop/1'],
] as const)('%s', (protocol, endpoint) => {
  const failing = (times: number): DeliveryWorld => {
    const world = deliveryWorld({ outside: (n) => (n <= times ? inTrouble : undefined) })
    world.create('sns/endpoint/GCM/shop/1', { path: 'GCM/shop/1', attributes: { Enabled: 'true' } })
    return world
  }

  it('is tried again 50 times over 6 hours', () => {
    const world = failing(Infinity)
    const person = world.subscribe(protocol, endpoint)
    world.publish('one')
    const { lines, attempts } = runDays(world, 1)
    expect(phasesIn(lines)).toEqual({ 'pre-backoff': 2, backoff: 10, 'post-backoff': 38 })
    expect(attempts).toHaveLength(1 + 50)
    expect(((attempts.at(-1) as number) / hour).toFixed(2)).toBe('6.79')
    expect(person.book()).toMatchObject({ pending: 0, dropped: 1 })
  })

  it('arrives once the carrier has recovered', () => {
    const world = failing(3)
    const person = world.subscribe(protocol, endpoint)
    world.publish('one')
    world.pass(hour)
    expect(person.state()).toMatchObject({ delivered: 1, failed: 0 })
    expect(viewInbox(world.state(`outside/inbox/${endpoint}`), 10).count).toBe(1)
  })
})

it('the 50 retries of an e-mail, one by one', () => {
  const world = deliveryWorld({ outside: () => inTrouble })
  world.subscribe('email', 'a@example.com')
  world.publish('one')
  expect(runDays(world, 1).lines).toMatchInlineSnapshot(`
    [
      "0.000 s RetryScheduled 1/50 pre-backoff +10.000 s",
      "10.000 s RetryScheduled 2/50 pre-backoff +10.000 s",
      "20.000 s RetryScheduled 3/50 backoff +10.000 s",
      "30.000 s RetryScheduled 4/50 backoff +15.761 s",
      "45.761 s RetryScheduled 5/50 backoff +24.840 s",
      "70.601 s RetryScheduled 6/50 backoff +39.149 s",
      "109.750 s RetryScheduled 7/50 backoff +61.701 s",
      "171.451 s RetryScheduled 8/50 backoff +97.244 s",
      "268.695 s RetryScheduled 9/50 backoff +153.262 s",
      "421.957 s RetryScheduled 10/50 backoff +241.550 s",
      "663.507 s RetryScheduled 11/50 backoff +380.697 s",
      "1044.204 s RetryScheduled 12/50 backoff +600.000 s",
      "1644.204 s RetryScheduled 13/50 post-backoff +600.000 s",
      "2244.204 s RetryScheduled 14/50 post-backoff +600.000 s",
      "2844.204 s RetryScheduled 15/50 post-backoff +600.000 s",
      "3444.204 s RetryScheduled 16/50 post-backoff +600.000 s",
      "4044.204 s RetryScheduled 17/50 post-backoff +600.000 s",
      "4644.204 s RetryScheduled 18/50 post-backoff +600.000 s",
      "5244.204 s RetryScheduled 19/50 post-backoff +600.000 s",
      "5844.204 s RetryScheduled 20/50 post-backoff +600.000 s",
      "6444.204 s RetryScheduled 21/50 post-backoff +600.000 s",
      "7044.204 s RetryScheduled 22/50 post-backoff +600.000 s",
      "7644.204 s RetryScheduled 23/50 post-backoff +600.000 s",
      "8244.204 s RetryScheduled 24/50 post-backoff +600.000 s",
      "8844.204 s RetryScheduled 25/50 post-backoff +600.000 s",
      "9444.204 s RetryScheduled 26/50 post-backoff +600.000 s",
      "10044.204 s RetryScheduled 27/50 post-backoff +600.000 s",
      "10644.204 s RetryScheduled 28/50 post-backoff +600.000 s",
      "11244.204 s RetryScheduled 29/50 post-backoff +600.000 s",
      "11844.204 s RetryScheduled 30/50 post-backoff +600.000 s",
      "12444.204 s RetryScheduled 31/50 post-backoff +600.000 s",
      "13044.204 s RetryScheduled 32/50 post-backoff +600.000 s",
      "13644.204 s RetryScheduled 33/50 post-backoff +600.000 s",
      "14244.204 s RetryScheduled 34/50 post-backoff +600.000 s",
      "14844.204 s RetryScheduled 35/50 post-backoff +600.000 s",
      "15444.204 s RetryScheduled 36/50 post-backoff +600.000 s",
      "16044.204 s RetryScheduled 37/50 post-backoff +600.000 s",
      "16644.204 s RetryScheduled 38/50 post-backoff +600.000 s",
      "17244.204 s RetryScheduled 39/50 post-backoff +600.000 s",
      "17844.204 s RetryScheduled 40/50 post-backoff +600.000 s",
      "18444.204 s RetryScheduled 41/50 post-backoff +600.000 s",
      "19044.204 s RetryScheduled 42/50 post-backoff +600.000 s",
      "19644.204 s RetryScheduled 43/50 post-backoff +600.000 s",
      "20244.204 s RetryScheduled 44/50 post-backoff +600.000 s",
      "20844.204 s RetryScheduled 45/50 post-backoff +600.000 s",
      "21444.204 s RetryScheduled 46/50 post-backoff +600.000 s",
      "22044.204 s RetryScheduled 47/50 post-backoff +600.000 s",
      "22644.204 s RetryScheduled 48/50 post-backoff +600.000 s",
      "23244.204 s RetryScheduled 49/50 post-backoff +600.000 s",
      "23844.204 s RetryScheduled 50/50 post-backoff +600.000 s",
      "24444.204 s DeliveryFailed attempt 51 dropped ServiceUnavailable",
    ]
  `)
})
