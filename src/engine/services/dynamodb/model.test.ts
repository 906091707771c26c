/** Tables against the simplest thing that they could be: a map. */
import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { expect, it } from 'vitest'
import type { Item } from '../../../aws/services/dynamodb.ts'
import type { JsonObject } from '../../../base/json.ts'
import { tableWorld } from '../testing/table-world.ts'

const deeds = record({
  kind: constantFrom('put', 'put-new', 'delete', 'add', 'delete-if-large'),
  id: integer({ min: 0, max: 3 }),
  at: integer({ min: -9, max: 12 }),
  n: integer({ min: -3, max: 3 }),
})
type Deed = { readonly kind: string; readonly id: number; readonly at: number; readonly n: number }

interface Row {
  readonly id: number
  readonly at: number
  readonly n: number
}

/** What a deed does to the map, or `undefined` where its condition does not hold. */
function onMap(rows: ReadonlyMap<string, Row>, { kind, id, at, n }: Deed): Map<string, Row> | undefined {
  const key = `${id} ${at}`
  const held = rows.get(key)
  const next = new Map(rows)
  if (kind === 'put-new' && held) return undefined
  if (kind === 'delete-if-large' && !(held && held.n > n)) return undefined
  if (kind.startsWith('delete')) next.delete(key)
  else next.set(key, { id, at, n: kind === 'add' ? (held?.n ?? 0) + n : n })
  return next
}

const N = (value: number): { readonly N: string } => ({ N: String(value) })

function requestOf({ kind, id, at, n }: Deed): readonly [operation: string, input: JsonObject] {
  const Key = { id: { S: String(id) }, at: N(at) }
  const value = { ExpressionAttributeValues: { ':n': N(n) } }
  if (kind === 'add') return ['UpdateItem', { TableName: 'rows', Key, UpdateExpression: 'ADD n :n', ...value }]
  if (kind === 'delete') return ['DeleteItem', { TableName: 'rows', Key }]
  if (kind === 'delete-if-large') return ['DeleteItem', { TableName: 'rows', Key, ConditionExpression: 'n > :n', ...value }]
  const isNew = kind === 'put-new' ? { ConditionExpression: 'attribute_not_exists(id)' } : {}
  return ['PutItem', { TableName: 'rows', Item: { ...Key, n: N(n) }, ...isNew }]
}

const rowsIn = (answer: JsonObject | string): Row[] =>
  ((answer as JsonObject)['Items'] as readonly Item[]).map((item) => ({
    id: Number(item['id']?.S),
    at: Number(item['at']?.N),
    n: Number(item['n']?.N),
  }))

it('does to items what would be done to a map, whatever is done', () => {
  assert(
    property(array(deeds, { minLength: 90, maxLength: 200 }), (all) => {
      const world = tableWorld()
      world.createTable('rows', {
        sorted: true,
        AttributeDefinitions: [
          { AttributeName: 'id', AttributeType: 'S' },
          { AttributeName: 'at', AttributeType: 'N' },
          { AttributeName: 'n', AttributeType: 'N' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'by-n',
            KeySchema: [
              { AttributeName: 'n', KeyType: 'HASH' },
              { AttributeName: 'at', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      })
      let rows: ReadonlyMap<string, Row> = new Map()
      for (const deed of all) {
        const after = onMap(rows, deed)
        const answer = world.ask(...requestOf(deed))
        expect(answer).toEqual(after ? {} : 'ConditionalCheckFailedException: The conditional request failed')
        rows = after ?? rows
      }
      const byAt = [...rows.values()].toSorted((a, b) => a.at - b.at)
      const ask = (KeyConditionExpression: string, value: JsonObject, more: JsonObject = {}): Row[] =>
        rowsIn(world.ask('Query', { TableName: 'rows', KeyConditionExpression, ExpressionAttributeValues: { ':v': value }, ...more }))
      for (const id of [0, 1, 2, 3]) expect(ask('id = :v', { S: String(id) })).toEqual(byAt.filter((row) => row.id === id))
      for (const n of [-3, 0, 3]) {
        expect(ask('n = :v', N(n), { IndexName: 'by-n' }).map(({ at }) => at)).toEqual(
          byAt.filter((row) => row.n === n).map(({ at }) => at),
        )
      }
      const scanned = rowsIn(world.ask('Scan', { TableName: 'rows' }))
      expect(scanned).toHaveLength(rows.size)
      const { Table } = world.ask('DescribeTable', { TableName: 'rows' }) as { Table: JsonObject }
      expect(Table['ItemCount']).toBe(rows.size)
    }),
    { numRuns: 25 },
  )
})

it('is the same world for the same deeds', () => {
  const digests = [1, 2].map(() => {
    const world = tableWorld()
    world.createTable('rows', { sorted: true })
    for (let at = 0; at < 300; at++) world.put('rows', { id: { S: String(at % 7) }, at: N((at * 37) % 301) })
    return world.digest()
  })
  expect(digests[0]).toBe(digests[1])
})
