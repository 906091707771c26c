/** What a regular expression says, as a tree. */
import type { Characters } from './characters.ts'

export type Syntax =
  | { readonly kind: 'characters'; readonly characters: Characters }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly parts: readonly Syntax[] }
  | { readonly kind: 'alternatives'; readonly options: readonly Syntax[] }
  | { readonly kind: 'repeat'; readonly part: Syntax; readonly least: number; readonly most: number; readonly isLazy: boolean }
  | { readonly kind: 'group'; readonly part: Syntax; readonly number: number }

/** A place in the text rather than a character of it. */
export type Assertion = 'start' | 'end' | 'line-start' | 'line-end' | 'word-edge' | 'no-word-edge'

export interface Flags {
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly dotAll: boolean
}

export interface ParsedExpression {
  readonly syntax: Syntax
  /** How many groups capture, without the match as a whole. */
  readonly groups: number
  readonly groupNames: Readonly<Record<string, number>>
}

export interface RegularExpressionProblem {
  readonly message: string
  readonly offset: number
}
