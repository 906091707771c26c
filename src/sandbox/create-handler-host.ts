/** The engine's port for user code, answered by QuickJS. Starting it is asynchronous, using it never is. */
import type { HandlerHost, HandlerOutcome, HandlerRun, JournalEntry } from '../engine/kernel/index.ts'
import { assert } from '../base/assert.ts'
import { hashString } from '../base/hash.ts'
import { createPristine } from './guest-vm.ts'
import { createKeptVms, type KeptVm } from './kept-vms.ts'

interface HandlerHostOptions {
  /** How many VMs are kept for environments that may go on: 8 when it is not given. */
  readonly keep?: number
  /** Called before guest code gets control, so that a watchdog knows whose it is; again for each entry that is run anew. */
  readonly onEnter?: (run: { readonly environment: string; readonly invocation?: string }) => void
  readonly onLeave?: () => void
}

/** `wasm` is the compiled module of `@jitl/quickjs-wasmfile-release-sync/wasm`, handed in because this room has no network. */
export async function createHandlerHost(wasm: WebAssembly.Module, options: HandlerHostOptions = {}): Promise<HandlerHost> {
  const vms = createKeptVms(createPristine(wasm), options.keep ?? 8)
  return {
    run(request) {
      assert(request.journal.length > 0, 'a journal holds at least its new entry')
      const kept = vms.take(request)
      const outcome = runOn(kept, request, options)
      if (outcome.end?.kind === 'exhausted') vms.drop(kept)
      else vms.keep(request.environment, kept)
      return outcome
    },
  }
}

/** The digest of a journal with one more entry; that of an empty journal is 0. */
export function journalDigest(previous: number, entry: string): number {
  return hashString(entry, previous)
}

/** Runs what the VM has not run yet. An environment that was exhausted earlier stays so. */
function runOn(kept: KeptVm, { code, journal, environment }: HandlerRun, options: HandlerHostOptions): HandlerOutcome {
  if (kept.entries === 0) {
    kept.vm.begin(code)
    Object.assign(kept, { digest: 0, code: code.digest })
  }
  let outcome: HandlerOutcome | undefined
  for (const text of journal.slice(kept.entries)) {
    if (outcome?.end?.kind === 'exhausted') return { ticks: 0, console: [], calls: [], timers: [], end: outcome.end }
    const entry = JSON.parse(text) as JournalEntry
    options.onEnter?.(entry.type === 'event' ? { environment, invocation: entry.invocation } : { environment })
    try {
      outcome = kept.vm.run(text, entry)
    } finally {
      options.onLeave?.()
    }
    kept.entries++
    kept.digest = journalDigest(kept.digest, text)
  }
  assert(outcome !== undefined, 'the last entry of a journal is run')
  return outcome
}
