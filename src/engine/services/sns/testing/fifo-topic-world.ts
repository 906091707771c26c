/** A FIFO topic with queues behind it, and what arrives in them. */
import { queueArn, queueUrl, topicArn } from '../../../../aws/identity.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { receivedIn, type Received } from '../../testing/queue-world.ts'
import { allowTopic, type Reply, type WorldOptions } from '../../testing/service-world.ts'
import { topicWorld, type TopicWorld } from '../../testing/topic-world.ts'

export interface FifoTopicWorld extends TopicWorld {
  /** A queue that takes what the topic sends, FIFO when its name says so; answers the subscription's ARN. */
  join(queue: string, attributes?: Readonly<Record<string, string>>): string
  say(body: string, group?: string, more?: JsonObject): Reply | undefined
  /** Receives and deletes until the queue is empty. */
  drain(queue: string): readonly Received[]
}

export const fifoTopic = 'orders.fifo'

export function fifoTopicWorld(attributes: Readonly<Record<string, string>> = {}, options: Partial<WorldOptions> = {}): FifoTopicWorld {
  const world = topicWorld(options)
  const arn = topicArn(fifoTopic)
  world.sns('CreateTopic', { Name: fifoTopic, Attributes: { FifoTopic: 'true', ContentBasedDeduplication: 'true', ...attributes } })
  const all = { MessageAttributeNames: ['All'], AttributeNames: ['All'], MaxNumberOfMessages: 10 }
  return {
    ...world,
    join(queue, subscription) {
      const fifo = queue.endsWith('.fifo') ? { FifoQueue: 'true' } : {}
      world.call('CreateQueue', { QueueName: queue, Attributes: { Policy: allowTopic(queue, arn), ...fifo } }, { service: 'sqs' })
      const input = { TopicArn: arn, Protocol: 'sqs', Endpoint: queueArn(queue), ...(subscription && { Attributes: subscription }) }
      const reply = world.sns('Subscribe', input)
      return reply?.ok ? String(reply.value['SubscriptionArn']) : `refused: ${reply?.error.message}`
    },
    say: (body, group = 'g', more = {}) => world.sns('Publish', { TopicArn: arn, Message: body, MessageGroupId: group, ...more }),
    drain(queue) {
      const drained: Received[] = []
      for (;;) {
        const reply = world.call('ReceiveMessage', { QueueUrl: queueUrl(queue), ...all }, { service: 'sqs' })
        const received = reply ? receivedIn(reply) : []
        if (received.length === 0) return drained
        drained.push(...received)
        for (const { ReceiptHandle } of received)
          world.call('DeleteMessage', { QueueUrl: queueUrl(queue), ReceiptHandle }, { service: 'sqs' })
      }
    },
  }
}

export function bodies(received: readonly Received[]): readonly string[] {
  return received.map(({ Body }) => Body)
}
