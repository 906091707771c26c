/** What Step Functions tells itself about Map Runs, and S3's answers to them. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { Fault, ReplyEnvelope, ResourceKey, Step } from '../../../kernel/index.ts'
import type { Timer } from '../../shared/service-table.ts'
import { advance } from '../advance.ts'
import { isForNobody } from '../tasks/mocked/items.ts'
import { cutShort } from '../end.ts'
import { conclude, failMapRun, finishRunning } from './finish.ts'
import { childNames } from './map-run-keys.ts'
import { childrenFrom } from './pages.ts'
import { askNext, takeAnswer } from './reader/reading.ts'
import { redriveMapRun } from './redrive-map-run.ts'
import { beginChildren } from './run-children.ts'
import { refusalWords, type MapRunContext } from './s3-call.ts'
import type { MapRunState } from './state.ts'
import { mapRunEnded } from './tell-ended.ts'
import { writeNext } from './writing.ts'

export const mapRunTimers: Readonly<Record<string, Timer>> = {
  GoOnWithMapRun: goOn,
  StopMapRun: stop,
  MapRunEnded: mapRunEnded,
  RedriveMapRun: redriveMapRun,
}

function goOn(step: Step, data: JsonObject): void {
  const key = String(data['run'])
  step.edit<MapRunState>(key).called = false
  beginChildren(step, key)
}

/** Whatever still runs is aborted. */
function stop(step: Step, data: JsonObject): void {
  const key = String(data['run'])
  const run = step.edit<MapRunState>(key)
  if (run.stage !== 'stopping') return
  const running = [...childrenFrom(step, key, run)].filter(([, { status }]) => status === 'RUNNING')
  for (const [number] of running)
    advance(step, childNames(step.seed, key, run, number).key, (child) => cutShort(child, 'ABORTED', { error: null, cause: null }))
  finishRunning(step, key, run)
}

/** An answer to a Map Run that has been redriven or stopped meanwhile is not meant. */
export function mapRunAnswered(step: Step, { context, result }: ReplyEnvelope): void {
  const { run: key, redrive } = context as unknown as MapRunContext
  if (step.read<MapRunState>(key)?.redriveCount !== redrive) return
  const run = step.edit<MapRunState>(key)
  if (run.stage === 'reading') readOn(step, key, run, result)
  else if (run.stage === 'writing') writeOn(step, key, run, result)
}

function readOn(step: Step, key: ResourceKey, run: MapRunState, result: Result<JsonObject, Fault>): void {
  const taken = takeAnswer(step, key, run, result)
  if (!taken.ok) return failMapRun(step, key, run, { ...taken.error, isRedrivable: false })
  if (askNext(step, key, run)) return
  run.stage = 'running'
  run.reading = null
  beginChildren(step, key)
}

function writeOn(step: Step, key: ResourceKey, run: MapRunState, result: Result<JsonObject, Fault>): void {
  if (!result.ok && !isForNobody(step, result.error))
    return failMapRun(step, key, run, { error: 'States.ResultWriterFailed', cause: refusalWords(result.error), isRedrivable: true })
  if (writeNext(step, key, run)) return
  for (const counts of [run.itemCounts, run.executionCounts])
    counts.resultsWritten = counts.succeeded + counts.failed + counts.timedOut + counts.aborted
  conclude(step, key, run)
}
