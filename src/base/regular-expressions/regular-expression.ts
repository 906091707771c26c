/**
 * Regular expressions that take time in proportion to the text, whatever the pattern: those of JSONPath filters and of JSONata
 * come from documents that anybody may have written. The same pattern finds the same matches in every engine.
 */
import { fail, ok, type Result } from '../result.ts'
import { parseRegularExpression } from './parse.ts'
import { programOf } from './program.ts'
import { run, type Places, type RunOptions } from './run.ts'
import type { RegularExpressionProblem } from './syntax.ts'

export interface RegularExpressionMatch {
  readonly start: number
  readonly end: number
  /** The texts of the groups that capture, in order; `undefined` for one that took no part. */
  readonly groups: readonly (string | undefined)[]
}

export interface RegularExpression {
  /** The first match that begins at `from` or behind it; of those, the one that JavaScript would find. */
  readonly find: (text: string, from?: number) => RegularExpressionMatch | undefined
  /** Whether the whole text is one match, as Java's `matches()` tells it. */
  readonly matchesWhole: (text: string) => boolean
  /** Named groups, by their index in `groups`. */
  readonly groupNames: Readonly<Record<string, number>>
}

/**
 * Compiles a pattern. `flags` are letters: `i` both cases, `m` anchors at lines, `s` dot takes line ends; others change nothing.
 * Fails with a message and an offset for what is no regular expression, and for backreferences, lookaround and patterns
 * of more than some thousand parts.
 */
export function compileRegularExpression(pattern: string, flags = ''): Result<RegularExpression, RegularExpressionProblem> {
  const parsed = parseRegularExpression(pattern, {
    ignoreCase: flags.includes('i'),
    multiline: flags.includes('m'),
    dotAll: flags.includes('s'),
  })
  if (!parsed.ok) return fail(parsed.error)
  const program = programOf(parsed.value)
  if (!program.ok) return fail(program.error)
  const { groups, groupNames } = parsed.value
  const places = (text: string, options: RunOptions) => run(program.value, 2 * (groups + 1), text, options)
  return ok({
    find(text, from = 0) {
      const found = places(text, { from, isAnchored: false, toTheEnd: false })
      return found === undefined ? undefined : matchAt(text, found)
    },
    matchesWhole: (text) => places(text, { from: 0, isAnchored: true, toTheEnd: true }) !== undefined,
    groupNames: Object.fromEntries(Object.entries(groupNames).map(([name, number]) => [name, number - 1])),
  })
}

function matchAt(text: string, places: Places): RegularExpressionMatch {
  const groups: (string | undefined)[] = []
  for (let slot = 2; slot < places.length; slot += 2) {
    const [start, end] = [places[slot] as number, places[slot + 1] as number]
    groups.push(start < 0 || end < 0 ? undefined : text.slice(start, end))
  }
  return { start: places[0] as number, end: places[1] as number, groups }
}
