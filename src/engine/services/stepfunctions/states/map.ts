/** Runs its processor once for every item. https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
import type { MapState } from '../../../../asl/index.ts'
import type { Json } from '../../../../base/json.ts'
import { abortChildren } from '../children.ts'
import { exitState } from '../exit.ts'
import type { Failure } from '../failed.ts'
import { errorOutputOf, failState } from '../failure.ts'
import { ofText, type Payload } from '../payload.ts'
import { effectiveInput, outgoingOfResult } from '../pipeline.ts'
import { addFrame, makeReady } from '../ready.ts'
import { append, record } from '../run.ts'
import type { IterationsWait, MapItem } from '../state.ts'
import { beginMapRun } from '../map-runs/begin.ts'
import { playMap } from '../trial/play-map.ts'
import { concurrencyOf, isTolerated, itemsOf, selectedItem, toleranceOf } from './map-items.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

/** At the same time, where nothing else is said. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
const inlineConcurrency = 40

export const map: StateTypeOf<MapState> = {
  enter(work) {
    const { run, frame } = work
    const { trial } = run.execution
    if (trial?.mock) return playMap(work, trial, trial.mock)
    if (work.state.mode === 'DISTRIBUTED') return beginMapRun(work)
    const input = effectiveInput(work)
    if (!input.ok) return failState(work, input.error)
    const concurrency = concurrencyOf(work, input.value)
    if (!concurrency.ok) return failState(work, concurrency.error)
    const items = itemsOf(work, input.value)
    if (!items.ok) return failState(work, items.error)
    record(run, frame, 'MapStateStarted', { length: items.value.length })
    const tolerance = toleranceOf(work, input.value)
    if (!tolerance.ok) return failState(work, tolerance.error)
    const waits: IterationsWait = {
      kind: 'iterations',
      items: items.value,
      keys: null,
      concurrency: Math.min(concurrency.value || inlineConcurrency, inlineConcurrency),
      toleratedCount: tolerance.value.count ?? 0,
      toleratedPercentage: tolerance.value.percentage ?? 0,
      results: items.value.map(() => null),
      next: 0,
      open: 0,
      failed: 0,
      tolerated: [],
    }
    frame.waits = waits
    startIterations(work, input.value, frame.lastEvent)
    if (frame.waits === waits && items.value.length === 0) succeed(work, waits)
  },

  childSucceeded(work, child, output) {
    const { run, frame, state } = work
    const { waits } = frame
    if (waits?.kind !== 'iterations') return
    waits.results[child.index] = output
    frame.lastEvent = append(run, 'MapIterationSucceeded', child.lastEvent, { name: state.name, index: child.index })
    goOn(work, waits, child.lastEvent)
  },

  childFailed(work, child, failure) {
    const { run, frame, state } = work
    const { waits } = frame
    if (waits?.kind !== 'iterations') return
    const failed = append(run, 'MapIterationFailed', child.lastEvent, { name: state.name, index: child.index })
    waits.failed++
    if (!isTolerated(waits)) {
      abortChildren(run, frame, child)
      frame.lastEvent = child.lastEvent
      failState(work, failure, { began: true })
      return
    }
    waits.results[child.index] = JSON.stringify(errorOutputOf(failure))
    if (run.execution.type === 'STANDARD') waits.tolerated.push(child)
    frame.lastEvent = failed
    goOn(work, waits, child.lastEvent)
  },
}

/** One iteration less is open: the next one may begin, or all are done. */
function goOn(work: WorkOn<MapState>, waits: IterationsWait, previous: number): void {
  waits.open--
  const input = effectiveInput(work)
  if (input.ok && waits.next < waits.items.length) startIterations(work, input.value, previous)
  if (work.frame.waits === waits && waits.open === 0) succeed(work, waits)
}

/** Begins as many iterations as may run at the same time; each names `previous` as the event before it. */
function startIterations(work: WorkOn<MapState>, input: Payload, previous: number): void {
  const { run, frame, state } = work
  const { waits } = frame
  if (waits?.kind !== 'iterations') return
  while (waits.open < waits.concurrency && waits.next < waits.items.length) {
    const index = waits.next++
    const item: MapItem = { index, value: waits.items[index] as Json, key: waits.keys?.[index] ?? null }
    const selected = selectedItem(work, input, item)
    if (!selected.ok) return failStarted(work, selected.error)
    waits.open++
    const child = addFrame(run.execution, {
      parent: frame.id,
      index,
      item,
      lastEvent: append(run, 'MapIterationStarted', previous, { name: state.name, index }),
      state: state.processor?.startAt ?? '',
      input: JSON.stringify(selected.value),
    })
    makeReady(run, child)
  }
}

function failStarted(work: WorkOn<MapState>, failure: Failure): void {
  abortChildren(work.run, work.frame)
  work.frame.unfinished = null
  failState(work, failure, { began: true })
}

/** Both events name the last iteration's end. */
function succeed(work: WorkOn<MapState>, { results }: IterationsWait): void {
  const { run, frame, state } = work
  append(run, 'MapStateSucceeded', frame.lastEvent, null)
  frame.waits = null
  exitState(work, outgoingOfResult(work, ofText(`[${results.join(',')}]`)), state.next)
}
