/** A call of Step Functions by hand, through the one door, at the present moment of the run. */
import type { AwsFault } from '../../aws/service.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import { request } from '../stores/connection.ts'
import { mayAct } from './acting.ts'

export type StatesAnswer = Result<JsonObject, AwsFault>

/** AWS's answer; `undefined` when somebody thought better of acting in the past. `input` is asked for once that is settled. */
export async function callStates(
  operation: 'StartExecution' | 'SendTaskSuccess' | 'SendTaskFailure',
  input: () => Promise<Result<JsonObject, AwsFault>>,
): Promise<StatesAnswer | undefined> {
  const allowed = mayAct()
  if (allowed !== true && !(await allowed)) return undefined
  try {
    const given = await input()
    return given.ok ? await request('call', { service: 'states', operation, input: given.value }) : given
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'The call was lost', message, origin: 'server' } }
  }
}
