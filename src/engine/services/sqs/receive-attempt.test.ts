import { expect, it } from 'vitest'
import { fifoWorld } from '../testing/fifo-world.ts'
import { queueWorld } from '../testing/queue-world.ts'

const attempt = { ReceiveRequestAttemptId: 'try-1' }

it('asked again with the same attempt id, a receive gives the same messages and handles, hidden for a new timeout', () => {
  const world = fifoWorld({ VisibilityTimeout: '30' })
  world.put('g m1', 'g m2', 'h m1')
  const first = world.take(2, attempt)
  world.pass(20_000)
  expect(world.take(2, attempt)).toEqual(first)
  expect(world.take(1, { ReceiveRequestAttemptId: 'try-2' })).toHaveProperty('h m1')
  world.pass(29_999)
  expect(world.ledger('q.fifo')).toMatchObject({ inFlight: 3 })
  expect(world.state('q.fifo').received).toBe(3)
  world.pass(1)
  expect(world.ledger('q.fifo')).toMatchObject({ inFlight: 0, visible: 3 })
})

it('an attempt can be repeated for five minutes after the first receive', () => {
  const world = fifoWorld({ VisibilityTimeout: '600' })
  world.put('g m1')
  const first = world.take(1, attempt)
  world.pass(299_999)
  expect(world.take(1, attempt)).toEqual(first)
  world.pass(1)
  expect(world.take(1, attempt)).toEqual({})
})

it('an attempt whose timeout has ended is a new receive with new handles', () => {
  const world = fifoWorld({ VisibilityTimeout: '10' })
  world.put('g m1')
  const first = world.take(1, attempt)['g m1']
  world.pass(10_000)
  const second = world.take(1, attempt)['g m1']
  expect(second?.MessageId).toBe(first?.MessageId)
  expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle)
})

it.each(['deleted', 'hidden for another time'])('an attempt is refused once one of its messages was %s', (what) => {
  const world = fifoWorld()
  world.put('g m1', 'g m2')
  const held = world.take(2, attempt)
  if (what === 'deleted') world.drop(held['g m1'])
  else world.hide(held['g m1'], 60)
  expect(world.call('ReceiveMessage', { QueueUrl: 'q.fifo', ...attempt })).toMatchObject({
    ok: false,
    error: {
      code: 'InvalidParameterValue',
      message:
        'Value try-1 for parameter ReceiveRequestAttemptId is invalid. Reason: The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.',
    },
  })
})

it('a standard queue does not mind an attempt id', () => {
  const world = queueWorld()
  world.create('q')
  world.send('q', 'a')
  expect(world.receive('q', attempt)).toHaveLength(1)
  expect(world.receive('q', attempt)).toHaveLength(0)
})
