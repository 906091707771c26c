/** A world with one FIFO queue, `q.fifo`, and calls of it in few words: a message is written `group message`. */
import { queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queueWorld, type QueueWorld, type Received } from './queue-world.ts'
import type { CallOptions, Reply } from './service-world.ts'

export interface FifoWorld extends QueueWorld {
  /** `put('g1 m1')` sends `g1 m1` to group `g1`; its body is its deduplication id. */
  put(...messages: readonly string[]): void
  /** Receives and answers the messages by body. */
  take(most?: number, more?: JsonObject, options?: CallOptions): Record<string, Received>
  /** Only their bodies. */
  bodies(most?: number, more?: JsonObject): string[]
  hide(message: Received | undefined, seconds: number): Reply | undefined
  drop(message: Received | undefined): Reply | undefined
}

export function fifoWorld(attributes: Readonly<Record<string, string>> = {}): FifoWorld {
  const world = queueWorld()
  world.create('q.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true', ...attributes })
  const take: FifoWorld['take'] = (most = 10, more = {}, options) => {
    const received = world.receive('q.fifo', { MaxNumberOfMessages: most, ...more }, options) ?? []
    return Object.fromEntries(received.map((message) => [message.Body, message]))
  }
  return {
    ...world,
    put(...messages) {
      for (const message of messages) world.send('q.fifo', message, { MessageGroupId: message.split(' ')[0] ?? '' })
    },
    take,
    bodies: (most, more) => Object.keys(take(most, more)),
    hide: (message, seconds) =>
      world.call('ChangeMessageVisibility', {
        QueueUrl: queueUrl('q.fifo'),
        ReceiptHandle: message?.ReceiptHandle ?? '',
        VisibilityTimeout: seconds,
      }),
    drop: (message) => world.remove('q.fifo', message?.ReceiptHandle ?? ''),
  }
}
