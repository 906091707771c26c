/** A record that cannot be read as a document. It is not dropped: its text can be had as a file. */
import { exportRaw } from '../../commands/library/export-document.ts'
import type { UnreadableEntry } from '../../documents/shelf.ts'
import { Button } from '../../ui/button.tsx'
import { WarningGlyph } from '../../ui/glyph.tsx'
import { DeleteButton } from './delete-button.tsx'

export function UnreadableRow({ entry }: { readonly entry: UnreadableEntry }) {
  return (
    <div className="px-5 py-2">
      <bdi className="block truncate font-medium">{entry.name}</bdi>
      <span className="flex items-center gap-1.5 text-retry">
        <WarningGlyph />
        cannot be read: {entry.reason}
      </span>
      <span className="-ml-2.5 flex flex-wrap items-center">
        <Button aria-label={`Download the text of ${entry.name}`} onClick={() => void exportRaw(entry)}>
          Download its text
        </Button>
        {!entry.isNewer && <DeleteButton id={entry.id} name={entry.name} />}
      </span>
    </div>
  )
}
