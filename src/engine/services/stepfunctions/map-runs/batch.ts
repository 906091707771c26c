/** What the children of a Map Run are given: one item each, or a batch of them. */
import type { MapState } from '../../../../asl/index.ts'
import type { Json } from '../../../../base/json.ts'
import { ok } from '../../../../base/result.ts'
import { utf8Length } from '../../../../base/utf8.ts'
import { statesLimits } from '../../../../aws/services/stepfunctions.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import type { Attempt } from '../failed.ts'
import type { Payload } from '../payload.ts'
import { effectiveInput, type Work } from '../pipeline.ts'
import { frameOf, lookAtRun, stateOf } from '../run.ts'
import type { MapItem } from '../state.ts'
import { selectedItem } from '../states/map-items.ts'
import type { WorkOn } from '../states/state-type.ts'
import { itemAt } from './pages.ts'
import { countIn, notAnInteger, settingsIn, valueOfSetting } from './settings.ts'
import { readerFailure } from './reader/reader-failure.ts'
import type { Batching, MapRunState } from './state.ts'

/** `undefined`: each child is given one item. */
export function batchingOf(work: WorkOn<MapState>, input: Payload): Attempt<Batching | undefined> {
  const batcher = settingsIn(work, input, 'ItemBatcher')
  if (batcher === undefined) return ok(undefined)
  const counts: (number | null)[] = []
  for (const field of ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'] as const) {
    const count = countIn(batcher, field)
    if (!count.ok) return count
    const { value = null } = count
    if (value !== null && !(Number.isSafeInteger(value) && (value as number) >= 0))
      return { ok: false, error: readerFailure(notAnInteger(batcher, field, value)) }
    counts.push((value as number) || null)
  }
  const given = valueOfSetting(batcher, 'BatchInput')
  if (!given.ok) return given
  const [mostItems = null, mostBytes = null] = counts
  return ok({
    mostItems,
    mostBytes: Math.min(mostBytes ?? statesLimits.dataBytes, statesLimits.dataBytes),
    input: given.value === undefined ? null : JSON.stringify(given.value),
  })
}

/** Whoever gives items to children: their state, as it stands, and what came through its `InputPath`. */
export interface Giver {
  readonly step: Step
  readonly key: ResourceKey
  readonly run: Readonly<MapRunState>
  readonly work: WorkOn<MapState>
  readonly input: Payload
}

export function giverOf(step: Step, key: ResourceKey, run: Readonly<MapRunState>): Attempt<Giver> | undefined {
  const around = lookAtRun(step, run.execution)
  const frame = around && frameOf(around, run.frame)
  if (!around || !frame) return undefined
  const work: Work = { run: around, frame, state: stateOf(around, frame) }
  const input = effectiveInput(work)
  return input.ok ? ok({ step, key, run, work: work as WorkOn<MapState>, input: input.value }) : input
}

export interface Given {
  /** JSON text. */
  readonly input: string
  /** How many items are in it. */
  readonly items: number
}

/** The next child's input, from an item on. */
export function nextGiven(giver: Giver, from: number): Attempt<Given> {
  const { batching, items: all } = giver.run
  const first = selectedAt(giver, from)
  if (!first.ok) return first
  if (batching === null) return ok({ input: first.value, items: 1 })
  const frame = batching.input === null ? '{"Items":[]}' : `{"BatchInput":${batching.input},"Items":[]}`
  const texts = [first.value]
  let bytes = utf8Length(frame) + utf8Length(first.value)
  for (let at = from + 1; at < all && texts.length < (batching.mostItems ?? Infinity); at++) {
    const next = selectedAt(giver, at)
    if (!next.ok) return next
    bytes += 1 + utf8Length(next.value)
    if (bytes > batching.mostBytes) break
    texts.push(next.value)
  }
  return ok({ input: `${frame.slice(0, -2)}${texts.join(',')}]}`, items: texts.length })
}

/** An item after `ItemSelector`, as JSON text. */
function selectedAt(giver: Giver, index: number): Attempt<string> {
  const { step, key, run, work, input } = giver
  const { fields, language } = work.state
  const item = itemAt(step, key, index)
  const selects = fields['ItemSelector'] !== undefined || (language === 'JSONPath' && fields['Parameters'] !== undefined)
  if (!selects) return ok(item.text)
  const shown: MapItem = { index, value: JSON.parse(item.text) as Json, key: item.key, source: sourceOf(run, index) }
  const selected = selectedItem(work, input, shown)
  return selected.ok ? ok(JSON.stringify(selected.value)) : selected
}

function sourceOf({ sources }: Readonly<MapRunState>, index: number): string {
  return sources.findLast(({ from }) => from <= index)?.source ?? 'STATE_DATA'
}
