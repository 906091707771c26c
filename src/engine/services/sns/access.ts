/**
 * Whether the topic's policy lets somebody publish. A service that acts on its own needs a permission; callers of the account
 * need none, but a denial holds for them too. https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
import { account, rootArn, topicArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import type { PolicyRequest, PolicyVerdict } from '../../../matching/resource-policy.ts'
import type { Caller } from '../../kernel/index.ts'
import { deniesAnything, verdictOn, type PolicyQuestion } from '../shared/held-policy.ts'
import { arnOfKey } from '../shared/resource-keys.ts'
import { notAuthorized } from './faults.ts'
import type { TopicState } from './state.ts'

/** These act with a role of the account, so they come as the account; alarms carry its number with them. */
const comeAsAccount = ['lambda.amazonaws.com', 'states.amazonaws.com', 'cloudformation.amazonaws.com', 'cloudwatch.amazonaws.com']

export function publishFault(topic: Readonly<TopicState>, caller: Caller): AwsFault | undefined {
  const { attributes, name } = topic
  const isService = actsOnItsOwn(caller.principal)
  if (!isService && !deniesAnything(attributes)) return undefined
  const verdict = verdictOn(attributes, { caller, operation: 'Publish', name }, inWordsOfPolicies)
  if (verdict !== 'denied' && (!isService || verdict === 'allowed')) return undefined
  return refusal(isService ? caller.principal : rootArn, topicArn(name), verdict)
}

function actsOnItsOwn(principal: string): boolean {
  return principal.endsWith('.amazonaws.com') && !comeAsAccount.includes(principal)
}

function inWordsOfPolicies({ caller: { principal, source }, operation, name }: PolicyQuestion): PolicyRequest {
  const isService = actsOnItsOwn(principal)
  const sourceArn = arnOfKey(source)
  return {
    principal: isService ? principal : account,
    action: `SNS:${operation}`,
    resource: topicArn(name),
    context: {
      'aws:sourceaccount': account,
      'aws:securetransport': 'true',
      ...(!isService && { 'aws:sourceowner': account }),
      ...(sourceArn !== undefined && { 'aws:sourcearn': sourceArn }),
    },
  }
}

function refusal(caller: string, arn: string, verdict: PolicyVerdict): AwsFault {
  const reason =
    verdict === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : 'because no resource-based policy allows the SNS:Publish action'
  return notAuthorized(caller, 'SNS:Publish', arn, reason)
}
