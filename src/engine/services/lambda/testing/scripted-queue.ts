/** A stand-in for SQS: one list of messages per queue, long polls that wait, receives that hide for a fixed time. */
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

interface Waiter {
  readonly id: number
  readonly most: number
  readonly replyTo: ReplyTo
}

export interface ScriptedQueue {
  readonly name: string
  readonly visibilityMs: number
  messages: StoredMessage[]
  waiters: Waiter[]
  deleted: string[]
  expected: string[]
  sent: number
}

function makeQueue(step: Step, name: string, visibilityMs: number): void {
  step.create<ScriptedQueue>(queueKey(name), { name, visibilityMs, messages: [], waiters: [], deleted: [], expected: [], sent: 0 })
}

export const scriptedQueues: ServiceTable = {
  name: 'sqs',
  actions: {
    SendMessage: (step: Step, input: JsonObject) => at(step, input, (queue) => send(step, queue, String(input['MessageBody']))),
    ReceiveMessage: (step: Step, input: JsonObject, call: CallEnvelope) => at(step, input, (queue) => receive(step, queue, input, call)),
    DeleteMessageBatch: (step: Step, input: JsonObject) => at(step, input, (queue) => remove(queue, input)),
  },
  timers: {
    MakeQueue: (step, data) => makeQueue(step, String(data['name']), Number(data['visibilityMs'])),
    EndWait(step, data) {
      const queue = step.edit<ScriptedQueue>(String(data['queue']))
      const waiter = queue.waiters.find(({ id }) => id === data['waiter'])
      if (!waiter) return
      queue.waiters = queue.waiters.filter((other) => other !== waiter)
      step.reply('ReceiveMessage', waiter.replyTo, { ok: true, value: {} })
    },
    Reappear: (step, data) => serveWaiters(step, step.edit<ScriptedQueue>(String(data['queue']))),
    ExpectRedelivery(step, data) {
      const queue = step.edit<ScriptedQueue>(String(data['queue']))
      queue.expected.push(...(data['receipts'] as readonly string[]))
      const back = Math.min(...queue.messages.map(({ visibleAt }) => visibleAt))
      if (back > step.now) step.schedule(back - step.now, 'work', { to: 'sqs', timer: 'Reappear', data: { queue: queueKey(queue.name) } })
    },
  },
}

function at(step: Step, input: JsonObject, run: (queue: ScriptedQueue) => Outcome): Outcome {
  const key = queueKey(queueNameOfUrl(String(input['QueueUrl'])) ?? '')
  if (step.read(key) === undefined)
    return refuse({ code: 'QueueDoesNotExist', message: 'The specified queue does not exist.', origin: 'client' })
  return run(step.edit<ScriptedQueue>(key))
}

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
  const taken = queue.messages.filter(({ visibleAt }) => visibleAt <= step.now).slice(0, most)
  for (const message of taken) {
    message.receives++
    message.visibleAt = step.now + queue.visibilityMs
    step.schedule(queue.visibilityMs, 'patience', { to: 'sqs', timer: 'Reappear', data: { queue: queueKey(queue.name) } })
  }
  return taken
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
