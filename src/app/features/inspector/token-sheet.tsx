/** A message under way: from where to where, in which call, and what it carries. */
import type { TokenDetail } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { clockFace, durationText } from '../../ui/virtual-time.ts'
import { BodyText } from './body-text.tsx'
import { useDetail } from './use-detail.ts'
import { Whys } from './whys.tsx'

export function TokenSheet({ id }: { readonly id: number }) {
  const detail = useDetail('token', { id })
  if (detail === undefined) return null
  if (detail === 'gone') return <p className="p-4 pr-14 text-ink2">It has arrived. The log shows what became of it.</p>
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <Head detail={detail} />
      <h3 className="border-t border-line px-4 pt-3 font-semibold">Why?</h3>
      <Whys whys={detail.why} />
      {detail.messages.map((message, index) => (
        <section key={message.messageId ?? `${message.label} ${index}`} className="border-t border-line py-3">
          <h3 className="flex min-w-0 items-baseline gap-2 px-4 pb-1.5">
            <bdi className="font-semibold">{message.label}</bdi>
            <span className="truncate font-mono text-caption text-ink3">{message.messageId}</span>
          </h3>
          {message.body !== undefined && <BodyText body={message.body} />}
        </section>
      ))}
    </div>
  )
}

function Head({ detail }: { readonly detail: TokenDetail }) {
  const nodes = useDocument((state) => state.picture?.nodes)
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const nameOf = (id: string) => nodes?.find((node) => node.id === id)?.name ?? id
  const sent = clockFace(startMs, detail.sentAt)
  const arrives = clockFace(startMs, detail.arrivesAt)
  return (
    <header className="px-4 pt-4 pb-3">
      <h2 className="flex items-center gap-2 pr-10 text-title font-semibold">
        <Glyph tone="running" shape={detail.messages.length > 1 ? 'stack' : 'message'} size={16} />
        <bdi className="truncate">{detail.messages.length === 1 ? detail.messages[0]?.label : `${detail.messages.length} messages`}</bdi>
      </h2>
      <p className="mt-1">
        <bdi className="font-medium">{nameOf(detail.from)}</bdi> → <bdi className="font-medium">{nameOf(detail.to)}</bdi>,{' '}
        {detail.operation}
      </p>
      <p className="text-ink2">
        left {sent.time}
        {sent.milliseconds}, arrives {arrives.time}
        {arrives.milliseconds}, {durationText(detail.arrivesAt - detail.sentAt)} on the way
      </p>
    </header>
  )
}
