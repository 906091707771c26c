/** A small cache of VMs, least recently used first to go. It changes how fast an outcome comes, never the outcome. */
import type { HandlerRun } from '../engine/kernel/index.ts'
import { createGuestVm, type GuestVm, type Pristine } from './guest-vm.ts'

/** A VM and how far it has come: it has run exactly these entries of this code. */
export interface KeptVm {
  readonly vm: GuestVm
  code: number
  entries: number
  digest: number
}

export interface KeptVms {
  /** The VM that has run all entries but the last, or any other one to begin anew with. */
  take(run: HandlerRun): KeptVm
  /** Keeps the VM for the environment's next entry. */
  keep(environment: string, kept: KeptVm): void
  /** Its guest is in no state to go on; the machine may serve another environment. */
  drop(kept: KeptVm): void
}

export function createKeptVms(pristine: Pristine, limit: number): KeptVms {
  const byEnvironment = new Map<string, KeptVm>()
  const idle: KeptVm[] = []
  const anyOther = (): KeptVm => {
    const spare = idle.pop()
    if (spare) return spare
    if (byEnvironment.size < Math.max(1, limit)) return { vm: createGuestVm(pristine), code: 0, entries: 0, digest: 0 }
    const [oldest, kept] = byEnvironment.entries().next().value as [string, KeptVm]
    byEnvironment.delete(oldest)
    return kept
  }
  return {
    take(run) {
      const own = byEnvironment.get(run.environment)
      byEnvironment.delete(run.environment)
      if (own && own.entries === run.journal.length - 1 && own.digest === run.digestBefore && own.code === run.code.digest) return own
      return Object.assign(own ?? anyOther(), { entries: 0 })
    },
    keep(environment, kept) {
      if (limit > 0) byEnvironment.set(environment, kept)
      else idle.push(kept)
    },
    drop: (kept) => void idle.push(kept),
  }
}
