/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { legacyFault } from '../faults.ts'
import { writeOne } from '../write-one.ts'

/** An item that is not there is made from its key. */
export function updateItem(step: Step, input: DynamodbInput<'UpdateItem'>): Outcome {
  const fault = legacyFault(input)
  return fault ? refuse(fault) : writeOne(step, 'Update', input)
}
