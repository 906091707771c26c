/** What looks different after a step: nodes whose state changed, wires that something travelled. */
import type { StepRecord } from '../kernel/index.ts'
import type { Run } from './run.ts'
import { stretchOf } from './tracks.ts'
import { isCall } from './travels.ts'

export interface Touched {
  readonly nodes: Set<string>
  /** Wire → the virtual ms at which something last arrived over it. */
  readonly used: Map<string, number>
}

export function noteTouched(run: Run, { envelope, events, time }: StepRecord, touched: Touched): void {
  for (const { subject } of events) touch(run, subject, touched)
  const { hop } = envelope
  if (hop === undefined) return
  touch(run, hop.from, touched)
  touch(run, hop.to, touched)
  if (hop.carries.length === 0 && !isCall(hop)) return
  const stretch = stretchOf(run.tracks, hop)
  const wire = stretch && run.template.wires[stretch.wire]
  if (wire) touched.used.set(wire.id, time)
}

function touch(run: Run, key: string, { nodes }: Touched): void {
  const node = run.nodes.get(key)
  if (node !== undefined) nodes.add(node)
}
