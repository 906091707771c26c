/**
 * Who may invoke a function. A service that acts on its own (SNS) needs a permission in the function's policy; callers of the
 * account need none. https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
import { account } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { judgeByPolicy } from '../../../matching/resource-policy.ts'
import type { Caller } from '../../kernel/index.ts'
import { arnOfKey } from '../shared/resource-keys.ts'
import { accessDenied } from './faults.ts'
import type { FunctionState } from './state.ts'
import { qualifiedArn } from './target.ts'

const action = 'lambda:InvokeFunction'

/** The policy that counts is that of what was asked for: the function's own does not cover a version or an alias. */
export function accessFault(state: Readonly<FunctionState>, qualifier: string | null, caller: Caller): AwsFault | undefined {
  const { principal } = caller
  if (!principal.endsWith('.amazonaws.com') || principal === 'lambda.amazonaws.com') return undefined
  const resource = qualifiedArn(state.name, qualifier)
  const source = arnOfKey(caller.source)
  const context = { 'aws:sourceaccount': account, ...(source !== undefined && { 'aws:sourcearn': source }) }
  const verdict = judgeByPolicy({ Statement: state.policies[qualifier ?? ''] ?? [] }, { principal, action, resource, context })
  return verdict === 'allowed' ? undefined : accessDenied(principal, action, resource)
}
