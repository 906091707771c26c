/** An answer that an operation could give, made up from its shape and from what is asked of it. */
import type { Need } from '../../../../../asl/index.ts'
import { sampleOf } from '../../../../../asl/index.ts'
import type { Shape, StructureShape } from '../../../../../aws/shape.ts'
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../../../../base/json.ts'
import { capital } from '../casing.ts'

/** Members that say that something is left, or wrong, are only there when they are asked for. */
const unasked = /Next|Marker|LastEvaluated|Token$|Error|Truncated|Sequence|Failed/

/** As workflows see it. */
export function sampleOfShape(shape: StructureShape): JsonObject {
  const made = emptyRecord<Json>()
  for (const [member, { shape: held }] of Object.entries(shape.members)) {
    const name = capital(member)
    const isPlain = held.type !== 'structure' && held.type !== 'list' && held.type !== 'map'
    if (isPlain && !unasked.test(name)) made[name] = plainSample(held, name)
    else if (name.startsWith('Failed')) made[name] = held.type === 'list' ? [] : 0
  }
  return made
}

function plainSample(shape: Shape, name: string): Json {
  if (shape.type === 'string' && shape.values) return shape.values[0] as Json
  return name === 'StatusCode' ? 200 : sampleOf(kindOfShape(shape), name)
}

function kindOfShape({ type }: Shape): Need {
  if (type === 'integer' || type === 'long' || type === 'double') return { kind: 'number' }
  return type === 'boolean' || type === 'timestamp' ? { kind: type === 'boolean' ? 'boolean' : 'moment' } : { kind: 'text' }
}

/** What is asked, with the kinds that the shape knows. */
export function typedNeed(shape: Shape, need: Need): Need {
  if (need.value !== undefined) return need
  if (shape.type === 'structure')
    return { ...need, ...(need.keys && { keys: mapped(need.keys, (held, name) => typedMember(shape, name, held)) }) }
  if (shape.type === 'map') return { ...need, ...(need.keys && { keys: mapped(need.keys, (held) => typedNeed(shape.of, held)) }) }
  if (shape.type === 'list')
    return {
      ...need,
      ...(need.inner && { inner: typedNeed(shape.of, need.inner) }),
      ...(need.keys && { keys: mapped(need.keys, (held) => typedNeed(shape.of, held)) }),
    }
  return need.kind ? need : { ...kindOfShape(shape), ...need }
}

function typedMember({ members }: StructureShape, name: string, need: Need): Need {
  const member = members[name] ?? members[`${name[0]?.toLowerCase()}${name.slice(1)}`]
  return member ? typedNeed(member.shape, need) : need
}

function mapped(keys: Readonly<Record<string, Need>>, change: (need: Need, name: string) => Need): Record<string, Need> {
  const all = emptyRecord<Need>()
  for (const name in keys) all[name] = change(keys[name] as Need, name)
  return all
}

/** A value as it is, but for what is asked of it. */
export function withAsked(value: Json, need: Need, name = 'value'): Json {
  if (need.value !== undefined) return need.value
  if (isJsonObject(value) && (need.kind === undefined || need.kind === 'object')) {
    const made: Record<string, Json> = { ...value } as Record<string, Json>
    for (const [key, asked] of Object.entries(need.keys ?? {})) {
      if (asked.isAbsent) delete made[key]
      else made[key] = made[key] === undefined ? sampleOf(asked, key) : withAsked(made[key], asked, key)
    }
    return made
  }
  if (Array.isArray(value) && value.length > 0 && (need.kind === undefined || need.kind === 'list')) {
    const items = Array.from({ length: Math.max(value.length, need.least ?? 0) }, (_none, index) => value[index % value.length] as Json)
    return items.map((item, index) => withAsked(withAsked(item, need.keys?.[String(index)] ?? {}, name), need.inner ?? {}, name))
  }
  const isFit = need.kind === undefined ? need.keys === undefined : need.kind === kindOf(value)
  return isFit && !need.avoid?.includes(value) ? value : sampleOf(need, name)
}

function kindOf(value: Json): Need['kind'] {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return Array.isArray(value) ? 'list' : isJsonObject(value) ? 'object' : 'text'
}
