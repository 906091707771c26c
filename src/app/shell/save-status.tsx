/** How the saving of the open document stands, always in the same place, with what can be done where it does not work. */
import type { ReactNode } from 'react'
import { makeCopy } from '../commands/library/change-kept.ts'
import { exportOpen } from '../commands/library/hand-out.ts'
import { takeHere } from '../commands/library/open-kept.ts'
import type { Trouble } from '../documents/trouble.ts'
import { type Storage, useLibrary } from '../stores/library.ts'
import { WordButton } from '../ui/button.tsx'
import { Glyph, WarningGlyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'

/** Why a save failed, when storage itself is there. */
const refusals: Record<Trouble, string> = {
  full: 'not saved: storage is full',
  blocked: 'not saved: storage is blocked',
  newer: 'not saved: a newer Switchyard has the storage',
  broken: 'not saved: storage answers with errors',
  silent: 'not saved: storage does not answer',
}

/** Why what is done here lives in this tab's memory. */
const reasons: Record<Trouble, string> = {
  full: 'storage is full: lives in this tab only',
  blocked: 'storage is blocked: lives in this tab only',
  newer: 'storage belongs to a newer Switchyard: lives in this tab only',
  broken: 'storage is broken: lives in this tab only',
  silent: 'storage does not answer: lives in this tab only so far',
}

export function SaveStatus() {
  const kind = useLibrary((state) => state.opened.kind)
  const save = useLibrary((state) => state.save)
  const storage = useLibrary((state) => state.storage)
  const isElsewhere = useLibrary((state) => state.isElsewhere)
  if (kind === 'nothing') return null
  if (save.kind === 'failed') return <Unsaved words={isTrouble(storage) ? reasons[storage] : refusals[save.trouble]} />
  if (save.kind === 'too-large') return <Unsaved words={`not saved: ${(save.bytes / 1e6).toFixed(1)} MB, and 5 MB are the most`} />
  if (isElsewhere) return <Elsewhere />
  if (isTrouble(storage)) return kind === 'document' ? <Unsaved words={reasons[storage]} /> : <Told>{reasons[storage]}</Told>
  if (kind === 'example')
    return <Quiet words="example" title="An example stays as it is: the first edit makes a copy, kept in this browser" />
  if (save.kind === 'saving') return <Quiet words="saving…" title="Being saved in this browser" />
  return <Quiet words="saved in this browser" title="Kept in this browser, on this device" isSaved />
}

function Quiet({ words, title, isSaved = false }: { readonly words: string; readonly title: string; readonly isSaved?: boolean }) {
  return (
    <span data-testid="save-status" title={title} className="flex shrink-0 items-center gap-1.5 text-ink3 select-text">
      {isSaved && <Icon name="saved" size={13} />}
      <span className={isSaved ? 'max-lg:sr-only' : 'max-sm:sr-only'}>{words}</span>
    </span>
  )
}

function Told({ children }: { readonly children: string }) {
  return (
    <Line>
      <span className="text-retry">
        <WarningGlyph />
      </span>
      <span className="min-w-0 lg:truncate" title={children}>
        {children}
      </span>
    </Line>
  )
}

function Unsaved({ words }: { readonly words: string }) {
  return (
    <Line>
      <Glyph tone="failed" />
      <span className="min-w-0 font-medium text-failed lg:truncate" title={words}>
        {words}
      </span>
      <WordButton onClick={() => void exportOpen()}>Export it</WordButton>
    </Line>
  )
}

function Elsewhere() {
  return (
    <Line>
      <span className="text-retry">
        <WarningGlyph />
      </span>
      <span className="min-w-0 lg:truncate" title="What is changed here goes on as a copy">
        open in another tab
      </span>
      <WordButton onClick={() => void takeHere()}>Edit here instead</WordButton>
      <WordButton onClick={makeCopy}>Make a copy</WordButton>
    </Line>
  )
}

/** What asks for attention takes a line of its own where the bar is narrow. */
function Line({ children }: { readonly children: ReactNode }) {
  return (
    <span
      data-testid="save-status"
      className="flex min-w-0 items-center gap-x-3 gap-y-0 whitespace-nowrap select-text max-lg:order-last max-lg:mt-2 max-lg:-mb-2 max-lg:-mx-5 max-lg:w-[calc(100%+40px)] max-lg:flex-wrap max-lg:border-t max-lg:border-line max-lg:px-5 max-lg:py-1 max-lg:whitespace-normal max-sm:-mx-3 max-sm:w-[calc(100%+24px)] max-sm:px-3"
    >
      {children}
    </span>
  )
}

function isTrouble(storage: Storage): storage is Trouble {
  return storage !== 'opening' && storage !== 'lasting'
}
