/** A state as it is drawn: its name, what it does, what it is doing now; a shape for a Choice, a bar or a frame for what holds others. */
import { type CSSProperties, memo, type ReactNode, useRef } from 'react'
import type { StateFigures, StateStatus, WorkflowState } from '../../bridge/protocol/index.ts'
import { useFrameClock } from '../diagram/live.ts'
import { newestFrame } from '../stores/mirror.ts'
import { fold, useStateFigures } from '../stores/workflow.ts'
import { classes } from '../ui/class-names.ts'
import { shortName } from '../ui/short-name.ts'
import { Counts } from './counts.tsx'
import { IterationGrid } from './iteration-grid.tsx'
import { bars, choice, frame } from './layout/measures.ts'
import type { PlacedState } from './layout/placed.ts'
import { ServiceGlyph } from './service-glyph.tsx'
import { StatusGlyph } from './status-glyph.tsx'
import { MadeUp } from './made-up.tsx'
import { isTicking, stateLabel, stateWords } from './state-words.ts'

interface StateNodeProps {
  readonly state: WorkflowState
  readonly placed: PlacedState
  readonly startMs: number
  readonly isSelected: boolean
  /** What the Tab key reaches. */
  readonly isStop: boolean
  readonly onSelect: (name: string) => void
  readonly onFocus: (name: string) => void
}

export const StateNode = memo(function StateNode(props: StateNodeProps) {
  const { state, placed, startMs, isSelected, isStop, onSelect, onFocus } = props
  const figures = useStateFigures(state.name)
  const { head } = placed
  const clockMs = newestFrame()?.clockMs ?? 0
  return (
    <>
      <Outline placed={placed} status={figures?.status} />
      <div
        role="button"
        id={stateElementId(state.name)}
        data-state={state.name}
        data-status={figures?.status}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={isSelected}
        aria-label={stateLabel(state, figures, stateWords(state, figures, clockMs, startMs))}
        title={state.name}
        onFocus={() => onFocus(state.name)}
        onClick={() => onSelect(state.name)}
        style={placeOf(head)}
        className={classes('absolute flex items-center select-none', headClass(placed))}
      >
        <Face state={state} placed={placed} figures={figures} startMs={startMs} />
        {isSelected && <Corners />}
        <Counts figures={figures} />
        {figures?.answeredBy && <MadeUp by={figures.answeredBy} />}
      </div>
      {(placed.shape === 'frame' || placed.shape === 'bars' || placed.shape === 'folded') && (
        <FoldButton placed={placed} name={state.name} />
      )}
      {placed.shape === 'frame' && figures?.iterations && (
        <div style={{ left: head.left + 14, top: head.bottom - 2, width: head.right - head.left - 28, height: 30 }} className="absolute">
          <IterationGrid
            iterations={figures.iterations}
            width={head.right - head.left - 28}
            what={figures.mapRun ? 'child execution' : 'iteration'}
          />
        </div>
      )}
    </>
  )
})

/** Names of states may hold anything: they are told apart by their letters' numbers. */
export function stateElementId(name: string): string {
  return `state-${encodeURIComponent(name)}`
}

function placeOf({ left, top, right, bottom }: PlacedState['box']): CSSProperties {
  return { left, top, width: right - left, height: bottom - top }
}

function headClass({ shape }: PlacedState): string {
  if (shape === 'bars') return 'gap-2 pr-2'
  if (shape === 'choice') return 'flex-col justify-center'
  return 'gap-2.5 px-3'
}

const strokes: Readonly<Record<StateStatus, string>> = {
  running: 'stroke-running',
  retrying: 'stroke-retry',
  token: 'stroke-waiting',
  waiting: 'stroke-waiting',
  succeeded: 'stroke-ink2',
  caught: 'stroke-retry',
  failed: 'stroke-failed',
  aborted: 'stroke-edge',
}

const washes: Partial<Record<StateStatus, string>> = {
  running: 'fill-running-wash',
  retrying: 'fill-retry-wash',
  caught: 'fill-retry-wash',
  failed: 'fill-failed-wash',
  token: 'fill-waiting-wash',
  waiting: 'fill-waiting-wash',
}

const barFills: Readonly<Record<StateStatus, string>> = {
  running: 'fill-running',
  retrying: 'fill-retry',
  token: 'fill-waiting',
  waiting: 'fill-waiting',
  succeeded: 'fill-ink2',
  caught: 'fill-retry',
  failed: 'fill-failed',
  aborted: 'fill-edge',
}

