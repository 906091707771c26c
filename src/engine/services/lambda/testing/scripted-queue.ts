/**
 * A stand-in for SQS: one list of messages per queue, long polls that wait, receives that hide for a fixed time. A queue named
 * `.fifo` locks a group (the part of the body before `/`) while one of its messages is hidden; with `receives` it keeps dead letters.
 */
import type { JsonObject } from '../../../../base/json.ts'
import { queueNameOfUrl } from '../../../../aws/identity.ts'
import { answer, parked, refuse, type CallEnvelope, type Outcome, type ReplyTo, type Step } from '../../../kernel/index.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import type { ServiceTable } from '../../shared/service-table.ts'

interface StoredMessage {
  readonly id: string
  readonly body: string
  receives: number
  visibleAt: number
}

interface QueueOrder {
  readonly name: string
  readonly visibilityMs: number
  /** After so many receives a message is a dead letter. */
  readonly receives: number | null
}

interface Waiter {
  readonly id: number
  readonly most: number
  readonly replyTo: ReplyTo
}

export interface ScriptedQueue extends QueueOrder {
  messages: StoredMessage[]
  waiters: Waiter[]
  deleted: string[]
  expected: string[]
  deadLetters: string[]
  sent: number
}

function makeQueue(step: Step, order: QueueOrder): void {
  const empty = { messages: [], waiters: [], deleted: [], expected: [], deadLetters: [], sent: 0 }
  step.create<ScriptedQueue>(queueKey(order.name), { ...order, ...empty })
}

export const scriptedQueues: ServiceTable = {
  name: 'sqs',
  actions: {
    SendMessage: (step: Step, input: JsonObject) => at(step, input, (queue) => send(step, queue, String(input['MessageBody']))),
    ReceiveMessage: (step: Step, input: JsonObject, call: CallEnvelope) => at(step, input, (queue) => receive(step, queue, input, call)),
    DeleteMessageBatch: (step: Step, input: JsonObject) => at(step, input, (queue) => remove(queue, input)),
    GetQueueAttributes(step: Step, input: JsonObject) {
      const queue = step.read<ScriptedQueue>(keyIn(input))
      return queue ? attributesOf(step, queue) : noQueue
    },
  },
  timers: {
    MakeQueue: (step, data) =>
      makeQueue(step, {
        name: String(data['name']),
        visibilityMs: Number(data['visibilityMs']),
        receives: (data['receives'] as number | undefined) ?? null,
      }),
    RemoveQueue(step, data) {
      const key = queueKey(String(data['name']))
      for (const { replyTo } of step.edit<ScriptedQueue>(key).waiters) step.reply('ReceiveMessage', replyTo, { ok: true, value: {} })
      step.remove(key)
    },
    EndWait(step, data) {
      if (step.read(String(data['queue'])) === undefined) return
      const queue = step.edit<ScriptedQueue>(String(data['queue']))
      const waiter = queue.waiters.find(({ id }) => id === data['waiter'])
      if (!waiter) return
      queue.waiters = queue.waiters.filter((other) => other !== waiter)
      step.reply('ReceiveMessage', waiter.replyTo, { ok: true, value: {} })
    },
    Reappear(step, data) {
      const key = String(data['queue'])
      if (step.read(key) !== undefined) serveWaiters(step, step.edit<ScriptedQueue>(key))
    },
    ExpectRedelivery(step, data) {
      const queue = step.edit<ScriptedQueue>(String(data['queue']))
      queue.expected.push(...(data['receipts'] as readonly string[]))
      const back = Math.min(...queue.messages.map(({ visibleAt }) => visibleAt))
      if (back > step.now) step.schedule(back - step.now, 'work', { to: 'sqs', timer: 'Reappear', data: { queue: queueKey(queue.name) } })
    },
  },
}

function at(step: Step, input: JsonObject, run: (queue: ScriptedQueue) => Outcome): Outcome {
  const key = keyIn(input)
  return step.read(key) === undefined ? noQueue : run(step.edit<ScriptedQueue>(key))
}

function keyIn(input: JsonObject): string {
  return queueKey(queueNameOfUrl(String(input['QueueUrl'])) ?? '')
}

const noQueue = refuse({ code: 'QueueDoesNotExist', message: 'The specified queue does not exist.', origin: 'client' })

