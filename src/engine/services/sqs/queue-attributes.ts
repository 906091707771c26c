/**
 * Setting a queue's attributes: checked by the data in `aws`, refused in AWS's words, and read out as numbers once.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { attributeProblem, type AttributeModel } from '../../../aws/attribute.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { queueAttributes } from '../../../aws/services/sqs-attributes.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { parsePolicy } from '../../../matching/resource-policy.ts'
import type { Step } from '../../kernel/index.ts'
import { invalidAttribute, unknownAttribute } from './faults.ts'
import { parseRedriveAllowPolicy, parseRedrivePolicy } from './redrive-policy.ts'
import type { QueueSettings, QueueState } from './state.ts'

export interface SettledAttributes {
  readonly attributes: Readonly<Record<string, string>>
  readonly settings: QueueSettings
}

const fifoOnly = ['FifoQueue', 'ContentBasedDeduplication']
const fifoScopes = ['DeduplicationScope', 'FifoThroughputLimit']
/** Attributes that an empty value takes away. */
const removable = ['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId']

/** What the queue's attributes would be with `given` on top of `before`, or AWS's refusal. Changes nothing. */
export function settleAttributes(
  step: Step,
  name: string,
  before: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Result<SettledAttributes, AwsFault> {
  const attributes = Object.assign(emptyRecord<string>(), before)
  for (const [attribute, value] of Object.entries(given)) {
    const fault = attributeFault(attribute, value)
    if (fault) return fail(fault)
    if (value === '' && removable.includes(attribute)) delete attributes[attribute]
    else attributes[attribute] = value
  }
  if (given['KmsMasterKeyId'] && given['SqsManagedSseEnabled'] === 'true') return fail(oneEncryption)
  const redrive = parseRedrivePolicy(step, name, attributes['RedrivePolicy'], Object.hasOwn(given, 'RedrivePolicy'))
  if (!redrive.ok) return redrive
  const allow = parseRedriveAllowPolicy(given['RedriveAllowPolicy'])
  if (!allow.ok) return allow
  const number = (attribute: NumericAttribute): number => Number(attributes[attribute] ?? queueAttributes[attribute].default)
  return ok({
    attributes,
    settings: {
      visibilityMs: number('VisibilityTimeout') * 1000,
      delayMs: number('DelaySeconds') * 1000,
      retentionMs: number('MessageRetentionPeriod') * 1000,
      waitMs: number('ReceiveMessageWaitTimeSeconds') * 1000,
      maximumBytes: number('MaximumMessageSize'),
      redrive: redrive.value,
    },
  })
}

type NumericAttribute =
  | 'VisibilityTimeout'
  | 'DelaySeconds'
  | 'MessageRetentionPeriod'
  | 'ReceiveMessageWaitTimeSeconds'
  | 'MaximumMessageSize'

const oneEncryption = clientFault(
  'InvalidAttributeName',
  'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
)

function attributeFault(name: string, value: string): AwsFault | undefined {
  if (fifoScopes.includes(name))
    return clientFault('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`)
  const model: AttributeModel | undefined = modelOf(name)
  if (model === undefined || model.readOnly || fifoOnly.includes(name)) return unknownAttribute(name)
  if (value === '' && removable.includes(name)) return undefined
  if (attributeProblem(model, value) !== undefined) return invalidAttribute(name)
  if (name === 'Policy' && !parsePolicy(value).ok) return invalidAttribute(name)
  return undefined
}

export function modelOf(name: string): AttributeModel | undefined {
  return Object.hasOwn(queueAttributes, name) ? queueAttributes[name as keyof typeof queueAttributes] : undefined
}

/** What `GetQueueAttributes` answers: settings with their defaults, and what the queue knows about itself. */
export function attributeValue(queue: Readonly<QueueState>, name: string, own: Readonly<Record<string, string>>): string | undefined {
  if (Object.hasOwn(own, name)) return own[name]
  if (Object.hasOwn(queue.attributes, name)) return queue.attributes[name]
  if (fifoOnly.includes(name) || name === 'KmsDataKeyReusePeriodSeconds') return undefined
  if (name === 'SqsManagedSseEnabled' && queue.attributes['KmsMasterKeyId'] !== undefined) return 'false'
  return modelOf(name)?.default
}
