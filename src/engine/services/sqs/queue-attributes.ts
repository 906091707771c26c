/**
 * Setting a queue's attributes: checked by the data in `aws`, refused in AWS's words, and read out as numbers once.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { attributeProblem, type AttributeModel } from '../../../aws/attribute.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { queueAttributes, sqsLimits } from '../../../aws/services/sqs.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { parsePolicy } from '../../../matching/resource-policy.ts'
import type { Step } from '../../kernel/index.ts'
import { invalidAttribute, unknownAttribute } from './faults.ts'
import { statementsOf } from './permissions.ts'
import { parseRedriveAllowPolicy, parseRedrivePolicy } from './redrive-policy.ts'
import type { FifoSettings, QueueSettings, QueueState, RedrivePolicy } from './state.ts'

type Attributes = Readonly<Record<string, string>>

export interface SettledAttributes {
  readonly attributes: Attributes
  readonly settings: QueueSettings
}

const fifoOnly = ['FifoQueue', 'ContentBasedDeduplication']
const fifoScopes = ['DeduplicationScope', 'FifoThroughputLimit']
/** Attributes that an empty value takes away. */
const removable = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId']

export interface SettingQueue {
  readonly name: string
  /** Absent while it is being created. */
  readonly existing: Readonly<QueueState> | undefined
  readonly given: Attributes
}

/** What the queue's attributes would be with `given` on top of what it has, or AWS's refusal. Changes nothing. */
export function settleAttributes(step: Step, { name, existing, given }: SettingQueue): Result<SettledAttributes, AwsFault> {
  const isFifo = existing === undefined ? given['FifoQueue'] === 'true' : existing.settings.fifo !== null
  const attributes = Object.assign(emptyRecord<string>(), existing?.attributes)
  for (const [attribute, value] of Object.entries(given)) {
    const fault = attributeFault(attribute, value, isFifo)
    if (fault) return fail(fault)
    if (value === '' && removable.includes(attribute)) delete attributes[attribute]
    else attributes[attribute] = value
  }
  const fault = encryptionFault(given) ?? throughputFault(attributes)
  if (fault) return fail(fault)
  settleEncryption(attributes, given)
  const redrive = parseRedrivePolicy(step, { name, isFifo }, attributes['RedrivePolicy'], Object.hasOwn(given, 'RedrivePolicy'))
  if (!redrive.ok) return redrive
  const allow = parseRedriveAllowPolicy(given['RedriveAllowPolicy'])
  if (!allow.ok) return allow
  return ok({ attributes, settings: readSettings(attributes, isFifo, redrive.value) })
}

function readSettings(attributes: Attributes, isFifo: boolean, redrive: RedrivePolicy | null): QueueSettings {
  const text = (attribute: keyof typeof defaults): string => attributes[attribute] ?? defaults[attribute]
  return {
    visibilityMs: Number(text('VisibilityTimeout')) * 1000,
    delayMs: Number(text('DelaySeconds')) * 1000,
    retentionMs: Number(text('MessageRetentionPeriod')) * 1000,
    waitMs: Number(text('ReceiveMessageWaitTimeSeconds')) * 1000,
    maximumBytes: Number(text('MaximumMessageSize')),
    redrive,
    fifo: isFifo
      ? {
          contentBasedDeduplication: text('ContentBasedDeduplication') === 'true',
          deduplicationScope: text('DeduplicationScope') as FifoSettings['deduplicationScope'],
          throughputLimit: text('FifoThroughputLimit') as FifoSettings['throughputLimit'],
        }
      : null,
  }
}

const defaults = {
  VisibilityTimeout: queueAttributes.VisibilityTimeout.default,
  DelaySeconds: queueAttributes.DelaySeconds.default,
  MessageRetentionPeriod: queueAttributes.MessageRetentionPeriod.default,
  ReceiveMessageWaitTimeSeconds: queueAttributes.ReceiveMessageWaitTimeSeconds.default,
  MaximumMessageSize: queueAttributes.MaximumMessageSize.default,
  ContentBasedDeduplication: queueAttributes.ContentBasedDeduplication.default,
  DeduplicationScope: queueAttributes.DeduplicationScope.default,
  FifoThroughputLimit: queueAttributes.FifoThroughputLimit.default,
} as const

