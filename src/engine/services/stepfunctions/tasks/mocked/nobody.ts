/** Tasks that nobody who runs answers: what is said of them, and what is made up where the document lets it. */
import { readTaskResource, type TaskState } from '../../../../../asl/index.ts'
import { jobCallOf } from '../../../../../aws/jobs/index.ts'
import { isJsonObject, type Json } from '../../../../../base/json.ts'
import type { ResourceKey } from '../../../../kernel/index.ts'
import type { Failure } from '../../failed.ts'
import type { TaskWait } from '../../state.ts'
import type { WorkOn } from '../../states/state-type.ts'
import { failTask } from '../outcome.ts'
import { playOf } from './made-up.ts'
import { areAnswersMadeUp, callOf, isAbsence } from './mocks.ts'
import { beginPlay, continuePlay } from './play.ts'

/**
 * Events with a task's token went to a bus that has no rules: nobody will send the token back. Somebody is made up who does, where the
 * document lets it.
 */
export function returnTokenForNobody(work: WorkOn<TaskState>, waits: TaskWait, target: ResourceKey | undefined): void {
  const { run } = work
  const isBus = target?.startsWith('events/bus/') === true
  const rules = isBus ? (run.step.read<{ readonly rules: readonly string[] }>(target)?.rules ?? []) : []
  if (isBus && rules.length === 0 && areAnswersMadeUp(run)) continuePlay(work, playOf(work, waits.input, undefined))
}

/** The task has been scheduled, and waits; whom it calls is not simulated. */
export function answerForNobody(work: WorkOn<TaskState>, waits: TaskWait): void {
  if (areAnswersMadeUp(work.run)) beginPlay(work, playOf(work, waits.input, undefined))
  else failTask(work, notSimulated(work))
}

/** A service refused a call because something is not there, or because it was asked with something made up. */
export function isAskedForNothing({ run }: WorkOn<TaskState>, code: string, { input }: TaskWait): boolean {
  return areAnswersMadeUp(run) && (isAbsence(code) || /\$\{|"(?:sample|another) /.test(input))
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html says what AWS offers for it. */
function notSimulated({ run, state }: WorkOn<TaskState>): Failure {
  const call = callOf(state.resource ?? '')
  return {
    error: 'Switchyard.NotSimulated',
    cause:
      `Switchyard does not run ${call}, and nobody said what it answers. Under Metadata: Switchyard: Mocks, give the state ` +
      `'${state.name}' of ${run.execution.machine} an answer, or '${call}' one for every state, or have answers made up with "Mocks: sample".`,
  }
}

/**
 * What a service that does not run here would refuse a request for: a member that it needs is not there. † The words are those of
 * other services' validation.
 */
export function requestProblem({ state }: WorkOn<TaskState>, request: Json): Failure | undefined {
  const read = readTaskResource(state.resource ?? '')
  const known = read?.kind === 'optimized' ? jobCallOf(read.service, read.operation) : undefined
  const missing = known?.call.required.find((name) => !isJsonObject(request) || request[name] === undefined || request[name] === null)
  if (known === undefined || missing === undefined) return undefined
  const member = `${missing[0]?.toLowerCase()}${missing.slice(1)}`
  const words = `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`
  const { prefix, client } = known.service
  return {
    error: `${prefix}.ValidationException`,
    cause: `${words} (Service: ${client}; Status Code: 400; Error Code: ValidationException)`,
  }
}
