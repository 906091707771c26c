/** What is wrong with the template, and what of it stands still here, with the reason. */
import type { ReactNode } from 'react'
import type { Diagnostic, Picture } from '../../../bridge/protocol/index.ts'
import { fixProblem, takeBackFix } from '../../commands/fix-problem.ts'
import { useDocument } from '../../stores/document.ts'
import { jumpToText, select, sessionStore } from '../../stores/session.ts'
import { AwsPage } from '../../ui/aws-page.tsx'
import { Button, WordButton } from '../../ui/button.tsx'
import { Glyph, WarningGlyph } from '../../ui/glyph.tsx'
import { placeOf } from '../../ui/text-place.ts'
import { problemsOf } from './problems.ts'

const glyphs: Record<Diagnostic['severity'], ReactNode> = {
  error: <Glyph tone="failed" />,
  warning: <WarningGlyph />,
  info: <Glyph tone="waiting" />,
}

export function ProblemsPanel() {
  const text = useDocument((state) => state.text)
  const files = useDocument((state) => state.files)
  const picture = useDocument((state) => state.picture)
  const broken = useDocument((state) => state.broken)
  const { diagnostics, inert } = problemsOf(picture, broken)
  return (
    <div className="h-full overflow-auto pb-2">
      <MendedLine />
      {diagnostics.length + inert.length === 0 && (
        <p className="px-5 py-2 text-ink3">No problems: everything in this template is understood and runs here.</p>
      )}
      <ul>
        {diagnostics.map((diagnostic) => (
          <li
            key={`${diagnostic.code} ${diagnostic.range.start} ${diagnostic.within?.range.start ?? ''} ${diagnostic.message}`}
            className={itemClass}
          >
            <Problem diagnostic={diagnostic} texts={{ text, files }} picture={picture} />
            <Remedies diagnostic={diagnostic} />
          </li>
        ))}
        {inert.map((item) => (
          <li key={item.id} className={itemClass}>
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
    </div>
  )
}

/** What was mended last, as long as nothing else was changed since. */
function MendedLine() {
  const mended = useDocument((state) => state.mended)
  if (mended === undefined) return null
  return (
    <p data-testid="mended" className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-5 py-1">
      <Glyph tone="done" />
      <span className="min-w-0">
        <span className="font-medium">Done.</span> <bdi className="text-ink2">{mended.title}</bdi>
      </span>
      <WordButton onClick={takeBackFix}>Take it back</WordButton>
    </p>
  )
}

/** What can be done about it at one press, and what AWS says. */
function Remedies({ diagnostic: { fix, page } }: { readonly diagnostic: Diagnostic }) {
  if (fix === undefined && page === undefined) return null
  return (
    <span className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 @max-[559px]:pl-[34px]">
      {page !== undefined && <AwsPage address={page} words="AWS page" />}
      {fix !== undefined && (
        <Button look="framed" onClick={() => void fixProblem(fix)} className="min-w-0 whitespace-normal">
          <bdi>{fix.title}</bdi>
        </Button>
      )}
    </span>
  )
}

const itemClass = 'flex items-start gap-x-4 px-5 py-1 hover:bg-hov @max-[559px]:flex-col @max-[559px]:gap-y-1'
const rowClass = 'flex min-w-0 flex-1 items-start gap-4 py-1'

interface ProblemProps {
  readonly diagnostic: Diagnostic
  readonly texts: Parameters<typeof placeOf>[1]
  readonly picture: Picture | undefined
}

function Problem({ diagnostic, texts, picture }: ProblemProps) {
  const { file, range, line, column } = placeOf(diagnostic, texts)
  const show = () => {
    const { start, end } = diagnostic.range
    const node = picture?.nodes.find((candidate) => candidate.range.start <= start && end <= candidate.range.end)
    // Whoever is in a workflow stays in it.
    if (node && sessionStore.getState().workflow === undefined) select({ kind: 'node', id: node.id })
    jumpToText(range, file)
  }
  return (
    <button type="button" onClick={show} className={rowClass}>
      <span className="flex h-[18px] items-center">{glyphs[diagnostic.severity]}</span>
      <span className="w-[86px] shrink-0 text-left text-ink3">
        line {line}:{column}
      </span>
      <span className="min-w-0 text-left">
        {file !== undefined && <span className="mr-2 font-mono text-caption break-all text-ink2">{file}</span>}
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
