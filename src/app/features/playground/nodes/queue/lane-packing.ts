/** How the messages of a queue stand in its lane: whole ones at the gate, thinner ones behind, never beyond the mouth. Pure. */

export interface LanePlaces {
  /** Slots at the gate whose messages are out: dashed. */
  readonly lifted: number
  /** Messages drawn whole, right behind the lifted ones. */
  readonly whole: number
  /** x of the left edge of each 4 px bar, and then of each 2 px bar, counted from the gate to the left. */
  readonly bars: readonly number[]
  readonly slivers: readonly number[]
}

export interface LaneMeasure {
  readonly mouth: number
  readonly gate: number
  readonly slot: number
  readonly headGap: number
}

const TOKEN = 13
const BAR = 4
const BAR_PITCH = 7
const SLIVER = 2
const SLIVER_PITCH = 4
/** Between the last whole one and the first bar. */
const SEAM = 3
/** Nothing stands nearer to the mouth. */
const MOUTH_GAP = 8
const MOST_WHOLE_BEFORE_BARS = 8
const LEAST_WHOLE = 5
/** Before a crowd becomes slivers, so many bars. */
const BARS_BEFORE_SLIVERS = 8

export function packLane(measure: LaneMeasure, waiting: number, inFlight: number, mostLifted: number): LanePlaces {
  const room = measure.gate - measure.headGap - measure.mouth - MOUTH_GAP
  const slots = Math.floor((room + measure.slot - TOKEN) / measure.slot)
  const lifted = Math.min(inFlight, mostLifted, Math.max(0, slots - 1))
  if (waiting + lifted <= slots) return { lifted, whole: waiting, bars: [], slivers: [] }
  const least = Math.max(1, Math.min(LEAST_WHOLE, slots - lifted - 2))
  for (let whole = Math.min(MOST_WHOLE_BEFORE_BARS, slots - lifted - 1); whole >= least; whole -= 1) {
    const left = room - (lifted + whole) * measure.slot - SEAM + (measure.slot - TOKEN)
    const rest = waiting - whole
    if (rest * BAR_PITCH <= left) return place(measure, { lifted, whole, bars: rest, slivers: 0 })
  }
  const left = room - (lifted + least) * measure.slot - SEAM + (measure.slot - TOKEN)
  const bars = Math.max(0, Math.min(BARS_BEFORE_SLIVERS, Math.floor(left / BAR_PITCH)))
  const slivers = Math.min(waiting - least - bars, Math.floor((left - bars * BAR_PITCH) / SLIVER_PITCH))
  return place(measure, { lifted, whole: least, bars, slivers })
}

function place(
  measure: LaneMeasure,
  { lifted, whole, bars, slivers }: { lifted: number; whole: number; bars: number; slivers: number },
): LanePlaces {
  const firstBar = slotCenter(measure, lifted + whole - 1) - TOKEN / 2 - SEAM - BAR
  const firstSliver = firstBar - bars * BAR_PITCH + (BAR - SLIVER)
  return {
    lifted,
    whole,
    bars: Array.from({ length: bars }, (_, index) => firstBar - index * BAR_PITCH),
    slivers: Array.from({ length: Math.max(0, slivers) }, (_, index) => firstSliver - index * SLIVER_PITCH),
  }
}

/** The middle of a slot; slot 0 is the head, at the gate. */
export function slotCenter(measure: LaneMeasure, slot: number): number {
  return measure.gate - measure.headGap - TOKEN / 2 - slot * measure.slot
}

/** Marks between the slots, from the gate to the mouth. */
export function slotTicks(measure: LaneMeasure): readonly number[] {
  const first = slotCenter(measure, 0) - measure.slot / 2
  const count = Math.floor((first - measure.mouth - 8) / measure.slot) + 1
  return Array.from({ length: Math.max(0, count) }, (_, index) => first - index * measure.slot)
}
