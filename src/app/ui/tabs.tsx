/** A row of tabs: one tab stop, arrows move, the chosen one stands on a line of ink. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { classes } from './class-names.ts'
import { countText } from './virtual-time.ts'

export interface Tab<Id extends string> {
  readonly id: Id
  readonly title: string
  /** A figure after the title: how many are inside. */
  readonly count?: number
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly Tab<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  readonly panelId: string
  readonly children?: ReactNode
}

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, panelId }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === chosen)
    const to = event.key === 'ArrowRight' ? index + 1 : event.key === 'ArrowLeft' ? index - 1 : undefined
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.id)
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div ref={row} role="tablist" aria-label={label} onKeyDown={move} className="flex gap-6">
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === chosen}
          aria-controls={panelId}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
          className={classes(
            '-mb-px flex h-9 items-center gap-1.5 border-b-2 whitespace-nowrap',
            tab.id === chosen ? 'border-ink font-semibold text-ink' : 'border-transparent text-ink2 hover:text-ink',
          )}
        >
          {tab.title}
          {tab.count !== undefined && tab.count > 0 && <span className="font-normal text-ink3">{countText(tab.count)}</span>}
        </button>
      ))}
    </div>
  )
}
