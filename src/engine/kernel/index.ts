/** The door of the kernel: time, order, randomness and trace. It has never heard of AWS. */
export * from './envelope.ts'
export * from './handler-host.ts'
export type { Composition, Step, StepRecord } from './step.ts'
export { createWorld, type AgendaItem, type World } from './world.ts'
export { createKernel, type Kernel } from './kernel.ts'
export { advance, noLimits, pageLimits, type AdvanceEnd, type Limits } from './advance.ts'
export {
  dropKeyframesAfter,
  keepKeyframe,
  keyframeBefore,
  keyframeBeforeTime,
  restoreKeyframe,
  takeKeyframe,
  type Keyframe,
  type KeyframeBudget,
} from './keyframes.ts'
