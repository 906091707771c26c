/** Deletes for ever, but asks first, in its own place. */
import { useState } from 'react'
import { deleteKept } from '../../commands/library/change-kept.ts'
import { Button } from '../../ui/button.tsx'

export function DeleteButton({ id, name }: { readonly id: string; readonly name: string }) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <Button aria-label={`Delete ${name} for ever`} onClick={() => setAsked(true)}>
        Delete for ever…
      </Button>
    )
  }
  return (
    <span role="group" aria-label={`Delete ${name} for ever?`} className="flex flex-wrap items-center gap-1 pl-2.5">
      <span className="text-failed">It cannot be brought back.</span>
      <Button look="framed" onClick={() => void deleteKept(id)}>
        Delete
      </Button>
      <Button autoFocus onClick={() => setAsked(false)}>
        Keep it
      </Button>
    </span>
  )
}
