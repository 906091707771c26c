import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { findTagged, tagged, writeTags } from '../tags.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html */
export const tagResource: Action<StatesInput<'TagResource'>> = (step, { resourceArn, tags }) => {
  const found = findTagged(step, resourceArn)
  if (!found.ok) return refuse(found.error)
  const wanted = tagged(found.value.tags, tags)
  if (!wanted.ok) return refuse(wanted.error)
  writeTags(step, found.value.key, wanted.value)
  return answer({})
}
