/**
 * Deployment: what AWS CloudFormation is to a stack. A deployment is a list of calls of the AWS API that succeed
 * together or leave no trace; which physical resource each logical one became is kept in the world.
 */
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import type { Pace } from '../../document/index.ts'
import type { Envelope, Fault, Hop, Step } from '../kernel/index.ts'
import type { ServiceTable, Timer } from '../services/shared/service-table.ts'

/** One call of a deployment. `keep` names the member of its answer that identifies the new resource. */
export interface DeploymentCall {
  readonly logicalId: string
  readonly service: string
  readonly operation: string
  readonly input: JsonObject
  readonly keep?: string
  /** Places in its input stand for what earlier calls answered: {@link physicalIdOf}. */
  readonly fillsIn?: true
  /** The logical resource is gone after this call. */
  readonly removes?: true
}

/** A word to `outside` or `lambda` that is no API call: traffic, how long a cold start takes. */
export interface DeploymentOrder {
  readonly service: string
  readonly timer: string
  readonly data: JsonObject
}

/** `{ "Switchyard::PhysicalId": "Id" }` in an input stands for what another call of the deployment answered for that logical id. */
const physicalIdKey = 'Switchyard::PhysicalId'

/** What a resource will be known by once the calls before have been made. */
export function physicalIdOf(logicalId: string): JsonObject {
  return { [physicalIdKey]: logicalId }
}

export interface Deployment {
  readonly calls: readonly DeploymentCall[]
  readonly orders: readonly DeploymentOrder[]
  readonly pace: Pace
}

export const stackKey = 'deployment/stack'
const deploymentService = 'deployment'

export interface Stack {
  pace: Pace
  /** Logical id → what the creating call answered: a queue URL, a topic ARN, a mapping's UUID. */
  physicalIds: Record<string, string>
  /** Why there is nothing: what AWS says to the first deployment. */
  refused?: { readonly logicalId: string; readonly operation: string; readonly message: string }
}

/** The envelope that carries a deployment. */
export function deploymentEnvelope(deployment: Deployment): { kind: 'timer'; to: string; timer: string; data: JsonObject } {
  return { kind: 'timer', to: deploymentService, timer: 'Deploy', data: deployment as unknown as JsonObject }
}

export function isDeployment(envelope: Envelope): boolean {
  return envelope.to === deploymentService
}

export function stackOf(read: (key: string) => unknown): Readonly<Stack> | undefined {
  return read(stackKey) as Stack | undefined
}

/** Virtual ms that a hop takes, by the document's pace. */
export function hopDelay(step: Step, hop: Hop): number {
  const pace = step.read<Stack>(stackKey)?.pace
  if (pace === undefined) return 0
  switch (hop.track) {
    case 'push':
      if (hop.to.startsWith('events/rule/')) return pace.profile === 'visible' ? pace.deliverMs : 0
      if (hop.from.startsWith('sns/') || hop.from.startsWith('events/'))
        return hop.to.startsWith('lambda/') ? pace.invokeMs : pace.deliverMs
      // What a function publishes straight to a phone comes from the function, but SNS delivers it.
      return hop.to.startsWith('outside/inbox/') ? pace.deliverMs : pace.callMs
    case 'invoke':
      return pace.invokeMs
    case 'redrive':
      return pace.profile === 'visible' ? pace.deliverMs : 0
    case 'poll':
    case 'call':
      return pace.callMs
  }
}

export function createDeploymentService(tables: readonly ServiceTable[]): ServiceTable {
  const deploy: Timer = (step, data) => {
    const deployment = data as unknown as Deployment
    const isFirst = step.read(stackKey) === undefined
    if (isFirst) begin(step, tables, deployment.pace)
    const refusal: { at?: DeploymentCall; fault?: Fault } = {}
    const kept = step.attempt(() => performAll(step, deployment, refusal))
    if (kept)
      step.emit('deployment.Applied', stackKey, { calls: deployment.calls.map(({ operation, logicalId }) => `${operation} ${logicalId}`) })
    else {
      const { logicalId = '', operation = '' } = refusal.at ?? {}
      if (isFirst) step.edit<Stack>(stackKey).refused = { logicalId, operation, message: refusal.fault?.message ?? '' }
      step.emit('deployment.Refused', stackKey, { logicalId, operation, ...refusal.fault })
    }
  }
  return { name: deploymentService, actions: {}, timers: { Deploy: deploy } }
}

function begin(step: Step, tables: readonly ServiceTable[], pace: Pace): void {
  step.create<Stack>(stackKey, { pace, physicalIds: emptyRecord<string>() })
  for (const table of tables) table.begin?.(step)
}

function performAll(step: Step, deployment: Deployment, refusal: { at?: DeploymentCall; fault?: Fault }): boolean {
  const stack = step.edit<Stack>(stackKey)
  stack.pace = deployment.pace
  for (const call of deployment.calls) {
    const input = call.fillsIn ? (filledIn(call.input, stack.physicalIds) as JsonObject) : call.input
    const outcome = step.perform({ to: call.service, operation: call.operation, input, caller: deployer })
    if (outcome.kind !== 'answer') continue
    if (!outcome.result.ok) {
      refusal.at = call
      refusal.fault = outcome.result.error
      return false
    }
    const id = call.keep && outcome.result.value[call.keep]
    if (typeof id === 'string') stack.physicalIds[call.logicalId] = id
    if (call.removes) delete stack.physicalIds[call.logicalId]
  }
  for (const order of deployment.orders) step.schedule(0, 'work', { to: order.service, timer: order.timer, data: order.data })
  return true
}

function filledIn(value: Json, physicalIds: Stack['physicalIds']): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => filledIn(item, physicalIds))
  if (!isJsonObject(value)) return value
  const id = value[physicalIdKey]
  if (typeof id === 'string') return physicalIds[id] ?? ''
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filledIn(member ?? null, physicalIds)]))
}

const deployer = { principal: 'cloudformation.amazonaws.com', source: stackKey } as const
