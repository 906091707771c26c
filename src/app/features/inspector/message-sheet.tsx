/** One message in a queue, looked at without being received: why it is where it is, its body, its attributes, its copies, its life. */
import { type ReactNode, useEffect, useState } from 'react'
import type { MessageDetail } from '../../../bridge/protocol/index.ts'
import { useDocument } from '../../stores/document.ts'
import { askLog } from '../../stores/log-filter.ts'
import { select } from '../../stores/session.ts'
import { WordButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { MessageGlyph } from '../../ui/glyph.tsx'
import { Icon } from '../../ui/icon.tsx'
import { countText } from '../../ui/virtual-time.ts'
import { BodyText } from './body-text.tsx'
import { Facts } from './facts.tsx'
import { LifeLines } from './messages/life-lines.tsx'
import { SystemFacts } from './messages/system-facts.tsx'
import { useDetail } from './use-detail.ts'
import { Whys } from './whys.tsx'

interface MessageSheetProps {
  readonly node: string
  readonly messageId: string
}

export function MessageSheet({ node, messageId }: MessageSheetProps) {
  const detail = useDetail('message', { node, messageId })
  const [last, setLast] = useState<MessageDetail>()
  useEffect(() => {
    if (detail !== undefined && detail !== 'gone') setLast(detail)
  }, [detail])
  const shown = detail === 'gone' ? last : detail
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <header className="px-4 pt-3 pr-14 pb-1">
        <Back node={node} />
        {shown !== undefined && <Title detail={shown} isGone={detail === 'gone'} />}
      </header>
      {detail === 'gone' && <Gone node={node} last={last} />}
      <p className="flex items-center gap-1 pl-4 font-mono text-caption whitespace-nowrap">
        <span className="min-w-0 truncate">{messageId}</span>
        <CopyButton text={messageId} label="Copy the MessageId" />
      </p>
      {shown !== undefined && <Parts detail={shown} isGone={detail === 'gone'} />}
    </div>
  )
}

function Back({ node }: { readonly node: string }) {
  const name = useNodeName(node)
  return (
    <WordButton onClick={() => select({ kind: 'node', id: node })} className="inline-flex items-center gap-1 no-underline hover:underline">
      <Icon name="back" size={14} />
      {name}
    </WordButton>
  )
}

const statusWords = { visible: 'visible, waiting to be received', 'in-flight': 'in flight', delayed: 'delayed' }

function Title({ detail, isGone }: { readonly detail: MessageDetail; readonly isGone: boolean }) {
  return (
    <>
      <h2 className="mt-1 flex items-center gap-2 text-title font-semibold">
        <MessageGlyph status={detail.status} left={1} isRepeat={detail.receives > 1} />
        <bdi className="truncate">{detail.label}</bdi>
      </h2>
      <p className="text-ink3">
        {isGone ? 'gone; as it was last seen here' : stateWords(detail)} · received{' '}
        {detail.receives === 1 ? 'once' : `${detail.receives} times`} · {countText(detail.bytes)} {detail.bytes === 1 ? 'byte' : 'bytes'}
      </p>
    </>
  )
}

function stateWords({ status, receiver }: MessageDetail): string {
  return status === 'in-flight' && receiver !== undefined ? `in flight, with ${receiver}` : statusWords[status]
}

function Gone({ node, last }: { readonly node: string; readonly last: MessageDetail | undefined }) {
  const name = useNodeName(node)
  return (
    <p role="status" className="mx-4 mb-2 rounded-field border border-dashed border-edge p-3 text-ink2">
      This message is not in {name} any more: it was deleted, moved on, or expired.{' '}
      <WordButton onClick={() => askLog(node, last?.label ?? '')}>The log says which</WordButton>
    </p>
  )
}

function Parts({ detail, isGone }: { readonly detail: MessageDetail; readonly isGone: boolean }) {
  return (
    <>
      {!isGone && (
        <Section title="Why?">
          <div className="-my-2.5">
            <Whys whys={detail.why} />
          </div>
        </Section>
      )}
      <Section title="Body" aside={<CopyButton text={detail.body} label="Copy the body" />}>
        <BodyText body={detail.body} />
      </Section>
      {detail.attributes.length > 0 && (
        <Section title="Attributes">
          <div className="-my-2">
            <Facts facts={detail.attributes} />
          </div>
        </Section>
      )}
      <Section title="Life so far">
        <LifeLines life={detail.life} />
      </Section>
      {detail.copies.length > 0 && (
        <Section title="Copies">
          <Copies detail={detail} />
        </Section>
      )}
      <Section title="System attributes">
        <SystemFacts system={detail.system} />
      </Section>
    </>
  )
}

function Copies({ detail }: { readonly detail: MessageDetail }) {
  const nodes = useDocument((state) => state.picture?.nodes)
  return (
    <ul>
      {detail.copies.map(({ node, messageId, status, receives }) => (
        <li key={`${node} ${messageId}`}>
          <button
            type="button"
            onClick={() => select({ kind: 'message', node, messageId })}
            title={`MessageId ${messageId}`}
            className="flex h-[27px] w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hov"
          >
            <MessageGlyph status={status} left={1} isRepeat={receives > 1} />
            <bdi className="min-w-0 truncate">{nodes?.find(({ id }) => id === node)?.name ?? node}</bdi>
            <span className="ml-auto whitespace-nowrap text-ink3">{status === 'in-flight' ? 'in flight' : status}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface SectionProps {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

function Section({ title, aside, children }: SectionProps) {
  return (
    <section aria-label={title} className="mt-2 border-t border-line pt-2">
      <h3 className="flex min-h-6 items-center gap-2 px-4 pb-1 font-semibold">
        {title} {aside}
      </h3>
      {children}
    </section>
  )
}

function useNodeName(node: string): string {
  return useDocument((state) => state.picture?.nodes.find((candidate) => candidate.id === node)?.name ?? node)
}
