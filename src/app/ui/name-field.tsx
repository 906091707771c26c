/** A name that is being changed in place: Enter and leaving the field keep it, Escape leaves the old one. */
import { useEffect, useRef } from 'react'
import { classes } from './class-names.ts'

interface NameFieldProps {
  readonly label: string
  readonly name: string
  /** Characters. */
  readonly most: number
  readonly onName: (name: string) => void
  /** After either; whoever asked for the field takes the focus back. */
  readonly onClose: () => void
  readonly className?: string
}

export function NameField({ label, name, most, onName, onClose, className }: NameFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => field.current?.select(), [])
  const finish = (typed: string | undefined) => {
    if (isDone.current) return
    isDone.current = true
    if (typed !== undefined && typed.trim() !== '' && typed !== name) onName(typed)
    onClose()
  }
  return (
    <input
      ref={field}
      type="text"
      aria-label={label}
      dir="auto"
      defaultValue={name}
      maxLength={most * 2}
      autoComplete="off"
      spellCheck={false}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') {
          // Else the same key would press the button that gets the focus.
          event.preventDefault()
          finish(event.currentTarget.value)
        } else if (event.key === 'Escape') {
          event.preventDefault()
          finish(undefined)
        }
      }}
      className={classes('h-[30px] min-w-0 rounded-field border border-line2 bg-raised px-2', className)}
    />
  )
}
