/** A world with tables in it, and calls whose answers read easily. */
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { JsonObject } from '../../../base/json.ts'
import { dynamodbService } from '../dynamodb/index.ts'
import { serviceWorld, type ServiceWorld, type WorldOptions } from './service-world.ts'

export interface TableWorld extends ServiceWorld {
  /** What a call answered, or its fault as `Code: message`. A refused call has changed nothing, or this throws. */
  ask(operation: string, input: JsonObject): JsonObject | string
  /** A table with the partition key `id` (a text), and the sort key `at` (a number) where one is asked for. */
  createTable(name: string, more?: { readonly sorted?: boolean } & JsonObject): JsonObject | string
  put(table: string, item: Item, more?: JsonObject): JsonObject | string
  get(table: string, key: Item): Item | undefined
}

export function tableWorld(options: Partial<WorldOptions> = {}): TableWorld {
  const world = serviceWorld({ services: [dynamodbService], ...options })
  const ask: TableWorld['ask'] = (operation, input) => {
    const before = world.digest()
    const reply = world.call(operation, input)
    if (reply === undefined) return 'waits'
    if (reply.ok) return reply.value
    if (world.digest() !== before) throw new Error(`${operation} was refused and has changed the world`)
    return `${reply.error.code}: ${reply.error.message}`
  }
  return {
    ...world,
    ask,
    createTable(name, { sorted = false, ...more } = {}) {
      const names = [{ AttributeName: 'id', AttributeType: 'S' }, ...(sorted ? [{ AttributeName: 'at', AttributeType: 'N' }] : [])]
      const keys = names.map(({ AttributeName }, place) => ({ AttributeName, KeyType: place === 0 ? 'HASH' : 'RANGE' }))
      return ask('CreateTable', {
        TableName: name,
        AttributeDefinitions: names,
        KeySchema: keys,
        BillingMode: 'PAY_PER_REQUEST',
        ...more,
      })
    },
    put: (table, Item, more) => ask('PutItem', { TableName: table, Item, ...more }),
    get(table, Key) {
      const answer = ask('GetItem', { TableName: table, Key })
      return typeof answer === 'string' ? undefined : (answer['Item'] as Item | undefined)
    },
  }
}
