/**
 * A run: one document's world, everything people put into it, and the moments of it that were kept. The same document,
 * seed and inputs always make the same run.
 */
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import { formatHash } from '../../base/hash.ts'
import { withChanges } from '../../base/changes.ts'
import type { DocumentFiles, Template } from '../../document/index.ts'
import {
  advance,
  createKernel,
  createWorld,
  dropKeyframesAfter,
  keepKeyframe,
  keyframeBefore,
  takeKeyframe,
  type AdvanceEnd,
  type HandlerHost,
  type Kernel,
  type Keyframe,
  type KeyframeBudget,
  type Limits,
  type StepRecord,
  type World,
} from '../kernel/index.ts'
import { planChange } from './change.ts'
import { createComposition } from './composition.ts'
import { deploymentEnvelope, stackOf, type Stack } from './deployment.ts'
import { isQuiet } from './idle.ts'
import { inputEnvelope, type EditInput, type Input, type LogChange, type LoggedInput } from './inputs.ts'
import { planDeployment } from './plan.ts'
import { createNodeMap, type NodeOfKey } from './resources.ts'
import { createTrackMap, noTracks, type TrackMap } from './tracks.ts'

export type OpenTemplate = (text: string, files: DocumentFiles) => Template | undefined

export interface RunOptions {
  readonly template: Template
  readonly handlers: HandlerHost
  readonly limits: Limits
  /** Nobody will go back, so neither inputs nor moments of the past are kept: a run that goes on for days. */
  readonly forgets?: true
  /** Reads a text again as it was read at first (same name, same seed): inputs log texts, not their meaning. */
  readonly open: OpenTemplate
  /** Hears of every step that is done for the first time, and of the run as it then is. */
  readonly onRecord?: (record: StepRecord, run: Run) => void
  /** Hears of the others: somebody went back and on again. */
  readonly onReplayed?: (record: StepRecord, run: Run) => void
  /** Hears of every input once it stands in the log. */
  readonly onInput?: (change: LogChange) => void
  /** Somebody acts in the past: what lies after the present moment no longer holds, these inputs included. */
  readonly onFork?: (run: Run, dropped: readonly LoggedInput[]) => void
}

export interface Run {
  readonly options: RunOptions
  template: Template
  kernel: Kernel
  /** Everything due at or before this virtual ms is done. */
  clockMs: number
  inputs: LoggedInput[]
  /** How many of the inputs the world has been given; the others lie ahead of somebody who went back. */
  given: number
  /** How far the run has ever come: its last step, and the virtual ms until which everything was done. */
  headStep: number
  headMs: number
  readonly keyframes: Keyframe[]
  tracks: TrackMap
  nodes: NodeOfKey
}

export type RunEnd = AdvanceEnd | 'idle'

/** Keyframes stand at whole thousands of steps, so that others can count by them. */
export const keyframeGrid = 1_000
const keyframeEverySteps = 5_000
/** A large world is kept less often: taking a keyframe then costs about a tenth of the steps between two. */
const valuesPerStep = 40
const keyframeBudget: KeyframeBudget = { bytes: 256 * 2 ** 20, count: 600 }

/** The world at virtual time 0: everything deployed, nothing sent. */
export function startRun(options: RunOptions): Run {
  const { template } = options
  const world = createWorld(template.settings.seed, template.settings.startMs)
  const kernel = createKernel(world, createComposition(options.handlers))
  const moment = { clockMs: 0, inputs: [], given: 0, headStep: 1, headMs: 0 }
  const run: Run = { options, template, kernel, ...moment, keyframes: [], tracks: noTracks, nodes: new Map() }
  kernel.inject(deploymentEnvelope(planDeployment(template)), 0)
  keepKeyframe(run.keyframes, takeKeyframe(world), keyframeBudget)
  const record = kernel.step()
  assert(record, 'the first step is the deployment')
  drawAnew(run)
  options.onRecord?.(record, run)
  return run
}

export function worldOf(run: Run): Readonly<World> {
  return run.kernel.world
}

export function hashOf(run: Run): string {
  return formatHash(run.kernel.world.hash)
}

export function stackOfRun(run: Run): Readonly<Stack> {
  const stack = stackOf((key) => run.kernel.world.cells[key]?.state)
  assert(stack, 'the stack is made by the first step')
  return stack
}

export interface Until {
  readonly ms?: number
  readonly steps?: number
  readonly idle?: true
  readonly stop?: () => boolean
}

/**
 * Goes on until a time, a number of steps, quiet (`idle`) or a limit. The clock then stands where the run stands. Inputs
 * that lie ahead are given again on the way: whoever goes back and on sees the same run.
 */
export function advanceRun(run: Run, until: Until): RunEnd {
  const { limits } = run.options
  const untilMs = until.ms ?? Infinity
  const { world } = run.kernel
  const lastStep = world.steps + (until.steps ?? Infinity)
  let quiet = false
  let end: AdvanceEnd
  const onRecord = (record: StepRecord): boolean => {
    observe(run, record)
    quiet = until.idle === true && isQuiet(world)
    return quiet || until.stop?.() === true
  }
  do {
    giveInputs(run, untilMs)
    end = advance(run.kernel, { untilMs, steps: Math.min(lastStep - world.steps, stepsToInput(run)), limits, onRecord })
  } while (end === 'steps' && world.steps < lastStep)
  run.clockMs =
    until.ms !== undefined && (end === 'time' || end === 'empty') ? Math.max(until.ms, run.clockMs) : Math.max(world.now, run.clockMs)
  run.headMs = Math.max(run.headMs, run.clockMs)
  return quiet ? 'idle' : end
}

