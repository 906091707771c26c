/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tagRows, taggedTable } from '../tags.ts'

export function listTagsOfResource(step: Step, input: DynamodbInput<'ListTagsOfResource'>): Outcome {
  const table = taggedTable(step, input.ResourceArn)
  return table.ok ? answer({ Tags: tagRows(table.value.tags) }) : refuse(table.error)
}
