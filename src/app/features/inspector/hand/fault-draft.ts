/** What was chosen under "Break it", as a fault. Numbers out of bounds are refused by the world. */
import type { FaultSetting } from '../../../../bridge/protocol/index.ts'

export interface FaultDraft {
  readonly kind: FaultSetting['kind']
  /** 1 to 100. */
  readonly percent: string
  /** Milliseconds. */
  readonly latency: string
}

export function faultOf({ kind, percent, latency }: FaultDraft): FaultSetting {
  switch (kind) {
    case 'outage':
      return { kind }
    case 'errors':
      return { kind, percent: Number(percent) }
    case 'latency':
      return { kind, ms: Number(latency) }
  }
}
