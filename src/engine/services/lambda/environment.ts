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
import { latest, settingsOf } from './function-settings.ts'
import type { EnvironmentState, FunctionSettings, FunctionState, LambdaSettings, RevisionState } from './state.ts'
import type { Target } from './target.ts'

/** Ours: an environment is rebuilt by giving it its journal again, so no journal may grow for ever. */
const invocationsInALife = 100
const journalBytesInALife = 262_144

/** The most recently used idle environment of the version, or a new one that starts cold. It counts as busy from here on. */
export function takeEnvironment(step: Step, state: FunctionState, target: Target): EnvironmentState {
  const settings = step.edit<LambdaSettings>(settingsKey)
  if (state.reserved === null) settings.unreservedBusy++
  const warm = takeIdle(step, state, target)
  const environment =
    warm === undefined ? startEnvironment(step, state, target) : step.edit<EnvironmentState>(environmentKey(state.name, warm))
  state.busy.push(environment.ordinal)
  return environment
}

function takeIdle(step: Step, state: FunctionState, { version, revision }: Target): number | undefined {
  const at = state.idle.findLastIndex((ordinal) => {
    const environment = environmentOf(step, state.name, ordinal)
    return environment.version === version && environment.revision === revision
  })
  return at < 0 ? undefined : state.idle.splice(at, 1)[0]
}

function startEnvironment(step: Step, state: FunctionState, { version, revision }: Target): EnvironmentState {
  const ordinal = step.ordinal(logKey(state.name), 'environment')
  const key = environmentKey(state.name, ordinal)
  const day = isoTimestamp(step.epochMs).slice(0, 10).replaceAll('-', '/')
  step.edit<RevisionState>(revisionKey(state.name, revision)).environments++
  state.coldStarts++
  step.emit('lambda.EnvironmentStarted', functionKey(state.name), { environment: ordinal })
  return step.create<EnvironmentState>(key, {
    function: state.name,
    ordinal,
    revision,
    version,
    logStream: `${day}/[${version}]${derivedUuid(step.seed, key).replaceAll('-', '')}`,
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
  if (lost || !isLive(state, environment) || isWornOut(environment)) {
    removeEnvironment(step, state, environment)
    return
  }
  environment.state = 'idle'
  environment.since = step.now
  state.idle.push(environment.ordinal)
}

/** Whether somebody could still invoke what the environment runs. */
function isLive(state: Readonly<FunctionState>, { version, revision }: Readonly<EnvironmentState>): boolean {
  return version === latest ? revision === state.revision : state.versions.some((published) => published.version === version)
}

/** Whether `$LATEST` or a version is made of it. */
function isNamed(state: Readonly<FunctionState>, revision: number): boolean {
  return revision === state.revision || state.versions.some((published) => published.revision === revision)
}

function isWornOut(environment: EnvironmentState): boolean {
  return environment.invocations >= invocationsInALife || environment.journalBytes >= journalBytesInALife
}

function removeEnvironment(step: Step, state: FunctionState, environment: Readonly<EnvironmentState>): void {
  step.remove(environmentKey(environment.function, environment.ordinal))
  step.edit<RevisionState>(revisionKey(environment.function, environment.revision)).environments--
  dropRevision(step, state, environment.revision)
}

/** A revision that nobody names and nobody runs is gone. */
function dropRevision(step: Step, state: Readonly<FunctionState>, revision: number): void {
  const key = revisionKey(state.name, revision)
  if (!isNamed(state, revision) && step.read<RevisionState>(key)?.environments === 0) step.remove(key)
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
    settings: settingsOf(state),
    digest: digestJson({ handler: state.handler, files }),
    variables: { ...variables },
    environments: 0,
  })
  retireIdle(step, state)
  dropRevision(step, state, old)
}

function retireIdle(step: Step, state: FunctionState): void {
  const idle = state.idle.map((ordinal) => environmentOf(step, state.name, ordinal))
  state.idle = idle.filter((environment) => isLive(state, environment)).map(({ ordinal }) => ordinal)
  for (const environment of idle) if (!isLive(state, environment)) removeEnvironment(step, state, environment)
}

/** A version is gone: its idle environments go at once, running ones finish first. */
export function dropVersion(step: Step, state: FunctionState, version: string): void {
  const gone = state.versions.find((published) => published.version === version)
  state.versions = state.versions.filter((published) => published !== gone)
  retireIdle(step, state)
  if (gone) dropRevision(step, state, gone.revision)
}

export function environmentOf(step: Step, functionName: string, ordinal: number): Readonly<EnvironmentState> {
  return step.read<EnvironmentState>(environmentKey(functionName, ordinal)) as EnvironmentState
}

export function revisionOf(step: Step, state: Readonly<FunctionState>, revision = state.revision): Readonly<RevisionState> {
  return step.read<RevisionState>(revisionKey(state.name, revision)) as RevisionState
}

/** The settings that what runs in an environment has. */
export function settingsIn(step: Step, { function: name, revision }: Readonly<EnvironmentState>): FunctionSettings {
  return (step.read<RevisionState>(revisionKey(name, revision)) as RevisionState).settings
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

/** With the function go all revisions; its environments must have gone before. */
export function removeRevisions(step: Step, state: Readonly<FunctionState>): void {
  for (const revision of new Set([state.revision, ...state.versions.map(({ revision }) => revision)])) {
    step.remove(revisionKey(state.name, revision))
  }
}
