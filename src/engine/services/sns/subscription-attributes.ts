/**
 * Setting a subscription's attributes: checked, refused in AWS's words, and read out once.
 * https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
 */
import { parseArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { subscriptionAttributes } from '../../../aws/services/sns.ts'
import { emptyRecord, isJsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { FilterPolicy, FilterScope } from '../../../matching/filter-model.ts'
import { parseFilterPolicy } from '../../../matching/filter-policy.ts'
import { readTokens } from '../../../matching/json-tokens.ts'
import { deliveryPolicyProblem } from './delivery-policy.ts'
import { invalidParameter } from './faults.ts'
import { parseReplayPolicy, type ReplayWindow } from './replay.ts'
import type { SubscriptionSettings } from './state.ts'

export interface SettledSubscription {
  readonly attributes: Readonly<Record<string, string>>
  readonly settings: SubscriptionSettings
  /** What `ReplayPolicy` asks for; `null` without one. */
  readonly replay: ReplayWindow | null
}

/** `during` says by which call: `Subscribe` puts "Attributes Reason: " before the reason. */
export interface Setting {
  readonly before: Readonly<Record<string, string>>
  readonly given: Readonly<Record<string, string>>
  readonly during: 'Subscribe' | 'SetSubscriptionAttributes'
  readonly endpoint: string
}

/** Attributes that an empty value takes away. */
const removable = ['RedrivePolicy', 'DeliveryPolicy', 'FilterPolicy', 'ReplayPolicy']

export function settleSubscription({ before, given, during, endpoint }: Setting): Result<SettledSubscription, AwsFault> {
  const refuse = (reason: string): Result<never, AwsFault> =>
    fail(invalidParameter(during === 'Subscribe' ? `Attributes Reason: ${reason}` : reason))
  const attributes = Object.assign(emptyRecord<string>(), before)
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(subscriptionAttributes, name)) {
      return during === 'Subscribe' ? refuse(`Unknown attribute: ${name}`) : fail(invalidParameter('AttributeName'))
    }
    const normal = name === 'RawMessageDelivery' ? value.toLowerCase() : value
    if (removable.includes(name) && isEmptyPolicy(value)) delete attributes[name]
    else attributes[name] = normal
  }
  const raw = attributes['RawMessageDelivery'] ?? 'false'
  if (raw !== 'true' && raw !== 'false') {
    return refuse(`RawMessageDelivery: Invalid value [${given['RawMessageDelivery']}]. Must be true or false.`)
  }
  const filter = settleFilter(attributes, refuse)
  if (!filter.ok) return filter
  const target = deadLetterTarget(attributes['RedrivePolicy'])
  if (!target.ok) return refuse(`RedrivePolicy: ${target.error}`)
  if (target.value !== null && endpoint.endsWith('.fifo') && !target.value.endsWith('.fifo'))
    return refuse('RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.')
  const retries =
    attributes['DeliveryPolicy'] === undefined ? undefined : deliveryPolicyProblem(attributes['DeliveryPolicy'], 'subscription')
  if (retries !== undefined) return refuse(`DeliveryPolicy: ${retries}`)
  const replay = parseReplayPolicy(attributes['ReplayPolicy'])
  if (!replay.ok) return refuse(`ReplayPolicy: ${replay.error}`)
  return ok({
    attributes,
    settings: { filter: filter.value, raw: raw === 'true', deadLetterTarget: target.value },
    replay: replay.value,
  })
}

function settleFilter(
  attributes: Readonly<Record<string, string>>,
  refuse: (reason: string) => Result<never, AwsFault>,
): Result<FilterPolicy | null, AwsFault> {
  const scope = attributes['FilterPolicyScope'] ?? 'MessageAttributes'
  if (!isScope(scope)) return refuse(`FilterPolicyScope: Invalid value [${scope}]. Please use either MessageBody or MessageAttributes`)
  const text = attributes['FilterPolicy']
  if (text === undefined) return ok(null)
  const policy = parseFilterPolicy(text, scope)
  if (policy.ok) return policy
  return policy.error.whole ? fail(invalidParameter(policy.error.message)) : refuse(`FilterPolicy: ${policy.error.message}`)
}

function isScope(scope: string): scope is FilterScope {
  return scope === 'MessageBody' || scope === 'MessageAttributes'
}

/** A policy of no keys filters nothing. */
function isEmptyPolicy(value: string): boolean {
  return value === '' || /^\s*\{\s*\}\s*$/.test(value)
}

function deadLetterTarget(text: string | undefined): Result<string | null, string> {
  if (text === undefined) return ok(null)
  const tokens = readTokens(text)
  if (!tokens.ok) {
    const source = 'REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)'
    return fail(`failed to parse JSON. ${tokens.error.message}\n at [Source: ${source}; line: 1, column: ${tokens.error.column}]`)
  }
  const policy: unknown = JSON.parse(text)
  const arn = isJsonObject(policy) ? policy['deadLetterTargetArn'] : undefined
  if (typeof arn !== 'string' || parseArn(arn)?.service !== 'sqs') return fail('deadLetterTargetArn is an invalid arn')
  return ok(arn)
}
