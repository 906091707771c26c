/** Which resource a call of the API is about, and what it puts under way: the road that it takes. */
import { eventBusNameOf, functionNameOf, parseArn, tableNameOf } from '../../../aws/identity.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import type { Carried, ResourceKey } from '../../kernel/index.ts'
import {
  bucketKey,
  busKey,
  functionKey,
  httpEndpointKey,
  inboxKey,
  keyOfArn,
  logGroupKey,
  queueKeyOfUrl,
  tableKey,
  machineOfExecution,
} from './resource-keys.ts'
import { executionInToken } from './task-token.ts'

/** Operations that put a message under way. What others ask for is under way with their call. */
const senders: readonly string[] = ['SendMessage', 'Publish', 'Invoke', 'StartExecution', 'StartSyncExecution', 'HttpRequest']
/** Operations that put several under way, and where they are listed. */
const batches: Readonly<Record<string, string>> = {
  SendMessageBatch: 'Entries',
  PublishBatch: 'PublishBatchRequestEntries',
  PutEvents: 'Entries',
}

/** `trail` names the message, or the beginning of the names of several. */
export function carriedBy(operation: string, input: JsonObject, trail: string): Carried[] {
  if (senders.includes(operation)) return [{ trail }]
  const entries = input[batches[operation] ?? '']
  return Array.isArray(entries) ? entries.map((_entry, index) => ({ trail: `${trail}/${index}` })) : []
}

/** The resource that a call is about; `undefined` when it names none. */
export function targetOf(input: JsonObject): ResourceKey | undefined {
  const {
    QueueUrl,
    TopicArn,
    TargetArn,
    PhoneNumber,
    FunctionName,
    stateMachineArn,
    executionArn,
    TableName,
    Bucket,
    logGroupName,
    Url,
    taskToken,
  } = input
  if (typeof QueueUrl === 'string') return queueKeyOfUrl(QueueUrl)
  if (typeof TopicArn === 'string') return keyOfArn(TopicArn)
  if (typeof TargetArn === 'string') return TargetArn.includes(':endpoint/') ? inboxKey(TargetArn) : keyOfArn(TargetArn)
  if (typeof PhoneNumber === 'string') return inboxKey(PhoneNumber)
  if (typeof stateMachineArn === 'string') return parseArn(stateMachineArn) && keyOfArn(stateMachineArn)
  if (typeof executionArn === 'string') return keyOfArn(executionArn)
  // A token that goes home goes to the workflow that gave it.
  if (typeof taskToken === 'string') return machineOfExecution(executionInToken(taskToken))
  if (typeof Bucket === 'string') return bucketKey(Bucket)
  if (typeof Url === 'string') return httpEndpointKey(Url)
  if (typeof logGroupName === 'string') return logGroupKey(logGroupName)
  const bus = busOfEvents(input)
  if (bus !== undefined) return busKey(eventBusNameOf(bus))
  const table = typeof TableName === 'string' ? TableName : firstTableIn(input)
  if (table !== undefined) return tableKey(tableNameOf(table))
  return typeof FunctionName === 'string' ? functionKey(functionNameOf(FunctionName)) : undefined
}

/** Events may go to several buses; they are drawn on the way to the first. */
function busOfEvents({ Entries: entries }: JsonObject): string | undefined {
  const first: Json | undefined = Array.isArray(entries) ? (entries[0] as Json) : undefined
  if (!isJsonObject(first) || first['DetailType'] === undefined) return undefined
  return typeof first['EventBusName'] === 'string' ? first['EventBusName'] : 'default'
}

/** Batches and transactions of items may be about several tables; they are drawn on the way to the first. */
function firstTableIn({ RequestItems, TransactItems }: JsonObject): string | undefined {
  if (isJsonObject(RequestItems)) return Object.keys(RequestItems)[0]
  const first: Json | undefined = Array.isArray(TransactItems) ? (TransactItems[0] as Json) : undefined
  const part = isJsonObject(first) ? Object.values(first)[0] : undefined
  const name = isJsonObject(part) ? part['TableName'] : undefined
  return typeof name === 'string' ? name : undefined
}
