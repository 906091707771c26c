/** An execution before its first state: the one place where all its members are named, so that all executions are of one shape. */
import type { ExecutionState } from './state.ts'

type Told =
  | 'name'
  | 'arn'
  | 'machine'
  | 'machineArn'
  | 'versionArn'
  | 'aliasArn'
  | 'type'
  | 'definition'
  | 'roleArn'
  | 'machineUpdatedAt'
  | 'machineRevisionId'
  | 'input'
  | 'startedAt'

type Special = 'log' | 'mapRun' | 'trial' | 'replyTo' | 'mockedCalls'

/** What is known of an execution when it begins. */
export type Begun = Pick<ExecutionState, Told> & { readonly [K in Special]?: ExecutionState[K] | undefined }

export function freshExecution(begun: Begun): ExecutionState {
  return {
    name: begun.name,
    arn: begun.arn,
    machine: begun.machine,
    machineArn: begun.machineArn,
    versionArn: begun.versionArn,
    aliasArn: begun.aliasArn,
    type: begun.type,
    definition: begun.definition,
    roleArn: begun.roleArn,
    machineUpdatedAt: begun.machineUpdatedAt,
    machineRevisionId: begun.machineRevisionId,
    input: begun.input,
    startedAt: begun.startedAt,
    stoppedAt: null,
    status: 'RUNNING',
    output: null,
    error: null,
    cause: null,
    redriveCount: 0,
    redrivenAt: null,
    stopped: null,
    log: begun.log ?? null,
    mapRun: begun.mapRun ?? null,
    mapRuns: [],
    trial: begun.trial ?? null,
    transitions: 0,
    frames: {},
    nextFrame: 1,
    ready: [],
    called: true,
    replyTo: begun.replyTo ?? null,
    watchers: [],
    mockedCalls: begun.mockedCalls ?? null,
  }
}
