/**
 * A run: one document's world, everything people put into it, and the moments of it that were kept. The same document,
 * seed and inputs always make the same run.
 */
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import { formatHash } from '../../base/hash.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Template } from '../../document/index.ts'
import {
  advance,
  createKernel,
  createWorld,
  dropKeyframesAfter,
  keepKeyframe,
  keyframeBefore,
  restoreKeyframe,
  takeKeyframe,
  type AdvanceEnd,
  type Fault,
  type HandlerHost,
  type Kernel,
  type Keyframe,
  type Limits,
  type StepRecord,
  type World,
} from '../kernel/index.ts'
import { planChange, type ChangePlan } from './change.ts'
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
  const run: Run = { options, template, kernel, clockMs: 0, inputs: [], keyframes: [], tracks: new Map(), nodes: new Map() }
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

/** Goes on until a time, a number of steps, quiet (`idle`) or a limit. The clock then stands where the run stands. */
export function advanceRun(run: Run, until: { readonly ms?: number; readonly steps?: number; readonly idle?: true; readonly stop?: () => boolean }): RunEnd {
  let quiet = false
  const end = advance(run.kernel, {
    ...(until.ms !== undefined && { untilMs: until.ms }),
    ...(until.steps !== undefined && { steps: until.steps }),
    limits: run.options.limits,
    onRecord(record) {
      observe(run, record)
      quiet = until.idle === true && isQuiet(run.kernel.world)
      return quiet || until.stop?.() === true
    },
  })
  const { now } = run.kernel.world
  run.clockMs = until.ms !== undefined && (end === 'time' || end === 'empty') ? Math.max(until.ms, run.clockMs) : Math.max(now, run.clockMs)
  return quiet ? 'idle' : end
}

function observe(run: Run, record: StepRecord): void {
  run.options.onRecord?.(record)
  if (record.step % keyframeEverySteps === 0) keepKeyframe(run.keyframes, takeKeyframe(run.kernel.world, run.keyframes.at(-1)), mostKeyframes)
}

/** Something a person does, at the present moment. It is logged, so that a replay does it again. */
export function putIn(run: Run, input: Input): LoggedInput {
  const logged: LoggedInput = { afterStep: run.kernel.world.steps, atMs: run.clockMs, input: input as unknown as JsonObject }
  run.inputs.push(logged)
  applyInput(run, logged)
  return logged
}

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
  const record = run.kernel.step()
  assert(record, 'an input is due at once')
  observe(run, record)
  const refused = record.events.find((event) => event.type === 'deployment.Refused')
  if (refused === undefined) return ok(record)
  run.template = before
  drawAnew(run)
  run.inputs.splice(run.inputs.indexOf(logged), 1, { ...logged, input: { ...logged.input, refused: true } })
  return fail({ code: String(refused.data['code']), message: String(refused.data['message']), origin: 'client' })
}

function applyInput(run: Run, logged: LoggedInput): void {
  const input = logged.input as unknown as Input
  if (input.kind === 'edit') {
    const after = run.options.open(input.text)
    assert(after, 'a text that was applied once can be read again')
    const plan = planChange(run.template, after, stackOfRun(run))
    assert(plan.kind === 'deployment', `a text that was applied once can be applied again, not ${plan.kind}`)
    run.kernel.inject(deploymentEnvelope(plan.deployment), logged.atMs)
    if (input.refused) return
    run.template = after
    drawAnew(run)
    return
  }
  run.kernel.inject(inputEnvelope(input), logged.atMs)
}

function drawAnew(run: Run): void {
  run.tracks = createTrackMap(run.template, stackOfRun(run))
  run.nodes = createNodeMap(run.template)
}

/**
 * Goes to the moment after a step: the nearest kept moment before it, then the same steps and inputs again. What lies
 * after it is forgotten when `fork` is set, and can be returned to otherwise.
 */
export function goToStep(run: Run, step: number): void {
  const keyframe = keyframeBefore(run.keyframes, step) ?? (run.keyframes[0] as Keyframe)
  const { world, shared } = restoreKeyframe(keyframe)
  run.kernel = createKernel(world, createComposition(run.options.handlers), shared)
  run.template = templateAt(run, world.steps)
  if (world.steps > 0) drawAnew(run)
  replay(run, step)
  run.clockMs = world.now
}

function templateAt(run: Run, step: number): Template {
  const edits = run.inputs.filter((logged) => logged.afterStep < step && logged.input['kind'] === 'edit' && logged.input['refused'] !== true)
  const last = edits.at(-1)
  return last === undefined ? run.options.template : (run.options.open(String(last.input['text'])) ?? run.options.template)
}

function replay(run: Run, step: number): void {
  const { world } = run.kernel
  for (const logged of run.inputs) {
    if (logged.afterStep < world.steps) continue
    if (logged.afterStep >= step) break
    advanceTo(run, logged.afterStep)
    applyInput(run, logged)
  }
  advanceTo(run, step)
  if (world.steps > 0) drawAnew(run)
}

function advanceTo(run: Run, step: number): void {
  const steps = step - run.kernel.world.steps
  if (steps > 0) advance(run.kernel, { steps, limits: run.options.limits, onRecord: () => {} })
}

/** Acting in the past: what was done after the present step no longer holds. */
export function fork(run: Run): void {
  const { steps } = run.kernel.world
  run.inputs = run.inputs.filter((logged) => logged.afterStep < steps)
  dropKeyframesAfter(run.keyframes, steps)
}
