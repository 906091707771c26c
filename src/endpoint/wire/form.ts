/** The form of the query protocol, read by shape: `Tags.member.1.Key=env`. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
import { emptyRecord, type Json, type JsonObject } from '../../base/json.ts'
import type { ListShape, MapShape, Member, Shape, StructureShape } from '../../aws/shape.ts'
import { valueOfText } from './text-values.ts'

interface Field {
  text: string | undefined
  readonly parts: Map<string, Field>
}

export function inputOfForm(shape: StructureShape, form: URLSearchParams): JsonObject {
  const top = newField()
  for (const [path, text] of form) {
    let field = top
    for (const part of path.split('.')) {
      const next = field.parts.get(part) ?? newField()
      field.parts.set(part, next)
      field = next
    }
    field.text = text
  }
  return structureOf(shape, top)
}

function newField(): Field {
  return { text: undefined, parts: new Map() }
}

function structureOf({ members }: StructureShape, { parts }: Field): JsonObject {
  const value = emptyRecord<Json>()
  for (const name in members) {
    const { shape, wire = name } = members[name] as Member
    const field = parts.get(wire)
    const held = field && valueOf(shape, field)
    if (held !== undefined) value[name] = held
  }
  return value
}

function valueOf(shape: Shape, field: Field): Json | undefined {
  switch (shape.type) {
    case 'structure':
      return structureOf(shape, field)
    case 'list':
      return listOf(shape, field)
    case 'map':
      return mapOf(shape, field)
    default:
      return field.text === undefined ? undefined : valueOfText(shape, field.text)
  }
}

function listOf({ of, item = 'member', flat }: ListShape, field: Field): Json[] {
  const items = numbered(flat ? field : field.parts.get(item)).map((each) => valueOf(of, each))
  return items.filter((each) => each !== undefined)
}

function mapOf({ of, entry: [key, held] = ['key', 'value'], flat }: MapShape, field: Field): JsonObject {
  const value = emptyRecord<Json>()
  for (const { parts } of numbered(flat ? field : field.parts.get('entry'))) {
    const name = parts.get(key)?.text
    const inner = parts.get(held)
    const each = inner && valueOf(of, inner)
    if (name !== undefined && each !== undefined) value[name] = each
  }
  return value
}

function numbered(field: Field | undefined): Field[] {
  const entries = [...(field?.parts ?? [])].filter(([number]) => /^\d+$/.test(number))
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, each]) => each)
}
