/**
 * Whether the queue's policy lets a caller in. A service that acts on its own needs a permission; callers of the account need
 * none, but a denial holds for them too. https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html
 */
import { account, queueArn, rootArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import type { PolicyRequest } from '../../../matching/resource-policy.ts'
import { refuse, type Caller } from '../../kernel/index.ts'
import { deniesAnything, verdictOn, type PolicyQuestion } from '../shared/held-policy.ts'
import { arnOfKey, queueKeyOfUrl } from '../shared/resource-keys.ts'
import type { Action } from '../shared/service-table.ts'
import { accessDenied } from './faults.ts'
import type { QueueState } from './state.ts'

/**
 * An action that the queue's policy can refuse before anything else is looked at. A batch needs the permission of its single
 * call. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 */
export function guarded<Input extends { readonly QueueUrl: string }>(operation: string, action: Action<Input>): Action<Input> {
  return (step, input, call) => {
    const queue = step.read<QueueState>(queueKeyOfUrl(input.QueueUrl))
    const denied = queue && accessFault(queue, call.caller, operation)
    return denied ? refuse(denied) : action(step, input, call)
  }
}

export function accessFault(queue: Readonly<QueueState>, caller: Caller, operation: string): AwsFault | undefined {
  const { attributes, name } = queue
  const isService = actsOnItsOwn(caller.principal)
  if (!isService && !deniesAnything(attributes)) return undefined
  const verdict = verdictOn(attributes, { caller, operation, name }, inWordsOfPolicies)
  if (verdict !== 'denied' && (!isService || verdict === 'allowed')) return undefined
  return accessDenied(isService ? caller.principal : rootArn, operation, queueArn(name), verdict)
}

function inWordsOfPolicies({ caller, operation, name }: PolicyQuestion): PolicyRequest {
  const source = arnOfKey(caller.source)
  return {
    principal: caller.principal === 'account' ? account : caller.principal,
    action: `sqs:${operation}`,
    resource: queueArn(name),
    context: { 'aws:sourceaccount': account, 'aws:securetransport': 'true', ...(source !== undefined && { 'aws:sourcearn': source }) },
  }
}

/** Lambda polls and sends with the function's role, so it comes as the account. */
function actsOnItsOwn(principal: string): boolean {
  return principal.endsWith('.amazonaws.com') && principal !== 'lambda.amazonaws.com'
}
