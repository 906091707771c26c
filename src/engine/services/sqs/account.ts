/** What the account knows beyond its single queues: which ones there are, and whether changes take their time. */
import type { ResourceKey, Step } from '../../kernel/index.ts'

const accountKey: ResourceKey = 'sqs/account'

export interface SqsAccount {
  /** Names of the queues that are there, in their order. */
  queues: string[]
  /** Whether deletions, purges and settings take AWS's 60 seconds (retention: 15 minutes) to hold. */
  settling: boolean
}

const none: SqsAccount = { queues: [], settling: false }

export function accountOf(step: Step): Readonly<SqsAccount> {
  return step.read<SqsAccount>(accountKey) ?? none
}

export function editAccount(step: Step): SqsAccount {
  return step.read(accountKey) === undefined
    ? step.create<SqsAccount>(accountKey, { queues: [], settling: false })
    : step.edit<SqsAccount>(accountKey)
}

export function enterQueue(step: Step, name: string): void {
  const { queues } = editAccount(step)
  const place = queues.findIndex((other) => other > name)
  queues.splice(place < 0 ? queues.length : place, 0, name)
}

export function strikeQueue(step: Step, name: string): void {
  const account = editAccount(step)
  account.queues = account.queues.filter((other) => other !== name)
}
