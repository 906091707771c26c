/** Positions of nodes under `Metadata: Switchyard: Nodes`: moved, and forgotten. */
import { fail, ok, type Result } from '../../base/result.ts'
import { applyEdits, diffText, removeValue, setValue, type TextEdit } from '../../text/edit.ts'
import { nodeByPath, parseTree, type TextTree } from '../../text/tree.ts'

const nodes = ['Metadata', 'Switchyard', 'Nodes'] as const

export interface Move {
  /** A node's id. */
  readonly node: string
  /** The node's centre in px of the canvas at 100 %; written as whole numbers. */
  readonly x: number
  readonly y: number
}

type Edits = Result<readonly TextEdit[], { readonly message: string }>

/** Edits that write down where nodes stand: of a node that has a position only its numbers, of others one hunk with all of them. */
export function moveNodes(tree: TextTree, moves: readonly Move[]): Edits {
  const edits: TextEdit[] = []
  let grown = tree
  // Of several moves of one node the last one holds.
  for (const { node, x, y } of new Map(moves.map((move) => [move.node, move])).values()) {
    const position = { X: Math.round(x), Y: Math.round(y) }
    const isThere = nodeByPath(tree, [...nodes, node])?.kind === 'mapping'
    const changes = isThere
      ? Object.entries(position).map(([key, value]) => setValue(tree, [...nodes, node, key], value))
      : [setValue(grown, [...nodes, node], position, { positions: 'brackets' })]
    for (const change of changes) {
      if (!change.ok) return fail({ message: change.error.message })
      if (isThere) edits.push(...change.value)
      else if (change.value.length > 0) grown = parseTree(applyEdits(grown.text, change.value), { format: tree.format })
    }
  }
  const added = diffText(tree.text, grown.text)
  if (added === undefined) return ok(edits)
  // New positions stand behind the others; where one stands between them, in the place of something else, all is one hunk.
  const isApart = edits.every(({ range }) => range.end <= added.range.start)
  return isApart ? ok([...edits, added]) : moveOneByOne(tree, moves)
}

function moveOneByOne(tree: TextTree, moves: readonly Move[]): Edits {
  let moved = tree
  for (const { node, x, y } of moves) {
    const set = setValue(moved, [...nodes, node], { X: Math.round(x), Y: Math.round(y) }, { positions: 'brackets' })
    if (!set.ok) return fail({ message: set.error.message })
    moved = parseTree(applyEdits(moved.text, set.value), { format: tree.format })
  }
  const edit = diffText(tree.text, moved.text)
  return ok(edit === undefined ? [] : [edit])
}

/** The edit that takes all positions out, so that the picture lays itself out; none where there are none. */
export function forgetPositions(tree: TextTree): Edits {
  if (nodeByPath(tree, nodes) === undefined) return ok([])
  const removed = removeValue(tree, nodes)
  return removed.ok ? removed : fail({ message: removed.error.message })
}
