/**
 * Shapes: how AWS describes what goes into an operation and comes out of it. Each is plain data, and the TypeScript type
 * of the value it describes is derived from it, so that a member is told once and validated, completed and typed from there.
 */
import type { Json, JsonObject } from '../base/json.ts'

export interface StringShape {
  readonly type: 'string'
  /** In characters. */
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly values?: readonly string[]
}
export interface NumberShape {
  readonly type: 'integer' | 'long' | 'double'
  readonly min?: number
  readonly max?: number
}
export interface BooleanShape {
  readonly type: 'boolean'
}
/** Bytes. In the world and on the bridge they are base64 text, or the text itself where AWS only takes UTF-8 (`text`: a Lambda payload). */
export interface BlobShape {
  readonly type: 'blob'
  readonly text?: true
}
/** Seconds since 1970, with milliseconds as decimals, as AWS JSON has it. */
export interface TimestampShape {
  readonly type: 'timestamp'
}
export interface ListShape {
  readonly type: 'list'
  readonly of: Shape
  /** On the wire of query and XML: what its items are called, `member` unless told, and whether they stand there without a list around them. */
  readonly item?: string
  readonly flat?: true
}
export interface MapShape {
  readonly type: 'map'
  readonly of: Shape
  /** On the wire of query and XML: what key and value of an entry are called, `key` and `value` unless told. */
  readonly entry?: readonly [key: string, value: string]
  readonly flat?: true
}
export interface StructureShape {
  readonly type: 'structure'
  readonly members: Members
  /** Only of one that holds itself again: who goes through shapes with no value at hand stops at a name that it has met. */
  readonly named?: string
}
/** A structure that holds itself again, with the type of its values, which cannot be derived. */
export interface NamedShape<Value> extends StructureShape {
  readonly named: string
  /** Never there: it carries the type. */
  readonly sample?: Value
}
export type Shape = StringShape | NumberShape | BooleanShape | BlobShape | TimestampShape | ListShape | MapShape | StructureShape

/** A member of a structure: its shape, whether a call must carry it, and a sentence for those who fill it in. */
export interface Member {
  readonly shape: Shape
  readonly required?: boolean
  readonly help?: string
  /** What it is called on the wire of query and XML, where that is another name. */
  readonly wire?: string
}
export type Members = Readonly<Record<string, Member>>

/** The TypeScript type of the values that a shape describes. */
export type ValueOf<S> = S extends { readonly named: string; readonly sample?: infer V }
  ? Exclude<V, undefined>
  : S extends { readonly type: 'string'; readonly values: readonly (infer V)[] }
    ? V
    : S extends StringShape | BlobShape
      ? string
      : S extends NumberShape | TimestampShape
        ? number
        : S extends BooleanShape
          ? boolean
          : S extends { readonly type: 'list'; readonly of: infer Of }
            ? readonly ValueOf<Of>[]
            : S extends { readonly type: 'map'; readonly of: infer Of }
              ? Readonly<Record<string, ValueOf<Of>>>
              : S extends { readonly type: 'structure'; readonly members: infer M }
                ? ValuesOf<M>
                : Json

export type ValuesOf<M> = {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? K : never]: ValueOfMember<M[K]>
} & {
  readonly [K in keyof M as M[K] extends { readonly required: true } ? never : K]?: ValueOfMember<M[K]> | undefined
}

type ValueOfMember<M> = M extends { readonly shape: infer S } ? ValueOf<S> : never

/** What of a value does not fit its shape: where it is (`Entries.2.Id`) and what was expected there. */
export interface Misfit {
  readonly path: string
  readonly expected: string
  readonly missing?: boolean
  readonly unknown?: boolean
}

/** The first thing in `value` that does not fit, or `undefined` when all of it does. Unknown members do not fit. */
export function misfitOf(shape: Shape, value: Json | undefined, path = ''): Misfit | undefined {
  switch (shape.type) {
    case 'structure':
      return misfitOfStructure(shape.members, value, path)
    case 'list':
      return misfitOfList(shape, value, path)
    case 'map':
      return misfitOfMap(shape, value, path)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { path, expected: 'true or false' }
    case 'string':
    case 'blob':
      return typeof value === 'string' ? undefined : { path, expected: 'a string' }
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value) ? undefined : { path, expected: 'a whole number' }
    case 'double':
    case 'timestamp':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : { path, expected: 'a number' }
  }
}

/**
 * Whether a value fits a shape, as {@link misfitOf} has it: a question put together once for those who ask it at every call. Nothing
 * is said about what does not fit.
 */
export function fitOf(shape: Shape): (value: Json | undefined) => boolean {
  if (shape.type === 'structure' && shape.named === undefined) return fitOfStructure(shape.members)
  if (shape.type === 'list') {
    const fits = fitOf(shape.of)
    return (value) => Array.isArray(value) && (value as readonly Json[]).every((item) => fits(item))
  }
  return (value) => misfitOf(shape, value) === undefined
}

function fitOfStructure(members: Members): (value: Json | undefined) => boolean {
  const fits = new Map(Object.entries(members).map(([name, { shape, required = false }]) => [name, { required, of: fitOf(shape) }]))
  const required = [...fits.values()].filter((member) => member.required).length
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    let missing = required
    for (const name in value as JsonObject) {
      const held = (value as JsonObject)[name]
      if (held === undefined) continue
      const member = fits.get(name)
      if (!member?.of(held)) return false
      if (member.required) missing--
    }
    return missing === 0
  }
}

function misfitOfStructure(members: Members, value: Json | undefined, path: string): Misfit | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, expected: 'an object' }
  const record = value as JsonObject
  for (const name in members) {
    const member = members[name] as Member
    const held = record[name]
    if (held === undefined) {
      if (member.required) return { path: join(path, name), expected: 'a value', missing: true }
      continue
    }
    const misfit = misfitOf(member.shape, held, path === '' ? name : `${path}.${name}`)
    if (misfit) return misfit
  }
  for (const name in record) {
    if (record[name] !== undefined && !Object.hasOwn(members, name))
      return { path: join(path, name), expected: 'no such member', unknown: true }
  }
  return undefined
}

function misfitOfList(shape: ListShape, value: Json | undefined, path: string): Misfit | undefined {
  if (!Array.isArray(value)) return { path, expected: 'a list' }
  for (let index = 0; index < value.length; index++) {
    const misfit = misfitOf(shape.of, value[index] as Json, `${path}.${index}`)
    if (misfit) return misfit
  }
  return undefined
}

function misfitOfMap(shape: MapShape, value: Json | undefined, path: string): Misfit | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path, expected: 'an object' }
  for (const key in value as JsonObject) {
    const misfit = misfitOf(shape.of, (value as JsonObject)[key], join(path, key))
    if (misfit) return misfit
  }
  return undefined
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
