import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findTagged } from '../tags.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html */
export const listTagsForResource: Action<StatesInput<'ListTagsForResource'>> = (step, { resourceArn }) => {
  const found = findTagged(step, resourceArn)
  if (!found.ok) return refuse(found.error)
  return answer({ tags: Object.entries(found.value.tags).map(([key, value]) => ({ key, value })) })
}
