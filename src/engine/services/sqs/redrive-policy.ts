/**
 * The two policies of dead-letter queues as text: where a queue's dead letters go, and whose a queue takes.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { account, parseArn, queueArn, region, type Arn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { invalidAttribute, invalidValue } from './faults.ts'
import type { QueueState, RedrivePolicy } from './state.ts'

export interface RedriveAllowPolicy {
  readonly permission: 'allowAll' | 'denyAll' | 'byQueue'
  readonly sources: readonly string[]
}

const mostReceives = 1000
const mostSources = 10

interface Source {
  readonly name: string
  readonly isFifo: boolean
}

/** `isNew`: whether the policy is being set now, so that its target has to be there; later the target may go. Texts marked † are from public reports. */
export function parseRedrivePolicy(
  step: Step,
  source: Source,
  text: string | undefined,
  isNew: boolean,
): Result<RedrivePolicy | null, AwsFault> {
  if (text === undefined) return ok(null)
  const policy = readObject(text)
  if (policy === undefined) return fail(invalidAttribute('RedrivePolicy', 'Redrive policy is not a valid JSON map.'))
  const refuse = (reason: string) => fail(invalidValue(text, 'RedrivePolicy', reason))
  const { deadLetterTargetArn: arn, maxReceiveCount: count, ...others } = policy
  if (typeof arn !== 'string') return refuse('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.')
  if (count === undefined) return refuse('Redrive policy does not contain mandatory attribute: maxReceiveCount.')
  const maxReceiveCount = wholeNumber(count)
  if (maxReceiveCount === undefined || maxReceiveCount < 1 || maxReceiveCount > mostReceives) {
    return refuse(`Invalid value for maxReceiveCount: ${String(count)}, valid values are from 1 to ${mostReceives} both inclusive.`)
  }
  // †
  if (Object.keys(others).length > 0) return refuse('Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].')
  const target = parseArn(arn)
  if (target === undefined || target.service !== 'sqs') return refuse('Invalid value for deadLetterTargetArn.')
  const key = queueKey(target.resource)
  const reason = isNew ? targetProblem(step, target, source) : undefined
  return reason === undefined ? ok({ target: key, maxReceiveCount }) : refuse(reason)
}

/** † A dead-letter queue is of the account, region and type of its source, and lets it in. */
function targetProblem(step: Step, target: Arn, source: Source): string | undefined {
  if (target.account !== account) return 'Dead-letter target owner should be same as the source.'
  const queue = target.region === region ? step.read<QueueState>(queueKey(target.resource)) : undefined
  if (queue === undefined) return 'Dead letter target does not exist.'
  // AWS writes both full stops.
  if ((queue.settings.fifo !== null) !== source.isFifo) return 'Dead-letter queue must be same type of queue as the source..'
  return allowsSource(queue, source.name) ? undefined : 'Dead letter target does not allow this queue as a source.'
}

/** † https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export function parseRedriveAllowPolicy(text: string | undefined): Result<RedriveAllowPolicy, AwsFault> {
  if (text === undefined || text === '') return ok({ permission: 'allowAll', sources: [] })
  const policy = readObject(text) ?? {}
  const { redrivePermission: permission, sourceQueueArns, ...others } = policy
  const sources = sourceQueueArns ?? []
  const isKnown = permission === 'allowAll' || permission === 'denyAll' || permission === 'byQueue'
  const isList = Array.isArray(sources) && sources.every((source) => typeof source === 'string')
  if (!isKnown || !isList || Object.keys(others).length > 0) {
    return fail(invalidAttribute('RedriveAllowPolicy', `${cannotCreate}, as it’s in an unsupported format.`))
  }
  const refuse = (reason: string) => fail(invalidValue(text, 'RedriveAllowPolicy', `${cannotCreate}. ${reason}`))
  if (permission !== 'byQueue' && sources.length > 0) {
    return refuse('To specify one or more source queue ARNs, you must set redrivePermission to byQueue.')
  }
  if (permission === 'byQueue' && sources.length === 0) {
    return refuse('When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.')
  }
  if (sources.length > mostSources) return refuse(`The maximum number of source queue ARNs you can specify is ${mostSources}.`)
  return ok({ permission, sources })
}

const cannotCreate = "Amazon SQS can't create the redrive allow policy"

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
