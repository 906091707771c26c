/** The picture as a list: every node with its live figures, and below it where its wires lead. The same powers as the canvas, without it. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useDocument } from '../../stores/document.ts'
import { showOutline } from '../../stores/panels.ts'
import { select, selectedNodes, type Selection, useSession } from '../../stores/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useCalmFigures } from './calm-figures.ts'
import { figureWords, outlineRows, type OutlineRow, underWay, wireWords } from './outline-rows.ts'

export function Outline() {
  return (
    <aside
      aria-label="Outline"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        showOutline(false)
      }}
      className="absolute inset-y-0 left-0 z-20 min-[800px]:left-[var(--bar-rail)] flex w-[320px] max-w-full flex-col border-r border-line bg-panel shadow-float min-[1200px]:static min-[1200px]:shrink-0 min-[1200px]:shadow-none"
    >
      <div className="flex h-12 shrink-0 items-center justify-between border-b border-line pr-3 pl-5">
        <h2 className="text-title font-semibold">Outline</h2>
        <IconButton label="Close the outline" onClick={() => showOutline(false)}>
          <Icon name="close" />
        </IconButton>
      </div>
      <Tree />
    </aside>
  )
}

const none: readonly never[] = []

function Tree() {
  const nodes = useDocument((state) => state.picture?.nodes) ?? none
  const wires = useDocument((state) => state.picture?.wires) ?? none
  const name = useDocument((state) => state.picture?.name) ?? ''
  const rows = useMemo(() => outlineRows({ nodes, wires }), [nodes, wires])
  const selection = useSession((state) => state.selection)
  const { views, frame } = useCalmFigures()
  const onWires = useMemo(() => underWay(frame?.tokens), [frame])
  const [chosen, setChosen] = useState<string>()
  const focused = rows.some(({ id }) => id === chosen) ? chosen : rows[0]?.id
  const tree = useRef<HTMLUListElement>(null)
  // Whoever opens the list is in it.
  useEffect(() => tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(), [])
  const go = (row: OutlineRow | undefined): void => {
    if (row === undefined) return
    setChosen(row.id)
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ id }) => id === focused)
    const row = rows[at]
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter' || event.key === ' ') select(selectionOfRow(row))
    else if (moves[event.key] !== undefined) go(moves[event.key]?.(rows, at))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <ul ref={tree} role="tree" aria-label={`Nodes and wires of ${name}`} onKeyDown={press} className="min-h-0 flex-1 overflow-y-auto py-2">
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          figures={row.kind === 'node' ? figureWords(views[row.node.id]) : wayWords(onWires.get(row.index) ?? 0)}
          isFocused={row.id === focused}
          isSelected={isSelected(row, selection)}
          onChoose={() => {
            setChosen(row.id)
            select(selectionOfRow(row))
          }}
        />
      ))}
    </ul>
  )
}

function selectionOfRow(row: OutlineRow): Selection {
  return row.kind === 'node' ? { kind: 'node', id: row.node.id } : { kind: 'wire', id: row.wire.id }
}

function isSelected(row: OutlineRow, selection: Selection | undefined): boolean {
  if (row.kind === 'wire') return selection?.kind === 'wire' && selection.id === row.wire.id
  return selectedNodes(selection).includes(row.node.id) || (selection?.kind === 'message' && selection.node === row.node.id)
}

/** Left goes to the node that a wire leaves, Right along a wire to the node where it leads. */
const moves: Readonly<Record<string, (rows: readonly OutlineRow[], at: number) => OutlineRow | undefined>> = {
  ArrowDown: (rows, at) => rows[at + 1],
  ArrowUp: (rows, at) => rows[at - 1],
  Home: (rows) => rows[0],
  End: (rows) => rows.at(-1),
  ArrowRight: (rows, at) => {
    const row = rows[at]
    if (row?.kind === 'wire') return rows.find((other) => other.kind === 'node' && other.id === row.node.id)
    return rows[at + 1]?.kind === 'wire' ? rows[at + 1] : undefined
  },
  ArrowLeft: (rows, at) => rows.slice(0, at).findLast(({ kind }) => kind === 'node'),
}

function wayWords(count: number): string {
  return count === 0 ? '' : `${count.toLocaleString('en-US')} under way`
}

interface RowProps {
  readonly row: OutlineRow
  readonly figures: string
  readonly isFocused: boolean
  readonly isSelected: boolean
  readonly onChoose: () => void
}

function Row({ row, figures, isFocused, isSelected, onChoose }: RowProps) {
  const isNode = row.kind === 'node'
  return (
    <li
      role="treeitem"
      aria-level={isNode ? 1 : 2}
      aria-selected={isSelected}
      data-row={row.id}
      tabIndex={isFocused ? 0 : -1}
      onClick={onChoose}
      className={`cursor-default -outline-offset-2 hover:bg-hov ${isNode ? 'mt-1 px-5 py-1' : 'min-h-6 py-0.5 pr-5 pl-9'} ${isSelected ? 'bg-hov' : ''}`}
    >
      <span className="flex items-baseline justify-between gap-3">
        <bdi className={`truncate ${isNode ? 'font-semibold' : 'text-ink2'}`} title={row.node.name}>
          {isNode ? row.node.name : `→ ${row.node.name}`}
        </bdi>{' '}
        <span className="shrink-0 text-caption text-ink2 tabular-nums">{figures}</span>
      </span>
      <span className="block truncate text-caption text-ink3">{isNode ? row.node.caption : wireWords(row.wire)}</span>
    </li>
  )
}
