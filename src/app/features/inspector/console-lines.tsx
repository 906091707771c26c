/** What a function wrote, newest on top as in the log; errors carry their level as a word, Lambda's own lines stand back. */
import type { NodeDetail } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { clockFace } from '../../ui/virtual-time.ts'

const platformLine = /^(INIT_START|START|END|REPORT)\b/
const levelClass: Record<string, string> = { error: 'text-failed', warn: 'text-retry' }

export function ConsoleLines({ lines }: { readonly lines: NonNullable<NodeDetail['console']> }) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  if (lines.length === 0) return <p className="p-4 text-ink3">This function has written nothing yet.</p>
  return (
    <ol className="px-4 py-2 font-mono text-caption" data-testid="console">
      {lines.toReversed().map((line, index) => {
        const face = clockFace(startMs, line.atMs)
        return (
          // Lines have no id of their own; counted from the oldest, most keep their key.
          <li key={`${line.atMs} ${line.requestId ?? ''} ${lines.length - index}`} title={line.requestId} className="flex gap-3 py-px">
            <span className="shrink-0 text-ink3">
              {face.time}
              {face.milliseconds}
            </span>
            <span
              className={`min-w-0 break-words whitespace-pre-wrap ${levelClass[line.level.toLowerCase()] ?? (platformLine.test(line.text) ? 'text-ink3' : '')}`}
            >
              {levelClass[line.level.toLowerCase()] !== undefined && <b className="font-semibold">{line.level.toUpperCase()} </b>}
              <bdi>{line.text}</bdi>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
