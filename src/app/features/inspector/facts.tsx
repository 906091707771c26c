/** Settings as they hold now: label, value, unit, whether it is AWS's default, and what it does when one asks. */
import { useState } from 'react'
import type { Fact } from '../../../bridge/protocol/index.ts'
import { AwsPage } from './aws-page.tsx'

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  const hasDefaults = facts.some((fact) => fact.isDefault === true)
  return (
    <dl className="px-4 py-2">
      {facts.map((fact) => (
        <FactRow key={fact.name} fact={fact} hasDefaults={hasDefaults} />
      ))}
    </dl>
  )
}

function FactRow({ fact, hasDefaults }: { readonly fact: Fact; readonly hasDefaults: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const hasHelp = fact.help !== undefined || fact.page !== undefined
  return (
    <div>
      <div className="flex min-h-[30px] items-center gap-x-3">
        <dt className="shrink-0">
          {hasHelp ? (
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              title={fact.name}
              className="min-h-6 text-left underline decoration-line2 decoration-dotted underline-offset-4 hover:decoration-ink"
            >
              {fact.label}
            </button>
          ) : (
            <span title={fact.name}>{fact.label}</span>
          )}
        </dt>
        <dd className="min-w-0 flex-1 text-right break-words">
          <bdi className="font-medium">{fact.value}</bdi>
          {fact.unit !== undefined && <span className="text-ink3"> {fact.unit}</span>}
        </dd>
        {hasDefaults && <dd className="w-11 shrink-0 text-right text-caption text-ink3">{fact.isDefault === true ? 'default' : ''}</dd>}
      </div>
      {isOpen && (
        <dd className="mb-1.5 border-l border-line2 pl-3 text-ink2">
          {fact.help} {fact.page !== undefined && <AwsPage address={fact.page} />}
        </dd>
      )}
    </div>
  )
}
