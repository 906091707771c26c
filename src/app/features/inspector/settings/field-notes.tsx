/** What there is to say under a field: why a value was refused, what is wrong with it, what to do, what the run has instead. */
import type { ReactNode } from 'react'
import type { Diagnostic } from '../../../../bridge/protocol/index.ts'
import { fixProblem } from '../../../commands/fix-problem.ts'
import { jumpToText } from '../../../stores/session.ts'
import { AwsPage } from '../../../ui/aws-page.tsx'
import { WordButton } from '../../../ui/button.tsx'
import { Glyph, WarningGlyph } from '../../../ui/glyph.tsx'
import { inUnits } from './field-text.ts'
import type { Setting } from './use-setting.ts'

const glyphs: Readonly<Record<Diagnostic['severity'], ReactNode>> = {
  error: <Glyph tone="failed" />,
  warning: <WarningGlyph />,
  info: <Glyph tone="waiting" />,
}

export function FieldNotes({ setting, id }: { readonly setting: Setting; readonly id: string }) {
  const { field, refusal } = setting
  const { advice = [], problem, running, fixed, range, unit } = field
  const isTold = advice.some(({ message }) => message === problem)
  return (
    <div id={id} className="empty:hidden">
      {refusal !== undefined && refusal !== '' && <Note glyph={glyphs.error}>{sentence(refusal, field.label)} Nothing was changed.</Note>}
      {problem !== undefined && !isTold && <Note glyph={glyphs.error}>{sentence(problem, field.label)}</Note>}
      {advice.map((diagnostic) => (
        <Note key={`${diagnostic.code} ${diagnostic.message}`} glyph={glyphs[diagnostic.severity]}>
          <Advice diagnostic={diagnostic} isLocked={setting.isLocked} />
        </Note>
      ))}
      {running !== undefined && (
        <Note glyph={glyphs.info}>
          The run has {running === '' ? 'nothing here' : <bdi className="font-medium text-ink">{inUnits(running, unit)}</bdi>} just now.
        </Note>
      )}
      {fixed !== undefined && (
        <p className="mt-1 text-caption text-ink3">
          Only in the text: {fixed}.{' '}
          {range !== undefined && (
            <WordButton onClick={() => jumpToText(range)} className="text-caption">
              in the template
            </WordButton>
          )}
        </p>
      )}
    </div>
  )
}

function Note({ glyph, children }: { readonly glyph: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="mt-1 flex gap-2 text-ink2">
      <span className="flex h-[18px] shrink-0 items-center">{glyph}</span>
      <div className="min-w-0 break-words">{children}</div>
    </div>
  )
}

function Advice({ diagnostic, isLocked }: { readonly diagnostic: Diagnostic; readonly isLocked: boolean }) {
  const { message, help, page, fix } = diagnostic
  return (
    <>
      {message} {help}{' '}
      <span className="inline-flex flex-wrap items-baseline gap-x-3">
        {fix !== undefined && !isLocked && (
          <WordButton onClick={() => void fixProblem(fix)} className="text-left font-semibold">
            {fix.title}
          </WordButton>
        )}
        {page !== undefined && <AwsPage address={page} words="AWS page" />}
      </span>
    </>
  )
}

/** `must be from 0 to 900 seconds` is said of the field; other words stand by themselves. */
function sentence(text: string, label: string): string {
  const whole = /^[a-z]/.test(text) ? `${label} ${text}` : text
  return /[.!?]$/.test(whole) ? whole : `${whole}.`
}
