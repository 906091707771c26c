/** Amazon DynamoDB: the door of the service. */
import type { DynamodbInput, DynamodbOperation } from '../../../aws/services/dynamodb.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { batchGetItem } from './actions/batch-get-item.ts'
import { batchWriteItem } from './actions/batch-write-item.ts'
import { createTable } from './actions/create-table.ts'
import { deleteItem } from './actions/delete-item.ts'
import { deleteTable } from './actions/delete-table.ts'
import { describeTable } from './actions/describe-table.ts'
import { describeTimeToLive } from './actions/describe-time-to-live.ts'
import { getItem } from './actions/get-item.ts'
import { listTables } from './actions/list-tables.ts'
import { listTagsOfResource } from './actions/list-tags-of-resource.ts'
import { putItem } from './actions/put-item.ts'
import { query } from './actions/query.ts'
import { scan } from './actions/scan.ts'
import { tagResource } from './actions/tag-resource.ts'
import { transactGetItems } from './actions/transact-get-items.ts'
import { transactWriteItems } from './actions/transact-write-items.ts'
import { untagResource } from './actions/untag-resource.ts'
import { updateItem } from './actions/update-item.ts'
import { updateTable } from './actions/update-table.ts'
import { updateTimeToLive } from './actions/update-time-to-live.ts'
import { expireItems } from './timers.ts'

export const dynamodbService = {
  name: 'dynamodb',
  actions: {
    BatchGetItem: batchGetItem,
    BatchWriteItem: batchWriteItem,
    CreateTable: createTable,
    DeleteItem: deleteItem,
    DeleteTable: deleteTable,
    DescribeTable: describeTable,
    DescribeTimeToLive: describeTimeToLive,
    GetItem: getItem,
    ListTables: listTables,
    ListTagsOfResource: listTagsOfResource,
    PutItem: putItem,
    Query: query,
    Scan: scan,
    TagResource: tagResource,
    TransactGetItems: transactGetItems,
    TransactWriteItems: transactWriteItems,
    UntagResource: untagResource,
    UpdateItem: updateItem,
    UpdateTable: updateTable,
    UpdateTimeToLive: updateTimeToLive,
  } satisfies { readonly [O in DynamodbOperation]: Action<DynamodbInput<O>> },
  timers: { ExpireItems: expireItems },
} as const satisfies ServiceTable

export { itemsInOrder, type SeenItem } from './look.ts'
export type { TableState } from './state.ts'
export * from './view.ts'
