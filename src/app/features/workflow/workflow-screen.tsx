/** A workflow in place of the architecture: the bar over it, and its drawing. */
import { useEffect, useRef, useState } from 'react'
import { useDocument } from '../../stores/document.ts'
import { openWorkflow, select, sessionStore, useSession } from '../../stores/session.ts'
import { useFollowing, useWorkflow } from '../../stores/workflow.ts'
import { WordButton } from '../../ui/button.tsx'
import { findLayout } from '../../workflow/layout/find-layout.ts'
import type { WorkflowLayout } from '../../workflow/layout/placed.ts'
import { WorkflowCanvas } from '../../workflow/workflow-canvas.tsx'
import { StartBar } from './start-bar.tsx'

export function WorkflowScreen({ node }: { readonly node: string }) {
  useFollowing(node)
  useLeaving(node)
  const picture = useWorkflow((state) => state.picture)
  const isMissing = useWorkflow((state) => state.isMissing)
  const isLastGood = useDocument((state) => state.broken !== undefined)
  const isStale = isLastGood || picture?.isBroken === true
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const selected = useSession(({ selection }) => (selection?.kind === 'state' ? selection.state : undefined))
  const layout = useLayout()
  if (picture === undefined || typeof layout === 'string')
    return <Nothing words={typeof layout === 'string' ? layout : isMissing ? 'There is no workflow here.' : undefined} />
  return (
    <div className="flex h-full flex-col" data-testid="workflow">
      <StartBar picture={picture} />
      <div className="relative min-h-0 flex-1" data-stale={isStale || undefined}>
        {layout && (
          <WorkflowCanvas
            {...{ picture, layout, startMs, selected }}
            onSelect={(state) => select(state === undefined ? undefined : { kind: 'state', node, state })}
            onLeave={() => openWorkflow(undefined)}
          />
        )}
        {isStale && (
          <p className="absolute top-3 right-4 rounded-field border border-line2 bg-panel px-2.5 py-1 text-ink2">
            {isLastGood
              ? 'The text has an error just now: this is the last good picture.'
              : 'The definition has errors: this is as far as it goes.'}
          </p>
        )}
      </div>
    </div>
  )
}

function Nothing({ words }: { readonly words: string | undefined }) {
  return (
    <div className="grid h-full place-items-center bg-canvas" aria-busy={words === undefined}>
      {words !== undefined && (
        <p className="text-ink2">
          {words} <WordButton onClick={() => openWorkflow(undefined)}>Back to the architecture</WordButton>
        </p>
      )}
    </div>
  )
}

/** The newest layout, also while the next one is made; words where none can be made. */
function useLayout(): WorkflowLayout | string | undefined {
  const root = useWorkflow((state) => state.picture?.root)
  const folded = useWorkflow((state) => state.folded)
  const [layout, setLayout] = useState<WorkflowLayout | string>()
  const latest = useRef('')
  useEffect(() => {
    if (root === undefined) return
    const key = JSON.stringify([root, [...folded]])
    if (key === latest.current) return
    latest.current = key
    const lay = async () => {
      try {
        const laid = await findLayout(root, [...folded])
        if (latest.current === key) setLayout(laid)
      } catch (error) {
        if (latest.current === key) setLayout(`The workflow cannot be drawn: ${error instanceof Error ? error.message : String(error)}.`)
      }
    }
    void lay()
  }, [root, folded])
  return layout
}

/** Another document is another architecture. Back in it, keys go on where they left. */
function useLeaving(node: string): void {
  const opening = useDocument((state) => state.opening)
  const first = useRef(opening)
  useEffect(() => {
    if (opening !== first.current) openWorkflow(undefined)
  }, [opening])
  useEffect(() => () => focusSoon(`node-${node}`, 20), [node])
  useEffect(() => {
    document.addEventListener('keydown', escaped)
    return () => document.removeEventListener('keydown', escaped)
  }, [])
}

/** Nothing is selected, nobody types, no dialog is open: then Escape leads back from wherever the focus is. */
function escaped({ key, defaultPrevented, target }: KeyboardEvent): void {
  const { selection, dialog } = sessionStore.getState()
  if (key !== 'Escape' || defaultPrevented || selection !== undefined || dialog !== undefined) return
  const isElsewhere =
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [role="menu"], [role="textbox"]') !== null
  if (!isElsewhere) openWorkflow(undefined)
}

/** The architecture stands a few frames later. */
function focusSoon(id: string, frames: number): void {
  const { activeElement } = document
  if (frames === 0 || (activeElement !== null && activeElement !== document.body)) return
  const element = document.getElementById(id)
  if (element) element.focus({ preventScroll: true })
  else requestAnimationFrame(() => focusSoon(id, frames - 1))
}
