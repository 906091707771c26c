/** Breaking and mending by hand, at the present moment of a run: an input like any other, logged and replayed. */
import { assert } from '../../../base/assert.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { isBreakable, isFaultSetting, type FaultSetting, type LogicalId } from '../../../document/index.ts'
import { resourceKeyOf } from '../resources.ts'
import { give, logInput, observe, type Run } from '../run.ts'
import { activeFaultsOf } from './fault-view.ts'
import { wordsOf } from './fault-book.ts'
import { isFaultByHand } from './fault-service.ts'

/**
 * Breaks a node in a way of its own, in place of what was broken of it by hand before; or (`undefined`) mends all that is
 * broken of it now, also by the document's plan. It holds at once, within a step of its own. Asking for what is so already
 * does nothing. Fails when the node cannot be broken or the numbers are out of their bounds.
 */
export function breakNode(run: Run, id: LogicalId, setting: FaultSetting | undefined): Result<void, { readonly message: string }> {
  const node = run.template.nodes.find((candidate) => candidate.id === id)
  const resource = node && resourceKeyOf(run.template, id)
  if (node === undefined) return fail({ message: `There is no node ${id}.` })
  if (resource === undefined || !isBreakable(node)) return fail({ message: `${node.name} cannot be broken: it is asked for nothing here.` })
  if (setting !== undefined && !isFaultSetting(setting))
    return fail({ message: 'A fault is an outage, more than 0 and at most 100 % errors, or a latency from 1 ms to 1 h.' })
  const active = activeFaultsOf(run.kernel.world, resource)
  const isSo =
    setting === undefined
      ? active.length === 0
      : active.some((fault) => fault.planned === null && wordsOf(fault.setting) === wordsOf(setting))
  if (!isSo) putInAtOnce(run, resource, setting ?? null)
  return ok(undefined)
}

/** Whatever else is due at this very moment was due before the fault, and is done before it. */
function putInAtOnce(run: Run, resource: string, setting: FaultSetting | null): void {
  const change = logInput(run, { kind: 'fault', resource, setting })
  give(run, change.input)
  for (;;) {
    const record = run.kernel.step()
    assert(record, 'an input is due at once')
    observe(run, record)
    if (isFaultByHand(record.envelope)) break
  }
  run.options.onInput?.(change)
}
