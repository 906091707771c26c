/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
import { tableNameOf } from '../../../../aws/identity.ts'
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { tableNotFound } from '../faults.ts'
import { findTable } from '../tables.ts'

export function describeTimeToLive(step: Step, input: DynamodbInput<'DescribeTimeToLive'>): Outcome {
  const table = findTable(step, input.TableName)
  if (!table.ok) return refuse(tableNotFound(tableNameOf(input.TableName)))
  const { timeToLive } = table.value
  if (timeToLive === null) return answer({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } })
  return answer({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive } })
}
