/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { legacyFault, validation } from '../faults.ts'
import { writeOne } from '../write-one.ts'

/** An item that is not there is deleted too. */
export function deleteItem(step: Step, input: DynamodbInput<'DeleteItem'>): Outcome {
  const fault = legacyFault(input)
  if (fault) return refuse(fault)
  if (input.ReturnValues !== undefined && input.ReturnValues !== 'ALL_OLD' && input.ReturnValues !== 'NONE') {
    return refuse(validation('ReturnValues can only be ALL_OLD or NONE'))
  }
  return writeOne(step, 'Delete', input)
}
