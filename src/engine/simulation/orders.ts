/** Orders to the services: pace, mocks, realism, people, servers and traffic, for which AWS has no API. */
import type { Json, JsonObject } from '../../base/json.ts'
import type { Resource, Template, TrafficSource } from '../../document/index.ts'
import type { DeploymentOrder } from './deployment.ts'
import { planOrder } from './faults/fault-service.ts'
import { simulatedIn } from './simulated.ts'

/** Everything that the API has no word for, as orders to the services. */
export function ordersOf(template: Template): DeploymentOrder[] {
  return [...settingOrders(template), ...faultOrders(template), ...trafficOrders(template)]
}

/** A document without faults leaves no trace of them. */
function faultOrders(template: Template): DeploymentOrder[] {
  return template.settings.faults.length > 0 ? [planOrder(template)] : []
}

/** Those that hold at once when they are given to a running world. */
export function settingOrders(template: Template): DeploymentOrder[] {
  return [...lambdaOrders(template), ...workflowOrders(template), ...queueOrders(template), ...outsideOrders(template)]
}

/** How long a cold start takes, and what functions without JavaScript answer. */
function lambdaOrders({ resources, settings }: Template): DeploymentOrder[] {
  const mocks = Object.entries(settings.mocks).flatMap(([id, mock]) => {
    const name = resources[id]?.physicalName
    return name === undefined ? [] : [order('lambda', 'PutMock', { function: name, ...mock })]
  })
  return [order('lambda', 'Configure', { coldStartMs: settings.pace.coldStartMs }), ...mocks]
}

/** Transitions take time only where every hop is made to be seen. */
function workflowOrders({ resources, settings: { pace, taskMocks } }: Template): DeploymentOrder[] {
  if (!Object.values(resources).some(({ type }) => type.endsWith('::StateMachine'))) return []
  const states = Object.fromEntries(Object.entries(taskMocks.states).map(([id, own]) => [resources[id]?.physicalName ?? id, own]))
  const mocks = { ...taskMocks, states } as unknown as JsonObject
  return [order('states', 'PutMocks', mocks), order('states', 'Configure', { transitionMs: pace.profile === 'visible' ? pace.callMs : 0 })]
}

/** How closely queues keep to order and to one delivery, and whether changes take AWS's time. */
function queueOrders({ resources, settings }: Template): DeploymentOrder[] {
  const own = Object.entries(settings.queueRealism).flatMap(([id, realism]) => {
    const queue = resources[id]?.physicalName
    return queue === undefined ? [] : [order('sqs', 'ConfigureRealism', { queue, ...realism })]
  })
  return [order('sqs', 'ConfigureSettling', { on: settings.settling }), order('sqs', 'ConfigureRealism', { ...settings.realism }), ...own]
}

/** Who has an inbox, and how the servers outside answer. */
function outsideOrders({ settings }: Template): DeploymentOrder[] {
  const inboxes = settings.people.map(({ address, label, confirms }) => order('outside', 'PutInbox', { address, name: label, confirms }))
  const endpoints = settings.endpoints.map(({ id, url, status, errorShare, latencyMs, body, confirms }) =>
    order('outside', 'PutEndpoint', { id, url, status, errorShare, latencyMs, ...(body !== undefined && { body }), confirms }),
  )
  const devices = settings.people
    .filter(({ medium }) => medium === 'push')
    .map(({ address }) => order('sns', 'PutDevice', { arn: address }))
  return [...inboxes, ...endpoints, ...devices]
}

function trafficOrders(template: Template): DeploymentOrder[] {
  return template.settings.traffic.flatMap((source) => {
    const data = sourceData(template, source)
    return data ? [order('outside', 'PutSource', data)] : []
  })
}

function order(service: string, timer: string, data: JsonObject): DeploymentOrder {
  return { service, timer, data }
}

function serviceOf({ type }: Resource): string {
  return type === 'AWS::SNS::Topic' ? 'sns' : 'states'
}

/** What `outside` is told about a source; nothing when its target does not run. */
function sourceData(template: Template, source: TrafficSource): JsonObject | undefined {
  const target = template.resources[source.to]
  if (target === undefined || !simulatedIn(template)(target)) return undefined
  const { id, everyMs, jitter, startMs, count, name, messages } = source
  const to = target.type === 'AWS::SQS::Queue' ? { service: 'sqs', url: target.ref } : { service: serviceOf(target), arn: target.ref }
  return { id, to, everyMs, jitter, startMs, name, messages: messages as unknown as Json, ...(count !== undefined && { count }) }
}
