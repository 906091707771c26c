/**
 * Execution environments: started cold, reused while warm, retired when their code is no longer the function's or their
 * journal has grown long. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { digestJson } from '../../../base/hash.ts'
import { derivedUuid } from '../../../base/random.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { environmentKey, logKey, revisionKey, settingsKey } from './keys.ts'
import type { EnvironmentState, FunctionState, LambdaSettings, RevisionState } from './state.ts'

/** Ours: an environment is rebuilt by giving it its journal again, so no journal may grow for ever. */
const invocationsInALife = 100
const journalBytesInALife = 262_144

/** The most recently used idle environment, or a new one that starts cold. It counts as busy from here on. */
export function takeEnvironment(step: Step, state: FunctionState): EnvironmentState {
  const settings = step.edit<LambdaSettings>(settingsKey)
  if (state.reserved === null) settings.unreservedBusy++
  const warm = state.idle.pop()
  const environment = warm === undefined ? startEnvironment(step, state) : step.edit<EnvironmentState>(environmentKey(state.name, warm))
  state.busy.push(environment.ordinal)
  return environment
}

function startEnvironment(step: Step, state: FunctionState): EnvironmentState {
  const ordinal = step.ordinal(logKey(state.name), 'environment')
  const key = environmentKey(state.name, ordinal)
  const day = isoTimestamp(step.epochMs).slice(0, 10).replaceAll('-', '/')
  step.edit<RevisionState>(revisionKey(state.name, state.revision)).environments++
  state.coldStarts++
  step.emit('lambda.EnvironmentStarted', functionKey(state.name), { environment: ordinal })
  return step.create<EnvironmentState>(key, {
    function: state.name,
    ordinal,
    revision: state.revision,
    logStream: `${day}/[$LATEST]${derivedUuid(step.seed, key).replaceAll('-', '')}`,
    state: 'starting',
    since: step.now,
    journal: [],
    digest: 0,
    journalBytes: 0,
    invocations: 0,
    openCalls: [],
    openTimers: [],
    waiting: [],
    computing: null,
    current: null,
    failedLast: false,
  })
}

/** An environment's invocation has ended: it waits for the next one, or its life is over. */
export function releaseEnvironment(step: Step, state: FunctionState, environment: EnvironmentState, lost: boolean): void {
  state.busy = state.busy.filter((ordinal) => ordinal !== environment.ordinal)
  if (state.reserved === null) step.edit<LambdaSettings>(settingsKey).unreservedBusy--
  if (lost || environment.revision !== state.revision || isWornOut(environment)) {
    removeEnvironment(step, state, environment)
    return
  }
  environment.state = 'idle'
  environment.since = step.now
  state.idle.push(environment.ordinal)
}

function isWornOut(environment: EnvironmentState): boolean {
  return environment.invocations >= invocationsInALife || environment.journalBytes >= journalBytesInALife
}

function removeEnvironment(step: Step, state: FunctionState, environment: Readonly<EnvironmentState>): void {
  step.remove(environmentKey(environment.function, environment.ordinal))
  const key = revisionKey(environment.function, environment.revision)
  const revision = step.edit<RevisionState>(key)
  revision.environments--
  if (revision.environments === 0 && environment.revision !== state.revision) step.remove(key)
}

/** Gives a function its first or another code or configuration: idle environments go at once, running ones finish first. */
export function reviseFunction(
  step: Step,
  state: FunctionState,
  { files, variables }: { readonly files: Readonly<Record<string, string>>; readonly variables: Readonly<Record<string, string>> },
): void {
  const old = state.revision
  state.revision = step.ordinal(logKey(state.name), 'revision')
  step.create<RevisionState>(revisionKey(state.name, state.revision), {
    files: { ...files },
    handler: state.handler,
    digest: digestJson({ handler: state.handler, files }),
    variables: { ...variables },
    environments: 0,
  })
  retireIdle(step, state)
  const left = step.read<RevisionState>(revisionKey(state.name, old))
  if (left?.environments === 0) step.remove(revisionKey(state.name, old))
}

function retireIdle(step: Step, state: FunctionState): void {
  const idle = state.idle
  state.idle = []
  for (const ordinal of idle) removeEnvironment(step, state, environmentOf(step, state.name, ordinal))
}

export function environmentOf(step: Step, functionName: string, ordinal: number): Readonly<EnvironmentState> {
  return step.read<EnvironmentState>(environmentKey(functionName, ordinal)) as EnvironmentState
}

export function revisionOf(step: Step, state: Readonly<FunctionState>): Readonly<RevisionState> {
  return step.read<RevisionState>(revisionKey(state.name, state.revision)) as RevisionState
}

/** Nothing of the environments remains; whoever waits for a running invocation must have been answered before. */
export function removeAllEnvironments(step: Step, state: FunctionState): void {
  const settings = step.edit<LambdaSettings>(settingsKey)
  if (state.reserved === null) settings.unreservedBusy -= state.busy.length
  const all: ResourceKey[] = [...state.idle, ...state.busy].map((ordinal) => environmentKey(state.name, ordinal))
  for (const key of all) {
    const environment = step.read<EnvironmentState>(key) as EnvironmentState
    removeEnvironment(step, state, environment)
  }
  state.idle = []
  state.busy = []
}
