/** Breaking things on purpose: by hand here, by the document under `Metadata: Switchyard: Faults`. */
import type { FaultSetting } from '../../document/index.ts'
import type { Result } from '../../base/result.ts'

export type { FaultSetting } from '../../document/index.ts'

export interface FaultRequests {
  /**
   * Breaks a node at the present moment, in place of what was broken of it by hand; `undefined` mends all that is broken of it
   * now. Fails, and changes nothing, for a node that cannot be broken and for numbers out of bounds. In the past it forks.
   */
  fault: {
    params: { readonly node: string; readonly fault: FaultSetting | undefined }
    result: Result<void, { readonly message: string }>
  }
}
