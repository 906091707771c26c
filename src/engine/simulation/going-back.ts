/** Going to another moment of a run: the nearest kept moment before it, then the same steps and inputs again. */
import type { Template } from '../../document/index.ts'
import { advance, createKernel, keyframeBefore, restoreKeyframe, type Keyframe } from '../kernel/index.ts'
import { createComposition } from './composition.ts'
import { drawAnew, giveInputs, type Run } from './run.ts'

/** Goes to the moment after a step, before any input that was logged there. What lies after it is kept until somebody acts. */
export function goToStep(run: Run, step: number): void {
  const { world, shared } = restoreKeyframe(keyframeBefore(run.keyframes, step) ?? (run.keyframes[0] as Keyframe))
  run.kernel = createKernel(world, createComposition(run.options.handlers), shared)
  run.template = templateAt(run, world.steps)
  run.given = givenBefore(run, world.steps)
  run.clockMs = world.now
  while (world.steps < step) {
    const next = run.inputs[run.given]
    const stop = Math.min(step, Math.max(world.steps, next?.afterStep ?? step))
    if (stop === world.steps) giveInputs(run, Infinity)
    else if (advance(run.kernel, { steps: stop - world.steps, limits: run.options.limits, onRecord: () => {} }) !== 'steps') break
  }
  run.clockMs = world.now
  // Before the first step there is no stack yet whose picture could be drawn.
  if (world.steps > 0) drawAnew(run)
}

function givenBefore(run: Run, step: number): number {
  return run.inputs.filter((logged) => logged.afterStep < step).length
}

function templateAt(run: Run, step: number): Template {
  const edits = run.inputs.slice(0, givenBefore(run, step)).filter(({ input }) => input['kind'] === 'edit' && input['refused'] !== true)
  const last = edits.at(-1)
  return last === undefined ? run.options.template : (run.options.open(String(last.input['text'])) ?? run.options.template)
}
