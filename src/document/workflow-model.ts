/** The workflow of a state machine as it stands in a document. */
import type { Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { ScalarNode, TextTree, TreeNode } from '../text/tree.ts'

/** What a state machine runs. */
export interface Workflow {
  readonly type: 'STANDARD' | 'EXPRESS'
  /** The definition as AWS gets it: JSON with everything filled in, byte for byte where it was written as JSON. */
  readonly definition?: string
  /** Why there is no such definition. */
  readonly unknown?: string
  /** Where it stands in the document; absent where it does not. */
  readonly written?: WorkflowText
  /** As the template names the file, without `./`. */
  readonly path?: string
}

/** A definition in the document: a mapping in the template, or a text there or in a file, with what was filled in. */
export type WorkflowText =
  | { readonly kind: 'value'; readonly value: Json; readonly node: TreeNode; readonly tree: TextTree }
  | { readonly kind: 'text'; readonly text: string; readonly pieces: readonly Piece[]; readonly file?: string }

/** A stretch of a filled-in text. */
export interface Piece {
  readonly text: string
  /** Why what belongs there is unknown: then the text is its placeholder. */
  readonly why?: string
  /** Where it stands: letter by letter (from an offset in a scalar's value, or in a file), or as a whole. */
  readonly at: { readonly scalar?: ScalarNode; readonly from: number } | TextRange
}

/** A state of a workflow that calls a resource. */
export interface TaskCall {
  /** Logical ids. */
  readonly from: string
  /** The name of the state. */
  readonly state: string
  readonly to: string
  /** In a word: `putItem`, `invoke`, `startExecution · sync`. */
  readonly words: string
  /** Where it stands in the template: the state, or where the template names the definition's file. */
  readonly range: TextRange
}
