/** Where the reader of a regular expression stands. The first problem ends the reading: every loop looks at it. */
import { withBothCases, type Characters } from './characters.ts'
import type { Flags, RegularExpressionProblem } from './syntax.ts'

export interface Reader {
  readonly text: string
  at: number
  problem: RegularExpressionProblem | undefined
  flags: Flags
  groups: number
  depth: number
  readonly groupNames: Record<string, number>
}

export function refuse(reader: Reader, message: string): void {
  reader.problem ??= { message, offset: reader.at }
}

/** With both cases where the flags ask for them. */
export function folded(reader: Reader, characters: Characters): Characters {
  return reader.flags.ignoreCase ? withBothCases(characters) : characters
}
