/** What this visit is about: what is selected, how fast it runs, which panel is open. Not part of the document. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { RunState } from '../../bridge/protocol/index.ts'
import { isNarrowNow } from '../ui/media.ts'
import { showDock } from './panels.ts'
import { remember, remembered } from './remembered.ts'

/** What the inspector shows. A token is named by the sequence number of its agenda item; of several nodes there are at least two. */
export type Selection =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'nodes'; readonly ids: readonly string[] }
  | { readonly kind: 'wire'; readonly id: string }
  | { readonly kind: 'message'; readonly node: string; readonly messageId: string }
  | { readonly kind: 'token'; readonly id: number }
  /**
   * A state of the workflow that is open (and which of the times it was entered, from 0; the last where none is named), or the
   * execution of it that is looked at; `node` is the state machine's.
   */
  | { readonly kind: 'state'; readonly node: string; readonly state: string; readonly visit?: number }
  | { readonly kind: 'execution'; readonly node: string }

export type DockTab = 'log' | 'paths' | 'charts' | 'problems' | 'template'
export type Theme = 'light' | 'dark' | 'system'

interface Session {
  readonly selection: Selection | undefined
  /** The state machine whose workflow is open in place of the architecture. */
  readonly workflow: string | undefined
  readonly speed: number
  /** Nothing ran yet in this visit: the page shows the sentence and Run, and no instruments. */
  readonly fresh: boolean
  readonly run: RunState | undefined
  /** Run was pressed and the sandbox is still being fetched. */
  readonly starting: boolean
  /** It runs as fast as it goes, until nothing is left to do. */
  readonly untilIdle: boolean
  readonly dock: DockTab
  readonly theme: Theme
  /** A dialog that lies over the page. */
  readonly dialog: 'shortcuts' | 'palette' | 'fork' | undefined
  /** The file that the template panel shows; none: the template itself. */
  readonly file: string | undefined
  /** A place in a text that the editor is to show; without `file` in the template. `serial` tells two jumps to the same place apart. */
  readonly jump: { readonly start: number; readonly end: number; readonly serial: number; readonly file: string | undefined } | undefined
}

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'system'

export const sessionStore = createStore<Session>(() => ({
  selection: undefined,
  workflow: undefined,
  speed: 1,
  fresh: true,
  run: undefined,
  starting: false,
  untilIdle: false,
  dock: 'log',
  theme: remembered('theme', 'system', isTheme),
  dialog: undefined,
  file: undefined,
  jump: undefined,
}))

export function useSession<T>(selector: (state: Session) => T): T {
  return useStore(sessionStore, selector)
}

/** Whether the run goes on by itself, or is about to. */
export function useIsRunning(): boolean {
  return useSession((state) => state.starting || state.run?.running === true)
}

export function select(selection: Selection | undefined): void {
  sessionStore.setState({ selection })
}

/** So many nodes: none, one, or several together. */
export function selectionOf(ids: readonly string[]): Selection | undefined {
  const [id, ...others] = ids
  if (id === undefined) return undefined
  return others.length === 0 ? { kind: 'node', id } : { kind: 'nodes', ids }
}

/** The nodes that are selected as nodes, by themselves or together. */
export function selectedNodes(selection: Selection | undefined): readonly string[] {
  if (selection?.kind === 'node') return [selection.id]
  return selection?.kind === 'nodes' ? selection.ids : []
}

/** Shows a workflow as a diagram of its own; `undefined`: the architecture again. */
export function openWorkflow(workflow: string | undefined): void {
  sessionStore.setState({ workflow, selection: undefined, fresh: false })
}

export function setSpeed(speed: number): void {
  sessionStore.setState({ speed })
}

export function setRunState(run: RunState): void {
  sessionStore.setState({ run })
}

export function setStarting(starting: boolean): void {
  sessionStore.setState({ starting })
}

export function setUntilIdle(untilIdle: boolean): void {
  sessionStore.setState({ untilIdle })
}

export function leaveFirstVisit(): void {
  sessionStore.setState({ fresh: false })
}

/** On a narrow screen the inspector makes way. */
export function openDock(dock: DockTab): void {
  sessionStore.setState(isNarrowNow() ? { dock, selection: undefined } : { dock })
  showDock(true)
}

export function setTheme(theme: Theme): void {
  remember('theme', theme)
  sessionStore.setState({ theme })
}

export function openDialog(dialog: Session['dialog']): void {
  sessionStore.setState({ dialog })
}

/** Chooses what the template panel shows: a file beside the template, or the template itself. */
export function chooseFile(file: string | undefined): void {
  sessionStore.setState({ file })
}

/** Opens the template, or a file beside it, at a place, so that the person sees what a problem or a node is about. */
export function jumpToText(range: { readonly start: number; readonly end: number }, file?: string): void {
  sessionStore.setState((state) => ({
    file,
    jump: { start: range.start, end: range.end, serial: (state.jump?.serial ?? 0) + 1, file },
  }))
  openDock('template')
}
