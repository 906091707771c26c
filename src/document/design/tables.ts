/** How a table is paid for, as CreateTable checks it. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
import { isJsonObject, type Json } from '../../base/json.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import { whyInside } from '../resolver.ts'
import type { ResolvedResource } from '../resources.ts'

export function checkTable({ properties, propertyRanges, source, logicalId }: ResolvedResource, problems: Problems): void {
  const { BillingMode: mode = 'PROVISIONED', ProvisionedThroughput: bought, GlobalSecondaryIndexes: indexes } = properties
  if (mode !== 'PROVISIONED' && mode !== 'PAY_PER_REQUEST') return
  const check = (throughput: Json | undefined, of: string): void => {
    if (throughput !== undefined && whyInside(throughput) !== undefined) return
    if ((throughput === undefined) === (mode === 'PAY_PER_REQUEST')) return
    if (mode === 'PROVISIONED') note(problems, 'no-throughput', source.keyRange, of)
    else note(problems, 'throughput-by-request', propertyRanges['BillingMode'] ?? source.keyRange, of)
  }
  check(bought, logicalId)
  if (!Array.isArray(indexes)) return
  for (const index of indexes as readonly Json[]) {
    if (!isJsonObject(index) || whyInside(index) !== undefined) continue
    check(index['ProvisionedThroughput'], `the index ${String(index['IndexName'])} of ${logicalId}`)
  }
}
