/** When what was broken in a run, for the timeline: written down as it happens, so that it is also there for somebody who went back. */
import type { ResourceKey, StepRecord } from '../../kernel/index.ts'
import type { LogicalId } from '../../../document/index.ts'
import type { Run } from '../run.ts'
import { wordsOf } from './fault-book.ts'

export interface FaultBand {
  readonly node: LogicalId
  /** Virtual ms. */
  readonly fromMs: number
  /** Absent while it lasts and no end is set. */
  readonly toMs: number | undefined
  readonly text: string
}

interface Stretch {
  readonly id: number
  readonly resource: ResourceKey
  readonly step: number
  readonly fromMs: number
  readonly plannedEndMs: number | undefined
  readonly text: string
  end: { readonly step: number; readonly atMs: number } | undefined
}

export interface FaultBands {
  readonly stretches: Stretch[]
}

/** More are not drawn: the oldest are forgotten. */
const mostStretches = 1_000

export function createFaultBands(): FaultBands {
  return { stretches: [] }
}

/** Notes a step that was done for the first time. */
export function noteFaultBands({ stretches }: FaultBands, { step, time, events }: StepRecord): void {
  for (const { type, subject, data } of events) {
    if (type === 'faults.Began') {
      const { untilMs } = data
      stretches.push({
        id: Number(data['id']),
        resource: subject,
        step,
        fromMs: time,
        plannedEndMs: typeof untilMs === 'number' ? untilMs : undefined,
        text: String(data['text']),
        end: undefined,
      })
      if (stretches.length > mostStretches) stretches.shift()
    } else if (type === 'faults.Ended') {
      const open = stretches.find(({ id, end }) => id === data['id'] && end === undefined)
      if (open !== undefined) open.end = { step, atMs: time }
    }
  }
}

/** Forgets what lies after a step: somebody acts there. */
export function cutFaultBands({ stretches }: FaultBands, step: number): void {
  while ((stretches.at(-1)?.step ?? 0) > step) stretches.pop()
  for (const stretch of stretches) if (stretch.end !== undefined && stretch.end.step > step) stretch.end = undefined
}

/** The faults that hold at some time from `fromMs` to `toMs`, oldest first; those that the document plans for later too. */
export function faultBandsOf({ stretches }: FaultBands, run: Run, fromMs: number, toMs: number): FaultBand[] {
  const seen = stretches.flatMap(({ resource, fromMs: from, plannedEndMs, end, text }): FaultBand[] => {
    const node = run.nodes.get(resource)
    return node === undefined ? [] : [{ node, fromMs: from, toMs: end?.atMs ?? plannedEndMs, text }]
  })
  const planned = run.template.settings.faults
    .filter((fault) => fault.fromMs > run.headMs)
    .map(({ node, fromMs: from, untilMs, setting }): FaultBand => ({ node, fromMs: from, toMs: untilMs, text: wordsOf(setting) }))
  return [...seen, ...planned].filter((band) => band.fromMs <= toMs && (band.toMs ?? Infinity) >= fromMs)
}
