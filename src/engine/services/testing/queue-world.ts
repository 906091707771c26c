/** A world with queues in it, and the calls that tests make of them. */
import { queueArn, queueUrl } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { sqsService, viewLedger, type QueueLedger, type QueueState } from '../sqs/index.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { serviceWorld, type CallOptions, type Reply, type ServiceWorld, type WorldOptions } from './service-world.ts'

export interface Received {
  readonly MessageId: string
  readonly ReceiptHandle: string
  readonly Body: string
  readonly MD5OfBody: string
  readonly Attributes?: Readonly<Record<string, string>>
  readonly MD5OfMessageAttributes?: string
  readonly MessageAttributes?: JsonObject
}

export interface QueueWorld extends ServiceWorld {
  create(name: string, attributes?: Readonly<Record<string, string>>): Reply | undefined
  send(queue: string, body: string, more?: JsonObject): Reply | undefined
  /** What a receive answered; `undefined` while it waits. */
  receive(queue: string, more?: JsonObject, options?: CallOptions): readonly Received[] | undefined
  remove(queue: string, handle: string): Reply | undefined
  state(queue: string): QueueState
  ledger(queue: string): QueueLedger
}

/** Hosts make no mistakes unless the test wants them to. */
export type QueueWorldOptions = Partial<WorldOptions> & { readonly profile?: 'exact' | 'honest' | 'chaos' }

export function queueWorld({ profile = 'exact', ...options }: QueueWorldOptions = {}): QueueWorld {
  const world = serviceWorld({ services: [sqsService], ...options })
  if (options.world === undefined) useProfile(world, profile)
  const state = (queue: string): QueueState => world.world.cells[queueKey(queue)]?.state as unknown as QueueState
  return {
    ...world,
    create: (name, attributes) => world.call('CreateQueue', { QueueName: name, ...(attributes && { Attributes: attributes }) }),
    send: (queue, body, more) => world.call('SendMessage', { QueueUrl: queueUrl(queue), MessageBody: body, ...more }),
    receive(queue, more, calling) {
      const reply = world.call('ReceiveMessage', { QueueUrl: queueUrl(queue), ...more }, calling)
      return reply && receivedIn(reply)
    },
    remove: (queue, handle) => world.call('DeleteMessage', { QueueUrl: queueUrl(queue), ReceiptHandle: handle }),
    state,
    ledger: (queue) => viewLedger(state(queue)),
  }
}

/** How the hosts of all queues behave from now on. */
export function useProfile(world: ServiceWorld, profile: 'exact' | 'honest' | 'chaos'): void {
  world.inject({ kind: 'timer', to: 'sqs', timer: 'ConfigureRealism', data: { profile } })
  world.records()
}

export function receivedIn(reply: Reply): readonly Received[] {
  return reply.ok ? ((reply.value['Messages'] ?? []) as unknown as readonly Received[]) : []
}

export function redriveTo(queue: string, maxReceiveCount: number | string): { readonly RedrivePolicy: string } {
  return { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(queue), maxReceiveCount }) }
}

/** What is entered on the left of the ledger less what is accounted for on the right: 0 at all times. */
export function imbalance(ledger: QueueLedger): number {
  const { sent, movedIn, deleted, visible, inFlight, delayed, movedOut, expired, purged } = ledger
  return sent + movedIn - (deleted + visible + inFlight + delayed + movedOut + expired + purged)
}
