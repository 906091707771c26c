/** The string chart: virtual time across, the stations of a path down, one line a message. */
import { useMemo } from 'react'
import { useAxis } from '../../stores/axis.ts'
import { useDocument } from '../../stores/document.ts'
import { usePolled } from '../../stores/polled.ts'
import { useSession } from '../../stores/session.ts'
import { Glyph, type GlyphTone } from '../../ui/glyph.tsx'
import { countText } from '../../ui/virtual-time.ts'
import { PathsDrawing, type Station } from './paths-drawing.tsx'

/** While it runs the newest are enough; all that are known are drawn when it stands. */
const mostRunning = 5_000
const mostStanding = 100_000
const everyMs = 500

export function PathsPanel() {
  const selection = useSession((state) => state.selection)
  const isRunning = useSession((state) => state.run?.running === true)
  const selected = selection?.kind === 'node' ? selection.id : selection?.kind === 'message' ? selection.node : undefined
  const span = useAxis((state) => state.span)
  const path = usePolled('path', selected === undefined ? {} : { node: selected }, 2_000)
  const strings = usePolled('strings', { path: path ?? [], ...span, most: isRunning ? mostRunning : mostStanding }, everyMs)
  const stations = useStations(strings?.path)
  if (path !== undefined && path.length === 0)
    return <p className="px-5 py-3 text-ink3">No messages take a way here: the picture has no wires yet.</p>
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-5 gap-y-1 border-b border-line px-5 py-1 @max-[559px]:px-3.5">
        <p className="min-w-0 truncate">
          <span className="font-medium">
            {strings === undefined || strings.lines === 0
              ? 'One line a message'
              : `${countText(strings.lines)} ${strings.lines === 1 ? 'message' : 'messages'}`}
          </span>
          <span className="text-ink2">
            {strings?.truncated === true && ', the newest'} ·{' '}
            {selected === undefined ? 'the first path; select a node for the one through it' : 'through the selected node'}
          </span>
        </p>
        <Legend />
      </div>
      <div className="relative min-h-0 flex-1">
        {strings && stations.length > 0 && <PathsDrawing strings={strings} stations={stations} span={span} />}
        {strings?.lines === 0 && (
          <p className="pointer-events-none absolute inset-x-0 top-1/2 -translate-y-1/2 px-5 text-center text-ink3">
            No message has come this way in the time that is shown. Run, or show more time above.
          </p>
        )}
      </div>
    </div>
  )
}

function useStations(path: readonly string[] | undefined): readonly Station[] {
  const nodes = useDocument((state) => state.picture?.nodes)
  return useMemo(() => {
    const known = new Map(nodes?.map((node) => [node.id, node]))
    return (path ?? []).map((id) => ({ id, name: known.get(id)?.name ?? id, isQueue: known.get(id)?.kind === 'queue' }))
  }, [nodes, path])
}

const legend: readonly (readonly [GlyphTone, string])[] = [
  ['running', 'under way'],
  ['waiting', 'waiting'],
  ['retry', 'again'],
  ['failed', 'failed'],
  ['done', 'done'],
]

function Legend() {
  return (
    <ul aria-label="What the lines mean" className="ml-auto flex flex-wrap items-center gap-x-4 text-caption text-ink2">
      {legend.map(([tone, word]) => (
        <li key={tone} className="flex items-center gap-1.5">
          <Glyph tone={tone} size={12} /> {word}
        </li>
      ))}
    </ul>
  )
}
