/** What a distributed Map is told to do with its results. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
import type { MapState } from '../../../../asl/index.ts'
import { ok } from '../../../../base/result.ts'
import type { Attempt } from '../failed.ts'
import type { Payload } from '../payload.ts'
import type { WorkOn } from '../states/state-type.ts'
import { choiceIn, requestIn, settingsIn, settingsWithin } from './settings.ts'
import type { Writer } from './state.ts'

export function writerOf(work: WorkOn<MapState>, input: Payload): Attempt<Writer | undefined> {
  const settings = settingsIn(work, input, 'ResultWriter')
  if (settings === undefined) return ok(undefined)
  const request = requestIn(settings)
  if (!request.ok) return request
  const { Bucket: bucket, Prefix: prefix } = request.value ?? {}
  const config = settingsWithin(settings, 'WriterConfig')
  return ok({
    place: typeof bucket === 'string' ? { bucket, prefix: typeof prefix === 'string' ? prefix : '' } : null,
    transformation: choiceIn(config, 'Transformation', ['NONE', 'COMPACT', 'FLATTEN'], 'NONE'),
    output: choiceIn(config, 'OutputType', ['JSON', 'JSONL'], 'JSON'),
    written: [],
    group: 'SUCCEEDED',
    next: 0,
  })
}
