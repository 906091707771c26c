/** What a Map runs over, and with which limits. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
import { evaluateTemplate, fillTemplate, readPath, type MapState } from '../../../../asl/index.ts'
import { isJsonObject, type Json } from '../../../../base/json.ts'
import { fail, ok } from '../../../../base/result.ts'
import { evaluationFailure, isExpression, failureOf, runtimeFailure, scopeOf, wrongType } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import { valueOf, type Payload } from '../payload.ts'
import type { IterationsWait, MapItem } from '../state.ts'
import type { WorkOn } from './state-type.ts'

export function itemsOf(work: WorkOn<MapState>, input: Payload): Attempt<readonly Json[]> {
  return work.state.language === 'JSONata' ? givenItems(work, input) : itemsAtPath(work, input)
}

function itemsAtPath({ run, frame, state }: WorkOn<MapState>, input: Payload): Attempt<readonly Json[]> {
  const path = state.fields['ItemsPath'] ?? '$'
  const found = typeof path === 'string' && path !== '$' ? readPath(path, scopeOf(run, frame, { input })) : ok(valueOf(input))
  if (!found.ok) return fail(failureOf(frame, found.error))
  if (Array.isArray(found.value)) return ok(found.value as readonly Json[])
  return fail(runtimeFailure(frame, `Reference path "${String(path)}" must point to array.`))
}

function givenItems({ run, frame, state }: WorkOn<MapState>, input: Payload): Attempt<readonly Json[]> {
  const template = state.fields['Items']
  if (template === undefined) {
    const value = valueOf(input)
    if (Array.isArray(value)) return ok(value as readonly Json[])
    return fail(evaluationFailure(frame, undefined, `Map state input must be an array but was: ${JSON.stringify(value)}`))
  }
  const items = evaluateTemplate(template, scopeOf(run, frame, { input }), 'Items')
  if (!items.ok) return fail(failureOf(frame, items.error))
  if (Array.isArray(items.value)) return ok(items.value as readonly Json[])
  return fail(wrongType(frame, { field: 'Items', template, value: items.value, expected: 'array' }))
}

/** What a distributed Map runs over: where it is told so by name, also the members of an object. */
export function entriesOf(work: WorkOn<MapState>, input: Payload): Attempt<Entries> {
  const { run, frame, state } = work
  const scope = scopeOf(run, frame, { input })
  const { Items: template, ItemsPath: path } = state.fields
  const isGiven = state.language === 'JSONata' ? template !== undefined : typeof path === 'string' && path !== '$'
  const found = !isGiven
    ? undefined
    : state.language === 'JSONata'
      ? evaluateTemplate(template ?? null, scope, 'Items')
      : readPath(String(path), scope)
  if (found?.ok && isJsonObject(found.value)) return ok({ items: Object.values(found.value) as Json[], keys: Object.keys(found.value) })
  if (found?.ok && Array.isArray(found.value)) return ok({ items: found.value as readonly Json[], keys: null })
  const items = itemsOf(work, input)
  return items.ok ? ok({ items: items.value, keys: null }) : items
}

export interface Entries {
  readonly items: readonly Json[]
  /** Of an object. */
  readonly keys: readonly string[] | null
}

/** 0: as many as Step Functions likes, which is 40. */
export function concurrencyOf(work: WorkOn<MapState>, input: Payload): Attempt<number> {
  const given = settingOf(work, input, { field: 'MaxConcurrency', kind: 'integer' })
  if (!given.ok) return given
  if (given.value !== undefined && given.value < 0) return fail(outOfRange(work, 'MaxConcurrency', 'MaxConcurrency cannot be negative.'))
  return ok(given.value ?? 0)
}

/** Failed iterations that a Map puts up with; as a count and, in percent, as a share of all. */
export interface Tolerance {
  readonly count: number | undefined
  readonly percentage: number | undefined
}

export function toleranceOf(work: WorkOn<MapState>, input: Payload): Attempt<Tolerance> {
  const count = settingOf(work, input, { field: 'ToleratedFailureCount', kind: 'integer' })
  if (!count.ok) return count
  if (count.value !== undefined && count.value < 0)
    return fail(outOfRange(work, 'ToleratedFailureCount', 'ToleratedFailureCount cannot be negative.'))
  const percentage = settingOf(work, input, { field: 'ToleratedFailurePercentage', kind: 'float' })
  if (!percentage.ok) return percentage
  if (percentage.value !== undefined && (percentage.value < 0 || percentage.value > 100))
    return fail(outOfRange(work, 'ToleratedFailurePercentage', 'ToleratedFailurePercentage must be between 0 and 100.'))
  return ok({ count: count.value, percentage: percentage.value })
}

/** After `ItemSelector` (`Parameters`, as it was called). */
export function selectedItem({ run, frame, state }: WorkOn<MapState>, input: Payload, item: MapItem): Attempt<Json> {
  const template = state.fields['ItemSelector'] ?? (state.language === 'JSONPath' ? state.fields['Parameters'] : undefined)
  if (template === undefined) return ok(item.value)
  const scope = scopeOf(run, frame, { input, item })
  const selected = state.language === 'JSONata' ? evaluateTemplate(template, scope, 'ItemSelector') : fillTemplate(template, scope)
  return selected.ok ? selected : fail(failureOf(frame, selected.error))
}

type Failed = Pick<IterationsWait, 'failed' | 'items' | 'toleratedCount' | 'toleratedPercentage'>

export function isTolerated({ failed, items, toleratedCount, toleratedPercentage }: Failed): boolean {
  return failed <= toleratedCount || failed * 100 <= toleratedPercentage * items.length
}

interface Setting {
  readonly field: string
  readonly kind: 'integer' | 'float'
}

/** A number as written, at a path (JSONPath), or of an expression (JSONata); `undefined` where there is none. */
function settingOf({ run, frame, state }: WorkOn<MapState>, input: Payload, { field, kind }: Setting): Attempt<number | undefined> {
  const written = state.fields[field]
  const scope = scopeOf(run, frame, { input })
  if (state.language === 'JSONata' && isExpression(written)) {
    const value = evaluateTemplate(written, scope, field)
    if (!value.ok) return fail(failureOf(frame, value.error))
    if (isNumber(value.value, kind)) return ok(value.value)
    return fail(wrongType(frame, { field, template: written, value: value.value, expected: kind === 'integer' ? 'integer' : 'number' }))
  }
  const path = state.fields[`${field}Path`]
  if (typeof path !== 'string') return ok(typeof written === 'number' ? written : undefined)
  const found = readPath(path, scope)
  if (!found.ok) return fail(failureOf(frame, found.error))
  if (isNumber(found.value, kind)) return ok(found.value)
  const shown = typeof found.value === 'string' ? found.value : JSON.stringify(found.value)
  return fail(runtimeFailure(frame, `The ${field}Path field refers to value "${shown}" which is not a valid ${kind}: ${path}`))
}

function isNumber(value: Json, kind: 'integer' | 'float'): value is number {
  return kind === 'integer' ? Number.isSafeInteger(value) : typeof value === 'number'
}

function outOfRange({ frame, state }: WorkOn<MapState>, field: string, words: string) {
  return state.language === 'JSONata' ? evaluationFailure(frame, field, words) : runtimeFailure(frame, words)
}
