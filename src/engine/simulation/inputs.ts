/** What people do to a running world. Each is logged with its moment, and replayed when the run is. */
import type { JsonObject } from '../../base/json.ts'
import { functionNameOf } from '../../aws/identity.ts'
import type { FaultSetting, FileChanges } from '../../document/index.ts'
import type { Carried, Envelope } from '../kernel/index.ts'
import { faultEnvelope } from './faults/fault-service.ts'
import { functionKey, keyOfArn, queueKeyOfUrl, userKey } from '../services/shared/resource-keys.ts'

export type Input =
  /** A call of the AWS API from the screen. `request` names it so that its answer can be told apart. */
  | {
      readonly kind: 'call'
      readonly request: number
      readonly service: string
      readonly operation: string
      readonly input: JsonObject
      readonly to: string | undefined
      /** Who calls, where it is not the account: the number of another one. */
      readonly principal?: string
    }
  | EditInput
  /** The watchdog ended an invocation that would not return; a replay must not enter it again. */
  | { readonly kind: 'watchdog'; readonly function: string; readonly invocation: string }
  /** Somebody breaks a resource on purpose, or (`null`) mends it. */
  | { readonly kind: 'fault'; readonly resource: string; readonly setting: FaultSetting | null }

/** The document became this one, or would have, had AWS not refused it. */
export interface EditInput {
  readonly kind: 'edit'
  readonly text: string
  /** What it changed among the files; the others are as they were. */
  readonly files?: FileChanges
  readonly refused?: true
  /** Nothing that runs is changed by it: a label, a comment. The world does not hear of it. */
  readonly quiet?: true
}

export interface LoggedInput {
  readonly afterStep: number
  readonly atMs: number
  readonly input: JsonObject
}

/** What happened to the log: an input went to `place`, and `dropped` others made way for it. */
export interface LogChange {
  readonly place: number
  readonly dropped: number
  readonly input: LoggedInput
}

export function inputEnvelope(input: Exclude<Input, EditInput>): Envelope {
  if (input.kind === 'watchdog') {
    return { kind: 'timer', to: 'lambda', timer: 'EndByWatchdog', data: { function: input.function, invocation: input.invocation } }
  }
  if (input.kind === 'fault') return faultEnvelope(input.resource, input.setting)
  return {
    kind: 'call',
    to: input.service,
    operation: input.operation,
    input: input.input,
    caller: { principal: input.principal ?? 'account', source: userKey },
    replyTo: {
      service: 'outside',
      context: { request: input.request },
      ...(input.to && { hop: { track: 'call', from: input.to, to: userKey } }),
    },
    ...(input.to && { hop: { track: 'push', from: userKey, to: input.to, carries: carriedBy(input) } }),
  }
}

const sent: ReadonlySet<string> = new Set(['SendMessage', 'Publish', 'StartExecution', 'StartSyncExecution'])

/** What a person sends travels as one message. */
function carriedBy(input: { readonly request: number; readonly operation: string }): readonly Carried[] {
  return sent.has(input.operation) ? [{ trail: `${userKey}/${input.request}` }] : []
}

/** The resource that a call from the screen is about, if its input names one. */
export function userTarget(input: JsonObject): string | undefined {
  const { QueueUrl: url, TopicArn: topic, FunctionName: name, stateMachineArn: machine, executionArn: execution } = input
  if (typeof url === 'string') return queueKeyOfUrl(url)
  if (typeof topic === 'string') return keyOfArn(topic)
  if (typeof machine === 'string') return keyOfArn(machine)
  if (typeof execution === 'string') return keyOfArn(execution)
  return typeof name === 'string' ? functionKey(functionNameOf(name)) : undefined
}
