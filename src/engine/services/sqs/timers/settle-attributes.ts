/** Settings that were given a while ago hold from now on. Stale when the queue went, or newer ones held at once. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { settle } from '../settling.ts'

export function settleAttributes(step: Step, data: JsonObject): void {
  settle(step, data['queue'] as string)
}
