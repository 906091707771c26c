// One line of the bench: what was measured, what it is compared with in the same run, and the target.

export interface Line {
  readonly name: string
  readonly ours: number
  /** The same work done by the reference; absent where the target is absolute. */
  readonly reference?: number
  readonly unit: string
  /** The target as a person reads it: `≥ 0.5 of it`, `≤ 180 kB`. */
  readonly target?: string
  readonly meets?: boolean
}

/** What a *.bench.ts module exports. */
export interface Bench {
  readonly name: string
  readonly run: () => Promise<readonly Line[]>
}

export function print({ name, ours, reference, unit, target, meets }: Line): string {
  const compared = reference === undefined ? '' : ` / ${short(reference)} = ${short(ours / reference)}`
  const verdict = meets === undefined ? '' : meets ? ' ✓' : ' ✗ misses'
  return `${name}: ${short(ours)} ${unit}${compared}${target === undefined ? '' : ` (target ${target})`}${verdict}`
}

function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}
