/** Something that can be done by hand: its title opens it, and what was filled in stays while it is closed or out of sight. */
import type { FormEvent, ReactNode } from 'react'
import { useDraft } from '../../../stores/drafts.ts'
import { AwsPage } from '../../../ui/aws-page.tsx'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'

interface ActionProps {
  /** The node to which it is done. */
  readonly node: string
  readonly title: string
  /** What it does, in a sentence. */
  readonly about: string
  /** The page of the operation, where it is one of AWS's. */
  readonly page?: string
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

export function Action({ node, title, about, page, startsOpen = false, children }: ActionProps) {
  const [isOpen, setOpen] = useDraft(node, `${title}: open`, startsOpen)
  return (
    <section aria-label={title} className="border-b border-line">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-10 w-full items-center gap-2 px-4 text-left font-semibold -outline-offset-2 hover:bg-hov"
        >
          <span className="min-w-0 flex-1">{title}</span>
          <Icon name={isOpen ? 'up' : 'down'} size={14} />
        </button>
      </h3>
      <div hidden={!isOpen} className="px-4 pb-4">
        <p className="pb-1 text-ink2">
          {about} {page !== undefined && <AwsPage address={page} />}
        </p>
        {children}
      </div>
    </section>
  )
}

interface ActionFormProps {
  readonly button: string
  readonly isBusy: boolean
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** Fields and the button that sends them; Enter in a field of one line does the same. */
export function ActionForm({ button, isBusy, onSubmit, children }: ActionFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onSubmit()
  }
  return (
    <form onSubmit={submit} noValidate>
      {children}
      <div className="flex justify-end pt-2">
        <Button type="submit" look="framed" disabled={isBusy}>
          {button}
        </Button>
      </div>
    </form>
  )
}
