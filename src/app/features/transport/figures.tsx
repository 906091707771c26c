/** What the run is and where it stands: seed, messages, events, hash; what slows it, when something does. */
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Frame } from '../../../bridge/protocol/index.ts'
import { restart } from '../../commands/run.ts'
import { useDocument } from '../../stores/document.ts'
import { onFrame } from '../../stores/mirror.ts'
import { sessionStore, useSession } from '../../stores/session.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { clockFace, countText } from '../../ui/virtual-time.ts'
import { LiveText } from './live-text.tsx'

const live = (frame: Frame | undefined) => countText(frame?.live ?? 0)
const events = (frame: Frame | undefined) => countText(frame?.events ?? 0)

export function Figures() {
  const slowed = useDocument((state) => state.picture?.slowed === true)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-1 @min-[640px]:@max-[1090px]:gap-x-4 [@media(max-height:799px)]:@max-[640px]:gap-x-3">
      <Seed />
      <Figure caption={<LiveWords />} title="Messages that are under way or in a queue">
        <LiveText read={live} />
      </Figure>
      <Figure caption="events">
        <LiveText read={events} />
      </Figure>
      <Hash />
      {slowed && (
        <Figure caption="wires" title="The document asks for Pace: visible, so a hop takes longer than on AWS">
          <span className="font-medium">slowed</span>
        </Figure>
      )}
      <DayOfRun />
    </div>
  )
}

interface FigureProps {
  readonly caption: ReactNode
  readonly title?: string
  readonly className?: string
  readonly children: ReactNode
}

function Figure({ caption, title, className = '', children }: FigureProps) {
  return (
    <div title={title} className={`leading-[17px] whitespace-nowrap ${className}`}>
      <div className="text-caption text-ink3">{caption}</div>
      <div className="flex h-[18px] items-center font-semibold">{children}</div>
    </div>
  )
}

/** Where the bar is short, one word says it. */
function LiveWords() {
  return (
    <>
      live<span className="@min-[640px]:@max-[1090px]:sr-only [@media(max-height:799px)]:@max-[640px]:sr-only"> messages</span>
    </>
  )
}

/** Same document, seed and inputs give the same run: another seed is another run, from the start. */
function Seed() {
  const seed = useDocument((state) => state.picture?.seed ?? 0)
  const [text, setText] = useState<string>()
  const take = () => {
    const typed = Number(text)
    setText(undefined)
    if (text !== undefined && text.trim() !== '' && Number.isSafeInteger(typed) && typed >= 0 && typed !== seed) restart(typed)
  }
  const shown = text ?? String(seed)
  return (
    <Figure
      caption={text === undefined ? 'seed' : 'Enter restarts'}
      title="The same document, seed and inputs give the same run. Another seed restarts."
    >
      <input
        aria-label="Seed; Enter restarts the run with it"
        value={shown}
        inputMode="numeric"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setText(undefined)
        }}
        style={{ width: `calc(${Math.max(2, shown.length)}ch + 6px)` }}
        className="-my-1 -ml-[3px] h-6 min-w-6 rounded-token px-[3px] font-semibold underline decoration-line2 decoration-dashed underline-offset-4 hover:bg-hov"
      />
      <CopyButton text={String(seed)} label="Copy the seed" />
    </Figure>
  )
}

/** The hash of all that happened: two runs that show the same one did the same. */
function Hash() {
  const [hash, setHash] = useState<string>()
  const run = useSession((state) => state.run)
  const standing = run?.running === true ? undefined : run?.hash
  useEffect(() => {
    if (standing !== undefined) setHash(standing)
    // While it runs, a glance a second is enough.
    const timer = setInterval(() => {
      const running = sessionStore.getState().run?.running === true
      if (running) setHash(newestHash)
    }, 1_000)
    let newestHash: string | undefined
    const stop = onFrame((frame) => (newestHash = frame.hash))
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [standing])
  const shown = standing ?? hash
  if (shown === undefined || shown === '') return null
  return (
    <Figure
      caption="hash"
      title={`Hash of everything that happened: ${shown}`}
      className="@min-[640px]:@max-[1090px]:hidden [@media(max-height:799px)]:@max-[640px]:hidden"
    >
      <span data-testid="hash" data-hash={shown} className="font-mono text-caption font-medium">
        {shown.slice(0, 8)}
      </span>
      <CopyButton text={shown} label="Copy the whole hash" />
    </Figure>
  )
}

/** The weekday alone misleads once a run is older than a day. */
function DayOfRun() {
  const startMs = useDocument((state) => state.picture?.startMs ?? 0)
  const [isLong, setLong] = useState(false)
  useEffect(() => onFrame((frame) => setLong(frame.clockMs >= 86_400_000)), [])
  const read = useCallback((frame: Frame | undefined) => clockFace(startMs, frame?.clockMs ?? 0).date, [startMs])
  if (!isLong) return null
  return (
    <Figure caption="date">
      <LiveText read={read} />
    </Figure>
  )
}
