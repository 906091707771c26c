/** Functions whose code is missing or not JavaScript answer from their mock: a duration, a result, a share of errors. */
import type { HandlerOutcome, JournalEntry, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { settingsIn } from './environment.ts'
import type { EnvironmentState, FunctionState, Mock } from './state.ts'

/** The order `PutMock`; what is left out has its usual value. */
export interface MockOrder {
  readonly function: string
  readonly durationMs?: number
  /** JSON text. */
  readonly result?: string
  readonly errorShare?: number
  readonly errorType?: string
  readonly errorMessage?: string
}

const usual: Mock = { durationMs: 100, result: 'null', errorShare: 0, errorType: 'Error', errorMessage: 'The mock fails.' }

export function putMock(step: Step, order: MockOrder): void {
  const key = functionKey(order.function)
  if (step.read(key) === undefined) return
  const { function: name, ...given } = order
  step.edit<FunctionState>(key).mock = { ...usual, ...given }
  step.emit('lambda.MockPut', functionKey(name), {})
}

/** What stands in for the run of a journal entry; `undefined` where there is code to run. */
export function mockOutcome(
  step: Step,
  state: Readonly<FunctionState>,
  environment: Readonly<EnvironmentState>,
  entry: JournalEntry,
): HandlerOutcome | undefined {
  const { mock } = state
  if (mock === null || settingsIn(step, environment).noCode === null) return undefined
  if (entry.type !== 'event') return { ...nothing, end: { kind: 'returned', value: 'null' } }
  const fails = step.random(functionKey(state.name), 'mock') < mock.errorShare
  const ticks = Math.max(1, Math.round(mock.durationMs)) * 2
  const { errorType, errorMessage, result } = mock
  return { ...nothing, ticks, end: fails ? { kind: 'threw', errorType, errorMessage, trace: [] } : { kind: 'returned', value: result } }
}

const nothing: HandlerOutcome = { ticks: 0, console: [], calls: [], timers: [] }
