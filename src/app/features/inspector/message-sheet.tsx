/** One message in a queue: its body, its attributes, and why it is where it is. */
import { useDocument } from '../../stores/document.ts'
import { select } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { MessageGlyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { BodyText } from './body-text.tsx'
import { Facts } from './facts.tsx'
import { useDetail } from './use-detail.ts'
import { Whys } from './whys.tsx'

const statusWords = { visible: 'visible, waiting to be received', 'in-flight': 'in flight', delayed: 'delayed' }

export function MessageSheet({ node, messageId }: { readonly node: string; readonly messageId: string }) {
  const detail = useDetail('message', { node, messageId })
  const name = useDocument((state) => state.picture?.nodes.find((candidate) => candidate.id === node)?.name ?? node)
  const back = (
    <WordButton onClick={() => select({ kind: 'node', id: node })} className="inline-flex items-center gap-1 no-underline hover:underline">
      <Icon name="back" size={14} />
      {name}
    </WordButton>
  )
  if (detail === undefined) return <div className="p-4 pr-14">{back}</div>
  if (detail === 'gone') {
    return (
      <div className="p-4 pr-14">
        {back}
        <p className="mt-3">This message is not in {name} any more: it was deleted, moved on, or expired. The log says which.</p>
        <p className="mt-1 font-mono text-caption break-all text-ink3">{messageId}</p>
      </div>
    )
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <header className="px-4 pt-3 pr-14 pb-1">
        {back}
        <h2 className="mt-1 flex items-center gap-2 text-title font-semibold">
          <MessageGlyph status={detail.status} left={1} isRepeat={false} />
          <bdi className="truncate">{detail.label}</bdi>
        </h2>
        <p className="text-ink3">{statusWords[detail.status]}</p>
      </header>
      <p className="flex items-center gap-1 pl-4 font-mono text-caption whitespace-nowrap">
        {messageId}
        <CopyButton text={messageId} label="Copy the MessageId" />
      </p>
      <Section title="Why?" />
      <Whys whys={detail.why} />
      <Section title="Body" />
      <BodyText body={detail.body} />
      {detail.attributes.length > 0 && <Section title="Attributes" />}
      <Facts facts={detail.attributes} />
    </div>
  )
}

function Section({ title }: { readonly title: string }) {
  return <h3 className="mt-2 border-t border-line px-4 pt-3 pb-1 font-semibold">{title}</h3>
}
