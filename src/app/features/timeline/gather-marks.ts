/** Marks of the timeline that would cover each other are one mark that says how many it stands for. Pure. */
import type { TimelineMark } from '../../../bridge/protocol/index.ts'
import { placeOf, type Span } from '../../ui/time-axis.ts'

export interface MarkGroup {
  readonly kind: TimelineMark['kind']
  /** Px from the left of the axis. */
  readonly x: number
  readonly count: number
  /** The first of them: where a click leads. */
  readonly atMs: number
  readonly step: number
  /** What the first of them says. */
  readonly text: string
}

/** Things that went wrong stand above what happened, what people did below it. */
export function isAbove(kind: TimelineMark['kind']): boolean {
  return kind === 'error' || kind === 'dead-letter'
}

const weight: Readonly<Record<TimelineMark['kind'], number>> = { error: 0, 'dead-letter': 1, call: 0, change: 1, fault: 2 }

/** Groups whose marks stand closer than `apart` px, per row; the gravest of a group gives it its shape. Marks come oldest first. */
export function gatherMarks(marks: readonly TimelineMark[], span: Span, width: number, apart: number): MarkGroup[] {
  const groups: MarkGroup[] = []
  const last: { above: number | undefined; below: number | undefined } = { above: undefined, below: undefined }
  for (const { kind, atMs, step, text } of marks) {
    const x = placeOf(atMs, span, width)
    if (x < 0 || x > width) continue
    const row = isAbove(kind) ? 'above' : 'below'
    const index = last[row]
    const group = index === undefined ? undefined : groups[index]
    if (index !== undefined && group !== undefined && x - group.x < apart) {
      groups[index] = { ...group, count: group.count + 1, ...(weight[kind] > weight[group.kind] && { kind, atMs, step, text }) }
    } else {
      last[row] = groups.length
      groups.push({ kind, x, count: 1, atMs, step, text })
    }
  }
  return groups
}
