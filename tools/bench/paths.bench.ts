// Drawing the paths of a hundred thousand messages into pixels: what a redraw takes of the page's time.
import { firstPoints, layOutPath, lineNear } from '../../src/app/features/strings/path-layout.ts'
import { createRaster } from '../../src/app/features/strings/raster.ts'
import { rasterPaths } from '../../src/app/features/strings/raster-paths.ts'
import { createSession, openDocument, proceed } from '../../src/bridge/worker/index.ts'
import { stringsOf } from '../../src/engine/simulation/index.ts'
import { pathsTemplate } from './crowd.ts'
import type { Line } from './line.ts'

export const name = 'paths: 100,000 messages that wait in a queue, 1,100 × 190 px'

const messages = 100_000
const rounds = 7
const frameMs = 1_000 / 60
/** None of these lines ends. */
const isEnd = (): boolean => false

export function run(): Promise<Line[]> {
  const session = createSession({ run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) }, { input: () => {} })
  const opened = openDocument(session, { text: pathsTemplate(messages), name: 'paths.json' })
  if (!opened.ok) throw new Error(opened.error.message)
  session.untilIdle = true
  session.running = true
  while (session.running) proceed(session, { steps: 50_000 })
  const { run: played, chronicle } = session
  if (played === undefined) throw new Error('no run')
  const points = stringsOf(played, chronicle, { path: ['Source', 'Queue'], fromMs: 0, toMs: Infinity, most: messages })
  const { headMs } = played
  const box = { width: 1_100, height: 190 }
  const layout = layOutPath(box, [{ isQueue: false }, { isQueue: true }], { span: { fromMs: 0, toMs: headMs * 1.02 }, headMs })
  const first = firstPoints(points)
  const draw = (): void =>
    rasterPaths(
      createRaster(box.width, box.height, new Uint32Array(box.width * box.height)),
      { points, first, layout, isEnd, words: [1, 2, 3, 4, 5] },
      0,
      points.lines,
    )
  const near = (): unknown => lineNear(points, first, layout, isEnd, { x: 550, y: 95, within: 8 })
  return Promise.resolve([line(`redraw of ${points.lines}`, least(draw)), line('the line nearest to the pointer', least(near))])
}

function line(what: string, ours: number): Line {
  return { name: what, ours, unit: 'ms', target: '≤ a frame, 16.7 ms', meets: ours <= frameMs }
}

/** Milliseconds of this process, the best of some rounds. */
function least(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000
  })
  return Math.min(...times)
}
