/** The passing of real time, which decides when things are shown and never what happens. */
export interface Clock {
  /** Wall milliseconds, from any origin. */
  wallMs(): number
  /** Calls back as soon as other messages had their turn. */
  soon(task: () => void): void
  later(task: () => void, ms: number): void
}
