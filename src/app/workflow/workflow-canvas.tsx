/**
 * A workflow, drawn: its scopes one in the other, from top to bottom. The drawing holds shape and place; what executions do comes past it
 * from the frames.
 */
import { type KeyboardEvent, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { WorkflowPicture, WorkflowState } from '../../bridge/protocol/index.ts'
import { fold, statesIn } from '../stores/workflow.ts'
import { useSize } from '../ui/measured.ts'
import { Edges } from './edges.tsx'
import type { WorkflowLayout } from './layout/placed.ts'
import { Marks } from './marks.tsx'
import { stateElementId, StateNode } from './state-node.tsx'
import { useView, type ViewHandle } from './use-view.ts'
import { walkStates, type Way } from './walk-states.ts'
import { ZoomButtons } from './zoom-buttons.tsx'

interface WorkflowCanvasProps {
  readonly picture: WorkflowPicture
  readonly layout: WorkflowLayout
  /** Virtual time 0 as a date, ms. */
  readonly startMs: number
  readonly selected: string | undefined
  readonly onSelect: (name: string | undefined) => void
  /** Back to the architecture. */
  readonly onLeave: () => void
}

export function WorkflowCanvas({ picture, layout, startMs, selected, onSelect, onLeave }: WorkflowCanvasProps) {
  const frame = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const view = useView(frame, layer, layout, size)
  const states = useMemo(() => new Map(statesIn(picture.root).map((state) => [state.name, state])), [picture])
  const [stood, setStood] = useState<string>()
  const first = picture.root.startAt ?? layout.states[0]?.name
  const stop = layout.states.some(({ name }) => name === stood) ? stood : first
  const goTo = (name: string): void => {
    const placed = layout.states.find((one) => one.name === name)
    if (placed === undefined) return
    setStood(name)
    view.bringIntoSight(placed.head)
    document.getElementById(stateElementId(name))?.focus({ preventScroll: true })
  }
  useFirstFocus(first)
  useShown(selected, layout, view)
  const onFocus = useCallback((name: string) => setStood(name), [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const wish = wishOf(event)
    if (wish === undefined) return
    const isOnState = (event.target as HTMLElement).closest('[data-state]') !== null
    if (wish !== 'leave' && (!isOnState || stop === undefined)) return
    event.preventDefault()
    event.stopPropagation()
    if (wish === 'leave') return selected === undefined ? onLeave() : onSelect(undefined)
    if (stop === undefined) return
    if (wish === 'choose') onSelect(stop)
    else if (wish === 'fold') {
      const shape = layout.states.find(({ name }) => name === stop)?.shape
      if (shape === 'folded' || shape === 'frame' || shape === 'bars') fold(stop, shape !== 'folded')
    } else goTo(walkStates(stop, wish, picture.root, layout.states))
  }
  return (
    <div
      ref={frame}
      role="group"
      aria-label={`Workflow ${picture.name}: ${states.size} states. Arrow keys walk along the transitions, Enter opens a state, F folds a Parallel or a Map, Escape goes back.`}
      className="relative h-full w-full touch-none overflow-clip bg-canvas"
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        if (target === frame.current || target === layer.current) onSelect(undefined)
      }}
      {...view.pointers}
    >
      <div
        ref={layer}
        style={{ width: layout.width, height: layout.height, transformOrigin: '0 0' }}
        className="absolute top-0 left-0"
        data-testid="workflow-drawing"
      >
        <Drawing {...{ picture, layout, states, startMs, selected, stop, onFocus, onSelect }} />
      </div>
      <ZoomButtons view={view} />
    </div>
  )
}

interface DrawingProps extends Pick<WorkflowCanvasProps, 'picture' | 'layout' | 'startMs' | 'selected' | 'onSelect'> {
  readonly states: ReadonlyMap<string, WorkflowState>
  readonly stop: string | undefined
  readonly onFocus: (name: string) => void
}

/** Frames lie under what stands in them, lines between the two. */
function Drawing({ picture, layout, states, startMs, selected, stop, onFocus, onSelect }: DrawingProps) {
  const draw = (isContainer: boolean) =>
    layout.states
      .filter(({ shape }) => (shape === 'frame') === isContainer)
      .map((placed) => {
        const state = states.get(placed.name)
        if (state === undefined) return null
        const isStop = placed.name === stop
        return (
          <StateNode key={placed.name} {...{ state, placed, startMs, isStop, onSelect, onFocus }} isSelected={placed.name === selected} />
        )
      })
  return (
    <>
      {draw(true)}
      <Edges layout={layout} />
      <Marks marks={layout.marks} root={picture.root.id} startMs={startMs} />
      {draw(false)}
    </>
  )
}

type Wish = Way | 'choose' | 'fold' | 'leave'
const wishes: Readonly<Record<string, Wish>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Enter: 'choose',
  ' ': 'choose',
  f: 'fold',
  Escape: 'leave',
}

function wishOf({ key, shiftKey, altKey, ctrlKey, metaKey, target }: KeyboardEvent): Wish | undefined {
  if (shiftKey || altKey || ctrlKey || metaKey || ((target as HTMLElement).matches('button') && key !== 'Escape')) return undefined
  return Object.hasOwn(wishes, key) ? wishes[key] : undefined
}

/** It may have been selected elsewhere: in the text, or in the history. */
function useShown(selected: string | undefined, layout: WorkflowLayout, view: ViewHandle): void {
  const show = useEffectEvent(() => {
    const head = layout.states.find(({ name }) => name === selected)?.head
    if (head) view.bringIntoSight(head)
  })
  useEffect(() => show(), [selected])
}

/** Whoever opens a workflow by keys goes on in it. */
function useFirstFocus(first: string | undefined): void {
  const isDue = useRef(true)
  useEffect(() => {
    if (!isDue.current || first === undefined) return
    isDue.current = false
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body)
      document.getElementById(stateElementId(first))?.focus({ preventScroll: true })
  }, [first])
}
