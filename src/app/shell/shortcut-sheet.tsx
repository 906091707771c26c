/** The sheet of keys: every command that has one, and the switch for single keys. */
import { useEffect, useRef } from 'react'
import { type Command, commands, keyText } from '../commands/commands.ts'
import { allowSingleKeys, usePanels } from '../stores/panels.ts'
import { openDialog } from '../stores/session.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { KeyCap } from '../ui/key-cap.tsx'

const groups: readonly Command['group'][] = ['Run', 'Document', 'Screen']
const all: readonly Command[] = commands
/** Keys that mean something only on the canvas, which is one stop of the Tab key. */
const onCanvas: readonly (readonly [title: string, keys: string])[] = [
  ['Along the wires', 'Arrows'],
  ['To the wires of a node, and on', 'W'],
  ['Select', 'Enter'],
  ['Select one node more, or fewer', 'Shift+Enter'],
  ['Select with a box', 'Shift+drag'],
  ['Select all nodes', keyText('Mod+a')],
  ['Move what is selected', 'Shift+Arrows'],
  ['Open a workflow, and leave it', 'Enter, Esc'],
  ['In a workflow: fold a Parallel or Map', 'F'],
]

export function ShortcutSheet() {
  const dialog = useRef<HTMLDialogElement>(null)
  const singleKeys = usePanels((state) => state.singleKeys)
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => openDialog(undefined)
  return (
    <dialog
      ref={dialog}
      aria-label="Keys"
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
      className="m-auto w-[min(420px,calc(100vw-24px))] rounded-frame border border-line2 bg-panel p-0 text-ink shadow-float backdrop:bg-scrim"
    >
      <div className="flex items-center justify-between px-5 pt-4">
        <h2 className="text-title font-semibold">Keys</h2>
        <IconButton label="Close" onClick={close}>
          <Icon name="close" />
        </IconButton>
      </div>
      {groups.map((group) => (
        <section key={group} className="px-5 pt-2">
          <h3 className="pt-1 text-ink3">{group}</h3>
          {all
            .filter((command) => command.group === group && command.key !== undefined)
            .map((command) => (
              <div key={command.id} className="flex h-[27px] items-center justify-between">
                <span>{command.title}</span>
                <KeyCap>{keyText(command.key ?? '')}</KeyCap>
              </div>
            ))}
        </section>
      ))}
      <section className="px-5 pt-2">
        <h3 className="pt-1 text-ink3">On the canvas</h3>
        {onCanvas.map(([title, keys]) => (
          <div key={title} className="flex h-[27px] items-center justify-between">
            <span>{title}</span>
            <KeyCap>{keys}</KeyCap>
          </div>
        ))}
      </section>
      <label className="mt-3 flex min-h-12 cursor-pointer items-center gap-2.5 border-t border-line px-5 hover:bg-hov">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => allowSingleKeys(event.target.checked)}
          className="size-4 accent-ink"
        />
        Single letters and signs are shortcuts
      </label>
    </dialog>
  )
}
