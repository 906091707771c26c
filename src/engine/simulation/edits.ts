/** Edits of the template while its world runs. */
import { assert } from '../../base/assert.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Template } from '../../document/index.ts'
import type { Fault, StepRecord } from '../kernel/index.ts'
import { planChange, type ChangePlan } from './change.ts'
import { isDeployment } from './deployment.ts'
import { drawAnew, observe, putIn, stackOfRun, type Run } from './run.ts'

/** What an edit of the template would do to the running world; nothing is changed by asking. */
export function planEdit(run: Run, after: Template): ChangePlan {
  return planChange(run.template, after, stackOfRun(run))
}

/**
 * Applies an edited template to the running world, all or nothing, as one step. When AWS would refuse it, no resource
 * is changed; the refusal itself stays in the trace and in the log of inputs.
 */
export function applyEdit(run: Run, after: Template): Result<StepRecord, Fault> {
  const before = run.template
  const logged = putIn(run, { kind: 'edit', text: after.text })
  const record = stepToDeployment(run)
  const refused = record.events.find((event) => event.type === 'deployment.Refused')
  if (refused === undefined) return ok(record)
  run.template = before
  drawAnew(run)
  run.inputs.splice(run.inputs.indexOf(logged), 1, { ...logged, input: { ...logged.input, refused: true } })
  return fail({ code: String(refused.data['code']), message: String(refused.data['message']), origin: 'client' })
}

/** Whatever else is due at this very moment was due before the edit, and is done before it. */
function stepToDeployment(run: Run): StepRecord {
  for (;;) {
    const record = run.kernel.step()
    assert(record, 'an input is due at once')
    observe(run, record)
    if (isDeployment(record.envelope)) return record
  }
}
