/** What the document says that tasks are answered instead of the work being done. */
import { answerFor, type MockedAnswer, type Mocks, type TaskState } from '../../../../../asl/index.ts'
import type { JsonObject } from '../../../../../base/json.ts'
import type { Step } from '../../../../kernel/index.ts'
import { mocksKey } from '../../keys.ts'
import type { Run } from '../../run.ts'
import type { WorkOn } from '../../states/state-type.ts'

/** An order: from now on these mocks hold, and no others. What has been asked already is still answered as it was. */
export function putMocks(step: Step, data: JsonObject): void {
  const mocks = data as unknown as Partial<Mocks>
  const kept: Mocks = { sample: mocks.sample === true, states: mocks.states ?? {}, calls: mocks.calls ?? {} }
  if (step.read(mocksKey) === undefined) step.create<Mocks>(mocksKey, kept)
  else Object.assign(step.edit<Mocks>(mocksKey), kept)
}

/** Whether the document lets answers be made up. */
export function isSampling(step: Step): boolean {
  return step.read<Mocks>(mocksKey)?.sample === true
}

/** Whether a service refused a call because something that it is about is not there. */
export function isAbsence(code: string): boolean {
  return /NotFound|NotExist|NonExistent|NoSuch|InvalidToken|InvalidArn|InvalidAddress|InvalidBucketName/.test(code)
}

/** Whether what nobody answers is made up. A state that is tried alone is really tried. */
export function areAnswersMadeUp({ step, execution }: Run): boolean {
  return execution.trial === null && isSampling(step)
}

/** The answer to this call of a state, by a mock of its own or of what it calls. The call is counted. */
export function mockedAnswer({ run, state }: WorkOn<TaskState>): MockedAnswer | undefined {
  const mocks = run.step.read<Mocks>(mocksKey)
  if (mocks === undefined || run.execution.trial) return undefined
  const call = callOf(state.resource ?? '')
  const ofState = mocks.states[run.execution.machine]?.[state.name]
  return answerOf(run, `state ${state.name}`, ofState) ?? answerOf(run, `call ${call}`, mocks.calls[call])
}

function answerOf({ execution }: Run, name: string, answers: readonly MockedAnswer[] | undefined): MockedAnswer | undefined {
  if (answers === undefined) return undefined
  const counts = (execution.mockedCalls ??= {})
  counts[name] = (counts[name] ?? 0) + 1
  return answerFor(answers, counts[name])
}

/** What a resource calls, however it is waited for: `glue:startJobRun`; for a function or an activity its ARN. */
export function callOf(resource: string): string {
  const service = /^arn:[^:]*:states:[^:]*:[^:]*:(?!activity:)(.*)$/.exec(resource)?.[1]
  return service === undefined ? resource : service.replace(/\.(sync(:2)?|waitForTaskToken)$/, '')
}
