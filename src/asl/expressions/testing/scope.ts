/** What an expression under test may read. */
import type { Json } from '../../../base/json.ts'
import type { ExpressionScope } from '../scope.ts'

/** A scope with an input; the clock stands still and chance repeats itself. */
export function scopeWith(input: Json, more: Partial<ExpressionScope> = {}): ExpressionScope {
  return { input, context: {}, variables: {}, nowMs: Date.UTC(2026, 0, 5, 9), random: () => 0.5, ...more }
}
