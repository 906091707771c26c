/** Do anything: all commands, all nodes of the picture and all examples, found by a few letters. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type Command, commands, keyText } from '../commands/commands.ts'
import { openExample } from '../commands/library/open-kept.ts'
import { examples } from '../documents/examples.ts'
import { useDocument } from '../stores/document.ts'
import { openDialog, select } from '../stores/session.ts'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { found } from './palette-search.ts'

interface Choice {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly key?: string | undefined
  readonly run: () => void
}

export function CommandPalette() {
  const dialog = useModal()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const choices = found(useChoices(), words)
  const chosen = Math.min(at, choices.length - 1)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void document.getElementById(`choice-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const run = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    // The dialog gives the focus back before the command may take it elsewhere, or open another.
    dialog.current?.close()
    openDialog(undefined)
    choice.run()
  }
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((chosen + step + choices.length) % Math.max(1, choices.length))
    else if (event.key === 'Enter') run(choices[chosen])
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      aria-label="Do anything"
      onClose={() => openDialog(undefined)}
      onClick={(event) => event.target === event.currentTarget && openDialog(undefined)}
      className="mx-auto mt-[12dvh] mb-auto w-[min(560px,calc(100vw-24px))] overflow-hidden rounded-frame border border-line2 bg-panel p-0 text-ink shadow-float backdrop:bg-scrim"
    >
      <label className="flex items-center gap-3 border-b border-line px-4">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Command or node"
          aria-expanded="true"
          aria-controls="palette-choices"
          aria-activedescendant={choices.length === 0 ? undefined : `choice-${chosen}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="A command, a node or an example"
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-title outline-none placeholder:text-ink3"
        />
      </label>
      <Choices choices={choices} chosen={chosen} onPoint={setAt} onRun={run} />
      <p role="status" className={choices.length === 0 ? 'px-4 pb-4 text-ink2' : 'sr-only'}>
        {choices.length === 0 ? 'Nothing is called so.' : `${choices.length} found`}
      </p>
    </dialog>
  )
}

function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return dialog
}

interface ChoicesProps {
  readonly choices: readonly Choice[]
  readonly chosen: number
  readonly onPoint: (index: number) => void
  readonly onRun: (choice: Choice) => void
}

/** The focus stays in the field: what is chosen is told by it. */
function Choices({ choices, chosen, onPoint, onRun }: ChoicesProps) {
  return (
    <ul id="palette-choices" role="listbox" aria-label="What can be done" className="max-h-[50dvh] overflow-y-auto py-1.5">
      {choices.map((choice, index) => (
        <li
          key={choice.id}
          id={`choice-${index}`}
          role="option"
          aria-selected={index === chosen}
          onPointerMove={() => onPoint(index)}
          onClick={() => onRun(choice)}
          className={`flex min-h-8 cursor-default items-center justify-between gap-4 px-4 ${index === chosen ? 'bg-hov' : ''}`}
        >
          <bdi className="truncate">{choice.title}</bdi>
          <span className="flex shrink-0 items-center gap-3 text-caption text-ink3">
            {choice.note}
            {choice.key !== undefined && <KeyCap>{keyText(choice.key)}</KeyCap>}
          </span>
        </li>
      ))}
    </ul>
  )
}

const all: readonly Command[] = commands

/** What cannot be done now is not offered. */
function useChoices(): readonly Choice[] {
  const nodes = useDocument((state) => state.picture?.nodes) ?? []
  const doable = all.filter(({ id, enabled }) => id !== 'palette' && (enabled === undefined || enabled()))
  return [
    ...doable.map(({ id, title, group, key, run }) => ({ id, title, note: group, key, run })),
    ...nodes.map(({ id, name, caption }) => ({ id: `node ${id}`, title: name, note: caption, run: () => goToNode(id) })),
    ...examples.map((example) => ({
      id: `example ${example.file}`,
      title: example.title,
      note: 'Example',
      run: () => void openExample(example),
    })),
  ]
}

function goToNode(id: string): void {
  select({ kind: 'node', id })
  document.getElementById(`node-${id}`)?.focus()
}
