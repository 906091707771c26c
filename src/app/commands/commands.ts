/** Every action of a person, once: buttons, keys and the sheet of shortcuts all read this list. */
import { hasCaption, toggleCaption } from '../stores/caption.ts'
import { documentStore } from '../stores/document.ts'
import { panelsStore, showOutline } from '../stores/panels.ts'
import { libraryStore } from '../stores/library.ts'
import { openDialog, openDock, select, selectedNodes, sessionStore, setTheme, type Theme } from '../stores/session.ts'
import { nextSpeed } from '../ui/speeds.ts'
import { takeUpSelected, tidy } from './arrange.ts'
import { redo, undo } from './edit-template.ts'
import { pickFile } from './open-document.ts'
import { firstStep, goToNow, stepBack } from './past.ts'
import { chooseSpeed, isRunning, restart, runUntilIdle, stepOnce, toggleRun } from './run.ts'

export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Run' | 'Document' | 'Screen'
  /** As `KeyboardEvent.key` names it; after `Mod+` with Ctrl, or Cmd on a Mac. */
  readonly key?: string
  /** Other keys that do the same. */
  readonly otherKeys?: readonly string[]
  /** Its chord works in a field and in the editor as well. */
  readonly everywhere?: true
  readonly enabled?: () => boolean
  readonly run: () => void
}

const hasDocument = () => documentStore.getState().picture !== undefined
const themes: readonly Theme[] = ['system', 'light', 'dark']

export const commands = [
  { id: 'run', title: 'Run or pause', group: 'Run', key: ' ', enabled: hasDocument, run: toggleRun },
  { id: 'step', title: 'Step one event', group: 'Run', key: '.', enabled: () => hasDocument() && !isRunning(), run: stepOnce },
  { id: 'step-back', title: 'Step back one event', group: 'Run', key: ',', enabled: canStepBack, run: stepBack },
  {
    id: 'now',
    title: 'Back to now: to the newest moment of the run',
    group: 'Run',
    key: 'End',
    enabled: isInPast,
    run: () => void goToNow(),
  },
  { id: 'restart', title: 'Back to the start', group: 'Run', key: '0', enabled: hasDocument, run: () => restart() },
  { id: 'until-idle', title: 'Run until nothing is left to do', group: 'Run', key: 'i', enabled: hasDocument, run: runUntilIdle },
  { id: 'faster', title: 'Faster', group: 'Run', key: '+', run: () => chooseSpeed(nextSpeed(sessionStore.getState().speed, 1)) },
  { id: 'slower', title: 'Slower', group: 'Run', key: '-', run: () => chooseSpeed(nextSpeed(sessionStore.getState().speed, -1)) },
  { id: 'open', title: 'Open a template', group: 'Document', key: 'o', run: pickFile },
  { id: 'undo', title: 'Undo', group: 'Document', key: 'Mod+z', enabled: canUndo, run: undo },
  { id: 'redo', title: 'Redo', group: 'Document', key: 'Mod+Shift+z', otherKeys: ['Mod+y'], enabled: canRedo, run: redo },
  { id: 'move', title: 'Move what is selected', group: 'Document', key: 'm', enabled: canMove, run: takeUpSelected },
  { id: 'tidy', title: 'Tidy: lay the picture out anew', group: 'Document', enabled: hasPlaces, run: tidy },
  { id: 'log', title: 'Show the log', group: 'Screen', key: 'l', enabled: isPlaying, run: () => openDock('log') },
  { id: 'paths', title: 'Show paths: one line a message', group: 'Screen', enabled: isPlaying, run: () => openDock('paths') },
  { id: 'charts', title: 'Show charts', group: 'Screen', key: 'c', enabled: isPlaying, run: () => openDock('charts') },
  { id: 'problems', title: 'Show problems', group: 'Screen', key: 'p', enabled: isPlaying, run: () => openDock('problems') },
  { id: 'template', title: 'Show the template', group: 'Screen', key: 't', enabled: isPlaying, run: () => openDock('template') },
  { id: 'outline', title: 'Outline: nodes and wires as a list', group: 'Screen', key: 'n', enabled: hasDocument, run: toggleOutline },
  { id: 'caption', title: 'What to look at, what to try', group: 'Screen', enabled: () => isPlaying() && hasCaption(), run: toggleCaption },
  { id: 'palette', title: 'Do anything', group: 'Screen', key: 'Mod+k', everywhere: true, run: () => openDialog('palette') },
  { id: 'clear-selection', title: 'Select nothing', group: 'Screen', key: 'Escape', enabled: hasSelection, run: () => select(undefined) },
  { id: 'theme', title: 'Theme: light, dark or the system’s', group: 'Screen', key: 'd', run: nextTheme },
  { id: 'shortcuts', title: 'Keys', group: 'Screen', key: '?', run: () => openDialog('shortcuts') },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']

export function command(id: CommandId): Command {
  return commands.find((candidate) => candidate.id === id) ?? commands[0]
}

export function runCommand(id: CommandId): void {
  const { enabled, run } = command(id)
  if (enabled === undefined || enabled()) run()
}

/** A key as it is printed on it. */
export function keyText(key: string): string {
  if (key.startsWith('Mod+')) return `${isApple() ? 'Cmd' : 'Ctrl'}+${key.slice(4, -1)}${key.slice(-1).toUpperCase()}`
  return key === ' ' ? 'Space' : key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key
}

function isPlaying(): boolean {
  return !sessionStore.getState().fresh
}

function canStepBack(): boolean {
  return (sessionStore.getState().run?.step ?? 0) > firstStep && !isRunning()
}

function isInPast(): boolean {
  return sessionStore.getState().run?.past !== undefined
}

function canUndo(): boolean {
  return documentStore.getState().history.past !== undefined
}

function canRedo(): boolean {
  return documentStore.getState().history.future !== undefined
}

/** What another tab writes, and what cannot be read just now, stays where it is. */
function mayArrange(): boolean {
  const { picture, broken } = documentStore.getState()
  return picture !== undefined && broken === undefined && !isInPast() && !libraryStore.getState().isElsewhere
}

function canMove(): boolean {
  return mayArrange() && selectedNodes(sessionStore.getState().selection).length > 0
}

function hasPlaces(): boolean {
  return mayArrange() && documentStore.getState().picture?.nodes.some(({ position }) => position !== undefined) === true
}

function toggleOutline(): void {
  showOutline(!panelsStore.getState().outlineIsOpen)
}

function hasSelection(): boolean {
  return sessionStore.getState().selection !== undefined
}

function nextTheme(): void {
  const index = themes.indexOf(sessionStore.getState().theme)
  setTheme(themes[(index + 1) % themes.length] ?? 'system')
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
