/** The workflow that is open: its picture, what its executions do, which of them is looked at, which containers are folded. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type {
  DocumentFiles,
  StateFigures,
  WorkflowPicture,
  WorkflowScope,
  WorkflowState,
  WorkflowView,
} from '../../bridge/protocol/index.ts'
import { request } from './connection.ts'
import { useDocument } from './document.ts'
import { onFrame, useWorld } from './mirror.ts'

interface OpenWorkflow {
  readonly node: string | undefined
  readonly picture: WorkflowPicture | undefined
  /** It was asked for, and the node is no state machine, or is gone. */
  readonly isMissing: boolean
  readonly view: WorkflowView | undefined
  /** ARN of the execution that somebody chose; without it the newest is followed. */
  readonly chosen: string | undefined
  /** Names of containers of which only a box is drawn. */
  readonly folded: ReadonlySet<string>
}

const nothing: OpenWorkflow = {
  node: undefined,
  picture: undefined,
  isMissing: false,
  view: undefined,
  chosen: undefined,
  folded: new Set(),
}

const workflowStore = createStore<OpenWorkflow>(() => nothing)

export function useWorkflow<T>(selector: (state: OpenWorkflow) => T): T {
  return useStore(workflowStore, selector)
}

export function workflowNow(): OpenWorkflow {
  return workflowStore.getState()
}

/** What a state does; the same object as long as nothing about it changes. */
export function useStateFigures(name: string): StateFigures | undefined {
  return useStore(workflowStore, (state) => state.view?.states[name])
}

export function chooseExecution(chosen: string | undefined): void {
  workflowStore.setState({ chosen })
}

export function fold(name: string, isFolded: boolean): void {
  workflowStore.setState(({ folded }) => {
    const next = new Set(folded)
    if (isFolded) next.add(name)
    else next.delete(name)
    return { folded: next }
  })
}

function takePicture(node: string, picture: WorkflowPicture | undefined): void {
  workflowStore.setState((state) => (state.node === node ? { picture: picture ?? state.picture, isMissing: picture === undefined } : state))
}

/** States of which nothing new is told stay the same objects, so that only what changed is drawn again. */
function takeView(view: WorkflowView | undefined): void {
  workflowStore.setState((state) => {
    if (view !== undefined && view.node !== state.node) return state
    const before = state.view?.states ?? {}
    const states = Object.fromEntries(
      Object.entries(view?.states ?? {}).map(([name, figures]) => {
        const known = before[name]
        return [name, known !== undefined && JSON.stringify(known) === JSON.stringify(figures) ? known : figures]
      }),
    )
    return { view: view && { ...view, states } }
  })
}

function beginWorkflow(node: string): void {
  workflowStore.setState((state) => (state.node === node ? state : { ...nothing, node }))
}

/** The file beside the template in which a workflow is written; none: the template itself. */
export function fileOf({ file }: WorkflowPicture, files: DocumentFiles): string | undefined {
  return Object.hasOwn(files, file) ? file : undefined
}

/** Every state of a scope and of what stands in it, containers first. */
export function statesIn(scope: WorkflowScope): readonly WorkflowState[] {
  return scope.states.flatMap((state) => [state, ...state.scopes.flatMap(statesIn)])
}

export function stateNamed(name: string, root: WorkflowScope): WorkflowState | undefined {
  return statesIn(root).find((state) => state.name === name)
}

/** The innermost state that is written around a place in the text. */
export function stateAround(offset: number, root: WorkflowScope): WorkflowState | undefined {
  return statesIn(root).findLast(({ range }) => range.start <= offset && offset <= range.end)
}

/** Follows a workflow as long as it is looked at: its definition as it is written, its executions as they run. */
export function useFollowing(node: string): void {
  const world = useWorld()
  const picture = useDocument((state) => state.picture)
  const chosen = useStore(workflowStore, (state) => state.chosen)
  useEffect(() => {
    beginWorkflow(node)
    return () => {
      workflowStore.setState(nothing)
      void request('watchWorkflow', {}).catch(() => undefined)
    }
  }, [node])
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const answer = await request('workflow', { node })
      if (isCurrent) takePicture(node, answer)
    }
    ask().catch(() => undefined)
    return () => {
      isCurrent = false
    }
  }, [node, picture, world])
  useEffect(() => {
    takeView(undefined)
    chooseExecution(undefined)
  }, [world])
  useEffect(() => {
    void request('watchWorkflow', chosen === undefined ? { node } : { node, execution: chosen }).catch(() => undefined)
  }, [node, chosen, world])
  useEffect(() => onFrame(({ workflow }) => workflow && takeView(workflow)), [])
}
