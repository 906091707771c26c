/** Edits of the template while its world runs. */
import { assert } from '../../base/assert.ts'
import { changesBetween } from '../../base/changes.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Template } from '../../document/index.ts'
import type { Fault, StepRecord } from '../kernel/index.ts'
import { planChange, type ChangePlan } from './change.ts'
import { isDeployment } from './deployment.ts'
import type { EditInput } from './inputs.ts'
import { drawAnew, give, logInput, logQuietEdit, observe, stackOfRun, type Run } from './run.ts'

/** What an edit of the template would do to the running world; nothing is changed by asking. */
export function planEdit(run: Run, after: Template): ChangePlan {
  return planChange(run.template, after, stackOfRun(run))
}

/**
 * Applies an edited template to the running world, all or nothing, as one step. When AWS would refuse it, no resource
 * is changed; the refusal itself stays in the trace and in the log of inputs.
 */
export function applyEdit(run: Run, after: Template): Result<StepRecord, Fault> {
  const { template: before, options } = run
  const change = logInput(run, editInput(run, after))
  give(run, change.input)
  const record = stepToDeployment(run)
  const refused = record.events.find((event) => event.type === 'deployment.Refused')
  if (refused === undefined) {
    options.onInput?.(change)
    return ok(record)
  }
  run.template = before
  drawAnew(run)
  const input = { ...change.input, input: { ...change.input.input, refused: true } }
  run.inputs.splice(change.place, 1, input)
  options.onInput?.({ ...change, input })
  return fail({ code: String(refused.data['code']), message: String(refused.data['message']), origin: 'client' })
}

/** Takes over an edit that changes nothing that runs: a label, a comment, a place. */
export function noteEdit(run: Run, after: Template): void {
  const input = editInput(run, after)
  if (input.text !== run.template.text || input.files !== undefined) logQuietEdit(run, input)
}

function editInput({ template }: Run, { text, files }: Template): EditInput {
  const changes = changesBetween(template.files, files)
  return { kind: 'edit', text, ...(Object.keys(changes).length > 0 && { files: changes }) }
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