function send(step: Step, queue: ScriptedQueue, body: string): Outcome {
  const id = `m${++queue.sent}`
  queue.messages.push({ id, body, receives: 0, visibleAt: 0 })
  serveWaiters(step, queue)
  return answer({ MessageId: id, MD5OfMessageBody: 'md5' })
}

function serveWaiters(step: Step, queue: ScriptedQueue): void {
  for (const waiter of queue.waiters.slice()) {
    const messages = take(step, queue, waiter.most)
    if (messages.length === 0) return
    queue.waiters = queue.waiters.filter((other) => other !== waiter)
    step.reply('ReceiveMessage', waiter.replyTo, { ok: true, value: { Messages: messages.map(received) } }, messages.map(carried))
  }
}

function receive(step: Step, queue: ScriptedQueue, input: JsonObject, call: CallEnvelope): Outcome {
  const most = Number(input['MaxNumberOfMessages'] ?? 1)
  const messages = take(step, queue, most)
  if (messages.length > 0) return answer({ Messages: messages.map(received) }, messages.map(carried))
  const waitMs = Number(input['WaitTimeSeconds'] ?? 0) * 1000
  if (waitMs === 0 || !call.replyTo) return answer({})
  const id = step.ordinal(queueKey(queue.name), 'waiter')
  queue.waiters.push({ id, most, replyTo: call.replyTo })
  step.schedule(waitMs, 'patience', { to: 'sqs', timer: 'EndWait', data: { queue: queueKey(queue.name), waiter: id } })
  return parked
}

function take(step: Step, queue: ScriptedQueue, most: number): StoredMessage[] {
  buryDeadLetters(step, queue)
  const taken = available(step, queue).slice(0, most)
  for (const message of taken) {
    message.receives++
    message.visibleAt = step.now + queue.visibilityMs
    step.schedule(queue.visibilityMs, 'patience', { to: 'sqs', timer: 'Reappear', data: { queue: queueKey(queue.name) } })
  }
  return taken
}

function available(step: Step, queue: ScriptedQueue): StoredMessage[] {
  const visible = queue.messages.filter(({ visibleAt }) => visibleAt <= step.now)
  if (!queue.name.endsWith('.fifo')) return visible
  const locked = new Set(queue.messages.filter(({ visibleAt }) => visibleAt > step.now).map(groupOf))
  return visible.filter((message) => !locked.has(groupOf(message)))
}

function groupOf({ body }: StoredMessage): string {
  return body.split('/')[0] as string
}

function buryDeadLetters(step: Step, queue: ScriptedQueue): void {
  const { receives: most } = queue
  if (most === null) return
  const dead = queue.messages.filter(({ receives, visibleAt }) => receives >= most && visibleAt <= step.now)
  queue.deadLetters.push(...dead.map(({ id }) => id))
  queue.messages = queue.messages.filter((message) => !dead.includes(message))
}

function attributesOf(step: Step, queue: Readonly<ScriptedQueue>): Outcome {
  const visible = queue.messages.filter(({ visibleAt }) => visibleAt <= step.now).length
  const Attributes = { VisibilityTimeout: String(queue.visibilityMs / 1000), ApproximateNumberOfMessages: String(visible) }
  return answer({ Attributes })
}

function received({ id, body, receives }: StoredMessage): JsonObject {
  return {
    MessageId: id,
    ReceiptHandle: `${id}/${receives}`,
    MD5OfBody: 'md5',
    Body: body,
    Attributes: { ApproximateReceiveCount: String(receives) },
  }
}

function carried({ id, receives }: StoredMessage): { trail: string; message: string; receives: number } {
  return { trail: `t-${id}`, message: id, receives: receives - 1 }
}

function remove(queue: ScriptedQueue, input: JsonObject): Outcome {
  const entries = input['Entries'] as unknown as readonly { readonly Id: string; readonly ReceiptHandle: string }[]
  const handles = entries.map(({ ReceiptHandle }) => ReceiptHandle)
  queue.deleted.push(...handles)
  queue.messages = queue.messages.filter(({ id, receives }) => !handles.includes(`${id}/${receives}`))
  return answer({ Successful: entries.map(({ Id }) => ({ Id })), Failed: [] })
}
