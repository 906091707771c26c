/** Resolved values of a template as the API takes them: what is unknown or absent is left out. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { unknownKey } from '../../document/index.ts'

/** Whether only a deployment could know a value, or something in it. */
export function isUnknown(value: Json): boolean {
  return isJsonObject(value) && Object.hasOwn(value, unknownKey)
}

/** An input without what is absent or can only be known by a deployment. */
export function known(input: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null && !isUnknown(value)))
}

/** The texts of a list. */
export function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

export function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined || isJsonObject(value) ? '' : String(value)
}

export function number(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined
}

export function truth(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === 'true' ? true : value === 'false' ? false : undefined
}
