import { expect, it } from 'vitest'
import { queueWorld, redriveTo } from '../testing/queue-world.ts'
import { storedMessages } from './stored.ts'
import { viewQueue } from './view.ts'
import { whyMessage } from './why.ts'

function receiveAtOnce(world: ReturnType<typeof queueWorld>, times: number): string[] {
  return Array.from({ length: times }, () => world.receive('q', { VisibilityTimeout: 0 })?.[0]?.Body ?? 'nothing')
}

it('received three times and not deleted, a message goes to the back, and those after it take their turns', () => {
  const world = queueWorld()
  world.create('q')
  world.send('q', 'poison')
  world.send('q', 'b')
  world.send('q', 'c')
  expect(receiveAtOnce(world, 3)).toEqual(['poison', 'poison', 'poison'])
  expect(receiveAtOnce(world, 3)).toEqual(['b', 'b', 'b'])
  world.send('q', 'd')
  expect(receiveAtOnce(world, 8)).toEqual(['c', 'c', 'c', 'poison', 'b', 'd', 'd', 'd'])
})

it('a message whose timeout ended goes back to where it stood, the third time to the back', () => {
  const world = queueWorld()
  world.create('q', { VisibilityTimeout: '1' })
  world.send('q', 'first')
  for (let times = 0; times < 2; times++) {
    world.receive('q')
    world.pass(1000)
  }
  world.send('q', 'second')
  expect(world.receive('q')?.[0]?.Body).toBe('first')
  world.pass(1000)
  expect(world.receive('q', { MaxNumberOfMessages: 10 })?.map(({ Body }) => Body)).toEqual(['second', 'first'])
})

it('the oldest message is the oldest that is not poison, whether there is a redrive policy or not', () => {
  const world = queueWorld()
  world.create('dlq')
  world.create('q', redriveTo('dlq', 10))
  world.send('q', 'poison')
  world.pass(1000)
  world.send('q', 'b')
  expect(viewQueue(world.state('q'), 1).oldestSentAt).toBe(0)
  receiveAtOnce(world, 3)
  expect(viewQueue(world.state('q'), 1)).toMatchObject({ oldestSentAt: 1000, head: [{ sentAt: 1000 }] })
  const [poison] = storedMessages(world.state('q'))
  expect(whyMessage(world.state('q'), { messageId: poison?.messageId ?? '' }, 1000)).toMatchInlineSnapshot(`
    [
      {
        "page": "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
        "rule": "sqs.poison",
        "text": "At the back of the queue: received 3 times and never deleted, and from 3 on a message goes behind the others and no longer counts as the oldest.",
      },
    ]
  `)
})

it('a dead letter’s age counts from the move, its retention from when it was sent', () => {
  const world = queueWorld()
  world.create('dlq', { MessageRetentionPeriod: '60' })
  world.create('q', redriveTo('dlq', 1))
  world.send('q', 'a')
  world.receive('q', { VisibilityTimeout: 0 })
  world.pass(50_000)
  world.receive('q')
  expect(viewQueue(world.state('dlq'), 1)).toMatchObject({ oldestSentAt: 0, oldestEnteredAt: 50_000 })
  world.pass(10_000)
  expect(world.ledger('dlq')).toMatchObject({ movedIn: 1, expired: 1 })
})

it('a poison message of a FIFO queue keeps its place and blocks its group', () => {
  const world = queueWorld()
  world.create('q', {})
  world.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
  for (const body of ['poison', 'b']) world.send('q.fifo', body, { MessageGroupId: 'g' })
  const got = Array.from({ length: 5 }, () => world.receive('q.fifo', { VisibilityTimeout: 0 })?.[0]?.Body)
  expect(got).toEqual(Array.from({ length: 5 }, () => 'poison'))
})
