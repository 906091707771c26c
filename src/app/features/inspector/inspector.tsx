/** What is selected, looked at closely: a node, several of them, a wire, a message in a queue, or a message under way. */
import { type Selection, select } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { MessageSheet } from './message-sheet.tsx'
import { NodeSheet } from './node-sheet.tsx'
import { NodesSheet } from './nodes-sheet.tsx'
import { TokenSheet } from './token-sheet.tsx'
import { WireSheet } from './wire-sheet.tsx'

export function Inspector({ selection }: { readonly selection: Selection }) {
  return (
    <aside aria-label="Inspector" data-testid="inspector" className="relative flex h-full min-h-0 flex-col bg-panel select-text">
      <div className="absolute top-3 right-3 z-10">
        <IconButton label="Close" shortcut="Esc" onClick={() => select(undefined)}>
          <Icon name="close" />
        </IconButton>
      </div>
      {selection.kind === 'node' && <NodeSheet key={selection.id} id={selection.id} />}
      {selection.kind === 'nodes' && <NodesSheet ids={selection.ids} />}
      {selection.kind === 'wire' && <WireSheet key={selection.id} id={selection.id} />}
      {selection.kind === 'message' && <MessageSheet key={selection.messageId} node={selection.node} messageId={selection.messageId} />}
      {selection.kind === 'token' && <TokenSheet key={selection.id} id={selection.id} />}
    </aside>
  )
}
