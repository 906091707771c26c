/** What Lambda tells itself, and the orders it takes from outside the API. What is no longer meant does nothing. */
import type { JsonObject } from '../../../base/json.ts'
import type { Step } from '../../kernel/index.ts'
import type { Timer } from '../shared/service-table.ts'
import { runQueuedEvent } from './asynchronous-invocation.ts'
import { finishComputing, giveLater, timeOut } from './execution.ts'
import { settingsKey } from './keys.ts'
import { scaleMapping, settleMapping } from './mapping-life.ts'
import { putMock } from './mock.ts'
import { endBatchWindow, resumePolling } from './poller.ts'
import type { LambdaSettings } from './state.ts'
import { doom } from './watchdog.ts'

export const timers = {
  FinishComputing: on<{ environment: string; entries: number }>((step, { environment, entries }) =>
    finishComputing(step, environment, entries),
  ),
  HandlerTimer: on<{ environment: string; timer: number }>((step, { environment, timer }) =>
    giveLater(step, environment, { type: 'timer', timer }),
  ),
  InvocationTimeout: on<{ environment: string; invocation: string; deadline: number }>((step, set) => timeOut(step, set.environment, set)),
  RunQueuedEvent: on(runQueuedEvent),
  EndBatchWindow: on(endBatchWindow),
  ResumePolling: on(resumePolling),
  SettleMapping: on(settleMapping),
  ScaleMapping: on(scaleMapping),
  /** The document's stand-in for code that is not here. */
  PutMock: on(putMock),
  /** The document's pace. */
  Configure: on<{ coldStartMs: number }>((step, { coldStartMs }) => {
    step.edit<LambdaSettings>(settingsKey).coldStartMs = coldStartMs
  }),
  /** A logged input: the worker died inside this invocation. */
  EndByWatchdog: on(doom),
} satisfies Record<string, Timer>

/** A timer's data is what its own `schedule` wrote: here is the one cast back. */
function on<Data>(run: (step: Step, data: Data) => void): Timer {
  return (step, data: JsonObject) => run(step, data as unknown as Data)
}
