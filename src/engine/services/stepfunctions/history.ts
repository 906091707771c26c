/** An execution's history: appended to, never changed. https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html */
import type { HistoryEventType } from '../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../base/json.ts'

export interface HistoryState {
  /** Event number N stands at N - 1. */
  events: HistoryEvent[]
}

/** `details` as AWS names them, without what is the same in every event (`inputDetails: { truncated: false }`). */
export interface HistoryEvent {
  readonly type: HistoryEventType
  readonly previous: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly details: JsonObject | null
  /** On the start of a task that nobody really does (or on what it submitted): a mock answers it, or its answer is made up. AWS's history shows nothing of it. */
  by?: 'mock' | 'sample'
}

/** The member of an event that holds its details: `stateEnteredEventDetails`; `undefined` for types that have none. */
export function detailsMemberOf(type: HistoryEventType): string | undefined {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails'
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails'
  return withoutDetails.has(type) ? undefined : `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`
}

const withoutDetails: ReadonlySet<HistoryEventType> = new Set([
  'LambdaFunctionStarted',
  'MapRunAborted',
  'MapRunSucceeded',
  'MapStateAborted',
  'MapStateFailed',
  'MapStateSucceeded',
  'ParallelStateAborted',
  'ParallelStateFailed',
  'ParallelStateStarted',
  'ParallelStateSucceeded',
  'TaskStateAborted',
  'WaitStateAborted',
])
