/** A document in the bin: it is put back, or after a question deleted for ever. */
import { restore } from '../../commands/library/change-kept.ts'
import type { ReadableEntry } from '../../documents/shelf.ts'
import { Button } from '../../ui/button.tsx'
import { dayWords } from '../../ui/wall-time.ts'
import { DeleteButton } from './delete-button.tsx'

interface BinnedRowProps {
  readonly entry: ReadableEntry & { readonly binnedMs: number }
  readonly nowMs: number
}

export function BinnedRow({ entry, nowMs }: BinnedRowProps) {
  return (
    <div className="px-5 py-2">
      <bdi className="block truncate font-medium">{entry.name}</bdi>
      <span className="block text-ink3">moved here {dayWords(entry.binnedMs, nowMs)}</span>
      <span className="-ml-2.5 flex flex-wrap items-center">
        <Button aria-label={`Put ${entry.name} back`} onClick={() => void restore(entry.id)}>
          Put back
        </Button>
        <DeleteButton id={entry.id} name={entry.name} />
      </span>
    </div>
  )
}
