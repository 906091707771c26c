/** The nodes of a tree. They are plain data; each remembers where in the text it stands. */
import type { Diagnostic } from './diagnostic.ts'
import type { TextRange } from './range.ts'

/** How a scalar is written: bare, `'single'`, `"double"`, `|` literal or `>` folded. JSON has `plain` and `double`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/** From `value` on (an offset in a scalar's value) the characters stand in the text from `source` on. */
export interface ScalarSegment {
  readonly value: number
  readonly source: number
}

interface NodeBase {
  /**
   * The node's text with its quotes, brackets, tag or block header, without comments. A block scalar ends with its last line of content
   * (with its last blank line if it keeps them), an empty value has an empty range.
   */
  readonly range: TextRange
  /** The anchor's name if an alias (`*name`) stands here: `range` is the alias, everything below lies where the anchor is. */
  readonly alias?: string
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  readonly style: ScalarStyle
  /** Where the pieces of a string's value stand in the text; see `offsetInSource`. Absent when the value stands there in one piece. */
  readonly segments?: readonly ScalarSegment[]
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence'
  readonly items: readonly TreeNode[]
  readonly style: 'block' | 'flow'
}

export interface MappingEntry {
  /** Always a string, as written: `1: a` has the key `'1'`. */
  readonly key: ScalarNode & { readonly value: string }
  readonly value: TreeNode
  readonly range: TextRange
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping'
  /** In the order of the text, duplicates included (they have a diagnostic; the first one counts). */
  readonly entries: readonly MappingEntry[]
  /** `pair` is YAML's `[a: 1]`, a mapping without brackets. */
  readonly style: 'block' | 'flow' | 'pair'
}

/** A value with a YAML tag of its own, such as `!Ref`. Tags that YAML defines (`!!str`) are resolved instead. */
export interface TaggedNode extends NodeBase {
  readonly kind: 'tagged'
  /** Without the `!`. */
  readonly tag: string
  readonly value: TreeNode
}

export type TreeNode = ScalarNode | SequenceNode | MappingNode | TaggedNode

/** A text and what was read from it. The tree is as much as could be read; `diagnostics` say what could not. */
export interface TextTree {
  readonly format: 'yaml' | 'json'
  readonly text: string
  /** Absent when the text is empty or was refused. */
  readonly root: TreeNode | undefined
  readonly diagnostics: readonly Diagnostic[]
}
