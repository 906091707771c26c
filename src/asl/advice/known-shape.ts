/** What is known of a JSON value before anything runs: which keys an object has, as far as the definition itself says so. */
import { emptyRecord, isJsonObject, type Json } from '../../base/json.ts'

/** `undefined` is anything; otherwise exactly these keys (none for a text, a number and so on). */
export type KnownShape = { readonly keys: Readonly<Record<string, KnownShape>> } | undefined

/** Deeper than this nothing is known, so that loops come to an end. */
const deepest = 6

const noKeys: KnownShape = { keys: emptyRecord() }

/** The shape of a constant; of lists nothing is kept. */
export function shapeOfConstant(value: Json, depth = 0): KnownShape {
  if (Array.isArray(value) || depth > deepest) return undefined
  if (!isJsonObject(value)) return noKeys
  return { keys: mapped(Object.entries(value), (content) => shapeOfConstant(content ?? null, depth + 1)) }
}

/** The shape that a payload template gives: what `.$` fetches may be anything. In JSONata a text may be an expression. */
export function shapeOfTemplate(value: Json, depth = 0): KnownShape {
  if (!isJsonObject(value) || depth > deepest) return undefined
  const keys = emptyRecord<KnownShape>()
  for (const [key, content] of Object.entries(value)) {
    if (key.endsWith('.$')) keys[key.slice(0, -2)] = undefined
    else keys[key] = isJsonObject(content) ? shapeOfTemplate(content, depth + 1) : undefined
  }
  return { keys }
}

/** What is at the end of a path; the first key that cannot be there, if one cannot. */
export function follow(shape: KnownShape, steps: readonly string[]): { readonly shape: KnownShape; readonly missing?: string } {
  let at = shape
  for (const step of steps) {
    if (at === undefined) break
    if (!(step in at.keys)) return { shape: undefined, missing: step }
    at = at.keys[step]
  }
  return { shape: at }
}

/** A shape with another put into it, as ResultPath does. */
export function placed(shape: KnownShape, steps: readonly string[], inner: KnownShape): KnownShape {
  const [step, ...rest] = steps
  if (step === undefined) return inner
  if (shape === undefined || steps.length > deepest) return undefined
  const keys = Object.assign(emptyRecord<KnownShape>(), shape.keys)
  keys[step] = placed(shape.keys[step] ?? (step in shape.keys ? undefined : noKeys), rest, inner)
  return { keys }
}

/** What is known when either of two values may be there: a key of one may be there. */
export function joined(one: KnownShape, other: KnownShape, depth = 0): KnownShape {
  if (one === undefined || other === undefined || depth > deepest) return undefined
  const keys = Object.assign(emptyRecord<KnownShape>(), one.keys)
  for (const [key, inner] of Object.entries(other.keys)) keys[key] = key in keys ? joined(keys[key], inner, depth + 1) : inner
  return { keys }
}

export function isSameShape(one: KnownShape, other: KnownShape): boolean {
  if (one === undefined || other === undefined) return one === other
  const [names, others] = [Object.keys(one.keys), Object.keys(other.keys)]
  return names.length === others.length && names.every((name) => name in other.keys && isSameShape(one.keys[name], other.keys[name]))
}

function mapped<T>(entries: readonly (readonly [string, T])[], shapeOf: (value: T) => KnownShape): Record<string, KnownShape> {
  const keys = emptyRecord<KnownShape>()
  for (const [key, value] of entries) keys[key] = shapeOf(value)
  return keys
}
