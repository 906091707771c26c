/** Events as GetExecutionHistory shows them. */
import type { Json, JsonObject } from '../../../base/json.ts'
import { detailsMemberOf, type HistoryEvent } from './history.ts'

/** `number` counts from 1. Without its data an event says that it has some. */
export function shownEvent({ type, previous, at, details }: HistoryEvent, number: number, includesData: boolean): JsonObject {
  const member = detailsMemberOf(type)
  return {
    timestamp: at / 1000,
    type,
    id: number,
    previousEventId: previous,
    ...(member !== undefined && { [member]: shownDetails(details ?? {}, includesData) }),
  }
}

/** What says of itself whether it was cut short. */
const measured: Readonly<Record<string, string>> = {
  input: 'inputDetails',
  output: 'outputDetails',
  assignedVariables: 'assignedVariablesDetails',
}

/** Left out with the data, too. */
const data: readonly string[] = [...Object.keys(measured), 'parameters']

/** Details as AWS names them, with what it says about the data in them, or without the data. */
export function shownDetails(details: JsonObject, includesData: boolean): JsonObject {
  const shown: Record<string, Json | undefined> = {}
  for (const name in details) {
    if (!includesData && data.includes(name)) continue
    shown[name] = details[name]
    const about = measured[name]
    if (about !== undefined) shown[about] = { truncated: false }
  }
  return shown
}
