/**
 * From a task's parameters to the members of a request, and from an answer to what a workflow sees. Workflows write every name
 * with a capital, whatever the API does. https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
import type { Shape, StructureShape } from '../../../../aws/shape.ts'
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'

/** Fails with the name of the first field that the operation does not have. */
export function requestOf(shape: StructureShape, value: Json): Result<JsonObject, string> {
  if (!isJsonObject(value)) return ok({})
  const unknown = unknownField(shape, value)
  return unknown === undefined ? ok(structureIn(shape, value)) : fail(unknown)
}

function unknownField({ members }: StructureShape, value: JsonObject): string | undefined {
  return Object.keys(value).find((name) => memberOf(members, name) === undefined)
}

function structureIn({ members }: StructureShape, value: JsonObject): JsonObject {
  const request: Record<string, Json> = {}
  for (const name in value) {
    const member = memberOf(members, name)
    const held = value[name]
    if (member === undefined || held === undefined || held === null) continue
    request[member] = valueIn(members[member]?.shape as Shape, held)
  }
  return request
}

/** Texts take whatever they are given, as JSON; numbers may come as text. */
function valueIn(shape: Shape, value: Json): Json {
  switch (shape.type) {
    case 'structure':
      return isJsonObject(value) ? structureIn(shape, value) : value
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => valueIn(shape.of, item)) : value
    case 'map':
      return isJsonObject(value) ? mapped(value, (item) => valueIn(shape.of, item)) : value
    case 'string':
    case 'blob':
      return typeof value === 'string' ? value : JSON.stringify(value)
    case 'integer':
    case 'long':
    case 'double':
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'timestamp':
      return value
  }
}

/** `moment`: how a time is written. Names come in alphabetical order, as AWS's Java writes them. */
export function answerOf(shape: StructureShape, value: JsonObject, moment: 'milliseconds' | 'text'): JsonObject {
  return valueOut(shape, value, moment) as JsonObject
}

function valueOut(shape: Shape, value: Json, moment: 'milliseconds' | 'text'): Json {
  switch (shape.type) {
    case 'structure': {
      if (!isJsonObject(value)) return value
      const named: [string, Json][] = []
      for (const name in value) {
        const held = value[name]
        const member = shape.members[name]
        if (held !== undefined) named.push([capital(name), member ? valueOut(member.shape, held, moment) : held])
      }
      return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)))
    }
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => valueOut(shape.of, item, moment)) : value
    case 'map':
      return isJsonObject(value) ? mapped(value, (item) => valueOut(shape.of, item, moment)) : value
    case 'timestamp': {
      if (typeof value !== 'number') return value
      const ms = Math.round(value * 1000)
      return moment === 'text' ? isoTimestamp(ms) : ms
    }
    default:
      return value
  }
}

function mapped(value: JsonObject, change: (item: Json) => Json): JsonObject {
  const result = emptyRecord<Json>()
  for (const key in value) if (value[key] !== undefined) result[key] = change(value[key] as Json)
  return result
}

function memberOf(members: StructureShape['members'], name: string): string | undefined {
  if (Object.hasOwn(members, name)) return name
  const other = `${name[0] === name[0]?.toUpperCase() ? name[0]?.toLowerCase() : name[0]?.toUpperCase()}${name.slice(1)}`
  return Object.hasOwn(members, other) ? other : undefined
}

/** As workflows write the name of a member. */
export function capital(name: string): string {
  return `${name[0]?.toUpperCase()}${name.slice(1)}`
}
