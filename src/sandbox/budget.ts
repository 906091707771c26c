/** What user code may spend. Each number is argued in docs/decisions/0010-handler-sandbox.md. */

export const budget = {
  /** Loading the code may take as many ticks as an invocation. */
  initTicks: 2_000,
  /** Promise jobs, calls and timers, each counted on its own, per journal entry. */
  jobs: 10_000,
  /** Bytes of the guest's own stack: deeper native recursion would overflow the host's. */
  stackBytes: 32 * 1024,
  /** Linear memory of one VM, in pages of 64 KiB: what the wasm asks for, and the most that a guest may grow it to. */
  memoryPages: 256,
  memoryPagesMax: 1024,
  /** Characters of one result or of one call's input. AWS's own limit is lower and the engine's matter. */
  outputCharacters: 8 * 1024 * 1024,
  consoleLines: 1_000,
  consoleCharacters: 2_048,
} as const
