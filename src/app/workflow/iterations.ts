/** The iterations of a Map as cells: their hues, their words, and how many of them have room beside each other. Pure. */
import type { IterationFigures, MapRunFigures } from '../../bridge/protocol/index.ts'
import { countText } from '../ui/virtual-time.ts'

export const cellFills: Readonly<Record<string, string>> = {
  '.': 'fill-none stroke-line2',
  r: 'fill-running stroke-running',
  y: 'fill-retry stroke-retry',
  s: 'fill-done stroke-done',
  f: 'fill-failed stroke-failed',
  // Some of those that it stands for failed: a corner of it says so.
  m: 'fill-done stroke-done',
  a: 'fill-none stroke-edge',
}

export const cellNames: readonly (readonly [string, string])[] = [
  ['r', 'running'],
  ['y', 'retrying'],
  ['s', 'succeeded'],
  ['f', 'failed'],
  ['a', 'aborted'],
  ['.', 'to come'],
]

/** The next cell after one that stands so, round and round; -1 where none does. */
export function nextCell(cells: string, letter: string, after: number): number {
  const isMeant = (cell: string | undefined): boolean => cell === letter || (letter === 'f' && cell === 'm')
  for (let step = 1; step <= cells.length; step += 1) {
    const index = (after + step) % cells.length
    if (isMeant(cells[index])) return index
  }
  return -1
}

interface Grid {
  /** Px from one cell to the next. */
  readonly pitch: number
  readonly columns: number
}

const pitches = [18, 14, 10, 7, 5, 4]

/** Cells as large as so many of them have room; never smaller than can be seen. */
export function gridOf(count: number, width: number, height: number): Grid {
  const fits = (pitch: number): boolean => pitch <= height && Math.floor(width / pitch) * Math.floor(height / pitch) >= count
  const pitch = pitches.filter((each) => each <= Math.max(10, height / 3)).find(fits) ?? 4
  return { pitch, columns: Math.max(1, Math.floor(width / pitch)) }
}

/** `6 child executions: 4 succeeded, 1 failed, 1 to come`; of many: `each square stands for 25`. */
export function iterationWords({ total, perCell, counts }: IterationFigures, what: string): string {
  const counted = cellNames.flatMap(([letter, name]) => {
    const count = counts[letter] ?? 0
    return count === 0 ? [] : [`${countText(count)} ${name}`]
  })
  const each = perCell === 1 ? '' : `; each square stands for ${countText(perCell)}`
  return `${countText(total)} ${what}${total === 1 ? '' : 's'}: ${counted.join(', ')}${each}`
}

/** What a distributed Map does, in a few words: `4 of 6 done, 1 failed`. */
export function mapRunWords({ stage, status, children }: MapRunFigures): string {
  const { pending, running, succeeded, failed, timedOut, aborted, pendingRedrive } = children
  const bad = failed + timedOut
  const total = pending + running + succeeded + bad + aborted + pendingRedrive
  const trouble = bad === 0 ? '' : `, ${countText(bad)} failed`
  if (stage === 'reading') return 'reading its items'
  if (stage === 'writing') return `writing results${trouble}`
  if (stage === 'stopping') return `stopping${trouble}`
  if (status === 'RUNNING') return `${countText(succeeded + bad + aborted)} of ${countText(total)} done${trouble}`
  return `${countText(total)} ${total === 1 ? 'child' : 'children'}${trouble}`
}

/** How many items may fail: the lower of the two limits; `undefined` where there is none, and then none may. */
export function toleratedItems({ toleratedCount, toleratedPercentage, items }: MapRunFigures): number | undefined {
  const { pending, running, succeeded, failed, timedOut, aborted, pendingRedrive } = items
  const total = pending + running + succeeded + failed + timedOut + aborted + pendingRedrive
  const byShare = toleratedPercentage === undefined ? undefined : Math.floor((toleratedPercentage * total) / 100)
  if (toleratedCount === undefined) return byShare
  return byShare === undefined ? toleratedCount : Math.min(toleratedCount, byShare)
}