/** Gives the world every input that was logged after the present step, up to a time, until it has been given `upTo` in all. */
export function giveInputs(run: Run, untilMs: number, upTo = Infinity): void {
  for (let next = run.inputs[run.given]; next !== undefined; next = run.inputs[run.given]) {
    if (next.afterStep > run.kernel.world.steps || next.atMs > untilMs || run.given >= upTo) return
    give(run, next)
  }
}

function stepsToInput(run: Run): number {
  const next = run.inputs[run.given]
  const steps = next === undefined ? 0 : next.afterStep - run.kernel.world.steps
  return steps > 0 ? steps : Infinity
}

export function observe(run: Run, record: StepRecord): void {
  const { step } = record
  if (step > run.headStep) {
    run.headStep = step
    run.options.onRecord?.(record, run)
  } else run.options.onReplayed?.(record, run)
  if (step % keyframeGrid !== 0 || run.options.forgets) return
  const before = keyframeBefore(run.keyframes, step)
  const gap = Math.max(keyframeEverySteps, (before?.values ?? 0) / valuesPerStep)
  if (step - (before?.world.steps ?? 0) >= gap) keepKeyframe(run.keyframes, takeKeyframe(run.kernel.world, before), keyframeBudget)
}

/**
 * Something a person does, at the present moment. It is logged, so that a replay does it again. Whoever went back acts in
 * the past: what was done after the present moment no longer holds.
 */
export function putIn(run: Run, input: Input): LoggedInput {
  const change = logInput(run, input)
  give(run, change.input)
  run.options.onInput?.(change)
  if (run.options.forgets) {
    run.inputs.length = 0
    run.given = 0
  }
  return change.input
}

/** Writes an input into the log, where it is the next to be given. */
export function logInput(run: Run, input: Input): LogChange {
  const place = run.given
  const dropped = run.inputs.length - place
  if (standsInPast(run)) fork(run)
  const logged = loggedNow(run, input)
  run.inputs.splice(place, dropped, logged)
  return { place, dropped, input: logged }
}

/** Whether the run had come further than where it stands: then acting drops what came later. */
export function standsInPast(run: Run): boolean {
  return run.given < run.inputs.length || run.kernel.world.steps < run.headStep || run.clockMs < run.headMs
}

function fork(run: Run): void {
  const { steps } = run.kernel.world
  dropKeyframesAfter(run.keyframes, steps)
  run.headStep = steps
  run.headMs = run.clockMs
  run.options.onFork?.(run, run.inputs.slice(run.given))
}

/**
 * An edit that changes nothing that runs: the newest text is the one that a replay shows, and what lies ahead still holds.
 * Somebody who types a comment makes one entry of it.
 */
export function logQuietEdit(run: Run, edit: EditInput): void {
  const last = run.inputs[run.given - 1]?.input as unknown as EditInput | undefined
  const dropped = last?.quiet === true ? 1 : 0
  const place = run.given - dropped
  const files = dropped === 1 ? { ...last?.files, ...edit.files } : edit.files
  const logged = loggedNow(run, { ...edit, ...(files && { files }), quiet: true })
  run.inputs.splice(place, dropped, logged)
  run.given = place
  give(run, logged)
  run.options.onInput?.({ place, dropped, input: logged })
}

function loggedNow(run: Run, input: Input): LoggedInput {
  return { afterStep: run.kernel.world.steps, atMs: run.clockMs, input: input as unknown as JsonObject }
}

export function give(run: Run, logged: LoggedInput): void {
  const input = logged.input as unknown as Input
  run.given++
  run.clockMs = Math.max(run.clockMs, logged.atMs)
  if (input.kind === 'edit') return giveEdit(run, input, logged.atMs)
  const envelope = inputEnvelope(input)
  // The verdict must be there before the code that would not return is entered again.
  if (input.kind === 'watchdog') run.kernel.injectFirst(envelope)
  else run.kernel.inject(envelope, logged.atMs)
}

function giveEdit(run: Run, { text, files, refused, quiet }: EditInput, atMs: number): void {
  const after = run.options.open(text, withChanges(run.template.files, files ?? {}))
  assert(after, 'a text that was applied once can be read again')
  if (!quiet) {
    const plan = planChange(run.template, after, stackOfRun(run))
    assert(plan.kind === 'deployment', `a text that was applied once can be applied again, not ${plan.kind}`)
    run.kernel.inject(deploymentEnvelope(plan.deployment), atMs)
  }
  if (refused) return
  run.template = after
  drawAnew(run)
}

/** The picture of the template, for the resources that the world has now. */
export function drawAnew(run: Run): void {
  const stack = stackOfRun(run)
  run.tracks = createTrackMap(run.template, stack)
  run.nodes = createNodeMap(run.template, stack)
}
