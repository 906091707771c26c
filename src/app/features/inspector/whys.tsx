/** Answers to "why?": the rule that holds, with its numbers, and where AWS says so. */
import type { Why } from '../../../bridge/protocol/index.ts'
import { AwsPage } from '../../ui/aws-page.tsx'

export function Whys({ whys }: { readonly whys: readonly Why[] }) {
  if (whys.length === 0) return <p className="p-4 text-ink3">Nothing here needs an explanation just now.</p>
  return (
    <ul className="divide-y divide-line px-4" data-testid="whys">
      {whys.map((why) => (
        <li key={`${why.rule} ${why.text}`} className="py-3">
          <p>{why.text}</p>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-caption text-ink3">
            <span className="font-mono">{why.rule}</span>
            <AwsPage address={why.page} />
          </p>
        </li>
      ))}
    </ul>
  )
}
