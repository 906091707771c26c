/** Copies of plain data. Strings are shared, records keep whether they have a prototype; `__proto__` is a key like any other. */
import { emptyRecord } from '../../base/json.ts'

export function cloneJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return cloneArray(value) as T
  const source = value as Record<string, unknown>
  const copy: Record<string, unknown> = Object.getPrototypeOf(source) === null ? emptyRecord() : {}
  for (const key in source) {
    const member = source[key]
    const copied: unknown = typeof member === 'object' && member !== null ? cloneJson(member) : member
    if (key === '__proto__') Object.defineProperty(copy, key, { value: copied, enumerable: true, configurable: true, writable: true })
    else copy[key] = copied
  }
  return copy as T
}

function cloneArray(source: readonly unknown[]): unknown[] {
  const copy = source.slice()
  for (let index = 0; index < copy.length; index++) {
    const item = copy[index]
    if (typeof item === 'object' && item !== null) copy[index] = cloneJson(item)
  }
  return copy
}
