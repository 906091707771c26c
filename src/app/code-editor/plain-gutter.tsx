/** Line numbers beside a plain text area; a line with an error is marked with a cross as well as with colour. */
import type { Diagnostic } from '../../bridge/protocol/index.ts'
import { placeAt } from '../ui/text-place.ts'

interface GutterProps {
  readonly text: string
  readonly marks: readonly Diagnostic[]
  readonly scrollTop: number
  readonly lineHeight: number
}

export function Gutter({ text, marks, scrollTop, lineHeight }: GutterProps) {
  const errors = marks.filter((mark) => mark.severity === 'error')
  const lines = [...new Set(errors.map((mark) => placeAt(text, mark.range.start).line))]
  return (
    <div
      aria-hidden="true"
      className="relative w-14 shrink-0 overflow-hidden border-r border-line text-right font-mono text-caption text-ink3 select-none"
    >
      <div style={{ transform: `translateY(${-scrollTop}px)` }} className="absolute inset-x-0 top-1">
        <pre className="pr-2 font-mono">{Array.from({ length: text.split('\n').length }, (_, index) => index + 1).join('\n')}</pre>
        {lines.map((line) => (
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
