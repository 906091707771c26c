/** The words in which operations are written down: `required(string({ max: 80 }), 'The queue’s address.')`. */
import type { BlobShape, BooleanShape, Members, NumberShape, Shape, StringShape, TimestampShape } from './shape.ts'

export const boolean = { type: 'boolean' } as const satisfies BooleanShape
export const blob = { type: 'blob' } as const satisfies BlobShape
export const textBlob = { type: 'blob', text: true } as const satisfies BlobShape
export const double = { type: 'double' } as const satisfies NumberShape
export const timestamp = { type: 'timestamp' } as const satisfies TimestampShape

export function string<const O extends Omit<StringShape, 'type'>>(options?: O): { readonly type: 'string' } & O {
  return { type: 'string', ...(options as O) }
}

export function integer<const O extends Omit<NumberShape, 'type'>>(options?: O): { readonly type: 'integer' } & O {
  return { type: 'integer', ...(options as O) }
}

/** A whole number that may be larger than 32 bits hold. */
export function long<const O extends Omit<NumberShape, 'type'>>(options?: O): { readonly type: 'long' } & O {
  return { type: 'long', ...(options as O) }
}

export function list<const S extends Shape>(of: S): { readonly type: 'list'; readonly of: S } {
  return { type: 'list', of }
}

export function map<const S extends Shape>(of: S): { readonly type: 'map'; readonly of: S } {
  return { type: 'map', of }
}

export function structure<const M extends Members>(members: M): { readonly type: 'structure'; readonly members: M } {
  return { type: 'structure', members }
}

export function required<const S extends Shape>(
  shape: S,
  help?: string,
): { readonly shape: S; readonly required: true; readonly help?: string } {
  return help === undefined ? { shape, required: true } : { shape, required: true, help }
}

export function optional<const S extends Shape>(shape: S, help?: string): { readonly shape: S; readonly help?: string } {
  return help === undefined ? { shape } : { shape, help }
}
