/** A call of AWS's API by hand: sent at the present moment of the run, answered when the world answers. */
import { useState } from 'react'
import type { JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { mayAct } from '../../../commands/acting.ts'
import { request } from '../../../stores/connection.ts'

export interface Call {
  readonly service: 'sqs' | 'sns' | 'lambda'
  readonly operation: string
  readonly input: JsonObject
}

export type CallState =
  | { readonly kind: 'none' }
  | { readonly kind: 'under-way'; readonly operation: string }
  | { readonly kind: 'answered'; readonly operation: string; readonly answer: Result<JsonObject, AwsFault> }

/** The state of the newest call, and what makes one: it gives AWS's answer, or `undefined` when nothing came of it. */
export function useCall(): readonly [CallState, (call: Call) => Promise<JsonObject | undefined>] {
  const [state, setState] = useState<CallState>({ kind: 'none' })
  const send = async (call: Call) => {
    const allowed = mayAct()
    if (allowed !== true && !(await allowed)) return undefined
    const { operation } = call
    setState({ kind: 'under-way', operation })
    try {
      const answer = await request('call', call)
      setState({ kind: 'answered', operation, answer })
      return answer.ok ? answer.value : undefined
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      setState({ kind: 'answered', operation, answer: { ok: false, error: { code: 'The call was lost', message, origin: 'server' } } })
      return undefined
    }
  }
  return [state, send]
}
