/** What came to somebody outside: the mails, texts and notifications of an inbox, the requests of an endpoint. */
import type { NodeView } from '../../../bridge/protocol/index.ts'
import { durationText } from '../../ui/virtual-time.ts'

interface Arrival {
  readonly key: string
  readonly at: number
  /** `from Orders`, `POST · 200` */
  readonly head: string
  readonly title: string | null
  readonly body: string
  readonly isCut: boolean
}

export function Arrivals({ view, clockMs }: { readonly view: NodeView; readonly clockMs: number }) {
  const arrivals = arrivalsOf(view)
  if (arrivals.length === 0) return <p className="p-4 text-ink2">Nothing has arrived yet.</p>
  return (
    <ol className="divide-y divide-line">
      {arrivals.map(({ key, at, head, title, body, isCut }) => (
        <li key={key} className="px-4 py-3">
          <div className="flex justify-between gap-3 text-caption text-ink3">
            <span className="truncate">{head}</span>
            <span className="whitespace-nowrap">{durationText(Math.max(0, clockMs - at))} ago</span>
          </div>
          {title !== null && (
            <p dir="auto" className="font-medium">
              {title}
            </p>
          )}
          <p dir="auto" className="mt-1 max-h-[140px] overflow-y-auto font-mono text-caption break-words whitespace-pre-wrap">
            {body}
            {isCut && <span className="text-ink3"> …</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}

function arrivalsOf(view: NodeView): readonly Arrival[] {
  if (view.kind === 'inbox') {
    return view.newest.map(({ at, from, subject, body, bytes, parts, messageId }, index) => {
      const head = parts > 1 ? `from ${from} · in ${parts} parts` : `from ${from}`
      return { key: `${messageId ?? index} ${at}`, at, head, title: subject, body, isCut: isShorter(body, bytes) }
    })
  }
  if (view.kind !== 'endpoint') return []
  return view.newest.map(({ at, method, status, type, body, bytes, messageId }, index) => {
    return {
      key: `${messageId ?? index} ${at}`,
      at,
      head: `${method} · answered ${status}`,
      title: type,
      body,
      isCut: isShorter(body, bytes),
    }
  })
}

/** Only the first characters are kept; `bytes` counts all of them. */
function isShorter(body: string, bytes: number): boolean {
  return new TextEncoder().encode(body).length < bytes
}
