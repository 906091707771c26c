/**
 * A run: one document's world, everything people put into it, and the moments of it that were kept. The same document,
 * seed and inputs always make the same run.
 */
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import { formatHash } from '../../base/hash.ts'
import type { Template } from '../../document/index.ts'
import {
  advance,
  createKernel,
  createWorld,
  dropKeyframesAfter,
  keepKeyframe,
  takeKeyframe,
  type AdvanceEnd,
  type HandlerHost,
  type Kernel,
  type Keyframe,
  type Limits,
  type StepRecord,
  type World,
} from '../kernel/index.ts'
import { planChange } from './change.ts'
import { createComposition } from './composition.ts'
import { deploymentEnvelope, stackOf, type Stack } from './deployment.ts'
import { isQuiet } from './idle.ts'
import { inputEnvelope, type Input, type LoggedInput } from './inputs.ts'
import { planDeployment } from './plan.ts'
import { createNodeMap, type NodeOfKey } from './resources.ts'
import { createTrackMap, type TrackMap } from './tracks.ts'

export type OpenTemplate = (text: string) => Template | undefined

export interface RunOptions {
  readonly template: Template
  readonly handlers: HandlerHost
  readonly limits: Limits
  /** Reads a text again as it was read at first (same name, same seed): inputs log texts, not their meaning. */
  readonly open: OpenTemplate
  readonly onRecord?: (record: StepRecord) => void
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
  keyframes: Keyframe[]
  tracks: TrackMap
  nodes: NodeOfKey
}

export type RunEnd = AdvanceEnd | 'idle'

const keyframeEverySteps = 5_000
const mostKeyframes = 64

/** The world at virtual time 0: everything deployed, nothing sent. */
export function startRun(options: RunOptions): Run {
  const { template } = options
  const world = createWorld(template.settings.seed, template.settings.startMs)
  const kernel = createKernel(world, createComposition(options.handlers))
  const run: Run = { options, template, kernel, clockMs: 0, inputs: [], given: 0, keyframes: [], tracks: new Map(), nodes: new Map() }
  kernel.inject(deploymentEnvelope(planDeployment(template)), 0)
  keepKeyframe(run.keyframes, takeKeyframe(world), mostKeyframes)
  const record = kernel.step()
  assert(record, 'the first step is the deployment')
  options.onRecord?.(record)
  drawAnew(run)
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
  return quiet ? 'idle' : end
}

/** Gives the world every input that was logged after the present step, up to a time. */
export function giveInputs(run: Run, untilMs: number): void {
  for (let next = run.inputs[run.given]; next !== undefined; next = run.inputs[run.given]) {
    if (next.afterStep > run.kernel.world.steps || next.atMs > untilMs) return
    give(run, next)
  }
}

function stepsToInput(run: Run): number {
  const next = run.inputs[run.given]
  const steps = next === undefined ? 0 : next.afterStep - run.kernel.world.steps
  return steps > 0 ? steps : Infinity
}

export function observe(run: Run, record: StepRecord): void {
  run.options.onRecord?.(record)
  if (record.step % keyframeEverySteps === 0)
    keepKeyframe(run.keyframes, takeKeyframe(run.kernel.world, run.keyframes.at(-1)), mostKeyframes)
}

/**
 * Something a person does, at the present moment. It is logged, so that a replay does it again. Whoever went back acts in
 * the past: what was done after the present moment no longer holds.
 */
export function putIn(run: Run, input: Input): LoggedInput {
  const { steps } = run.kernel.world
  if (run.given < run.inputs.length) {
    run.inputs = run.inputs.slice(0, run.given)
    dropKeyframesAfter(run.keyframes, steps)
  }
  const logged: LoggedInput = { afterStep: steps, atMs: run.clockMs, input: input as unknown as JsonObject }
  run.inputs.push(logged)
  give(run, logged)
  return logged
}

function give(run: Run, logged: LoggedInput): void {
  const input = logged.input as unknown as Input
  run.given++
  run.clockMs = Math.max(run.clockMs, logged.atMs)
  if (input.kind === 'edit') return giveEdit(run, input, logged.atMs)
  const envelope = inputEnvelope(input)
  // The verdict must be there before the code that would not return is entered again.
  if (input.kind === 'watchdog') run.kernel.injectFirst(envelope)
  else run.kernel.inject(envelope, logged.atMs)
}

function giveEdit(run: Run, { text, refused }: Extract<Input, { kind: 'edit' }>, atMs: number): void {
  const after = run.options.open(text)
  assert(after, 'a text that was applied once can be read again')
  const plan = planChange(run.template, after, stackOfRun(run))
  assert(plan.kind === 'deployment', `a text that was applied once can be applied again, not ${plan.kind}`)
  run.kernel.inject(deploymentEnvelope(plan.deployment), atMs)
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
