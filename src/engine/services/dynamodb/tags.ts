/** Tags of tables. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html */
import { parseArn, tableNameOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { dynamodbLimits } from '../../../aws/services/dynamodb.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { tableKey } from '../shared/resource-keys.ts'
import { noSuchResource, validation } from './faults.ts'
import type { TableState } from './state.ts'

export type Tags = Readonly<Record<string, string>>
type Tag = { readonly Key: string; readonly Value: string }

export function addTags(before: Tags, given: readonly Tag[]): Result<Tags, AwsFault> {
  const tags = Object.assign(emptyRecord<string>(), before)
  for (const { Key, Value } of given) {
    if (Key.length < 1 || Key.length > 128) return fail(validation('Tag keys must be between 1 and 128 characters in length.'))
    if (/^aws:/i.test(Key)) return fail(validation(`One or more parameter values were invalid: The tag key ${Key} is reserved.`))
    if (Value.length > 256) return fail(validation('Tag values must be between 0 and 256 characters in length.'))
    tags[Key] = Value
  }
  return Object.keys(tags).length > dynamodbLimits.tags ? fail(validation('Too many tags: a resource has at most 50')) : ok(tags)
}

export function tagRows(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** The table that an ARN names. */
export function taggedTable(step: Step, arn: string): Result<Readonly<TableState>, AwsFault> {
  if (parseArn(arn)?.service !== 'dynamodb') return fail(validation(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`))
  const table = step.read<TableState>(tableKey(tableNameOf(arn)))
  return table === undefined ? fail(noSuchResource(arn)) : ok(table)
}
