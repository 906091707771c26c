/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { legacyFault, validation } from '../faults.ts'
import { writeOne } from '../write-one.ts'

export function putItem(step: Step, input: DynamodbInput<'PutItem'>): Outcome {
  const fault = legacyFault(input)
  if (fault) return refuse(fault)
  if (input.ReturnValues !== undefined && input.ReturnValues !== 'ALL_OLD' && input.ReturnValues !== 'NONE') {
    return refuse(validation('ReturnValues can only be ALL_OLD or NONE'))
  }
  return writeOne(step, 'Put', input)
}
