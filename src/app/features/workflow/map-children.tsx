/** The Map Run of a distributed Map: how its children stand, what it tolerates, and the way into each of them. */
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { IterationFigures, MapChildRow, MapRunFigures, WorkflowPicture } from '../../../bridge/protocol/index.ts'
import { usePolled } from '../../stores/polled.ts'
import { chooseExecution, useStateFigures, useWorkflow } from '../../stores/workflow.ts'
import { classes } from '../../ui/class-names.ts'
import { Glyph, type GlyphTone } from '../../ui/glyph.tsx'
import { useSize } from '../../ui/measured.ts'
import { countText, durationText } from '../../ui/virtual-time.ts'
import { Cells } from '../../workflow/cells.tsx'
import { cellFills, cellNames, gridOf, iterationWords, nextCell, toleratedItems } from '../../workflow/iterations.ts'
import { executionTones } from './execution-words.ts'

const everyMs = 400
/** Children told below the squares. */
const listed = 20
/** Px that the squares have at most. */
const gridHeight = 132

interface MapChildrenProps {
  readonly picture: WorkflowPicture
  readonly state: string
  /** ARN of the execution that is looked at: that of the Map, or a child. */
  readonly execution: string
}

export function MapChildren({ picture: { node }, state, execution }: MapChildrenProps) {
  const figures = useStateFigures(state)
  const chosen = useWorkflow(({ view }) => (view?.child?.state === state ? view.child.number : undefined))
  const [at, setAt] = useState(chosen ?? 0)
  useEffect(() => {
    if (chosen !== undefined) setAt(chosen)
  }, [chosen])
  const perCell = figures?.iterations?.perCell ?? 1
  const first = perCell === 1 ? Math.max(0, at - (at % listed)) : at - (at % perCell)
  const children = usePolled('mapChildren', { node, execution, state, from: first, count: perCell === 1 ? listed : perCell }, everyMs)
  if (figures?.mapRun === undefined || figures.iterations === undefined) return <p className="p-4 text-ink2">Its run has not begun.</p>
  const { mapRun, iterations } = figures
  const open = (number: number): void => {
    setAt(number)
    const row = children?.rows.find((each) => each.number === number)
    if (perCell === 1 && row?.execution) chooseExecution(row.execution.arn)
  }
  return (
    <div className="px-4 py-3">
      <Run mapRun={mapRun} />
      <ul className="flex flex-wrap gap-x-3 gap-y-1 pt-2" aria-label="Children by status">
        {cellNames.map(([letter, name]) => (
          <Tally key={letter} {...{ letter, name, iterations, at }} onGo={setAt} />
        ))}
      </ul>
      <ChildGrid iterations={iterations} at={at} onAt={setAt} onOpen={open} />
      <p className="pt-2 text-caption text-ink3">
        {perCell === 1
          ? 'Choose a child to see its own states and values.'
          : `Each square stands for ${countText(perCell)} children; choose one to list them.`}
      </p>
      <ol aria-label="Children" className="mt-1 divide-y divide-line" data-testid="map-children">
        {children?.rows.map((row) => (
          <Child key={row.number} row={row} isChosen={row.number === chosen} isAt={row.number === at} />
        ))}
      </ol>
    </div>
  )
}

/** What the whole run does, and how near it is to failing. */
function Run({ mapRun }: { readonly mapRun: MapRunFigures }) {
  const { items, status, maxConcurrency, error, cause, toleratedPercentage, children } = mapRun
  const failed = items.failed + items.timedOut + items.aborted
  const total = items.pending + items.running + items.succeeded + items.pendingRedrive + failed
  const most = toleratedItems(mapRun)
  const allowed =
    most === undefined
      ? 'none may fail'
      : `up to ${countText(most)} may fail${toleratedPercentage === undefined ? '' : ` (${toleratedPercentage} %)`}`
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2">
        <Glyph tone={runTones[status]} />
        <b className="font-semibold">Map Run {status}</b>
        <span className="text-ink3">
          {maxConcurrency === 0 ? 'as many at once as AWS allows' : `at most ${countText(maxConcurrency)} at once`}
        </span>
      </p>
      <p className="pt-1">
        {countText(total)} {total === 1 ? 'item' : 'items'}: {countText(items.succeeded)} done, {countText(failed)} failed; {allowed}.
        {children.resultsWritten > 0 && ` Results of ${countText(children.resultsWritten)} children are written.`}
      </p>
      <svg
        width="100%"
        height="8"
        role="img"
        aria-label={`${failed} of ${total} items failed; ${allowed}`}
        className="mt-1.5 block rounded-full"
      >
        <rect width="100%" height="8" className="fill-sunk" />
        <rect width={`${share(items.succeeded, total)}%`} height="8" className="fill-done" />
        <rect x={`${100 - share(failed, total)}%`} width={`${share(failed, total)}%`} height="8" className="fill-failed" />
        {most !== undefined && most > 0 && (
          <rect x={`${100 - share(most, total)}%`} width="2" height="8" className="fill-ink">
            <title>{allowed}</title>
          </rect>
        )}
      </svg>
      {error !== undefined && (
        <p className="mt-2 rounded-field bg-failed-wash px-2.5 py-1.5 break-words">
          <b className="font-mono text-caption font-semibold">{error}</b>
          {cause !== undefined && <span className="block text-ink2">{cause}</span>}
        </p>
      )}
    </>
  )
}

