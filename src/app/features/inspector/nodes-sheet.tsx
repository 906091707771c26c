/** Several nodes: which ones, and what can be done with all of them. */
import { useDocument } from '../../stores/document.ts'
import { select, selectionOf } from '../../stores/session.ts'
import { IconButton, WordButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { KindGlyph } from './kind-glyph.tsx'

const none: readonly never[] = []

export function NodesSheet({ ids }: { readonly ids: readonly string[] }) {
  const nodes = useDocument((state) => state.picture?.nodes) ?? none
  const chosen = nodes.filter(({ id }) => ids.includes(id))
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <header className="px-4 pt-4 pb-3 pr-14">
        <h2 className="text-title font-semibold">{chosen.length} nodes</h2>
        <p className="mt-1 text-ink2">
          Drag one of them, or press Shift with an arrow key, to move them together. Shift-click adds and takes away.
        </p>
      </header>
      <ul className="border-t border-line py-2" aria-label="Selected nodes">
        {chosen.map((node) => (
          <li key={node.id} className="flex items-center gap-3 px-4 py-1 hover:bg-hov">
            <KindGlyph kind={node.kind} />
            <span className="min-w-0 flex-1">
              <WordButton onClick={() => select({ kind: 'node', id: node.id })} className="block max-w-full truncate text-left">
                <bdi>{node.name}</bdi>
              </WordButton>
              <span className="block truncate text-caption text-ink3">{node.caption}</span>
            </span>
            <IconButton label={`Leave ${node.name} out`} onClick={() => select(selectionOf(ids.filter((id) => id !== node.id)))}>
              <Icon name="close" />
            </IconButton>
          </li>
        ))}
      </ul>
    </div>
  )
}
