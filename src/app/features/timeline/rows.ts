/** Where things stand on the timeline, px from its top. */
export const rows = {
  height: 82,
  label: 14,
  axis: 20,
  /** From here to the base: bars and bands. */
  top: 33,
  above: 40,
  middle: 51,
  base: 64,
  below: 72,
  /** The highest bar. */
  bars: 27,
} as const
