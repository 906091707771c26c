/** All that is kept of a run's past beside its keyframes: the log and the history. */
import type { StepRecord } from '../../kernel/index.ts'
import { createFaultBands, cutFaultBands, noteFaultBands, type FaultBands } from '../faults/fault-bands.ts'
import { createLog, cutLog, noteRecord, type RunLog } from '../log.ts'
import type { Run } from '../run.ts'
import { createHistory, cutHistory, noteHistory, type History } from './history.ts'

export interface Chronicle {
  readonly log: RunLog
  readonly history: History
  readonly faults: FaultBands
}

export function createChronicle(log: RunLog = createLog()): Chronicle {
  return { log, history: createHistory(), faults: createFaultBands() }
}

/** Records a step that a run has just done for the first time. */
export function noteChronicle({ log, history, faults }: Chronicle, run: Run, record: StepRecord): void {
  noteRecord(run, log, record)
  noteHistory(history, run, record)
  noteFaultBands(faults, record)
}

/** Forgets what lies after a run's present moment: somebody acts there. */
export function cutChronicle({ log, history, faults }: Chronicle, run: Run): void {
  cutLog(log, run)
  cutHistory(history, run)
  cutFaultBands(faults, run.kernel.world.steps)
}
