/**
 * Payload templates: a JSON value in which each member whose name ends in `.$` is replaced by what its path or call finds.
 * https://states-language.net/spec.html#payload-template
 */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { ok, type Result } from '../../base/result.ts'
import { fieldReader } from './read-path.ts'
import type { ExpressionFailure, ExpressionScope } from './scope.ts'

type Part =
  | { readonly kind: 'constant'; readonly value: Json }
  | { readonly kind: 'object'; readonly names: readonly string[]; readonly members: readonly Part[] }
  | { readonly kind: 'list'; readonly members: readonly Part[] }
  | { readonly kind: 'expression'; readonly read: ReturnType<typeof fieldReader> }

/** Templates as they are filled, by the definition's own objects. */
const prepared = new WeakMap<object, Part>()

/** The value that a template gives. Fails with the first member, in the order of the template, whose path finds nothing. */
export function fillTemplate(template: Json, scope: ExpressionScope): Result<Json, ExpressionFailure> {
  if (typeof template !== 'object' || template === null) return ok(template)
  let part = prepared.get(template)
  if (part === undefined) {
    part = partOf(template)
    prepared.set(template, part)
  }
  return filled(part, scope)
}

function partOf(template: Json): Part {
  if (Array.isArray(template)) {
    const members = (template as readonly Json[]).map(partOf)
    return members.every(isConstant) ? { kind: 'constant', value: template } : { kind: 'list', members }
  }
  if (!isJsonObject(template)) return { kind: 'constant', value: template }
  const names: string[] = []
  const members: Part[] = []
  for (const [name, member] of Object.entries(template)) {
    if (member === undefined) continue
    const isExpression = name.endsWith('.$') && typeof member === 'string'
    names.push(isExpression ? name.slice(0, -2) : name)
    members.push(isExpression ? { kind: 'expression', read: fieldReader(name, member) } : partOf(member))
  }
  return members.every(isConstant) ? { kind: 'constant', value: template } : { kind: 'object', names, members }
}

function isConstant(part: Part): boolean {
  return part.kind === 'constant'
}

function filled(part: Part, scope: ExpressionScope): Result<Json, ExpressionFailure> {
  switch (part.kind) {
    case 'constant':
      return ok(part.value)
    case 'expression':
      return part.read(scope)
    case 'list': {
      const values: Json[] = []
      for (const member of part.members) {
        const value = filled(member, scope)
        if (!value.ok) return value
        values.push(value.value)
      }
      return ok(values)
    }
    case 'object':
      return filledObject(part.names, part.members, scope)
  }
}

function filledObject(names: readonly string[], members: readonly Part[], scope: ExpressionScope): Result<Json, ExpressionFailure> {
  const values: Record<string, Json> = {}
  for (let index = 0; index < names.length; index++) {
    const value = filled(members[index] as Part, scope)
    if (!value.ok) return value
    const name = names[index] as string
    if (name === '__proto__')
      Object.defineProperty(values, name, { value: value.value, enumerable: true, configurable: true, writable: true })
    else values[name] = value.value
  }
  return ok(values as JsonObject)
}
