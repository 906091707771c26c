/** What is wrong with the template, and what of it stands still here, with the reason. */
import type { ReactNode } from 'react'
import type { Diagnostic, Picture } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { jumpToText, select } from '../../stores/session.ts'
import { Glyph, WarningGlyph } from '../../ui/glyph.tsx'
import { placeAt } from '../../ui/text-place.ts'
import { problemsOf } from './problems.ts'

const glyphs: Record<Diagnostic['severity'], ReactNode> = {
  error: <Glyph tone="failed" />,
  warning: <WarningGlyph />,
  info: <Glyph tone="waiting" />,
}

export function ProblemsPanel() {
  const text = useDocument((state) => state.text)
  const picture = useDocument((state) => state.picture)
  const broken = useDocument((state) => state.broken)
  const { diagnostics, inert } = problemsOf(picture, broken)
  if (diagnostics.length + inert.length === 0) {
    return <p className="px-5 py-2 text-ink3">No problems: everything in this template is understood and runs here.</p>
  }
  return (
    <ul className="h-full overflow-auto pb-2">
      {diagnostics.map((diagnostic) => (
        <li key={`${diagnostic.code} ${diagnostic.range.start} ${diagnostic.message}`}>
          <Problem diagnostic={diagnostic} text={text} picture={picture} />
        </li>
      ))}
      {inert.map((item) => (
        <li key={item.id}>
          <button type="button" onClick={() => select({ kind: 'node', id: item.id })} className={rowClass}>
            <InertGlyph />
            <span className="w-[86px] shrink-0 text-left text-ink3">stands still</span>
            <span className="min-w-0 text-left">
              <bdi className="font-medium">{item.id}</bdi> <span className="text-ink3">{item.type}</span>
              <span className="text-ink2"> {item.reason}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const rowClass = 'flex w-full items-start gap-4 px-5 py-1 -outline-offset-2 hover:bg-hov'

interface ProblemProps {
  readonly diagnostic: Diagnostic
  readonly text: string
  readonly picture: Picture | undefined
}

function Problem({ diagnostic, text, picture }: ProblemProps) {
  const { line, column } = placeAt(text, diagnostic.range.start)
  const show = () => {
    const { start, end } = diagnostic.range
    const node = picture?.nodes.find((candidate) => candidate.range.start <= start && end <= candidate.range.end)
    if (node) select({ kind: 'node', id: node.id })
    jumpToText(diagnostic.range)
  }
  return (
    <button type="button" onClick={show} className={rowClass}>
      <span className="flex h-[18px] items-center">{glyphs[diagnostic.severity]}</span>
      <span className="w-[86px] shrink-0 text-left text-ink3">
        line {line}:{column}
      </span>
      <span className="min-w-0 text-left">
        <bdi>{diagnostic.message}</bdi>
        {diagnostic.help !== undefined && <span className="text-ink2"> {diagnostic.help}</span>}{' '}
        <span className="font-mono text-caption text-ink3">{diagnostic.code}</span>
      </span>
    </button>
  )
}

function InertGlyph() {
  return (
    <svg width="14" height="18" viewBox="0 0 14 18" role="img" aria-label="not simulated" className="shrink-0 text-edge">
      <rect x="1" y="3" width="12" height="12" rx="2" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.5 2" />
    </svg>
  )
}
