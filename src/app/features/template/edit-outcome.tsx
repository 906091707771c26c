/** What became of the last edit: applied, to be restarted, refused by AWS, or not readable. Always one line's place, so nothing jumps. */
import type { ReactNode } from 'react'
import type { Diagnostic, EditOutcome } from '../../../bridge/protocol/index.ts'
import { goToNow } from '../../commands/past.ts'
import { restart } from '../../commands/run.ts'
import { useDocument } from '../../stores/document.ts'
import { jumpToText, useSession } from '../../stores/session.ts'
import { Button, WordButton } from '../../ui/button.tsx'
import { Glyph, WarningGlyph } from '../../ui/glyph.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { placeOf } from '../../ui/text-place.ts'
import { clockFace } from '../../ui/virtual-time.ts'

export function EditOutcomeLine() {
  const outcome = useDocument((state) => state.outcome)
  const text = useDocument((state) => state.text)
  const files = useDocument((state) => state.files)
  const isPast = useDocument((state) => state.ahead !== undefined)
  if (isPast) return <PastLine />
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line px-5 py-1">
      <div data-testid="edit-outcome" className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
        {outcome === undefined ? (
          <span className="text-ink3">Type: what is valid reaches the running world at once.</span>
        ) : (
          told(outcome, { text, files })
        )}
      </div>
      <span
        className={`flex shrink-0 items-center gap-1.5 text-caption text-ink3 max-lg:hidden ${outcome?.kind === 'broken' ? 'max-2xl:hidden' : ''}`}
      >
        <KeyCap>Esc</KeyCap> leaves the text <KeyCap>Ctrl+M</KeyCap> lets Tab leave it
      </span>
    </div>
  )
}

/** The text of an earlier moment is looked at only. */
function PastLine() {
  const clockMs = useSession((state) => state.run?.clockMs ?? 0)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  return (
    <div data-testid="past-text" className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line bg-sunk px-5 py-1">
      <span className="min-w-0">
        The text as it was at <span className="font-semibold">{clockFace(startMs, clockMs).time}</span>.{' '}
        <span className="text-ink2">Here it can only be read.</span>
      </span>
      <WordButton onClick={() => void goToNow()}>Back to now</WordButton>
    </div>
  )
}

type Texts = Parameters<typeof placeOf>[1]

function told(outcome: EditOutcome, texts: Texts): ReactNode {
  switch (outcome.kind) {
    case 'unchanged':
      return <Told tone="done">Nothing that runs has changed.</Told>
    case 'applied':
      return (
        <Told tone="done" title="Applied to the running world.">
          {outcome.changes.join(' · ')}
        </Told>
      )
    case 'restart-needed':
      return (
        <>
          <Told tone="warning" title="The world still runs the old text.">
            {outcome.reason}
          </Told>
          <Button look="framed" onClick={() => restart()}>
            Restart with this text
          </Button>
        </>
      )
    case 'refused':
      return (
        <Told tone="failed" title={`AWS would refuse this: ${outcome.fault.code}.`}>
          {outcome.fault.message}
        </Told>
      )
    case 'broken':
      return <Broken message={outcome.message} diagnostics={outcome.diagnostics} texts={texts} />
  }
}

function Told({
  tone,
  title,
  children,
}: {
  readonly tone: 'done' | 'failed' | 'warning'
  readonly title?: string
  readonly children: ReactNode
}) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      {tone === 'warning' ? <WarningGlyph /> : <Glyph tone={tone} />}
      <span className="min-w-0">
        {title !== undefined && <span className="font-medium">{title} </span>}
        <span className="text-ink2">{children}</span>
      </span>
    </span>
  )
}

interface BrokenProps {
  readonly message: string
  readonly diagnostics: readonly Diagnostic[]
  readonly texts: Texts
}

function Broken({ message, diagnostics, texts }: BrokenProps) {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').slice(0, 3)
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <Told tone="failed" title={`${errors[0]?.within?.file ?? 'The template'} has an error; the picture is the last good one.`}>
        {errors.length === 0 && message}
      </Told>
      {errors.map((diagnostic) => {
        const { file, range, line, column } = placeOf(diagnostic, texts)
        return (
          <span key={`${diagnostic.code} ${file ?? ''} ${range.start}`} className="pl-[22px]">
            <WordButton onClick={() => jumpToText(range, file)}>
              {file !== undefined && `${file} `}
              {line}:{column}
            </WordButton>{' '}
            <span className="text-ink2">
              {diagnostic.message} {diagnostic.help}
            </span>
          </span>
        )
      })}
    </div>
  )
}