const runTones: Readonly<Record<MapRunFigures['status'], GlyphTone>> = {
  RUNNING: 'running',
  SUCCEEDED: 'done',
  FAILED: 'failed',
  ABORTED: 'change',
}

function share(part: number, total: number): number {
  return total === 0 ? 0 : Math.min(100, (part / total) * 100)
}

interface TallyProps {
  readonly letter: string
  readonly name: string
  readonly iterations: IterationFigures
  readonly at: number
  readonly onGo: (number: number) => void
}

/** How many stand so; a press leads to the next of them. */
function Tally({ letter, name, iterations: { counts, cells, perCell }, at, onGo }: TallyProps) {
  const count = counts[letter] ?? 0
  if (count === 0) return null
  const next = (): void => {
    const cell = nextCell(cells, letter, Math.floor(at / perCell))
    if (cell !== -1) onGo(cell * perCell)
  }
  return (
    <li>
      <button
        type="button"
        onClick={next}
        title={`The next that is ${name}`}
        className="flex min-h-6 items-center gap-1.5 rounded-field px-1 hover:bg-hov"
      >
        <svg width="10" height="10" aria-hidden="true">
          <rect x=".5" y=".5" width="9" height="9" rx="1.5" className={cellFills[letter]} />
        </svg>
        <b className="font-semibold">{countText(count)}</b> {name}
      </button>
    </li>
  )
}

interface ChildGridProps {
  readonly iterations: IterationFigures
  readonly at: number
  readonly onAt: (number: number) => void
  readonly onOpen: (number: number) => void
}

/** One stop for the Tab key: arrows go from square to square, Enter looks into one. */
function ChildGrid({ iterations, at, onAt, onOpen }: ChildGridProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width } = useSize(box)
  const { cells, perCell, total } = iterations
  const { pitch, columns } = gridOf(cells.length, width, gridHeight)
  const here = Math.min(cells.length - 1, Math.floor(at / perCell))
  const name = cellNames.find(([letter]) => letter === cells[here])?.[1] ?? ''
  const go = (cell: number): void => onAt(Math.max(0, Math.min(cells.length - 1, cell)) * perCell)
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (by === undefined && event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (by === undefined) onOpen(at)
    else go(here + by)
  }
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const column = Math.min(columns - 1, Math.floor((event.clientX - left) / pitch))
    const cell = Math.floor((event.clientY - top) / pitch) * columns + column
    if (cell < cells.length) onOpen(cell * perCell)
  }
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={`${iterationWords(iterations, 'child execution')}. Arrow keys go from one to the next, Enter looks into it.`}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, total)}
      aria-valuenow={Math.min(total, at + 1)}
      aria-valuetext={`Child ${countText(at + 1)}: ${name}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="mt-2 cursor-pointer rounded-token"
      data-testid="child-grid"
    >
      {width > 0 && (
        <svg width={width} height={Math.ceil(cells.length / columns) * pitch} aria-hidden="true" className="block">
          <Cells {...{ cells, pitch, columns }} />
          {here >= 0 && (
            <rect
              x={(here % columns) * pitch}
              y={Math.floor(here / columns) * pitch}
              width={pitch > 12 ? pitch - 2 : pitch - 1}
              height={pitch > 12 ? pitch - 2 : pitch - 1}
              rx={2}
              className="fill-none stroke-ink"
              strokeWidth={1.6}
            />
          )}
        </svg>
      )}
    </div>
  )
}

function Child({ row, isChosen, isAt }: { readonly row: MapChildRow; readonly isChosen: boolean; readonly isAt: boolean }) {
  const { number, status, execution, items } = row
  const took = execution?.stoppedAt === undefined ? undefined : durationText(execution.stoppedAt - execution.startedAt)
  return (
    <li>
      <button
        type="button"
        disabled={execution === undefined}
        aria-pressed={isChosen}
        title={execution === undefined ? 'It succeeded, and is no longer kept' : execution.name}
        onClick={() => execution && chooseExecution(execution.arn)}
        className={classes(
          'flex min-h-[27px] w-full items-center gap-2 px-1 text-left -outline-offset-2 hover:bg-hov disabled:text-ink3',
          (isChosen || isAt) && 'bg-sunk',
        )}
      >
        <Glyph tone={executionTones[status]} size={14} />
        <b className="min-w-[3ch] text-right font-semibold">{countText(number + 1)}</b>
        <span className="whitespace-nowrap text-ink3">{items > 0 && `${countText(items)} ${items === 1 ? 'item' : 'items'}`}</span>
        <code className="min-w-0 flex-1 truncate font-mono text-caption text-failed" title={execution?.error}>
          {execution?.error}
        </code>
        <span className="whitespace-nowrap text-ink3">{took ?? (status === 'RUNNING' ? 'running' : '')}</span>
      </button>
    </li>
  )
}
