/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableNotFound } from '../faults.ts'
import { describedTable } from '../table-description.ts'
import { findTable } from '../tables.ts'

export function describeTable(step: Step, input: DynamodbInput<'DescribeTable'>): Outcome {
  const table = findTable(step, input.TableName)
  return table.ok ? answer({ Table: describedTable(table.value, 'ACTIVE') }) : refuse(tableNotFound(tableNameOf(input.TableName)))
}
