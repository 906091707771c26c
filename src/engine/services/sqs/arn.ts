/** Queues that a call names by their ARN. */
import { parseArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { queueKey } from '../shared/resource-keys.ts'
import { invalidParameter } from './faults.ts'

/** `parameter`: where the ARN stands, for the fault. */
export function queueKeyOfArn(text: string, parameter: string): Result<ResourceKey, AwsFault> {
  const arn = parseArn(text)
  if (arn !== undefined && arn.service === 'sqs' && arn.resource !== '') return ok(queueKey(arn.resource))
  // †
  const form = 'arn:<partition>:<service>:<region>:<account-id>:<resource-id>'
  return fail(invalidParameter(`You must use this format to specify the ${parameter}: ${form}`))
}
