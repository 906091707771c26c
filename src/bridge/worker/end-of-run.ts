/** Why a run came to an end by itself, as the page says it. */
import { runningExecutions, stackOfRun, worldOf, type Run, type RunEnd } from '../../engine/simulation/index.ts'
import type { PauseReason } from '../protocol/index.ts'

/** `undefined` where it only came to the moment that was asked for. */
export function reasonOf(end: RunEnd, run: Run): { reason: PauseReason; text: string } | undefined {
  switch (end) {
    case 'idle':
    case 'empty':
      return { reason: 'idle', text: nothingBuilt(run) ?? idleWords(run) }
    case 'moment-limit':
      return { reason: 'budget', text: `Step budget spent: a loop around ${loopOf(run)} goes on without any time passing.` }
    case 'agenda-limit':
      return { reason: 'budget', text: 'Step budget spent: more than a million things are due. Something multiplies messages.' }
    case 'step-limit':
      return { reason: 'budget', text: `Step budget spent: ${run.options.limits.steps.toLocaleString('en-US')} steps. Restart to go on.` }
    default:
      return undefined
  }
}

function idleWords(run: Run): string {
  const waiting = runningExecutions(worldOf(run))
  if (waiting === 0 && worldOf(run).now === 0 && run.inputs.length === 0)
    return 'Idle: nothing here begins by itself. Send something to a node, or start an execution.'
  if (waiting === 0) return 'Idle: nothing is under way, and nothing is left to do.'
  const who = waiting === 1 ? '1 execution waits' : `${waiting.toLocaleString('en-US')} executions wait`
  return `Idle: nothing is under way. ${who} for somebody to give a task token back, or for its time to run out: run on to see that.`
}

/** A stack that AWS would not make is no stack at all. */
function nothingBuilt(run: Run): string | undefined {
  const { refused } = stackOfRun(run)
  return refused && `Nothing was built: AWS refuses ${refused.logicalId}. ${refused.operation}: ${refused.message}`
}

function loopOf(run: Run): string {
  const next = worldOf(run).agenda[0]?.envelope
  const key = next?.hop?.to ?? next?.to ?? ''
  return run.nodes.get(key) ?? key
}
