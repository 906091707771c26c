/** What belongs to the account and to no topic: which topics and apps there are, how text messages are sent. */
import { emptyRecord } from '../../../base/json.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'

export const snsAccountKey: ResourceKey = 'sns/account'

export interface SnsAccount {
  /** In the order in which they were made, which is the order of lists. */
  topics: ResourceKey[]
  applications: ResourceKey[]
  smsAttributes: Record<string, string>
  /** Messages published to phones and platform endpoints; and how many endpoints were made, for their ids. */
  nextMessage: number
  nextEndpoint: number
}

const nobody: Readonly<SnsAccount> = { topics: [], applications: [], smsAttributes: {}, nextMessage: 1, nextEndpoint: 1 }

export function readAccount(step: Step): Readonly<SnsAccount> {
  return step.read<SnsAccount>(snsAccountKey) ?? nobody
}

export function editAccount(step: Step): SnsAccount {
  if (step.read(snsAccountKey) !== undefined) return step.edit<SnsAccount>(snsAccountKey)
  const empty: SnsAccount = { topics: [], applications: [], smsAttributes: emptyRecord<string>(), nextMessage: 1, nextEndpoint: 1 }
  return step.create(snsAccountKey, empty)
}
