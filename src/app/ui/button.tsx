/** A button: its words, or a picture with its words as the accessible name. `filled` is for Run alone. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classes } from './class-names.ts'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'quiet' | 'framed' | 'filled'
  readonly children: ReactNode
}

const looks = {
  quiet: 'text-ink hover:bg-hov',
  framed: 'border border-line2 bg-raised text-ink hover:bg-hov',
  filled: 'bg-ink text-on-ink hover:bg-ink2',
}

export function Button({ look = 'quiet', className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={classes(
        'inline-flex min-h-[30px] items-center justify-center gap-2 rounded-button px-2.5 font-medium whitespace-nowrap select-none',
        'disabled:cursor-default disabled:text-ink3 disabled:hover:bg-transparent',
        looks[look],
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'look' | 'title'> {
  readonly label: string
  /** The key that does the same. */
  readonly shortcut?: string
}

export function IconButton({ label, shortcut, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      className={classes(
        'inline-flex size-[30px] shrink-0 items-center justify-center rounded-field text-ink hover:bg-hov',
        'disabled:cursor-default disabled:text-ink3 disabled:hover:bg-transparent',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}

/** Words in a sentence that can be pressed. Ink, underlined: blue is a message. */
export function WordButton({ className, children, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      className={classes('min-h-6 font-medium text-ink underline decoration-line2 underline-offset-4 hover:decoration-ink', className)}
      {...rest}
    >
      {children}
    </button>
  )
}
