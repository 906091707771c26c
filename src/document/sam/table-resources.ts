/**
 * `AWS::Serverless::SimpleTable` as the table that SAM deploys: one key, paid by request unless throughput is bought.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-simpletable.html
 */
import { entryOf } from '../../text/tree.ts'
import type { SourceResource } from '../template-sections.ts'
import { entryAt, mappingAt, scalarAt, sequenceAt, stringOf, tagListOf } from '../tree-values.ts'

const types: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' }

export function simpleTable(source: SourceResource): SourceResource {
  const { range } = source
  const given = (name: string) => source.properties.find(({ key }) => key.value === name)
  const key = given('PrimaryKey')?.value
  const name = (key && entryOf(key, 'Name')) ?? scalarAt('id', range)
  const type = (key && stringOf(entryOf(key, 'Type'))) ?? 'String'
  const bought = given('ProvisionedThroughput')
  const keyRange = key?.range ?? range
  const properties = [
    entryAt(
      'AttributeDefinitions',
      sequenceAt(keyRange, [mappingAt(keyRange, { AttributeName: name, AttributeType: scalarAt(types[type] ?? type, keyRange) })]),
      keyRange,
    ),
    entryAt(
      'KeySchema',
      sequenceAt(keyRange, [mappingAt(keyRange, { AttributeName: name, KeyType: scalarAt('HASH', keyRange) })]),
      keyRange,
    ),
    ...(bought === undefined ? [entryAt('BillingMode', scalarAt('PAY_PER_REQUEST', range), range)] : [bought]),
    ...source.properties.filter(({ key: { value } }) => value !== 'PrimaryKey' && value !== 'ProvisionedThroughput' && value !== 'Tags'),
  ]
  const tags = given('Tags')
  if (tags) properties.push(entryAt('Tags', tagListOf(tags.value), tags.range))
  return { ...source, type: 'AWS::DynamoDB::Table', properties }
}
