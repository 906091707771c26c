/** One saved document: a press opens it, the menu beside it does the rest. */
import { useCallback, useRef, useState } from 'react'
import { bin, duplicate, rename } from '../../commands/library/change-kept.ts'
import { exportKept } from '../../commands/library/export-document.ts'
import { openKept } from '../../commands/library/open-kept.ts'
import { mostNameCharacters } from '../../documents/document-name.ts'
import type { ReadableEntry } from '../../documents/shelf.ts'
import { openId, useLibrary } from '../../stores/library.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { NameField } from '../../ui/name-field.tsx'
import { dayWords, sizeWords } from '../../ui/wall-time.ts'

export function DocumentRow({ entry, nowMs }: { readonly entry: ReadableEntry; readonly nowMs: number }) {
  const isOpen = useLibrary(() => openId() === entry.id)
  const [isRenamed, setRenamed] = useState(false)
  const row = useRef<HTMLDivElement>(null)
  const finish = () => {
    setRenamed(false)
    requestAnimationFrame(() => row.current?.querySelector('button')?.focus())
  }
  return (
    <div ref={row} className="flex items-center gap-1 pr-3">
      {isRenamed ? (
        <NameField
          label={`Name of ${entry.name}`}
          name={entry.name}
          most={mostNameCharacters}
          onName={(name) => void rename(entry.id, name)}
          onClose={finish}
          className="my-3 ml-3 flex-1"
        />
      ) : (
        <button
          type="button"
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => void openKept(entry.id)}
          className="min-w-0 flex-1 py-2 pl-5 text-left -outline-offset-2 hover:bg-hov"
        >
          <bdi className="block truncate font-medium">{entry.name}</bdi>
          <span className="block text-ink3">
            {isOpen && <span className="font-medium text-ink2">open · </span>}
            {dayWords(entry.changedMs, nowMs)} · {sizeWords(entry.bytes)}
          </span>
        </button>
      )}
      <RowMenu entry={entry} onRename={() => setRenamed(true)} />
    </div>
  )
}

function RowMenu({ entry, onRename }: { readonly entry: ReadableEntry; readonly onRename: () => void }) {
  const [isShown, setShown] = useState(false)
  const [holder, setHolder] = useState<HTMLElement | null>(null)
  const close = useCallback(() => setShown(false), [])
  const items = [
    { id: 'rename', title: 'Rename…', run: onRename },
    { id: 'duplicate', title: 'Duplicate', run: () => void duplicate(entry.id) },
    { id: 'export', title: 'Export', run: () => void exportKept(entry.id) },
    { id: 'bin', title: 'Move to bin', run: () => void bin(entry.id) },
  ]
  return (
    <span ref={setHolder} className="relative">
      <IconButton label={`More for ${entry.name}`} aria-haspopup="menu" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        <Icon name="more" />
      </IconButton>
      {isShown && (
        <Menu
          label={entry.name}
          groups={[{ id: 'row', items }]}
          opener={holder?.querySelector('button') ?? null}
          onClose={close}
          className="top-full right-0 !w-44"
        />
      )}
    </span>
  )
}
