/** A Map that is tried alone: its items are read and shaped, and a mock tells what the iterations came to. */
import { readJacksonJson, type MapState } from '../../../../asl/index.ts'
import { isJsonObject, type Json } from '../../../../base/json.ts'
import { ok } from '../../../../base/result.ts'
import type { Attempt } from '../failed.ts'
import { failState } from '../failure.ts'
import { ofValue, type Payload } from '../payload.ts'
import { effectiveInput } from '../pipeline.ts'
import type { Mock, Trial } from './state.ts'
import { concurrencyOf, isTolerated, itemsOf, selectedItem, toleranceOf, type Tolerance } from '../states/map-items.ts'
import type { WorkOn } from '../states/state-type.ts'
import { playBranches } from './play-branches.ts'

export function playMap(work: WorkOn<MapState>, trial: Trial, mock: Mock): void {
  const input = effectiveInput(work)
  if (!input.ok) return failState(work, input.error)
  const concurrency = concurrencyOf(work, input.value)
  if (!concurrency.ok) return failState(work, concurrency.error)
  if (isSaid(work, 'MaxConcurrency')) trial.limits['maxConcurrency'] = concurrency.value
  const items = itemsIn(work, input.value, trial.readerData)
  if (!items.ok) return failState(work, items.error)
  if (work.state.language === 'JSONPath') work.onStage?.('afterItemsPath', ofValue(items.value))
  const shaped = shape(work, input.value, items.value)
  if (!shaped.ok) return failState(work, shaped.error)
  const tolerance = toleranceOf(work, input.value)
  if (!tolerance.ok) return failState(work, tolerance.error)
  noteTolerance(trial, tolerance.value)
  const { count: toleratedCount = 0, percentage: toleratedPercentage = 0 } = tolerance.value
  const failed = trial.failedIterations
  if (!isTolerated({ failed, items: items.value, toleratedCount, toleratedPercentage })) failState(work, tooManyFailed, { began: true })
  else playBranches(work, mock)
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html#maprun-fail-threshold */
const tooManyFailed = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
}

function isSaid({ state: { fields } }: WorkOn<MapState>, field: string): boolean {
  return fields[field] !== undefined || fields[`${field}Path`] !== undefined
}

function noteTolerance({ limits }: Trial, { count, percentage }: Tolerance): void {
  if (count !== undefined) limits['toleratedFailureCount'] = count
  if (percentage !== undefined) limits['toleratedFailurePercentage'] = percentage
}

/** Where a reader finds the items, nothing is read: the request brings them as a JSON array, or the input stands for them. */
function itemsIn(work: WorkOn<MapState>, input: Payload, readerData: string | null): Attempt<readonly Json[]> {
  if (work.state.fields['ItemReader'] === undefined) return itemsOf(work, input)
  if (readerData === null) {
    const found = itemsOf(work, input)
    return found.ok ? found : ok([])
  }
  const read = readJacksonJson(readerData)
  return ok(read.ok && Array.isArray(read.value) ? (read.value as readonly Json[]) : [])
}

/** After `ItemSelector`, then `ItemBatcher`, where there are such. */
function shape(work: WorkOn<MapState>, input: Payload, items: readonly Json[]): Attempt<null> {
  const { fields } = work.state
  const selected: Json[] = []
  for (const [index, value] of items.entries()) {
    const one = selectedItem(work, input, { index, value, key: null })
    if (!one.ok) return one
    selected.push(one.value)
  }
  const selects = fields['ItemSelector'] !== undefined || (work.state.language === 'JSONPath' && fields['Parameters'] !== undefined)
  if (selects) work.onStage?.('afterItemSelector', ofValue(selected))
  const size = isJsonObject(fields['ItemBatcher']) ? fields['ItemBatcher']['MaxItemsPerBatch'] : undefined
  if (typeof size === 'number' && size > 0) work.onStage?.('afterItemBatcher', ofValue(batches(selected, size)))
  return ok(null)
}

function batches(items: readonly Json[], size: number): Json[] {
  const made: Json[] = []
  for (let at = 0; at < items.length; at += size) made.push({ Items: items.slice(at, at + size) })
  return made
}
