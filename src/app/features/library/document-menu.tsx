/** What can be done with the open document, and where another one comes from. */
import { bin, duplicateOpen, makeCopy } from '../../commands/library/change-kept.ts'
import { exportOpen } from '../../commands/library/export-document.ts'
import { openExample } from '../../commands/library/open-kept.ts'
import { pasteTemplate } from '../../commands/library/paste-template.ts'
import { runCommand } from '../../commands/commands.ts'
import { examples } from '../../documents/examples.ts'
import { openId, showList, useLibrary } from '../../stores/library.ts'
import { Menu, type MenuGroup } from '../../ui/menu.tsx'

interface DocumentMenuProps {
  readonly opener: HTMLElement | null
  readonly onRename: () => void
  readonly onClose: () => void
}

export function DocumentMenu({ opener, onRename, onClose }: DocumentMenuProps) {
  const kind = useLibrary((state) => state.opened.kind)
  const name = useLibrary((state) => state.name)
  const groups: readonly MenuGroup[] = [
    { id: 'this', items: kind === 'document' ? ofDocument(onRename) : ofExample(onRename) },
    {
      id: 'another',
      items: [
        { id: 'list', title: 'All documents…', run: () => showList(true) },
        { id: 'open', title: 'Open file…', run: () => runCommand('open') },
        { id: 'paste', title: 'Paste template', run: () => void pasteTemplate() },
      ],
    },
    {
      id: 'examples',
      title: 'New from example',
      items: examples.map((example) => ({ id: example.file, title: example.title, run: () => void openExample(example) })),
    },
  ]
  return <Menu label={`Document ${name}`} groups={groups} opener={opener} onClose={onClose} className="top-full left-0 mt-1" />
}

function ofDocument(onRename: () => void): MenuGroup['items'] {
  return [
    { id: 'rename', title: 'Rename…', run: onRename },
    { id: 'duplicate', title: 'Duplicate', run: () => void duplicateOpen() },
    { id: 'export', title: 'Export', run: () => void exportOpen() },
    { id: 'bin', title: 'Move to bin', run: () => void binOpen() },
  ]
}

/** An example stays as it is: whatever changes it makes a document first. */
function ofExample(onRename: () => void): MenuGroup['items'] {
  return [
    { id: 'copy', title: 'Make a copy to edit', run: makeCopy },
    { id: 'rename', title: 'Save under a name…', run: onRename },
    { id: 'export', title: 'Export', run: () => void exportOpen() },
  ]
}

async function binOpen(): Promise<void> {
  const id = openId()
  if (id !== undefined) await bin(id)
}
