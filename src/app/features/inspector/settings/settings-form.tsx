/** The settings of a node, of what hangs on it and of its wires, as a form. Which fields there are is told by the worker. */
import { type ReactNode, useState } from 'react'
import type { FieldSet, Reply } from '../../../../bridge/protocol/index.ts'
import { goToNow } from '../../../commands/past.ts'
import { useLibrary } from '../../../stores/library.ts'
import { useSession } from '../../../stores/session.ts'
import { WordButton } from '../../../ui/button.tsx'
import { Glyph } from '../../../ui/glyph.tsx'
import { isChanged } from './field-text.ts'
import { SettingRow } from './setting-row.tsx'
import { useForm } from './use-form.ts'

/** `children` are shown where there is nothing to set. */
export function SettingsForm({ node, children }: { readonly node: string; readonly children?: ReactNode }) {
  const { form, trouble, askAgain } = useForm(node)
  if (trouble !== undefined && form === undefined)
    return (
      <Line>
        The settings could not be read: {trouble} <WordButton onClick={askAgain}>Try again</WordButton>
      </Line>
    )
  if (form === undefined) return <p className="px-4 py-3 text-ink3">Reading the settings …</p>
  if (form === 'none') return children
  return <Groups form={form} />
}

function Groups({ form }: { readonly form: Exclude<Reply<'form'>, undefined> }) {
  const isPast = useSession((state) => state.run?.past !== undefined)
  const isElsewhere = useLibrary((state) => state.isElsewhere)
  const isLocked = isPast || isElsewhere || form.stale === true
  const [main, ...others] = form.groups
  return (
    <div data-testid="settings" className="pb-2">
      {isPast ? (
        <Line>
          As it was set at this moment. <WordButton onClick={() => void goToNow()}>Back to now</WordButton> to change it.
        </Line>
      ) : isElsewhere ? (
        <Line>Another tab writes in this document; here it is only shown.</Line>
      ) : (
        form.stale === true && <Line>The template cannot be read just now: these are the settings of the last one that could.</Line>
      )}
      {main !== undefined && (
        <section aria-label={main.title} className="px-4 py-2">
          <Rows group={main} isLocked={isLocked} />
        </section>
      )}
      {others.map((group) => (
        <Group key={`${group.of} ${group.title}`} group={group} isLocked={isLocked} />
      ))}
    </div>
  )
}

function Group({ group, isLocked }: { readonly group: FieldSet; readonly isLocked: boolean }) {
  const { title, about, fields } = group
  const worst = fields.some(({ problem }) => problem !== undefined)
  const changed = fields.filter(isChanged).length
  // What asks for attention is in sight from the start.
  const [isOpen, setOpen] = useState(() => worst || fields.some(({ advice }) => advice !== undefined))
  const name = about === undefined ? title : `${title}, ${about}`
  return (
    <section aria-label={name} className="border-t border-line">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-[34px] w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hov"
        >
          <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" className={`shrink-0 text-edge ${isOpen ? 'rotate-90' : ''}`}>
            <path d="M1.5 0 7 4 1.5 8Z" fill="currentColor" />
          </svg>
          <span className="shrink-0 font-medium">{title}</span>
          {about !== undefined && <bdi className="min-w-0 truncate text-ink3">{about}</bdi>}
          {worst && <Glyph tone="failed" />}
          {changed > 0 && <span className="ml-auto shrink-0 text-caption text-ink3">{changed} changed</span>}
        </button>
      </h3>
      {isOpen && (
        <div className="px-4 pb-2">
          <Rows group={group} isLocked={isLocked} />
        </div>
      )}
    </section>
  )
}

function Rows({ group, isLocked }: { readonly group: FieldSet; readonly isLocked: boolean }) {
  return group.fields.map((field) => <SettingRow key={field.property} of={group.of} field={field} isLocked={isLocked} />)
}

function Line({ children }: { readonly children: ReactNode }) {
  return <p className="mx-4 mt-3 rounded-field border border-dashed border-edge p-3 text-ink2">{children}</p>
}
