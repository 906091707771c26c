import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findTagged, writeTags } from '../tags.ts'

/** Keys that are not there do not matter. https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html */
export const untagResource: Action<StatesInput<'UntagResource'>> = (step, { resourceArn, tagKeys }) => {
  const found = findTagged(step, resourceArn)
  if (!found.ok) return refuse(found.error)
  const { key, tags } = found.value
  writeTags(step, key, Object.fromEntries(Object.entries(tags).filter(([name]) => !tagKeys.includes(name))))
  return answer({})
}
