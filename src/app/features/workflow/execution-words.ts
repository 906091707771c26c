/** What is said of an execution as a whole. */
import type { ExecutionRow, WorkflowPicture } from '../../../bridge/protocol/index.ts'
import type { GlyphTone } from '../../ui/glyph.tsx'

export const executionTones: Readonly<Record<ExecutionRow['status'], GlyphTone>> = {
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  TIMED_OUT: 'failed',
  ABORTED: 'change',
  PENDING_REDRIVE: 'retry',
}

export const executionInk: Readonly<Record<ExecutionRow['status'], string>> = {
  RUNNING: 'text-running',
  SUCCEEDED: 'text-done',
  FAILED: 'text-failed',
  TIMED_OUT: 'text-failed',
  ABORTED: 'text-ink2',
  PENDING_REDRIVE: 'text-retry',
}

/** USD a state transition of a Standard workflow, in most regions: https://aws.amazon.com/step-functions/pricing/ */
const perTransition = 0.000_025

/** About what it cost; an Express workflow is paid by requests and time, not by transitions. */
export function costText(transitions: number, type: WorkflowPicture['type']): string | undefined {
  if (type !== 'STANDARD') return undefined
  const dollars = transitions * perTransition
  return `about $${dollars < 1 ? dollars.toFixed(6).replace(/0{1,2}$/, '') : dollars.toFixed(2)}`
}

export function transitionsText(count: number): string {
  return `${count} ${count === 1 ? 'transition' : 'transitions'}`
}
