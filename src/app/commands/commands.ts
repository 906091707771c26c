/** Every action of a person, once: buttons, keys and the sheet of shortcuts all read this list. */
import { documentStore } from '../stores/document.ts'
import { openDialog, openDock, select, sessionStore, setTheme, type Theme } from '../stores/session.ts'
import { nextSpeed } from '../ui/speeds.ts'
import { pickFile } from './open-document.ts'
import { chooseSpeed, isRunning, restart, runUntilIdle, stepOnce, toggleRun } from './run.ts'

export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Run' | 'Document' | 'Screen'
  /** As `KeyboardEvent.key` names it. */
  readonly key?: string
  readonly enabled?: () => boolean
  readonly run: () => void
}

const hasDocument = () => documentStore.getState().picture !== undefined
const themes: readonly Theme[] = ['system', 'light', 'dark']

export const commands = [
  { id: 'run', title: 'Run or pause', group: 'Run', key: ' ', enabled: hasDocument, run: toggleRun },
  { id: 'step', title: 'Step one event', group: 'Run', key: '.', enabled: () => hasDocument() && !isRunning(), run: stepOnce },
  { id: 'restart', title: 'Back to the start', group: 'Run', key: '0', enabled: hasDocument, run: () => restart() },
  { id: 'until-idle', title: 'Run until nothing is left to do', group: 'Run', key: 'i', enabled: hasDocument, run: runUntilIdle },
  { id: 'faster', title: 'Faster', group: 'Run', key: '+', run: () => chooseSpeed(nextSpeed(sessionStore.getState().speed, 1)) },
  { id: 'slower', title: 'Slower', group: 'Run', key: '-', run: () => chooseSpeed(nextSpeed(sessionStore.getState().speed, -1)) },
  { id: 'open', title: 'Open a template', group: 'Document', key: 'o', run: pickFile },
  { id: 'log', title: 'Show the log', group: 'Screen', key: 'l', enabled: isPlaying, run: () => openDock('log') },
  { id: 'problems', title: 'Show problems', group: 'Screen', key: 'p', enabled: isPlaying, run: () => openDock('problems') },
  { id: 'template', title: 'Show the template', group: 'Screen', key: 't', enabled: isPlaying, run: () => openDock('template') },
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
  return key === ' ' ? 'Space' : key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key
}

function isPlaying(): boolean {
  return !sessionStore.getState().fresh
}

function hasSelection(): boolean {
  return sessionStore.getState().selection !== undefined
}

function nextTheme(): void {
  const index = themes.indexOf(sessionStore.getState().theme)
  setTheme(themes[(index + 1) % themes.length] ?? 'system')
}