function encryptionFault(given: Attributes): AwsFault | undefined {
  if (!given['KmsMasterKeyId'] || given['SqsManagedSseEnabled'] !== 'true') return undefined
  return clientFault(
    'InvalidAttributeName',
    'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
  )
}

/** A KMS key switches SQS's own encryption off and the other way round; without its key KMS leaves the defaults behind (recorded). */
function settleEncryption(attributes: Record<string, string>, given: Attributes): void {
  if (given['KmsMasterKeyId']) attributes['SqsManagedSseEnabled'] = 'false'
  else if (given['SqsManagedSseEnabled'] === 'true') delete attributes['KmsMasterKeyId']
  else if (given['KmsMasterKeyId'] === '' && given['SqsManagedSseEnabled'] === undefined) delete attributes['SqsManagedSseEnabled']
  if (attributes['KmsMasterKeyId'] === undefined) delete attributes['KmsDataKeyReusePeriodSeconds']
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html † */
function throughputFault(attributes: Attributes): AwsFault | undefined {
  if (attributes['FifoThroughputLimit'] !== 'perMessageGroupId' || attributes['DeduplicationScope'] === 'messageGroup') return undefined
  return invalidAttribute('FifoThroughputLimit', 'perMessageGroupId is allowed only when the value of DeduplicationScope is messageGroup.')
}

function attributeFault(name: string, value: string, isFifo: boolean): AwsFault | undefined {
  if (!isFifo && fifoScopes.includes(name)) {
    return clientFault('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`)
  }
  const model: AttributeModel | undefined = modelOf(name)
  if (model === undefined || model.readOnly || (!isFifo && fifoOnly.includes(name))) return unknownAttribute(name)
  if (name === 'FifoQueue' && value !== 'true') return invalidAttribute(name, 'Modifying queue type is not supported.')
  if (value === '' && removable.includes(name)) return undefined
  if (attributeProblem(model, value) !== undefined) return invalidAttribute(name)
  return name === 'Policy' ? policyFault(value) : undefined
}

function policyFault(text: string): AwsFault | undefined {
  const policy = parsePolicy(text)
  if (!policy.ok) return invalidAttribute('Policy')
  const statements = statementsOf(policy.value).length
  const most = sqsLimits.policyStatements
  // †
  if (statements <= most) return undefined
  return clientFault('OverLimit', `${statements} statements were found in the submitted policy, max allowed is ${most}`)
}

export function modelOf(name: string): AttributeModel | undefined {
  return Object.hasOwn(queueAttributes, name) ? queueAttributes[name as keyof typeof queueAttributes] : undefined
}

/** What `GetQueueAttributes` answers: settings with their defaults, and what the queue knows about itself. */
export function attributeValue(queue: Readonly<QueueState>, name: string, own: Attributes): string | undefined {
  if (Object.hasOwn(own, name)) return own[name]
  if (Object.hasOwn(queue.attributes, name)) return queue.attributes[name]
  if (queue.settings.fifo === null && (fifoOnly.includes(name) || fifoScopes.includes(name))) return undefined
  if (name === 'KmsDataKeyReusePeriodSeconds' && queue.attributes['KmsMasterKeyId'] === undefined) return undefined
  return modelOf(name)?.default
}

/** Whether a value says the same as the one that holds: JSON is compared as JSON, counts also as text. */
export function isSameValue(name: string, before: string | undefined, value: string): boolean {
  if (before === value) return true
  if (before === undefined) return value === '' && removable.includes(name)
  return modelOf(name)?.kind === 'json' && canonical(before) === canonical(value)
}

function canonical(text: string): string {
  try {
    return sorted(JSON.parse(text))
  } catch {
    return text
  }
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(String(value))
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${sorted(member)}`).join()}}`
}
