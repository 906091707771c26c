/** A line of text that is taken with Enter or by leaving it; Escape brings back what held. */
import { type KeyboardEvent, useState } from 'react'
import { runCommand } from '../../../commands/commands.ts'

interface TypedTextProps {
  readonly label: string
  readonly text: string
  readonly noteId: string
  readonly isBad: boolean
  readonly isLocked: boolean
  readonly isNumber?: boolean
  readonly placeholder?: string | undefined
  readonly onTyped: (typed: string) => void
  readonly onEscape: () => void
  readonly className: string
}

export function TypedText(props: TypedTextProps) {
  const { label, text, noteId, isBad, isLocked, isNumber, placeholder, onTyped, onEscape, className } = props
  const [typed, setTyped] = useState<string>()
  const take = () => {
    setTyped(undefined)
    if (typed !== undefined && typed !== text) onTyped(typed)
  }
  return (
    <input
      type="text"
      dir="auto"
      aria-label={label}
      aria-invalid={isBad || undefined}
      aria-describedby={noteId}
      inputMode={isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      readOnly={isLocked}
      placeholder={placeholder}
      value={typed ?? text}
      title={isNumber ? undefined : text}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (typed === undefined) takeBack(event)
        if (event.key === 'Enter') take()
        if (event.key !== 'Escape') return
        if (typed === undefined && !isBad) event.currentTarget.blur()
        setTyped(undefined)
        onEscape()
      }}
      className={`h-7 rounded-field font-medium outline-offset-1 placeholder:font-normal placeholder:text-ink3 read-only:text-ink2 ${className}`}
    />
  )
}

/** In a field in which nothing is typed, Ctrl+Z takes back what was set last, as everywhere. */
export function takeBack(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  runCommand(key === 'y' || event.shiftKey ? 'redo' : 'undo')
}
