/**
 * The keys under which services keep their resources, told once: a service that addresses another's resource builds its key
 * here from a name or an ARN, without importing that service.
 */
import {
  bucketArn,
  eventBusArn,
  eventBusNameOf,
  functionArn,
  functionNameOf,
  logGroupArn,
  logGroupNameOf,
  parseArn,
  queueArn,
  queueNameOfUrl,
  ruleArn,
  stateMachineArn,
  tableArn,
  tableNameOf,
  topicArn,
} from '../../../aws/identity.ts'
import { remembered } from '../../../base/remembered.ts'
import type { ResourceKey } from '../../kernel/index.ts'

export const queueKey: (name: string) => ResourceKey = remembered((name) => `sqs/queue/${name}`)

export const topicKey: (name: string) => ResourceKey = remembered((name) => `sns/topic/${name}`)

export function subscriptionKey(id: string): ResourceKey {
  return `sns/subscription/${id}`
}

export function functionKey(name: string): ResourceKey {
  return `lambda/function/${name}`
}

export function mappingKey(id: string): ResourceKey {
  return `lambda/mapping/${id}`
}

export const machineKey: (name: string) => ResourceKey = remembered((name) => `states/machine/${name}`)

/** Of an execution or its history: its machine. */
export function machineOfExecution(key: ResourceKey): ResourceKey | undefined {
  const name = /^states\/(?:execution|history)\/([^/]+)\//.exec(key)?.[1]
  return name === undefined ? undefined : machineKey(name)
}

export const tableKey: (name: string) => ResourceKey = remembered((name) => `dynamodb/table/${name}`)

export const bucketKey: (name: string) => ResourceKey = remembered((name) => `s3/bucket/${name}`)

export const busKey: (name: string) => ResourceKey = remembered((name) => `events/bus/${name}`)

/** The name of a bus may hold strokes, that of a rule may not. */
export function ruleKey(bus: string, name: string): ResourceKey {
  return `events/rule/${bus}/${name}`
}

export const logGroupKey: (name: string) => ResourceKey = remembered((name) => `logs/group/${name}`)

export function sourceKey(id: string): ResourceKey {
  return `outside/source/${id}`
}

/** The inbox of an e-mail address, a phone number or a device (by its platform endpoint's ARN). */
export function inboxKey(address: string): ResourceKey {
  return `outside/inbox/${address}`
}

export function httpEndpointKey(url: string): ResourceKey {
  return `outside/endpoint/${url}`
}

/** The person at the screen, as a caller and as the subject of what they are answered. */
export const userKey: ResourceKey = 'outside/user'

/** `orders` of `sqs/queue/orders`: what follows the kind. */
export function nameOfKey(key: ResourceKey): string {
  return key.slice(key.indexOf('/', key.indexOf('/') + 1) + 1)
}

/** The key of a queue by its URL or, as AWS also takes it, its bare name. */
export const queueKeyOfUrl: (url: string) => ResourceKey = remembered((url) => queueKey(queueNameOfUrl(url) ?? ''))

/** The key of the queue, topic, subscription or function that an ARN names; `undefined` for anything else. */
export function keyOfArn(text: string): ResourceKey | undefined {
  const arn = parseArn(text)
  if (arn === undefined) return undefined
  if (arn.service === 'sqs') return queueKey(arn.resource)
  if (arn.service === 'lambda') return functionKey(functionNameOf(text))
  // A version or an alias is the same machine: `stateMachine:orders:3`. A child of a distributed Map is `orders/label`.
  if (arn.service === 'states') return machineKey((arn.resource.split(':')[1] ?? '').split('/')[0] as string)
  if (arn.service === 'dynamodb') return arn.resource.startsWith('table/') ? tableKey(tableNameOf(text)) : undefined
  if (arn.service === 's3') return bucketKey(arn.resource.split('/')[0] as string)
  if (arn.service === 'events') return arn.resource.startsWith('event-bus/') ? busKey(eventBusNameOf(text)) : undefined
  if (arn.service === 'logs') return logGroupKey(logGroupNameOf(text))
  if (arn.service !== 'sns') return undefined
  const [topic, subscription] = arn.resource.split(':')
  return subscription === undefined ? topicKey(topic as string) : subscriptionKey(subscription)
}

/** The ARN that policies know a caller by (`aws:SourceArn`); `undefined` for what has none. */
export function arnOfKey(key: ResourceKey): string | undefined {
  const name = nameOfKey(key)
  if (key.startsWith('sqs/queue/')) return queueArn(name)
  if (key.startsWith('sns/topic/')) return topicArn(name)
  if (key.startsWith('states/machine/')) return stateMachineArn(name)
  if (key.startsWith('dynamodb/table/')) return tableArn(name)
  if (key.startsWith('s3/bucket/')) return bucketArn(name)
  if (key.startsWith('events/bus/')) return eventBusArn(name)
  if (key.startsWith('events/rule/')) return ruleArn(name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1))
  if (key.startsWith('logs/group/')) return logGroupArn(name)
  return key.startsWith('lambda/function/') ? functionArn(name) : undefined
}
