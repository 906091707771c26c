/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableKey } from '../../shared/resource-keys.ts'
import { editTable } from '../tables.ts'
import { addTags, taggedTable } from '../tags.ts'

export function tagResource(step: Step, input: DynamodbInput<'TagResource'>): Outcome {
  const table = taggedTable(step, input.ResourceArn)
  if (!table.ok) return refuse(table.error)
  const tags = addTags(table.value.tags, input.Tags)
  if (!tags.ok) return refuse(tags.error)
  editTable(step, table.value).tags = tags.value
  step.emit('dynamodb.TableTagged', tableKey(table.value.name), { tags: Object.keys(tags.value).length })
  return answer({})
}
