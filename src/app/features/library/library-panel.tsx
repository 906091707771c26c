/** Mine: what this browser keeps, newest first, and the bin below. Beside the picture; on a narrow screen over all of it. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { runCommand } from '../../commands/commands.ts'
import { exportAll } from '../../commands/library/export-document.ts'
import type { Entry, ReadableEntry } from '../../documents/shelf.ts'
import { showList, useLibrary } from '../../stores/library.ts'
import { refreshList } from '../../stores/storage.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { narrowScreen, useMedia } from '../../ui/media.ts'
import { BinnedRow } from './binned-row.tsx'
import { DocumentRow } from './document-row.tsx'
import { UnreadableRow } from './unreadable-row.tsx'

const close = () => showList(false)

export function LibraryPanel() {
  const dialog = useRef<HTMLDialogElement>(null)
  const isNarrow = useMedia(narrowScreen)
  useEffect(() => {
    const before = document.activeElement
    const box = dialog.current
    if (isNarrow) box?.showModal()
    else box?.show()
    void refreshList()
    return () => {
      box?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [isNarrow])
  const entries = useLibrary((state) => state.entries)
  // What had the focus may have gone with its row.
  useEffect(() => {
    if (entries && document.activeElement === document.body) dialog.current?.focus()
  }, [entries])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  return (
    <dialog
      ref={dialog}
      aria-label="Mine"
      tabIndex={-1}
      onKeyDown={press}
      onCancel={close}
      className={`m-0 max-h-none max-w-none flex-col border-line bg-panel p-0 text-ink outline-none open:flex ${
        isNarrow ? 'fixed inset-0 h-full w-full' : 'absolute inset-y-0 left-0 z-30 h-full w-[360px] border-r shadow-float'
      }`}
    >
      <div className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-3 pl-5">
        <h2 className="text-title font-semibold">Mine</h2>
        <span className="flex gap-1">
          <Button onClick={() => runCommand('open')}>
            <Icon name="open" />
            Open file…
          </Button>
          <IconButton label="Close" onClick={close}>
            <Icon name="close" />
          </IconButton>
        </span>
      </div>
      <Lists />
    </dialog>
  )
}

function Lists() {
  const entries = useLibrary((state) => state.entries)
  const [nowMs] = useState(() => Date.now())
  if (!entries) return <p className="px-5 py-4 text-ink3">Reading…</p>
  const kept = entries.filter((entry) => !isBinned(entry))
  const binned = entries.filter(isBinned)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-6">
      {kept.length === 0 && <Empty />}
      <ul aria-label="Documents">
        {kept.map((entry) => (
          <li key={entry.id} className="border-b border-line">
            {entry.kind === 'document' ? <DocumentRow entry={entry} nowMs={nowMs} /> : <UnreadableRow entry={entry} />}
          </li>
        ))}
      </ul>
      {kept.some(({ kind }) => kind === 'document') && (
        <div className="px-2.5 pt-2">
          <Button
            title="One archive of all documents. Opened again, here or elsewhere, it brings them back."
            onClick={() => void exportAll()}
          >
            Export all documents
          </Button>
        </div>
      )}
      <h3 className="px-5 pt-6 pb-1 font-semibold">
        Bin{binned.length > 0 && <span className="pl-1.5 font-normal text-ink3">{binned.length}</span>}
      </h3>
      {binned.length === 0 && <p className="px-5 text-ink3">Nothing in the bin. What is moved here can be put back.</p>}
      <ul aria-label="Bin">
        {binned.map((entry) => (
          <li key={entry.id} className="border-b border-line">
            <BinnedRow entry={entry} nowMs={nowMs} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Empty() {
  return (
    <div className="px-5 pt-5">
      <p className="font-medium">Nothing of yours yet.</p>
      <p className="pt-1 text-ink2">
        Change anything in an example, or open a template of your own: it is kept here, in this browser, as you type. Nothing is sent
        anywhere.
      </p>
    </div>
  )
}

function isBinned(entry: Entry): entry is ReadableEntry & { readonly binnedMs: number } {
  return entry.kind === 'document' && entry.binnedMs !== undefined
}
