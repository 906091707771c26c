/** What a function did: its environments now, and its invocations with what they wrote, what they took, and the line that threw. */
import { useState } from 'react'
import type { NodeDetail } from '../../../../bridge/protocol/index.ts'
import { useDocument } from '../../../stores/document.ts'
import { WordButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/class-names.ts'
import { Glyph, type GlyphTone } from '../../../ui/glyph.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { clockFace, countText, durationText } from '../../../ui/virtual-time.ts'
import { BodyText } from '../body-text.tsx'
import { type Invocation, invocationsOf, type Thrown } from './invocations.ts'
import type { MarkedLine } from './source-view.tsx'

interface FunctionLogProps {
  readonly detail: NodeDetail
  /** Shows a line of the code. */
  readonly onMark: (line: MarkedLine) => void
}

const tones: Record<Invocation['end'], GlyphTone> = { running: 'running', returned: 'done', failed: 'failed', 'timed-out': 'failed' }
const words: Record<Invocation['end'], string> = { running: 'running', returned: 'returned', failed: 'failed', 'timed-out': 'timed out' }

export function FunctionLog({ detail, onMark }: FunctionLogProps) {
  const [onlyFailed, setOnlyFailed] = useState(false)
  const all = invocationsOf(detail.console ?? [])
  const failed = all.filter(({ end }) => end === 'failed' || end === 'timed-out')
  const shown = onlyFailed ? failed : all
  return (
    <>
      <Environments detail={detail} />
      {detail.lastEvent !== undefined && <LastEvent last={detail.lastEvent} />}
      <div className="flex min-h-6 items-baseline gap-3 px-4 pt-3 pb-1">
        <h3 className="font-semibold">Invocations</h3>
        <span className="text-ink3">{all.length === 0 ? 'none so far' : 'newest first'}</span>
        {failed.length > 0 && (
          <WordButton aria-pressed={onlyFailed} onClick={() => setOnlyFailed(!onlyFailed)} className="ml-auto">
            {onlyFailed ? 'All' : `Failed ${countText(failed.length)}`}
          </WordButton>
        )}
      </div>
      {all.length === 0 && <p className="px-4 pb-3 text-ink3">This function has not been invoked yet. Run, or invoke it by hand.</p>}
      <ol data-testid="console">
        {shown.map((invocation) => (
          <InvocationRow key={invocation.requestId} invocation={invocation} onMark={onMark} />
        ))}
      </ol>
    </>
  )
}

function LastEvent({ last }: { readonly last: NonNullable<NodeDetail['lastEvent']> }) {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const [isOpen, setOpen] = useState(false)
  const face = clockFace(startMs, last.atMs)
  return (
    <section className="border-b border-line py-1.5">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-[27px] w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hov"
        >
          <span className="font-semibold">Last event</span>
          <span className="text-ink3">
            {face.time}
            {face.milliseconds}
          </span>
          <span className={classes('ml-auto flex text-ink3', isOpen && 'rotate-180')}>
            <Icon name="down" size={12} />
          </span>
        </button>
      </h3>
      {isOpen && (
        <div className="pt-1 pb-1.5">
          <BodyText body={last.event} />
        </div>
      )}
    </section>
  )
}

/** The environments as bars, filled as far as their time is used. */
function Environments({ detail }: { readonly detail: NodeDetail }) {
  const { view, clockMs } = detail
  if (view.kind !== 'function') return null
  const { environments } = view
  if (environments.length === 0) return <p className="px-4 pt-3 text-ink3">No environment is up: the next invocation starts cold.</p>
  return (
    <section className="border-b border-line px-4 pt-3 pb-3">
      <h3 className="pb-1 font-semibold">
        Environments <span className="font-normal text-ink3">{environments.length}</span>
      </h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(92px,1fr))] gap-1.5">
        {environments.map(({ state, since, deadline, failedLast }, index) => {
          const share = state === 'idle' || deadline <= since ? 0 : Math.min(1, (clockMs - since) / (deadline - since))
          const left = state === 'idle' ? '' : `, stopped at the latest in ${durationText(Math.max(0, deadline - clockMs))}`
          return (
            // Environments have no name of their own; the oldest stands first.
            <li
              key={`${index} ${since}`}
              title={`${state}${left}`}
              className="relative h-6 overflow-hidden rounded-token border border-line2 bg-raised"
            >
              <span style={{ width: `${share * 100}%` }} className="absolute inset-y-0 left-0 bg-running-wash" />
              <span className="relative flex h-full items-center gap-1 px-1.5 text-caption">
                {state}
                {failedLast && <span className="text-failed">failed last</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface InvocationRowProps {
  readonly invocation: Invocation
  readonly onMark: (line: MarkedLine) => void
}

function InvocationRow({ invocation, onMark }: InvocationRowProps) {
  const { requestId, beganAt, lines, end, thrown, durationMs } = invocation
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const [chosen, setChosen] = useState<boolean>()
  const isOpen = chosen ?? (thrown !== undefined || end === 'timed-out' || lines.length > 0)
  const face = clockFace(startMs, beganAt)
  return (
    <li className="border-t border-line first:border-t-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setChosen(!isOpen)}
        title={`RequestId ${requestId}`}
        className="flex min-h-[27px] w-full items-center gap-2 px-4 text-left -outline-offset-2 hover:bg-hov"
      >
        <Glyph tone={tones[end]} shape="invoke" />
        <span className="text-ink3">
          {face.time}
          {face.milliseconds}
        </span>
        <span className={end === 'failed' || end === 'timed-out' ? 'text-failed' : ''}>{words[end]}</span>
        <span className="ml-auto whitespace-nowrap">{durationMs === undefined ? '' : durationText(durationMs)}</span>
      </button>
      {isOpen && (
        <div className="pr-4 pb-2 pl-[38px]">
          <Cost invocation={invocation} />
          {lines.map((line, index) => (
            // Lines of one invocation only ever grow at the end.
            <p
              key={`${line.atMs} ${index}`}
              className={classes('font-mono text-caption break-words whitespace-pre-wrap', lineClass[line.level])}
            >
              {lineClass[line.level] !== undefined && <b className="font-semibold">{line.level.toUpperCase()} </b>}
              <bdi>{line.text}</bdi>
            </p>
          ))}
          {thrown !== undefined && <ThrownLines thrown={thrown} onMark={onMark} />}
          {invocation.words !== undefined && <p className="text-failed">{invocation.words}</p>}
        </div>
      )}
    </li>
  )
}

const lineClass: Readonly<Record<string, string>> = { error: 'text-failed', warn: 'text-retry' }

function Cost({ invocation: { billedMs, memoryMb, initMs } }: { readonly invocation: Invocation }) {
  if (billedMs === undefined) return null
  const start = initMs === undefined ? '' : ` · cold start ${durationText(initMs)}`
  return (
    <p className="text-caption text-ink3">
      billed {durationText(billedMs)} · {memoryMb} MB{start}
    </p>
  )
}

function ThrownLines({ thrown, onMark }: { readonly thrown: Thrown; readonly onMark: InvocationRowProps['onMark'] }) {
  return (
    <div className="font-mono text-caption break-words">
      <p className="text-failed">
        {thrown.errorType}: <bdi>{thrown.errorMessage}</bdi>
      </p>
      <ol>
        {thrown.frames.map(({ text, path, line }, index) => (
          // A stack may pass the same line twice.
          <li key={`${index} ${text}`} className="text-ink3">
            {path === undefined || line === undefined ? (
              text
            ) : (
              <WordButton
                onClick={() => onMark({ path, line, words: `${thrown.errorType}: ${thrown.errorMessage}` })}
                title="Show this line"
                className="!font-normal text-left"
              >
                {text}
              </WordButton>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
