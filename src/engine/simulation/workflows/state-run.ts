/** One state of one execution, looked at closely: its values on their way, its attempts, its variables, and why it is as it is. */
import type { State } from '../../../asl/index.ts'
import {
  executionKeyOfArn,
  failureIn,
  frameOfVisit,
  isSameJson,
  machineOf,
  retrace,
  type RetracedStages,
  type Traced,
  type Visit,
  whyVisit,
} from '../../services/stepfunctions/index.ts'
import { tokenOf } from '../../services/shared/task-token.ts'
import { worldOf, type Run } from '../run.ts'
import { attemptsOf } from './attempts.ts'
import { tracedAt } from './executions.ts'
import type { StageValue, StateRun, StateRunQuery } from './model.ts'
import { statusOf } from './workflow-view.ts'

/** `undefined` for a state that the execution has not come to. */
export function stateRunOf(run: Run, { node, execution: arn, state: name, visit: wanted }: StateRunQuery): StateRun | undefined {
  const traced = tracedAt(run, node, arn, name)
  if (traced === undefined) return undefined
  const visits = traced.visits.filter(({ state }) => state === name)
  const number = wanted ?? visits.length - 1
  const visit = visits[number]
  const state = visit && machineOf(traced.execution.definition).everyState[name]
  if (visit === undefined || state === undefined) return undefined
  const { startMs } = worldOf(run)
  const left = traced.events[(visit.exited ?? 0) - 1]
  const status = statusOf(traced, visit)
  const failure = status === 'succeeded' ? undefined : failureOfVisit(traced, visit)
  const retraced = retrace(traced, visit)
  return {
    state: name,
    visit: number,
    visits: visits.length,
    status,
    enteredAt: visit.at - startMs,
    ...(left && { leftAt: left.at - startMs }),
    stages: stagesOf(state, visit, retraced?.stages ?? {}, left?.details?.['output'] as string | undefined),
    attempts: attemptsOf(traced, visit, startMs),
    variables: retraced?.variables ?? {},
    ...failure,
    ...tokenHeld(run, traced, visit),
    whys: whyVisit(traced, visit, run.clockMs),
  }
}

/** Of a task that waits until somebody gives its token back. */
function tokenHeld(run: Run, { execution }: Traced, visit: Visit): Pick<StateRun, 'token'> {
  const frame = frameOfVisit(visit, execution)
  const key = executionKeyOfArn(execution.arn)
  if (frame?.waits?.kind !== 'task' || frame.waits.stage !== 'token' || key === undefined) return {}
  return { token: tokenOf(worldOf(run).seed, { execution: key, frame: frame.id, attempt: frame.attempt }) }
}

/** Its own error; where its history tells none and the execution failed there, that of the execution. */
function failureOfVisit(traced: Traced, visit: Visit): Pick<StateRun, 'error' | 'cause'> {
  const own = failureIn(visit, traced.events)
  if (own !== undefined) return own
  const { error, cause, status } = traced.execution
  if (status !== 'FAILED' || visit !== traced.visits.at(-1)) return {}
  return { ...(error !== null && { error }), ...(cause !== null && { cause }) }
}

/** A step of input and output processing: the value after it, and the fields that make it, the first that is written. */
type StageRow = readonly [name: string, stage: keyof RetracedStages, fields: readonly string[]]

const jsonPath: Readonly<Record<string, readonly StageRow[]>> = {
  before: [['InputPath', 'afterInputPath', ['InputPath']]],
  asked: [['Parameters', 'afterParameters', ['Parameters']]],
  items: [
    ['ItemsPath', 'afterItemsPath', ['ItemsPath']],
    ['ItemSelector', 'afterItemSelector', ['ItemSelector', 'Parameters']],
  ],
  after: [
    ['ResultSelector', 'afterResultSelector', ['ResultSelector']],
    ['ResultPath', 'afterResultPath', ['ResultPath']],
  ],
  end: [['OutputPath', 'afterOutputPath', ['OutputPath']]],
}

function rowsOf({ type, language }: State, isCaught: boolean): readonly StageRow[] {
  const result: StageRow = [type === 'Task' ? 'Task result' : 'Result', 'result', type === 'Pass' ? ['Result'] : []]
  const error: StageRow = ['Error output', 'errorOutput', []]
  const works = type === 'Task' || type === 'Parallel' || type === 'Map'
  if (language === 'JSONata') {
    const asked: StageRow[] = type === 'Task' || type === 'Parallel' ? [['Arguments', 'afterArguments', ['Arguments']]] : []
    const items: StageRow[] =
      type === 'Map'
        ? [
            ['Items', 'afterItemsPath', ['Items']],
            ['ItemSelector', 'afterItemSelector', ['ItemSelector']],
          ]
        : []
    return [...asked, ...items, ...(works ? [isCaught ? error : result] : [])]
  }
  const { before = [], asked = [], items = [], after = [], end = [] } = jsonPath
  if (type === 'Fail') return []
  if (type === 'Choice' || type === 'Wait' || type === 'Succeed') return [...before, ...end]
  const own = [...before, ...(type === 'Map' ? items : asked)]
  if (isCaught) return [...own, error, ['ResultPath', 'afterResultPath', []]]
  return [...own, result, ...(type === 'Pass' ? after.slice(1) : after), ...end]
}

function stagesOf(state: State, visit: Visit, stages: RetracedStages, output: string | undefined): StageValue[] {
  let last = visit.input
  const found: StageValue[] = [{ name: 'State input', value: last, isSame: false }]
  for (const [name, stage, fields] of rowsOf(state, stages.errorOutput !== undefined)) {
    const field = fields.find((candidate) => state.fields[candidate] !== undefined)
    const written = field === undefined ? undefined : state.fields[field]
    const value = stages[stage]
    const setting = written === undefined ? {} : { setting: typeof written === 'string' ? written : JSON.stringify(written) }
    found.push({ name, ...setting, ...(value !== undefined && { value }), isSame: value !== undefined && isSameJson(last, value) })
    if (value !== undefined) last = value
  }
  if (state.type === 'Fail') return found
  const written = state.language === 'JSONata' ? state.fields['Output'] : undefined
  const setting = written === undefined ? {} : { setting: typeof written === 'string' ? written : JSON.stringify(written) }
  const isSame = output !== undefined && isSameJson(last, output)
  return [...found, { name: 'State output', ...setting, ...(output !== undefined && { value: output }), isSame }]
}
