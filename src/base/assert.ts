/** A broken promise of our own code: never caused by what a user wrote, always a bug to report. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/**
 * Throws an {@link AssertionError} unless `condition` holds. `message` says what was expected, with the facts; where that is asked
 * at every step, a function puts it together only when it is needed.
 */
export function assert(condition: unknown, message: string | (() => string)): asserts condition {
  if (!condition) throw new AssertionError(typeof message === 'string' ? message : message())
}
