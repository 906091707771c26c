/** The template's text, plain: it is the document, and what is typed here reaches the running world. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { typeTemplate } from '../../commands/edit-template.ts'
import { documentStore, useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import { placeAt } from '../../ui/text-place.ts'
import { EditOutcomeLine } from './edit-outcome.tsx'

const lineHeight = 17
const noErrors: readonly number[] = []

export function TemplatePanel() {
  const opening = useDocument((state) => state.opening)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <EditOutcomeLine />
      <TemplateText key={opening} />
    </div>
  )
}

/** The text area keeps its own text and its own undo; the store hears of every change. */
function TemplateText() {
  const area = useRef<HTMLTextAreaElement>(null)
  const [scrollTop, setScrollTop] = useState(0)
  useJump(area)
  return (
    <div className="flex min-h-0 flex-1 overflow-hidden">
      <Gutter scrollTop={scrollTop} />
      <textarea
        ref={area}
        aria-label="Template"
        defaultValue={documentStore.getState().text}
        onChange={(event) => typeTemplate(event.target.value)}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        className="min-w-0 flex-1 resize-none overflow-auto bg-panel px-3 py-1 font-mono text-caption focus-visible:shadow-[inset_2px_0_0_var(--ink)] focus-visible:outline-none"
      />
    </div>
  )
}

/** Line numbers; a line with an error is marked with a cross as well as with colour. */
function Gutter({ scrollTop }: { readonly scrollTop: number }) {
  const count = useDocument((state) => state.text.split('\n').length)
  const errors = useErrorLines()
  return (
    <div
      aria-hidden="true"
      className="relative w-14 shrink-0 overflow-hidden border-r border-line text-right font-mono text-caption text-ink3 select-none"
    >
      <div style={{ transform: `translateY(${-scrollTop}px)` }} className="absolute inset-x-0 top-1">
        <pre className="pr-2 font-mono">{Array.from({ length: count }, (_, index) => index + 1).join('\n')}</pre>
        {errors.map((line) => (
          <div
            key={line}
            style={{ top: (line - 1) * lineHeight }}
            className="absolute inset-x-0 bg-failed-wash pr-2 font-semibold text-failed"
          >
            <span className="absolute left-2">✕</span>
            {line}
          </div>
        ))}
      </div>
    </div>
  )
}

function useErrorLines(): readonly number[] {
  const text = useDocument((state) => state.text)
  const broken = useDocument((state) => state.broken)
  const picture = useDocument((state) => state.picture)
  const errors = (broken?.diagnostics ?? picture?.diagnostics ?? []).filter((diagnostic) => diagnostic.severity === 'error')
  if (errors.length === 0) return noErrors
  return [...new Set(errors.map((diagnostic) => placeAt(text, diagnostic.range.start).line))]
}

/** Puts the cursor where a problem or a node points, in the middle of the sight. */
function useJump(area: RefObject<HTMLTextAreaElement | null>): void {
  const jump = useSession((state) => state.jump)
  const done = useRef(0)
  useEffect(() => {
    const box = area.current
    if (!box || !jump || done.current === jump.serial) return
    done.current = jump.serial
    const end = Math.min(jump.end, jump.start + 400, endOfLine(box.value, jump.start))
    box.focus({ preventScroll: true })
    box.setSelectionRange(jump.start, Math.max(jump.start, end))
    box.scrollTop = (placeAt(box.value, jump.start).line - 1) * lineHeight - box.clientHeight / 3
    box.scrollLeft = 0
  }, [jump, area])
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
