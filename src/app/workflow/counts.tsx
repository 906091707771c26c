/** A state over all executions that are kept: how many are in it now, how many it caught, and how many it failed. */
import type { StateFigures } from '../../bridge/protocol/index.ts'
import { useWorkflow } from '../stores/workflow.ts'
import { Glyph, type GlyphTone } from '../ui/glyph.tsx'
import { countText } from '../ui/virtual-time.ts'

/** With a single execution there is nothing to count, but what the children of a distributed Map do as long as none of them is looked at. */
export function Counts({ figures }: { readonly figures: StateFigures | undefined }) {
  const isSeveral = useWorkflow(({ view }) => (view?.executions ?? 0) > 1)
  if (figures === undefined || (!isSeveral && figures.status !== undefined)) return null
  const succeeded = figures.status === undefined ? figures.succeeded : 0
  if (figures.inside + figures.failed + figures.caught + succeeded === 0) return null
  return (
    <span className="pointer-events-none absolute -top-[9px] -right-1 flex gap-1 text-caption leading-[15px] font-medium text-ink">
      <Count count={figures.inside} tone="running" words="in it now" />
      <Count count={succeeded} tone="done" words="left it well" />
      <Count count={figures.caught} tone="retry" words="caught" />
      <Count count={figures.failed} tone="failed" words="failed" />
    </span>
  )
}

function Count({ count, tone, words }: { readonly count: number; readonly tone: GlyphTone; readonly words: string }) {
  if (count === 0) return null
  return (
    <span
      title={`${countText(count)} ${words}, of all executions`}
      className="flex items-center gap-0.5 rounded-full border border-line2 bg-raised px-1"
    >
      <Glyph tone={tone} size={11} />
      {countText(count)}
    </span>
  )
}