function Outline({ placed, status }: { readonly placed: PlacedState; readonly status: StateStatus | undefined }) {
  const { shape, box } = placed
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  const stroke = status === undefined ? 'stroke-edge' : strokes[status]
  const wash = (status === undefined ? undefined : washes[status]) ?? 'fill-raised'
  return (
    <svg style={placeOf(box)} className="pointer-events-none absolute overflow-visible" aria-hidden="true">
      {shape === 'bars' && (
        <>
          <rect width={width} height={bars.thick} rx={2.5} className={status === undefined ? 'fill-edge' : barFills[status]} />
          <rect
            y={height - bars.thick}
            width={width}
            height={bars.thick}
            rx={2.5}
            className={status === 'succeeded' ? 'fill-ink2' : 'fill-edge'}
          />
        </>
      )}
      {shape === 'frame' && (
        <>
          <path
            d={`M${width} 9h${frame.stack - 3}q3 0 3 3V${height + 2}q0 4-4 4H12q-3 0-3-3v-3`}
            className={classes('fill-none', stroke)}
            strokeWidth={1.2}
          />
          <rect width={width} height={height} rx={10} className={classes('fill-panel', stroke)} strokeWidth={1.4} />
        </>
      )}
      {shape === 'choice' && (
        <path
          d={`M0 ${height / 2}L${choice.corner} 0H${width - choice.corner}L${width} ${height / 2}L${width - choice.corner} ${height}H${choice.corner}Z`}
          className={classes(wash, stroke)}
          strokeWidth={1.6}
          strokeLinejoin="round"
        />
      )}
      {shape === 'folded' && <path d={`M8 -4H${width}q4 0 4 4V${height - 8}`} className={classes('fill-none', stroke)} strokeWidth={1.2} />}
      {(shape === 'box' || shape === 'folded') && (
        <rect width={width} height={height} rx={9} className={classes(wash, stroke)} strokeWidth={1.6} />
      )}
    </svg>
  )
}

interface FaceProps {
  readonly state: WorkflowState
  readonly placed: PlacedState
  readonly figures: StateFigures | undefined
  readonly startMs: number
}

const nameLetter = 7.3

function Face({ state, placed, figures, startMs }: FaceProps) {
  const { shape, head } = placed
  const isChoice = shape === 'choice'
  const isOneLine = shape === 'bars'
  const room = (head.right - head.left - (isChoice ? 44 : isOneLine ? 96 : 58)) / nameLetter
  return (
    <>
      {figures?.status !== undefined && !isChoice && <StatusGlyph figures={figures} />}
      {figures?.status === undefined && !isChoice && !isOneLine && <ServiceGlyph state={state} />}
      <span
        className={classes(
          'min-w-0',
          isChoice ? 'max-w-full px-5 text-center' : isOneLine ? 'flex min-w-0 items-baseline gap-2' : 'flex-1',
        )}
      >
        <bdi className="block shrink-0 truncate text-name leading-[18px] font-semibold text-ink">
          {shortName(state.name, Math.max(6, room))}
        </bdi>
        <LiveWords state={state} figures={figures} startMs={startMs} />
      </span>
    </>
  )
}

const wordTones: Partial<Record<StateStatus, string>> = {
  running: 'font-medium text-running',
  retrying: 'font-medium text-retry',
  caught: 'font-medium text-retry',
  failed: 'font-medium text-failed',
  token: 'font-medium text-waiting',
  waiting: 'font-medium text-waiting',
}

/** What a clock changes is written past React. */
function LiveWords({ state, figures, startMs }: Omit<FaceProps, 'placed'>) {
  const line = useRef<HTMLSpanElement>(null)
  useFrameClock(isTicking(figures), (clockMs) => {
    const words = stateWords(state, figures, clockMs, startMs)
    if (line.current && line.current.textContent !== words) line.current.textContent = words
  })
  const tone = (figures?.status === undefined ? undefined : wordTones[figures.status]) ?? 'text-ink3'
  return <span ref={line} className={`block truncate text-caption leading-[17px] ${tone}`} />
}

/** What is selected stands between four corners, as in the architecture. */
function Corners() {
  const arm = 'absolute size-[9px] border-ink'
  return (
    <span aria-hidden="true" className="pointer-events-none absolute -inset-[7px]">
      <span className={`${arm} top-0 left-0 border-t-[2.5px] border-l-[2.5px]`} />
      <span className={`${arm} top-0 right-0 border-t-[2.5px] border-r-[2.5px]`} />
      <span className={`${arm} right-0 bottom-0 border-r-[2.5px] border-b-[2.5px]`} />
      <span className={`${arm} bottom-0 left-0 border-b-[2.5px] border-l-[2.5px]`} />
    </span>
  )
}

function FoldButton({ placed, name }: { readonly placed: PlacedState; readonly name: string }): ReactNode {
  const { shape, head, box } = placed
  const isFolded = shape === 'folded'
  const right = shape === 'bars' ? box.right : head.right - 6
  const top = shape === 'bars' ? head.top - 3 : (head.top + head.bottom) / 2 - 12
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={isFolded ? `Unfold ${name}` : `Fold ${name}`}
      title={isFolded ? 'Unfold (F)' : 'Fold (F)'}
      onClick={() => fold(name, !isFolded)}
      style={{ left: right - 24, top }}
      className="absolute grid size-6 place-items-center rounded-field text-ink3 hover:bg-hov hover:text-ink"
    >
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        <path d={isFolded ? 'M-4 0H4M0 -4V4' : 'M-4 0H4'} className="fill-none stroke-current" strokeWidth={1.6} strokeLinecap="round" />
      </svg>
    </button>
  )
}
