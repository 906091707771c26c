/** A menu under the button that opened it: arrows move, Enter chooses, Escape and a press elsewhere close it. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { classes } from './class-names.ts'

export interface MenuItem {
  readonly id: string
  readonly title: ReactNode
  readonly run: () => void
}

export interface MenuGroup {
  readonly id: string
  readonly title?: string
  readonly items: readonly MenuItem[]
}

interface MenuProps {
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** The button keeps the menu's name and gets the focus back. */
  readonly opener: HTMLElement | null
  readonly onClose: () => void
  readonly className?: string
}

export function Menu({ label, groups, opener, onClose, className }: MenuProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    itemsIn(box.current)[0]?.focus()
    const press = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target) && !opener?.contains(target)) onClose()
    }
    document.addEventListener('pointerdown', press, true)
    return () => document.removeEventListener('pointerdown', press, true)
  }, [opener, onClose])
  const close = () => {
    opener?.focus()
    onClose()
  }
  const press = (event: KeyboardEvent) => {
    // Keys of the page rest while the menu is open.
    event.stopPropagation()
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Tab') onClose()
    else if (moveFocus(itemsIn(box.current), event.key)) event.preventDefault()
  }
  return (
    <div
      ref={box}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={press}
      className={classes(
        'absolute z-40 max-h-[min(560px,calc(100dvh-64px))] w-64 overflow-y-auto rounded-frame border border-line2 bg-raised py-1.5 shadow-float',
        className,
      )}
    >
      {groups.map((group) => (
        <fieldset key={group.id} className="border-t border-line py-1 first:border-t-0 first:pt-0 last:pb-0">
          {group.title !== undefined && <legend className="float-left w-full px-4 pt-1 pb-0.5 text-ink3">{group.title}</legend>}
          {group.items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close()
                item.run()
              }}
              className="block min-h-[30px] w-full clear-both truncate px-4 text-left -outline-offset-2 hover:bg-hov focus-visible:bg-hov"
            >
              {item.title}
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function itemsIn(box: HTMLElement | null): readonly HTMLElement[] {
  return [...(box?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
}

/** Moves as menus do; false if the key is none of a menu's. */
function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item === document.activeElement)
  const to: Partial<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }
  const next = to[key]
  if (next === undefined) return false
  items[(next + items.length) % items.length]?.focus()
  return true
}
