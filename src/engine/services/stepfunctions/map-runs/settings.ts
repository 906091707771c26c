/** What stands in `ItemReader`, `ItemBatcher` and `ResultWriter`, with its templates and expressions worked out. */
import { evaluateTemplate, fillTemplate, readPath, type MapState } from '../../../../asl/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { fail, ok } from '../../../../base/result.ts'
import { failureOf, isExpression, scopeOf } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import type { Payload } from '../payload.ts'
import type { WorkOn } from '../states/state-type.ts'

/** One of the Map's fields that hold others. */
export interface Settings {
  readonly work: WorkOn<MapState>
  readonly input: Payload
  /** `ItemReader`, `ItemReader/ReaderConfig` …: where JSONata failures are located. */
  readonly place: string
  readonly fields: JsonObject
}

export function settingsIn(work: WorkOn<MapState>, input: Payload, field: string): Settings | undefined {
  const fields = work.state.fields[field]
  return isJsonObject(fields) ? { work, input, place: field, fields } : undefined
}

/** Empty where the field is not there. */
export function settingsWithin({ work, input, place, fields }: Settings, field: string): Settings {
  const inner = fields[field]
  return { work, input, place: `${place}/${field}`, fields: isJsonObject(inner) ? inner : {} }
}

/** A template filled in; `undefined` where there is none. */
export function valueOfSetting({ work, input, place, fields }: Settings, field: string): Attempt<Json | undefined> {
  const { run, frame, state } = work
  const template = fields[field]
  if (template === undefined) return ok(undefined)
  const scope = scopeOf(run, frame, { input })
  const value = state.language === 'JSONata' ? evaluateTemplate(template, scope, `${place}/${field}`) : fillTemplate(template, scope)
  return value.ok ? value : fail(failureOf(frame, value.error))
}

/** What the operation of S3 is given: `Parameters`, in JSONata `Arguments`. */
export function requestIn(settings: Settings): Attempt<JsonObject | undefined> {
  const value = valueOfSetting(settings, settings.work.state.language === 'JSONata' ? 'Arguments' : 'Parameters')
  if (!value.ok) return value
  return ok(isJsonObject(value.value) ? value.value : undefined)
}

/** A whole number as written, at a path or of an expression; a text of digits is taken for one. What is no number is answered as it is. */
export function countIn({ work, input, place, fields }: Settings, field: string): Attempt<Json | undefined> {
  const { run, frame, state } = work
  const scope = scopeOf(run, frame, { input })
  const written = fields[field]
  const path = fields[`${field}Path`]
  const isTemplate = state.language === 'JSONata' && isExpression(written)
  const found = isTemplate
    ? evaluateTemplate(written, scope, `${place}/${field}`)
    : typeof path === 'string'
      ? readPath(path, scope)
      : ok(written)
  if (!found.ok) return fail(failureOf(frame, found.error))
  const { value } = found
  return ok(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value)
}

/** AWS's words about a count that is none. */
export function notAnInteger({ fields }: Settings, field: string, value: Json): string {
  const path = fields[`${field}Path`]
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  return typeof path === 'string'
    ? `The ${field}Path field refers to value "${shown}" which is not a valid integer: ${path}`
    : `The ${field} field has the value "${shown}" which is not a valid integer`
}

/** A name out of a few, or the usual one. */
export function choiceIn<C extends string>({ fields }: Settings, field: string, choices: readonly C[], otherwise: C): C {
  return choices.find((choice) => choice === fields[field]) ?? otherwise
}
