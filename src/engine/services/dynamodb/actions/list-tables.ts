/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { constraint } from '../faults.ts'
import { accountOf } from '../tables.ts'

const most = 100

export function listTables(step: Step, input: DynamodbInput<'ListTables'>): Outcome {
  const { ExclusiveStartTableName: start = '', Limit = most } = input
  if (Limit < 1) return refuse(constraint(Limit, 'limit', 'have value greater than or equal to 1'))
  if (Limit > most) return refuse(constraint(Limit, 'limit', `have value less than or equal to ${most}`))
  const behind = accountOf(step).tables.filter((name) => name > start)
  const TableNames = behind.slice(0, Limit)
  return answer({ TableNames, ...(behind.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }) })
}
