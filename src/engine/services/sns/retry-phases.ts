/**
 * The phases in which SNS tries a delivery again after a failure of the subscriber's side: at once, then a short fixed delay,
 * then a growing one, then a long fixed one. Counted as AWS counts them: the retries that follow the first attempt.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */

export type RetryPhase = 'immediate' | 'pre-backoff' | 'backoff' | 'post-backoff'

export interface RetryPhases {
  /** Retries without any delay. */
  readonly immediate: number
  readonly preBackoff: FixedDelays
  /** The delay before each retry of the backoff phase. */
  readonly backoffMs: readonly number[]
  readonly postBackoff: FixedDelays
}

interface FixedDelays {
  readonly count: number
  readonly delayMs: number
}

export interface Retry {
  readonly phase: RetryPhase
  /** From the failure before it. */
  readonly delayMs: number
}

/** SQS, Lambda, Firehose: 100,015 retries over 23 days. AWS does not publish the steps from 1 s to 20 s: here each is 1.395 times the one before. */
export const managedPhases: RetryPhases = {
  immediate: 3,
  preBackoff: { count: 2, delayMs: 1000 },
  backoffMs: [1000, 1395, 1946, 2714, 3786, 5282, 7368, 10_278, 14_337, 20_000],
  postBackoff: { count: 100_000, delayMs: 20_000 },
}

/** E-mail, SMS, mobile push: 50 retries over 6 hours. The steps from 10 s to 600 s are each 1.576 times the one before. */
export const customerPhases: RetryPhases = {
  immediate: 0,
  preBackoff: { count: 2, delayMs: 10_000 },
  backoffMs: [10_000, 15_761, 24_840, 39_149, 61_701, 97_244, 153_262, 241_550, 380_697, 600_000],
  postBackoff: { count: 38, delayMs: 600_000 },
}

export function retriesOf({ immediate, preBackoff, backoffMs, postBackoff }: RetryPhases): number {
  return immediate + preBackoff.count + backoffMs.length + postBackoff.count
}

/** The nth retry, counted from 1; `undefined` when the phases are spent. */
export function nthRetry({ immediate, preBackoff, backoffMs, postBackoff }: RetryPhases, n: number): Retry | undefined {
  if (n <= immediate) return { phase: 'immediate', delayMs: 0 }
  const inPreBackoff = n - immediate
  if (inPreBackoff <= preBackoff.count) return { phase: 'pre-backoff', delayMs: preBackoff.delayMs }
  const inBackoff = inPreBackoff - preBackoff.count
  if (inBackoff <= backoffMs.length) return { phase: 'backoff', delayMs: backoffMs[inBackoff - 1] as number }
  const inPostBackoff = inBackoff - backoffMs.length
  return inPostBackoff <= postBackoff.count ? { phase: 'post-backoff', delayMs: postBackoff.delayMs } : undefined
}

/** How long all retries take together. */
export function spanOf({ preBackoff, backoffMs, postBackoff }: RetryPhases): number {
  const growing = backoffMs.reduce((sum, delay) => sum + delay, 0)
  return preBackoff.count * preBackoff.delayMs + growing + postBackoff.count * postBackoff.delayMs
}
