/** How the trial of one state ends: with an answer, and with nothing left of it. https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
import type { State } from '../../../../asl/index.ts'
import type { StatesOutput } from '../../../../aws/services/stepfunctions.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { ok } from '../../../../base/result.ts'
import { failureDetails } from '../failed.ts'
import { historyKey } from '../keys.ts'
import type { Stage, Work } from '../pipeline.ts'
import type { Trial } from './state.ts'

type Answer = StatesOutput<'TestState'>

/** The state was left for `nextState`, by itself or by a catcher. `output` is JSON text. */
export function endTrialWith(work: Work, trial: Trial, output: string, nextState: string | undefined): void {
  const left = { output, ...(nextState !== undefined && { nextState }) }
  const { caught } = trial
  if (caught === null) endTrial(work, trial, { status: 'SUCCEEDED', ...left })
  else endTrial(work, trial, { status: 'CAUGHT_ERROR', ...failureDetails(caught), ...left }, { catchIndex: caught.catcher })
}

/** `errorDetails`: which retrier or catcher took the error. */
export function endTrial(work: Work, trial: Trial, answer: Answer & JsonObject, errorDetails?: JsonObject): void {
  const { step, key, execution } = work.run
  // Whoever still holds the execution in this step finds it ended.
  execution.status = 'SUCCEEDED'
  execution.frames = {}
  execution.ready = []
  const told = trial.showsData ? { ...answer, inspectionData: { ...seen(work, trial), ...(errorDetails && { errorDetails }) } } : answer
  step.reply('TestState', execution.replyTo ?? undefined, ok(told))
  step.remove(key)
  step.remove(historyKey(key))
}

function seen({ run, frame, state }: Work, { stages, limits }: Trial): JsonObject {
  const shown = stagesOf(state).flatMap((name) => (stages[name] === undefined ? [] : [[name, stages[name]] as const]))
  const hasVariables = Object.keys(frame.variables).length > 0
  return {
    input: run.execution.input,
    ...Object.fromEntries(shown),
    ...limits,
    ...(hasVariables && { variables: JSON.stringify(frame.variables) }),
  }
}

const way = ['afterInputPath', 'afterParameters', 'afterArguments'] as const satisfies Stage[]
const items = ['afterItemsPath', 'afterItemSelector', 'afterItemBatcher'] as const satisfies Stage[]
const back = ['afterResultSelector', 'afterResultPath'] as const satisfies Stage[]

/**
 * What AWS tells of: a Pass has a result only where one is written, and then nothing comes before it; of a Parallel and a Map
 * neither arguments nor result are told.
 */
function stagesOf({ type, fields }: State): readonly Stage[] {
  if (type === 'Pass') return fields['Result'] === undefined ? [...way, ...back] : ['result', ...back]
  if (type === 'Parallel' || type === 'Map') return ['afterInputPath', 'afterParameters', ...items, ...back]
  return [...way, 'result', ...back]
}
