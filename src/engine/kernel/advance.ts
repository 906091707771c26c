/** Running on: many steps at once, until a time, a number of steps, quiet, or a limit. */
import type { Kernel } from './kernel.ts'
import type { StepRecord } from './step.ts'

/** Everything has a limit. A run that reaches one stands still and says which. */
export interface Limits {
  /** Live items on the agenda. */
  readonly agenda: number
  /** Steps without any virtual time passing: topics and queues that feed each other. */
  readonly stepsAtOneMoment: number
  /** Steps of the whole run. */
  readonly steps: number
}

export const pageLimits: Limits = { agenda: 1_000_000, stepsAtOneMoment: 100_000, steps: 5_000_000 }
export const noLimits: Limits = { agenda: Infinity, stepsAtOneMoment: Infinity, steps: Infinity }

export interface Advance {
  /** Everything due at or before this virtual ms is done. */
  readonly untilMs?: number
  readonly steps?: number
  readonly limits: Limits
  /** Sees every record; answering `true` ends the advance after it. */
  readonly onRecord: (record: StepRecord) => boolean | void
}

/**
 * Why an advance ended: the time was reached (nothing more is due until then), the steps were done, the observer asked,
 * nothing is due at all, or a limit was reached.
 */
export type AdvanceEnd = 'time' | 'steps' | 'asked' | 'empty' | 'agenda-limit' | 'moment-limit' | 'step-limit'

export function advance(kernel: Kernel, { untilMs = Infinity, steps = Infinity, limits, onRecord }: Advance): AdvanceEnd {
  const { world } = kernel
  for (let done = 0; done < steps; done++) {
    const next = world.agenda[0]
    if (next === undefined) return 'empty'
    if (next.at > untilMs) return 'time'
    if (world.steps >= limits.steps) return 'step-limit'
    if (next.at === world.now && world.stepsAtNow >= limits.stepsAtOneMoment) return 'moment-limit'
    if (world.agenda.length > limits.agenda) return 'agenda-limit'
    const record = kernel.step()
    if (record && onRecord(record) === true) return 'asked'
  }
  return 'steps'
}
