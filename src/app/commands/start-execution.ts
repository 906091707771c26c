/** Starts an execution of a state machine. */
import type { AwsFault } from '../../aws/service.ts'
import { request } from '../stores/connection.ts'
import { callStates, type StatesAnswer } from './call-states.ts'

interface Start {
  /** JSON text; nothing: `{}`. */
  readonly input: string
  /** Nothing: one is made. */
  readonly name: string
}

/** AWS refused the definition, so nothing was built that could be started. */
const notMade: AwsFault = {
  code: 'There is no such state machine',
  message: 'AWS did not make it from this template. Problems says what is wrong; mend it, then start again.',
  origin: 'client',
}

/** AWS's answer; `undefined` when somebody thought better of acting in the past. */
export function startExecution(node: string, { input, name }: Start): Promise<StatesAnswer | undefined> {
  return callStates('StartExecution', async () => {
    const stateMachineArn = (await request('node', { id: node }))?.arn
    if (stateMachineArn === undefined) return { ok: false, error: notMade }
    return { ok: true, value: { stateMachineArn, input: input.trim() === '' ? '{}' : input, ...(name !== '' && { name }) } }
  })
}
