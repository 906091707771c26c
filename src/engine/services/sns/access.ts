/**
 * Whether the topic's policy lets somebody publish. A service that acts on its own needs a permission; callers of the account
 * need none, but a denial holds for them too. https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
import { account, topicArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { judgeByPolicy, parsePolicy } from '../../../matching/resource-policy.ts'
import type { Caller } from '../../kernel/index.ts'
import { arnOfKey } from '../shared/resource-keys.ts'
import { notAuthorized } from './faults.ts'
import { ownArn } from './permissions.ts'
import type { TopicState } from './state.ts'

/** These act with a role of the account, so they come as the account; alarms carry its number with them. */
const comeAsAccount = ['lambda.amazonaws.com', 'states.amazonaws.com', 'cloudformation.amazonaws.com', 'cloudwatch.amazonaws.com']

export function publishFault(topic: Readonly<TopicState>, { principal, source }: Caller): AwsFault | undefined {
  const isService = principal.endsWith('.amazonaws.com') && !comeAsAccount.includes(principal)
  const text = topic.attributes['Policy']
  const arn = topicArn(topic.name)
  if (text === undefined) return isService ? refusal(principal, arn, 'silent') : undefined
  const policy = policyOf(topic.attributes)
  const sourceArn = arnOfKey(source)
  const verdict = policy.ok
    ? judgeByPolicy(policy.value, {
        principal: isService ? principal : account,
        action: 'SNS:Publish',
        resource: arn,
        context: {
          'aws:sourceaccount': account,
          'aws:securetransport': 'true',
          ...(!isService && { 'aws:sourceowner': account }),
          ...(sourceArn !== undefined && { 'aws:sourcearn': sourceArn }),
        },
      })
    : 'silent'
  if (verdict === 'denied' || (isService && verdict === 'silent')) return refusal(isService ? principal : ownArn, arn, verdict)
  return undefined
}

function refusal(caller: string, arn: string, verdict: 'denied' | 'silent'): AwsFault {
  const reason =
    verdict === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the SNS:Publish action'
  return notAuthorized(caller, 'SNS:Publish', arn, reason)
}

/** Attributes are replaced when they are set, never changed, so what was read from them once holds as long as they do. */
const policies = new WeakMap<object, ReturnType<typeof parsePolicy>>()

function policyOf(attributes: TopicState['attributes']): ReturnType<typeof parsePolicy> {
  const known = policies.get(attributes)
  if (known !== undefined) return known
  const policy = parsePolicy(attributes['Policy'] ?? '')
  policies.set(attributes, policy)
  return policy
}
