/** Settings as they hold now: label, value, unit, whether it is AWS's default, and what it does when one asks. */
import { useState } from 'react'
import type { Fact } from '../../../bridge/protocol/index.ts'
import { AwsPage } from '../../ui/aws-page.tsx'
import { shownValue } from './fact-value.ts'

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  const hasDefaults = facts.some((fact) => fact.isDefault === true)
  return (
    <ul className="px-4 py-2">
      {facts.map((fact) => (
        <FactRow key={fact.name} fact={fact} hasDefaults={hasDefaults} />
      ))}
    </ul>
  )
}

function FactRow({ fact, hasDefaults }: { readonly fact: Fact; readonly hasDefaults: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const hasHelp = fact.help !== undefined || fact.page !== undefined
  const { value, unit, parts } = shownValue(fact)
  return (
    <li>
      <div className="flex min-h-[30px] items-center gap-x-3">
        <span className="max-w-[56%] shrink-0">
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
        </span>
        <span title={fact.unit === undefined ? fact.value : `${fact.value} ${fact.unit}`} className="min-w-0 flex-1 text-right break-words">
          <bdi className="font-medium">{value}</bdi>
          {unit !== undefined && <span className="whitespace-nowrap text-ink3"> {unit}</span>}
        </span>
        {hasDefaults && <span className="w-11 shrink-0 text-right text-caption text-ink3">{fact.isDefault === true ? 'default' : ''}</span>}
      </div>
      {parts?.map((part) => (
        <div key={part.name} className={`flex justify-between gap-3 pb-1 pl-3 ${hasDefaults ? 'pr-14' : ''}`}>
          <span className="text-ink2">{part.name}</span>
          <bdi className="min-w-0 text-right font-medium break-words">{part.value}</bdi>
        </div>
      ))}
      {isOpen && (
        <p className="mb-1.5 border-l border-line2 pl-3 text-ink2">
          {fact.help} {fact.page !== undefined && <AwsPage address={fact.page} />}
        </p>
      )}
    </li>
  )
}
