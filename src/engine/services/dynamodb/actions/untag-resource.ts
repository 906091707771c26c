/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { editTable } from '../tables.ts'
import { taggedTable } from '../tags.ts'

export function untagResource(step: Step, input: DynamodbInput<'UntagResource'>): Outcome {
  const found = taggedTable(step, input.ResourceArn)
  if (!found.ok) return refuse(found.error)
  const kept = Object.entries(found.value.tags).filter(([key]) => !input.TagKeys.includes(key))
  editTable(step, found.value).tags = Object.fromEntries(kept)
  step.emit('dynamodb.TableTagged', tableKey(found.value.name), { tags: kept.length })
  return answer({})
}
