/** A world with topics and queues in it, and the calls that tests make of them. */
import { queueArn, queueUrl, topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { snsService, type SubscriptionState, type TopicState } from '../sns/index.ts'
import { sqsService } from '../sqs/index.ts'
import { keyOfArn, topicKey } from '../shared/resource-keys.ts'
import { receivedIn, useProfile, type Received } from './queue-world.ts'
import { allowTopic, serviceWorld, type CallOptions, type Reply, type ServiceWorld, type WorldOptions } from './service-world.ts'

export interface TopicWorld extends ServiceWorld {
  sns(operation: string, input: JsonObject, options?: CallOptions): Reply | undefined
  /** A queue that takes what the topic sends, subscribed to it; answers the subscription's ARN. */
  subscribeQueue(queue: string, topic: string, attributes?: Readonly<Record<string, string>>): string
  publish(topic: string, message: string, more?: JsonObject): Reply | undefined
  receive(queue: string): readonly Received[]
  topic(name: string): TopicState
  subscription(arn: string): SubscriptionState
}

export function topicWorld(options: Partial<WorldOptions> = {}): TopicWorld {
  const world = serviceWorld({ services: [snsService, sqsService], ...options })
  if (options.world === undefined) useProfile(world, 'exact')
  const { call } = world
  const receive = (queue: string): readonly Received[] => {
    const names = { MessageAttributeNames: ['All'], AttributeNames: ['All'] }
    const reply = call('ReceiveMessage', { QueueUrl: queueUrl(queue), MaxNumberOfMessages: 10, ...names }, { service: 'sqs' })
    return reply ? receivedIn(reply) : []
  }
  return {
    ...world,
    sns: (operation, input, calling) => call(operation, input, calling),
    subscribeQueue(queue, topic, attributes) {
      call('CreateQueue', { QueueName: queue, Attributes: { Policy: allowTopic(queue, topicArn(topic)) } }, { service: 'sqs' })
      const input = { TopicArn: topicArn(topic), Protocol: 'sqs', Endpoint: queueArn(queue), ...(attributes && { Attributes: attributes }) }
      const reply = call('Subscribe', input)
      return reply?.ok ? String(reply.value['SubscriptionArn']) : `refused: ${reply?.error.message}`
    },
    publish: (topic, message, more) => call('Publish', { TopicArn: topicArn(topic), Message: message, ...more }),
    receive,
    topic: (name) => world.world.cells[topicKey(name)]?.state as unknown as TopicState,
    subscription: (arn) => world.world.cells[keyOfArn(arn) ?? '']?.state as unknown as SubscriptionState,
  }
}
