/**
 * Answers that nobody gave: made up from what the service tells of itself and from what the definition reads of them. Only where the
 * document asks for it.
 */
import {
  needsOf,
  readTaskResource,
  sampleOf,
  type MockedAnswer,
  type Need,
  type TaskState,
  type WorkflowNeeds,
} from '../../../../../asl/index.ts'
import { jobCallOf, type Job } from '../../../../../aws/jobs/index.ts'
import { states } from '../../../../../aws/services/stepfunctions.ts'
import type { Json, JsonObject } from '../../../../../base/json.ts'
import { remembered } from '../../../../../base/remembered.ts'
import type { WorkOn } from '../../states/state-type.ts'
import { machineOf } from '../../run.ts'
import { withMetadata } from '../client-words.ts'
import type { Integration } from '../integrations.ts'
import { integrationOf } from '../outcome.ts'
import { changedAt, fillAnswer } from './fill-answer.ts'
import { callMs, type Play } from './play.ts'
import { sampleOfShape, typedNeed, withAsked } from './shape-sample.ts'

/** What a definition needs, kept for those that come again. */
export const needsOfDefinition: (definition: string) => WorkflowNeeds = remembered((definition) => needsOf(machineOf(definition)))

/** Everything about a task that is answered by nobody who runs. `input` is its effective input: JSON text. */
export function playOf(work: WorkOn<TaskState>, input: string, mock: MockedAnswer | undefined): Play {
  const { resource = '' } = work.state
  const read = readTaskResource(resource)
  const pattern = read && 'pattern' in read ? read.pattern : 'answer'
  const request = JSON.parse(input) as Json
  const isWaited = pattern !== 'answer'
  const job = pattern === 'sync' && read && 'service' in read ? jobCallOf(read.service, read.operation)?.call.job : undefined
  return {
    by: mock?.outcome ? 'mock' : 'sample',
    outcome: outcomeOf(work, request, mock, job),
    durationMs: mock?.durationMs ?? (job ? job.seconds * 1000 : callMs),
    submitted: isWaited ? JSON.stringify(serviceAnswer(work, request)) : null,
  }
}

function outcomeOf(work: WorkOn<TaskState>, request: Json, mock: MockedAnswer | undefined, job: Job | undefined): Play['outcome'] {
  const given = mock?.outcome
  if (!given) return { result: JSON.stringify(madeUpResult(work, request)) }
  if ('result' in given || given.cause !== null || given.error !== 'States.TaskFailed' || job === undefined) return given
  // A job that failed: AWS tells all that it was told of it.
  const end = changedAt(fillAnswer(work.run, work.frame, job.end, request), job.status.path, job.status.failed)
  return { error: given.error, cause: JSON.stringify(end) }
}

function madeUpResult(work: WorkOn<TaskState>, request: Json): Json {
  const { run, frame, state } = work
  const need = needsOfDefinition(run.execution.definition).results[state.name] ?? {}
  const read = readTaskResource(state.resource ?? '')
  if (read === undefined || !('pattern' in read) || read.pattern === 'waitForTaskToken') return asked(need)
  if (read.pattern === 'answer') return withAsked(serviceAnswer(work, request), typed(state, need))
  const job = jobCallOf(read.service, read.operation)?.call.job
  return withAsked(job ? fillAnswer(run, frame, job.end, request) : sampleOfShape(states.operations.DescribeExecution.output), need)
}

/** Of what nobody reads nothing is told. */
function asked(need: Need): Json {
  return sampleOf(need.kind === undefined && need.value === undefined && need.keys === undefined ? { kind: 'object' } : need, 'result')
}

function typed({ resource = '' }: TaskState, need: Need): Need {
  const integration = integrationOf(resource)
  return integration ? typedNeed(integration.operationModel.output, need) : need
}

/** What the call itself is answered, before there is a job's end or a token. */
function serviceAnswer(work: WorkOn<TaskState>, request: Json): JsonObject {
  const { run, frame, state } = work
  const { resource = '' } = state
  const integration = integrationOf(resource)
  if (integration) return shown(work, integration)
  const read = readTaskResource(resource)
  const known = read && 'service' in read ? jobCallOf(read.service, read.operation) : undefined
  return known ? fillAnswer(run, frame, known.call.answer, request) : {}
}

function shown({ run, frame }: WorkOn<TaskState>, integration: Integration): JsonObject {
  const answer = sampleOfShape(integration.operationModel.output)
  return integration.client.generation === 1 ? withMetadata(run, frame, integration, answer) : answer
}
