import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import type { HistoryState } from '../history.ts'
import { shownEvent } from '../history-output.ts'
import { historyKey } from '../keys.ts'
import { findExecution } from '../machine-lookup.ts'
import { pageOf } from '../paging.ts'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html */
export const getExecutionHistory: Action<StatesInput<'GetExecutionHistory'>> = (step, input) => {
  const found = findExecution(step, input.executionArn)
  if (!found.ok) return refuse(found.error)
  const events = step.read<HistoryState>(historyKey(found.value.key))?.events ?? []
  const numbers = events.map((_event, index) => index)
  const page = pageOf(input.reverseOrder ? numbers.toReversed() : numbers, input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const includesData = input.includeExecutionData ?? true
  return answer({ events: items.flatMap((at) => (events[at] ? [shownEvent(events[at], at + 1, includesData)] : [])), ...more })
}
