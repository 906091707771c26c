/**
 * The two policies of dead-letter queues as text: where a queue's dead letters go, and whose a queue takes.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { parseArn, queueArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { invalidValue } from './faults.ts'
import type { QueueState, RedrivePolicy } from './state.ts'

export interface RedriveAllowPolicy {
  readonly permission: 'allowAll' | 'denyAll' | 'byQueue'
  readonly sources: readonly string[]
}

const mostReceives = 1000
const mostSources = 10

/** `isNew`: whether the policy is being set now, so that its target has to be there; later the target may go. */
export function parseRedrivePolicy(
  step: Step,
  source: string,
  text: string | undefined,
  isNew: boolean,
): Result<RedrivePolicy | null, AwsFault> {
  if (text === undefined) return ok(null)
  const refuse = (reason: string) => fail(invalidValue(text, 'RedrivePolicy', reason))
  const policy = readObject(text)
  if (policy === undefined) return refuse('Redrive policy is not a valid JSON map.')
  const arn = policy['deadLetterTargetArn']
  if (typeof arn !== 'string') return refuse('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.')
  const count = policy['maxReceiveCount']
  if (count === undefined) return refuse('Redrive policy does not contain mandatory attribute: maxReceiveCount.')
  const maxReceiveCount = wholeNumber(count)
  if (maxReceiveCount === undefined || maxReceiveCount < 1 || maxReceiveCount > mostReceives) {
    return refuse(`Invalid value for maxReceiveCount: ${String(count)}, valid values are from 1 to ${mostReceives} both inclusive.`)
  }
  const target = parseArn(arn)
  if (target === undefined || target.service !== 'sqs') return refuse('Invalid value for deadLetterTargetArn.')
  const key = queueKey(target.resource)
  if (!isNew) return ok({ target: key, maxReceiveCount })
  const queue = step.read<QueueState>(key)
  if (queue === undefined) return refuse('Dead letter target does not exist.')
  if (!allowsSource(queue, source)) return refuse('Dead letter target does not allow this queue as a source.')
  return ok({ target: key, maxReceiveCount })
}

export function parseRedriveAllowPolicy(text: string | undefined): Result<RedriveAllowPolicy, AwsFault> {
  if (text === undefined || text === '') return ok({ permission: 'allowAll', sources: [] })
  const refuse = (reason: string) => fail(invalidValue(text, 'RedriveAllowPolicy', reason))
  const policy = readObject(text)
  if (policy === undefined) return refuse('Redrive allow policy is not a valid JSON map.')
  const permission = policy['redrivePermission']
  if (permission !== 'allowAll' && permission !== 'denyAll' && permission !== 'byQueue') {
    return refuse('Invalid value for redrivePermission, valid values are allowAll, denyAll and byQueue.')
  }
  const sources = policy['sourceQueueArns'] ?? []
  if (!Array.isArray(sources) || sources.length > mostSources || !sources.every((source) => typeof source === 'string')) {
    return refuse(`sourceQueueArns must be a list of at most ${mostSources} queue ARNs.`)
  }
  if ((permission === 'byQueue') !== sources.length > 0) return refuse('sourceQueueArns goes with redrivePermission byQueue.')
  return ok({ permission, sources })
}

function allowsSource(target: Readonly<QueueState>, source: string): boolean {
  const policy = parseRedriveAllowPolicy(target.attributes['RedriveAllowPolicy'])
  if (!policy.ok || policy.value.permission === 'allowAll') return true
  return policy.value.permission === 'byQueue' && policy.value.sources.includes(queueArn(source))
}

/** AWS takes the count as a number or as a text of one. */
function wholeNumber(value: Json): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

function readObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
