/**
 * How a standard queue's hosts behave. AWS promises at-least-once delivery and best-effort order and gives no numbers: these
 * are ours, per queue, with one profile for all queues that say nothing.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
 */
import type { ResourceKey, Step } from '../../kernel/index.ts'
import type { QueueState, Realism } from './state.ts'

export type RealismProfile = 'honest' | 'chaos' | 'exact'

export const realismProfiles: Readonly<Record<RealismProfile, Realism>> = {
  honest: { hosts: 8, duplicateRate: 0.0001, inversionRate: 0.01, ghostRate: 0.00001 },
  chaos: { hosts: 8, duplicateRate: 0.05, inversionRate: 0.2, ghostRate: 0.02 },
  /** One server that makes no mistakes: every receive finds what is there, in the order of sending, once. */
  exact: { hosts: 1, duplicateRate: 0, inversionRate: 0, ghostRate: 0 },
}

export const mostHosts = 30

/** Holds for every queue without settings of its own. */
export const realismKey: ResourceKey = 'sqs/realism'

export interface RealismState {
  realism: Realism
}

export function realismOf(step: Step, queue: Readonly<QueueState>): Realism {
  return queue.realism ?? step.read<RealismState>(realismKey)?.realism ?? realismProfiles.honest
}
