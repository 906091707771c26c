/** One field as it is being changed: what was chosen and not yet taken, and what AWS says against it. */
import { useEffect, useRef, useState } from 'react'
import type { Field } from '../../../../bridge/protocol/index.ts'
import { setSetting } from '../../../commands/set-setting.ts'
import { announce } from '../../../stores/notices.ts'
import { heldText } from './field-text.ts'

export interface Setting {
  readonly field: Field
  readonly isLocked: boolean
  /** What is shown: what was chosen last, else what holds; `undefined` is nothing at all. */
  readonly text: string | undefined
  /** Why it was not taken. */
  readonly refusal: string | undefined
  /** Shows a value without setting it. */
  readonly preview: (value: string) => void
  /** Sets the value, or takes it out (`undefined`). */
  readonly set: (value: string | undefined) => Promise<void>
  /** Says why a text is not even tried. */
  readonly refuse: (reason: string, text: string) => void
  /** Back to what holds. */
  readonly restore: () => void
}

interface Draft {
  readonly value: string | undefined
  readonly refusal?: string
  /** It stands in the text: the next form will say so. */
  readonly isWritten?: true
}

export function useSetting(of: string, field: Field, isLocked: boolean): Setting & { readonly isOwnChange: () => boolean } {
  const [draft, setDraft] = useState<Draft>()
  const isOwn = useRef(false)
  useEffect(() => setDraft((now) => (now?.isWritten ? undefined : now)), [field])
  const set = async (value: string | undefined): Promise<void> => {
    setDraft({ value })
    isOwn.current = true
    const done = await setSetting({ of, property: field.property, value })
    if (done.kind !== 'written') isOwn.current = false
    if (done.kind === 'refused') {
      setDraft({ value, refusal: done.reason })
      announce(`${field.label} was not changed: ${done.reason}`)
    } else setDraft(done.kind === 'same' ? undefined : { value, isWritten: true })
  }
  return {
    field,
    isLocked: isLocked || field.fixed !== undefined,
    text: draft === undefined ? heldText(field) : (draft.value ?? field.default),
    refusal: draft?.refusal,
    preview: (value) => setDraft({ value }),
    set,
    refuse: (refusal, value) => setDraft({ value, refusal }),
    restore: () => setDraft(undefined),
    isOwnChange: () => {
      const was = isOwn.current
      isOwn.current = false
      return was
    },
  }
}
