/** The context object: `$$` of a path, `$states.context`. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { Json, JsonObject } from '../../../base/json.ts'
import { machineNameOf } from './keys.ts'
import { ofText, valueOf, type Payload } from './payload.ts'
import { stateOf, type Run } from './run.ts'
import type { Frame, MapItem } from './state.ts'

/** What only some states have in it. */
export interface ContextExtras {
  readonly token?: string | undefined
  readonly item?: MapItem | undefined
}

/** In the order in which AWS writes it. A state that is tried alone may have been given another. Only states that can retry tell how often they did. */
export function contextOf(run: Run, frame: Frame, { token, item = frame.item ?? undefined }: ContextExtras = {}): JsonObject {
  const { execution } = run
  const { trial } = execution
  if (trial?.context) return JSON.parse(trial.context) as JsonObject
  const { type } = stateOf(run, frame)
  const retries = type === 'Task' || type === 'Parallel' || type === 'Map'
  return {
    Execution: {
      Id: execution.arn,
      Input: inputOfExecution(run),
      StartTime: isoTimestamp(execution.startedAt),
      Name: execution.name,
      RoleArn: execution.roleArn,
      ...(execution.type === 'STANDARD' && { RedriveCount: execution.redriveCount }),
    },
    StateMachine: { Id: execution.machineArn, Name: machineNameOf(execution.machineArn) },
    State: {
      Name: frame.state,
      EnteredTime: isoTimestamp(frame.enteredAt),
      ...(retries && { RetryCount: trial?.retryCount ?? frame.retries.reduce((sum, count) => sum + count, 0) }),
    },
    ...(item && { Map: { Item: itemOf(item) } }),
    ...(token !== undefined && { Task: { Token: token } }),
  }
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html#contextobject-map */
function itemOf({ index, value, key, source }: MapItem): JsonObject {
  return { Index: index, Value: value, ...(key !== null && { Key: key }), ...(source !== undefined && { Source: source }) }
}

/** Numbers of frames begin at 1: the input of the whole execution is remembered under 0. */
function inputOfExecution(run: Run): Json {
  let known: Payload | undefined = run.inputs.get(0)
  if (known === undefined) run.inputs.set(0, (known = ofText(run.execution.input)))
  return valueOf(known)
}
