/** An order from whoever builds the world: `{on}`, whether deletions, purges and settings take AWS's time to hold. */
import type { JsonObject } from '../../../../base/json.ts'
import type { Step } from '../../../kernel/index.ts'
import { accountOf, editAccount } from '../account.ts'

export function configureSettling(step: Step, data: JsonObject): void {
  const on = data['on'] === true
  if (accountOf(step).settling === on) return
  editAccount(step).settling = on
  step.emit('sqs.SettlingConfigured', 'sqs/account', { on })
}
