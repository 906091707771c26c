// The world of the engine's benches: one topic, two queues, and consumers written here, so that only the kernel, the one door and
// the services are measured.
import { queueArn, queueUrl, topicArn } from '../../src/aws/identity.ts'
import { services as models } from '../../src/aws/services/index.ts'
import type { JsonObject } from '../../src/base/json.ts'
import {
  advance,
  createKernel,
  createWorld,
  noLimits,
  type Kernel,
  type ReplyEnvelope,
  type Step,
  type StepRecord,
} from '../../src/engine/kernel/index.ts'
import type { ServiceTable } from '../../src/engine/services/shared/service-table.ts'
import { snsService } from '../../src/engine/services/sns/index.ts'
import { sqsService } from '../../src/engine/services/sqs/index.ts'
import { createDoor } from '../../src/engine/simulation/door.ts'

export interface BenchWorld {
  readonly kernel: Kernel
  /** Does so many steps of whatever is due. */
  steps(count: number): void
  /** So many messages, one after the other, through three calls each, a virtual ms apart. */
  sendReceiveDelete(messages: number): void
  /** So many messages, each with a text of its own, that nobody receives. */
  sendOnly(messages: number): void
}

const queues = ['left', 'right'] as const
const consumersPerQueue = 5
/** Every source publishes once in so many virtual ms: then nearly all that is pending are sources. */
const sourceEveryMs = 100_000
const hopMs = 30
const bodyOf = (order: number): string => JSON.stringify({ orderId: `ord-${order}`, item: 'teapot', amount: 42, card: 'ok' })
const body = bodyOf(1047)
/** Each with a text of its own: what the engine keeps of texts that come by again does not help. */
const bodies = Array.from({ length: 4_096 }, (_, order) => bodyOf(10_000_000 + order))
const caller = { principal: 'account', source: 'bench/person' }

/** `pending` sources publish to the topic; each queue is emptied by five long polls. */
export function createBenchWorld({ pending }: { readonly pending: number }): BenchWorld {
  const kernel = createKernel(createWorld(42, 0), {
    receive: createDoor([sqsService, snsService, consumers], models).receive,
    delayOf: () => hopMs,
    handlers: {
      run() {
        throw new Error('the bench runs no handlers')
      },
    },
  })
  const call = (to: string, operation: string, input: JsonObject): StepRecord => {
    kernel.inject({ kind: 'call', to, operation, input, caller }, kernel.world.now + 1)
    for (;;) {
      const record = kernel.step() as StepRecord
      if (record.envelope.kind === 'call' && record.envelope.caller === caller) return record
    }
  }
  // Every receive finds what is there: the bench measures the road, not the hosts' mistakes.
  kernel.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureRealism', data: { profile: 'exact' } }, 0)
  build(call)
  for (let source = 0; source < pending; source++) {
    kernel.inject(
      { kind: 'timer', to: 'consumers', timer: 'Publish', data: {} },
      kernel.world.now + (((source * sourceEveryMs) / pending) | 0),
    )
  }
  for (const queue of pending > 0 ? queues : []) {
    for (let consumer = 0; consumer < consumersPerQueue; consumer++)
      kernel.inject({ kind: 'timer', to: 'consumers', timer: 'Receive', data: { queue } }, kernel.world.now)
  }
  // What the log keeps of a step, in a ring of its size: the bare loop keeps as much.
  const trace: object[] = []
  return {
    kernel,
    steps: (count) =>
      void advance(kernel, {
        steps: count,
        limits: noLimits,
        onRecord(record) {
          trace[record.step % 50_000] = { step: record.step, time: record.time, sequence: record.sequence, events: record.events }
        },
      }),
    sendReceiveDelete(messages) {
      const QueueUrl = queueUrl(queues[0])
      for (let message = 0; message < messages; message++) {
        call('sqs', 'SendMessage', { QueueUrl, MessageBody: bodies[message % bodies.length] as string })
        const received = call('sqs', 'ReceiveMessage', { QueueUrl })
        call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle: firstHandle(received) })
      }
    },
    sendOnly(messages) {
      for (let message = 0; message < messages; message++) {
        call('sqs', 'SendMessage', { QueueUrl: queueUrl(queues[0]), MessageBody: bodyOf(10_000_000 + message) })
      }
    },
  }
}

function build(call: (to: string, operation: string, input: JsonObject) => StepRecord): void {
  const TopicArn = topicArn('orders')
  call('sns', 'CreateTopic', { Name: 'orders' })
  for (const name of queues) {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: queueArn(name),
          Condition: { ArnEquals: { 'aws:SourceArn': TopicArn } },
        },
      ],
    })
    call('sqs', 'CreateQueue', { QueueName: name, Attributes: { VisibilityTimeout: '1', Policy } })
    call('sns', 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn(name), Attributes: { RawMessageDelivery: 'true' } })
  }
}

function firstHandle({ outcome }: StepRecord): string {
  const received = outcome.kind === 'answer' && outcome.result.ok ? outcome.result.value : {}
  return (received as { Messages: readonly { readonly ReceiptHandle: string }[] }).Messages[0]?.ReceiptHandle ?? ''
}

/** Who publishes, receives and deletes, with nothing in mind. */
const consumers: ServiceTable = {
  name: 'consumers',
  actions: {},
  timers: {
    Publish(step) {
      step.call({
        to: 'sns',
        operation: 'Publish',
        input: { TopicArn: topicArn('orders'), Message: body },
        caller,
        hop: hopTo('sns/topic/orders'),
      })
      step.schedule(sourceEveryMs, 'work', { to: 'consumers', timer: 'Publish', data: {} })
    },
    Receive: (step, { queue }) => receive(step, queue as string),
  },
  replied(step, reply) {
    const queue = reply.context['queue'] as string
    for (const ReceiptHandle of handlesIn(reply)) {
      step.call({
        to: 'sqs',
        operation: 'DeleteMessage',
        input: { QueueUrl: queueUrl(queue), ReceiptHandle },
        caller,
        hop: hopTo(`sqs/queue/${queue}`),
      })
    }
    receive(step, queue)
  },
}

function receive(step: Step, queue: string): void {
  step.call({
    to: 'sqs',
    operation: 'ReceiveMessage',
    input: { QueueUrl: queueUrl(queue), MaxNumberOfMessages: 10, WaitTimeSeconds: 20 },
    caller,
    replyTo: { service: 'consumers', context: { queue }, hop: { track: 'poll', from: `sqs/queue/${queue}`, to: 'bench/consumer' } },
    hop: hopTo(`sqs/queue/${queue}`),
  })
}

function hopTo(to: string) {
  return { track: 'call', from: 'bench/consumer', to, carries: [] } as const
}

function handlesIn({ result }: ReplyEnvelope): string[] {
  const received = result.ok ? (result.value as { readonly Messages?: readonly { readonly ReceiptHandle: string }[] }) : {}
  return (received.Messages ?? []).map(({ ReceiptHandle }) => ReceiptHandle)
}
