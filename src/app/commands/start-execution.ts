/** Starts an execution of a state machine through the one door, at the present moment of the run. */
import type { AwsFault } from '../../aws/service.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Result } from '../../base/result.ts'
import { request } from '../stores/connection.ts'
import { mayAct } from './acting.ts'

interface Start {
  /** JSON text; nothing: `{}`. */
  readonly input: string
  /** Nothing: one is made. */
  readonly name: string
}

/** AWS's answer; `undefined` when somebody thought better of acting in the past. */
export async function startExecution(node: string, { input, name }: Start): Promise<Result<JsonObject, AwsFault> | undefined> {
  const allowed = mayAct()
  if (allowed !== true && !(await allowed)) return undefined
  try {
    const detail = await request('node', { id: node })
    return await request('call', {
      service: 'states',
      operation: 'StartExecution',
      input: {
        stateMachineArn: detail?.arn ?? '',
        input: input.trim() === '' ? '{}' : input,
        ...(name !== '' && { name }),
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'The call was lost', message, origin: 'server' } }
  }
}
