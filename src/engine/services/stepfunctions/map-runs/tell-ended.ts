/** The state learns of the end of its Map Run. */
import { statesLimits } from '../../../../aws/services/stepfunctions.ts'
import type { MapState } from '../../../../asl/index.ts'
import type { JsonObject } from '../../../../base/json.ts'
import type { ResourceKey, Step } from '../../../kernel/index.ts'
import { dataLimit, exitState } from '../exit.ts'
import { failureDetails } from '../failed.ts'
import { failState } from '../failure.ts'
import { withFrame } from '../frame-address.ts'
import { isTooLarge, ofText } from '../payload.ts'
import { outgoingOfResult } from '../pipeline.ts'
import { append, record } from '../run.ts'
import type { WorkOn } from '../states/state-type.ts'
import { removePages } from './pages.ts'
import { joinedResults } from './results.ts'
import type { MapRunFailure, MapRunState } from './state.ts'
import { manifestKey } from './writing.ts'

export function mapRunEnded(step: Step, data: JsonObject): void {
  const key = String(data['run'])
  withFrame(step, data, (_run, { waits }, work) => {
    const mapRun = step.read<MapRunState>(key)
    if (waits?.kind !== 'mapRun' || work.state.type !== 'Map' || mapRun === undefined) return
    const map = work as WorkOn<MapState>
    if (mapRun.failure) fail(map, key, mapRun.failure)
    else succeed(map, key, mapRun)
  })
}

/** AWS's newest histories name the Map Run's start before the state's end; older ones its success. */
function succeed(work: WorkOn<MapState>, key: ResourceKey, mapRun: Readonly<MapRunState>): void {
  const { run, frame, state } = work
  append(run, 'MapStateSucceeded', append(run, 'MapRunSucceeded', frame.lastEvent, null), null)
  frame.waits = null
  const result = resultOf(run.step, key, mapRun)
  removePages(run.step, key, mapRun)
  if (result === undefined) failState(work, dataLimit(state.name))
  else exitState(work, outgoingOfResult(work, ofText(result)), state.next)
}

/** JSON text; `undefined` where it is more than a state may give. */
function resultOf(step: Step, key: ResourceKey, mapRun: Readonly<MapRunState>): string | undefined {
  const { arn, writer, resultCharacters } = mapRun
  if (writer?.place) {
    const details = { Bucket: writer.place.bucket, Key: manifestKey(mapRun) }
    return JSON.stringify({ MapRunArn: arn, ResultWriterDetails: details })
  }
  if (resultCharacters > 2 * statesLimits.dataBytes) return undefined
  const text = joinedResults(step, key, mapRun)
  return isTooLarge(text) ? undefined : text
}

function fail(work: WorkOn<MapState>, key: ResourceKey, { error, cause, isRedrivable }: MapRunFailure): void {
  const { run, frame } = work
  record(run, frame, 'MapRunFailed', failureDetails({ error, cause }))
  if (isRedrivable) frame.unfinished = { kind: 'mapRun', run: key }
  failState(work, { error, cause }, { began: true })
}
