/** The one place where keys become commands. Typing in a field, and a control that has keyboard focus, come first. */
import { panelsStore } from '../stores/panels.ts'
import { sessionStore } from '../stores/session.ts'
import { type Command, commands, runCommand } from './commands.ts'
import { openPasted } from './open-document.ts'

/** Listens until the returned function is called. */
export function listenForKeys(): () => void {
  document.addEventListener('pointerdown', pointerUsed, true)
  document.addEventListener('keydown', spaceOnClicked, true)
  document.addEventListener('keydown', pressedInField, true)
  document.addEventListener('keydown', keyPressed)
  document.addEventListener('paste', pasted)
  document.addEventListener('click', giveBackFocus)
  return () => {
    document.removeEventListener('pointerdown', pointerUsed, true)
    document.removeEventListener('keydown', spaceOnClicked, true)
    document.removeEventListener('keydown', pressedInField, true)
    document.removeEventListener('keydown', keyPressed)
    document.removeEventListener('paste', pasted)
    document.removeEventListener('click', giveBackFocus)
  }
}

/** Whether what has focus got it from a pointer: then Space means Run, not "press this again". */
let isFocusFromPointer = false

function pointerUsed(): void {
  isFocusFromPointer = true
}

/** A node that was clicked keeps its focus for the arrow keys, but not the space bar. */
function spaceOnClicked(event: KeyboardEvent): void {
  if (event.key !== ' ') {
    if (event.key === 'Tab' || event.key.startsWith('Arrow')) isFocusFromPointer = false
    return
  }
  const { target } = event
  if (!isFocusFromPointer || !(target instanceof Element) || !target.matches('[role="button"]') || event.repeat) return
  event.preventDefault()
  event.stopPropagation()
  runCommand('run')
}

/** Where somebody types, only what works everywhere is heard, and before an editor takes it for the first half of a chord of its own. */
function pressedInField(event: KeyboardEvent): void {
  if (!isTyping(event.target) || isNotOurs(event)) return
  chordPressed(event, (command) => command.everywhere)
  if (event.defaultPrevented) event.stopPropagation()
}

function keyPressed(event: KeyboardEvent): void {
  if (isTyping(event.target) || isNotOurs(event)) return
  if (event.ctrlKey || event.metaKey) return chordPressed(event)
  if (event.key === ' ' && isControl(event.target)) return
  if (event.key.length === 1 && event.key !== ' ' && !panelsStore.getState().singleKeys) return
  const pressed = event.key === '=' ? '+' : event.key.length === 1 ? event.key.toLowerCase() : event.key
  const all: readonly Command[] = commands
  const found = all.find(({ key }) => key === pressed)
  if (!found || (event.repeat && pressed !== '.' && pressed !== ',')) return
  if (found.enabled !== undefined && !found.enabled()) return
  event.preventDefault()
  found.run()
}

function isNotOurs(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.altKey || event.isComposing || sessionStore.getState().dialog !== undefined
}

/** Ctrl+Z and its like work on the canvas and in every panel; a field of a form has its own. */
function chordPressed(event: KeyboardEvent, isMeant: (command: Command) => boolean | undefined = () => true): void {
  if (!event.ctrlKey && !event.metaKey) return
  const pressed = `Mod+${event.shiftKey ? 'Shift+' : ''}${event.key.toLowerCase()}`
  const all: readonly Command[] = commands
  const found = all.find(({ key, otherKeys }) => key === pressed || otherKeys?.includes(pressed) === true)
  if (!found || !isMeant(found)) return
  event.preventDefault()
  if (found.enabled === undefined || found.enabled()) found.run()
}

function pasted(event: ClipboardEvent): void {
  if (isTyping(event.target) || sessionStore.getState().dialog !== undefined) return
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text.trim() === '') return
  event.preventDefault()
  void openPasted(text)
}

/** A button that was clicked with the mouse keeps no focus, so that Space goes on meaning Run. */
function giveBackFocus(event: MouseEvent): void {
  const focused = document.activeElement
  if (event.detail > 0 && focused instanceof HTMLElement && focused.matches('button') && !focused.closest('dialog')) focused.blur()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="slider"], [role="tab"], [role="separator"]') !== null
}
