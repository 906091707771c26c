/** One state is put into an execution of its own, which belongs to no machine. */
import { stateMachineArn } from '../../../../aws/identity.ts'
import { statesLimits, type StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { emptyRecord, type Json, type JsonObject } from '../../../../base/json.ts'
import { derivedUuid } from '../../../../base/random.ts'
import type { ReplyTo, Step } from '../../../kernel/index.ts'
import type { HistoryEvent, HistoryState } from '../history.ts'
import { freshExecution } from '../execution-record.ts'
import { executionArn, executionKey, historyKey, settingsKey } from '../keys.ts'
import { addFrame } from '../ready.ts'
import type { ExecutionState } from '../state.ts'
import type { Mock, Trial } from './state.ts'
import type { Tried } from './definition.ts'

type Request = StatesInput<'TestState'>

/** What the machine is called that a lone state does not have. */
const machine = 'TestState'

/** Everything has been checked. The answer goes out when the state is left. */
export function beginTrial(step: Step, tried: Tried, request: Request, replyTo: ReplyTo | undefined): void {
  const { input = '{}', variables } = request
  const name = derivedUuid(step.seed, `${settingsKey}/trial/${step.ordinal(settingsKey, 'trial')}`)
  const key = executionKey(machine, name)
  const execution = freshExecution({
    name,
    arn: executionArn(machine, name, 'STANDARD'),
    machine,
    machineArn: stateMachineArn(machine),
    versionArn: null,
    aliasArn: null,
    type: 'STANDARD',
    definition: tried.definition,
    roleArn: request.roleArn ?? '',
    machineUpdatedAt: step.epochMs,
    machineRevisionId: null,
    input,
    startedAt: step.epochMs,
    trial: trialOf(request),
    replyTo,
  })
  const item = tried.hasItem ? { index: 0, value: JSON.parse(input) as Json, key: null } : null
  const frame = addFrame(execution, { parent: null, index: 0, item, lastEvent: 1, state: tried.state.name, input })
  if (variables !== undefined) Object.assign(frame.variables, JSON.parse(variables) as JsonObject)
  execution.ready.push(frame.id)
  step.create<ExecutionState>(key, execution)
  const started: HistoryEvent = { type: 'ExecutionStarted', previous: 0, at: step.epochMs, details: null }
  step.create<HistoryState>(historyKey(key), { events: [started] })
  const data = { execution: key, frame: frame.id, attempt: frame.attempt }
  step.schedule(statesLimits.expressSeconds * 1000, 'patience', { to: 'states', timer: 'TrialTimeout', data })
  step.schedule(0, 'work', { to: 'states', timer: 'Advance', data: { execution: key } })
}

function trialOf({ inspectionLevel = 'INFO', mock, context, stateConfiguration: configuration = {} }: Request): Trial {
  return {
    showsData: inspectionLevel !== 'INFO',
    mock: mock === undefined ? null : mockOf(mock),
    context: context ?? null,
    retryCount: configuration.retrierRetryCount ?? null,
    failedIterations: configuration.mapIterationFailureCount ?? 0,
    readerData: configuration.mapItemReaderData ?? null,
    stages: emptyRecord<string>(),
    limits: emptyRecord<number>(),
    caught: null,
  }
}

function mockOf({ result, errorOutput }: NonNullable<Request['mock']>): Mock {
  return result === undefined ? { error: errorOutput?.error ?? null, cause: errorOutput?.cause ?? null } : { result }
}
