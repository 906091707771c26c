import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findActivity } from '../activity-lookup.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html */
export const describeActivity: Action<StatesInput<'DescribeActivity'>> = (step, input) => {
  const found = findActivity(step, input.activityArn)
  if (!found.ok) return refuse(found.error)
  const { arn, name, createdAt } = found.value.state
  return answer({ activityArn: arn, name, creationDate: createdAt / 1000, encryptionConfiguration: { type: 'AWS_OWNED_KEY' } })
}
