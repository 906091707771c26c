/** Runs for tests that keep their past, as the worker's session does. */
import { createChronicle, cutChronicle, noteChronicle, type Chronicle, type Run } from '../index.ts'
import { runOf, type RunSetting } from './runs.ts'

export interface ChronicleSetting extends RunSetting {
  /** Hears how many events each step told. */
  readonly onEvents?: (count: number) => void
}

export function chronicledRun(
  text: string,
  { onEvents, ...setting }: ChronicleSetting = {},
): { readonly run: Run; readonly chronicle: Chronicle } {
  const chronicle = createChronicle()
  const run = runOf(text, {
    ...setting,
    onRecord(record, at) {
      noteChronicle(chronicle, at, record)
      onEvents?.(record.events.length)
    },
    onFork: (at) => cutChronicle(chronicle, at),
  })
  return { run, chronicle }
}
