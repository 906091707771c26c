/** What the events of a function or a state machine lead to. */
import type { TextRange } from '../../text/range.ts'
import type { TreeNode } from '../../text/tree.ts'

/** What mappings, permissions and subscriptions name: by name and by ARN. */
export interface InvocationTarget {
  readonly name: (range: TextRange) => TreeNode
  readonly arn: (range: TextRange) => TreeNode
}
