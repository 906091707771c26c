/** The frame of a control: an inked edge tells that something else than the default holds. */
import { classes } from '../../../ui/class-names.ts'

interface Box {
  readonly isChanged: boolean
  readonly isBad: boolean
  readonly isLocked: boolean
}

export function boxClass({ isChanged, isBad, isLocked }: Box, more?: string): string {
  return classes(
    'relative flex min-h-[30px] min-w-0 items-center rounded-field border focus-within:border-ink',
    isLocked ? 'bg-transparent' : 'bg-raised',
    isBad ? 'border-failed' : isChanged ? 'border-ink2' : 'border-line2',
    isChanged && 'shadow-[inset_3px_0_0_var(--ink)]',
    more,
  )
}
