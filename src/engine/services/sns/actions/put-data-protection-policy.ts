/** https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html */
import type { AwsFault } from '../../../../aws/service.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { fail, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { parseProtection, type Protection } from '../data-protection.ts'
import { invalidParameter } from '../faults.ts'
import { findTopic } from '../lookup.ts'
import type { TopicState } from '../state.ts'

export function putDataProtectionPolicy(step: Step, input: SnsInput<'PutDataProtectionPolicy'>): Outcome {
  const topic = findTopic(step, input.ResourceArn, 'ResourceArn')
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const protection = protectionOf(input.DataProtectionPolicy, state.isFifo)
  if (!protection.ok) return refuse(protection.error)
  const policy = protection.value === null ? null : input.DataProtectionPolicy
  if (policy === state.dataProtectionPolicy) return answer({})
  const changed = step.edit<TopicState>(key)
  changed.dataProtectionPolicy = policy
  changed.protection = protection.value
  step.emit('sns.DataProtectionPolicyChanged', key, { notSimulated: protection.value?.notSimulated ?? [] })
  return answer({})
}

/** The words are ours. Message data protection is for standard topics. */
export function protectionOf(policy: string, isFifo: boolean): Result<Protection | null, AwsFault> {
  if (isFifo) return fail(invalidParameter('DataProtectionPolicy Reason: FIFO topics do not support data protection policies'))
  const read = parseProtection(policy)
  return read.ok ? read : fail(invalidParameter(`DataProtectionPolicy Reason: ${read.error}`))
}
