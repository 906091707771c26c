/** Expressions as they are written, placeholders and all: what the parsers make and the checks read. */
import type { Comparator } from './model.ts'

/** A name as written (with its # where it is a placeholder), or a place in a list. */
export type RawPath = readonly (string | number)[]

export type RawNode =
  | { readonly kind: 'path'; readonly path: RawPath }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly operands: readonly RawNode[] }
  | { readonly kind: 'and' | 'or'; readonly left: RawNode; readonly right: RawNode }
  | { readonly kind: 'not'; readonly of: RawNode }
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: RawNode; readonly right: RawNode }
  | { readonly kind: 'between'; readonly of: RawNode; readonly low: RawNode; readonly high: RawNode }
  | { readonly kind: 'in'; readonly of: RawNode; readonly among: readonly RawNode[] }
  | { readonly kind: 'parentheses'; readonly of: RawNode }
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-'; readonly left: RawNode; readonly right: RawNode }

export interface RawClause {
  readonly section: 'SET' | 'REMOVE' | 'ADD' | 'DELETE'
  readonly path: RawPath
  readonly value?: RawNode
}

export interface RawUpdate {
  readonly clauses: readonly RawClause[]
  readonly sections: readonly RawClause['section'][]
}

/** What stands within any parentheses. */
export function bare(node: RawNode): RawNode {
  return node.kind === 'parentheses' ? bare(node.of) : node
}
