/**
 * Going to another moment of a run: the nearest kept moment before it, then the same steps and inputs again. The replay is
 * a run of its own, so that it can be done in pieces, given up half-way, or made only to look something up.
 */
import { assert } from '../../base/assert.ts'
import { withChanges } from '../../base/changes.ts'
import type { Template } from '../../document/index.ts'
import { createKernel, keyframeBefore, keyframeBeforeTime, restoreKeyframe, type Keyframe, type StepRecord } from '../kernel/index.ts'
import { createComposition } from './composition.ts'
import type { EditInput, Input } from './inputs.ts'
import { advanceRun, drawAnew, giveInputs, standsInPast, type Run } from './run.ts'

/**
 * A moment that a run has come past: right after a step, before any input that was logged there; or at a virtual ms, when
 * everything due by then has been done. What lies outside the run is its beginning or its newest moment.
 */
export type Destination = { readonly step: number } | { readonly clockMs: number }

/** How far the run had come, for somebody who stands before that. */
export interface Past {
  readonly headMs: number
  readonly headStep: number
  /** Inputs that going on gives again, and acting drops. */
  readonly inputsAhead: number
}

export function pastOf(run: Run): Past | undefined {
  if (!standsInPast(run)) return undefined
  return { headMs: run.headMs, headStep: run.headStep, inputsAhead: run.inputs.length - run.given }
}

/** A run of its own, at the nearest kept moment at or before `to`. `onRecord` hears of every step that it does again. */
export function beginReplay(run: Run, to: Destination, onRecord: (record: StepRecord) => void = () => {}): Run {
  const { template, handlers, limits, open } = run.options
  const kept = 'step' in to ? keyframeBefore(run.keyframes, to.step) : keyframeBeforeTime(run.keyframes, to.clockMs)
  const { world, shared } = restoreKeyframe(kept ?? (run.keyframes[0] as Keyframe))
  const replay: Run = {
    ...run,
    options: { template, handlers, limits, open, onReplayed: onRecord },
    kernel: createKernel(world, createComposition(handlers), shared),
    given: givenBefore(run, world.steps),
    template: templateAt(run, world.steps),
    clockMs: world.now,
  }
  // Before the first step there is no stack yet whose picture could be drawn.
  if (world.steps > 0) drawAnew(replay)
  return replay
}

/** Goes on towards `to`; `true` once it is there, `false` when `stop` ended it before. */
export function continueReplay(replay: Run, to: Destination, stop: () => boolean): boolean {
  const { kernel, headStep, headMs } = replay
  const left = headStep - kernel.world.steps
  if ('step' in to) {
    const steps = Math.min(to.step - kernel.world.steps, left)
    return steps <= 0 || advanceRun(replay, { steps, stop }) !== 'asked' || kernel.world.steps >= to.step
  }
  const ms = Math.max(0, Math.min(to.clockMs, headMs))
  if (left > 0 && advanceRun(replay, { ms, steps: left, stop }) === 'asked') return false
  // At the newest step more may be due by then: it lies ahead. What people did since belongs to the moment.
  giveInputs(replay, ms)
  replay.clockMs = Math.max(replay.clockMs, ms)
  return true
}

/** The run stands where its replay stands. What lies after that is kept until somebody acts. */
export function arrive(run: Run, replay: Run): void {
  assert(run.inputs === replay.inputs, 'a replay is of the same inputs as its run')
  const { kernel, template, given, clockMs, tracks, nodes } = replay
  Object.assign(run, { kernel, template, given, clockMs, tracks, nodes })
}

/** Goes to a moment at once. */
export function goTo(run: Run, to: Destination): void {
  const replay = beginReplay(run, to)
  continueReplay(replay, to, () => false)
  arrive(run, replay)
}

function givenBefore(run: Run, step: number): number {
  return run.inputs.filter((logged) => logged.afterStep < step).length
}

function templateAt(run: Run, step: number): Template {
  const { template, open } = run.options
  const edits = run.inputs
    .slice(0, givenBefore(run, step))
    .map(({ input }) => input as unknown as Input)
    .filter((input): input is EditInput => input.kind === 'edit' && input.refused !== true)
  const last = edits.at(-1)
  if (last === undefined) return template
  return (
    open(
      last.text,
      edits.reduce((files, edit) => withChanges(files, edit.files ?? {}), template.files),
    ) ?? template
  )
}
