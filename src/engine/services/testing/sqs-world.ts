/** A world with queues in it, and calls whose answers read easily. */
import { queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { queueWorld, type QueueWorld } from './queue-world.ts'
import type { CallOptions, WorldOptions } from './service-world.ts'

export interface SqsWorld extends QueueWorld {
  /** What a call answered, or its fault as `Code: message`. A refused call has changed nothing, or this throws. */
  ask(operation: string, input: JsonObject, options?: CallOptions): JsonObject | string
  /** The same for a call about a queue. */
  askQueue(operation: string, queue: string, input?: JsonObject, options?: CallOptions): JsonObject | string
  /** The queue's attributes of these names, or all. */
  attributes(queue: string, names?: readonly string[]): JsonObject | string
  /** The bodies that a receive of up to ten gets. */
  bodies(queue: string, more?: JsonObject): readonly string[]
}

export function sqsWorld(options: Partial<WorldOptions> = {}): SqsWorld {
  const world = queueWorld(options)
  const ask: SqsWorld['ask'] = (operation, input, calling) => {
    const before = world.digest()
    const reply = world.call(operation, input, calling)
    if (reply === undefined) return 'waits'
    if (reply.ok) return reply.value
    if (world.digest() !== before) throw new Error(`${operation} was refused and has changed the world`)
    return `${reply.error.code}: ${reply.error.message}`
  }
  const askQueue: SqsWorld['askQueue'] = (operation, queue, input, calling) =>
    ask(operation, { QueueUrl: queueUrl(queue), ...input }, calling)
  return {
    ...world,
    ask,
    askQueue,
    attributes(queue, names = ['All']) {
      const answer = askQueue('GetQueueAttributes', queue, { AttributeNames: names })
      return typeof answer === 'string' ? answer : ((answer['Attributes'] ?? {}) as JsonObject)
    },
    bodies: (queue, more) => (world.receive(queue, { MaxNumberOfMessages: 10, ...more }) ?? []).map(({ Body }) => Body),
  }
}
