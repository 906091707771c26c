/** What is kept and drawn but not run, and why. */
import { isStation, resourceModel } from '../aws/resources/index.ts'
import { isJsonObject } from '../base/json.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { isWeb, mediumOf } from './outside.ts'
import { deadLetterQueueOf, functionNamedBy, isRelease, namedBy, referredTo, type ResourceIndex } from './resource-index.ts'
import type { ResolvedResource } from './resources.ts'
import { whyUnknown } from './resolver.ts'

export interface Standstill {
  readonly id: string
  readonly type: string
  readonly reason: string
}

/** Stations first, so that what hangs on one that stands still stands still as well. */
export function standstills(index: ResourceIndex, mocked: ReadonlySet<string>, problems: Problems): ReadonlyMap<string, Standstill> {
  const found = new Map<string, Standstill>()
  const add = (resource: ResolvedResource, reason: string) => {
    found.set(resource.logicalId, { id: resource.logicalId, type: resource.type, reason })
  }
  for (const resource of index.all) {
    const reason = reasonOfStation(resource, mocked, problems)
    if (reason !== undefined) add(resource, reason)
  }
  for (const resource of index.all) {
    const reason = found.has(resource.logicalId) ? undefined : reasonOfConnection(index, resource, found)
    if (reason === undefined) continue
    add(resource, reason)
    note(problems, 'not-wired', resource.source.keyRange, resource.logicalId, reason)
  }
  return found
}

function reasonOfStation(resource: ResolvedResource, mocked: ReadonlySet<string>, problems: Problems): string | undefined {
  const { logicalId, type, source } = resource
  if (resourceModel(type) === undefined) {
    // Roles that SAM makes are nobody's business here: who may do what is diagnosed, not enforced.
    if (type.startsWith('AWS::IAM::') || type === 'AWS::Serverless::Connector')
      return resource.origin === undefined ? 'what a role may do is not enforced here' : undefined
    if (isStation(type)) note(problems, 'not-simulated', source.keyRange, logicalId, type)
    return `${type} is not simulated`
  }
  if (type === 'AWS::StepFunctions::StateMachine') return reasonOfWorkflow(resource, problems)
  const reason = type === 'AWS::Lambda::Function' && !mocked.has(logicalId) ? whyNoCode(resource) : undefined
  if (reason !== undefined) note(problems, 'no-code', resource.propertyRanges['Code'] ?? source.keyRange, logicalId, reason)
  return reason
}

function reasonOfWorkflow({ logicalId, source, workflow, propertyRanges }: ResolvedResource, problems: Problems): string | undefined {
  const reason = workflow?.unknown
  const range = propertyRanges['DefinitionString'] ?? propertyRanges['Definition'] ?? propertyRanges['DefinitionS3Location']
  if (reason !== undefined) note(problems, 'no-definition', range ?? source.keyRange, logicalId, reason)
  return reason
}

/** Why a function cannot run, or `undefined`. */
export function whyNoCode({ properties, code: files }: ResolvedResource): string | undefined {
  const runtime = properties['Runtime']
  if (typeof runtime === 'string' && !runtime.startsWith('nodejs')) return `its runtime is ${runtime}, and only Node.js is run here`
  if (files !== undefined) return undefined
  const code = properties['Code']
  const why = whyUnknown(code)
  if (why !== undefined) return why
  if (!isJsonObject(code)) return 'it has no code in this file'
  if (code['ZipFile'] !== undefined) return `its code is unknown: ${whyUnknown(code['ZipFile']) ?? 'it is not a text'}`
  if (code['ImageUri'] !== undefined) return 'its code is in a container image, not in this file'
  return code['S3Bucket'] !== undefined ? 'its code is in a bucket, not in this file' : 'it has no code in this file'
}

function reasonOfConnection(index: ResourceIndex, resource: ResolvedResource, still: ReadonlyMap<string, Standstill>): string | undefined {
  const standing = (end: ResolvedResource) => {
    const reason = still.get(end.logicalId)?.reason
    return reason === undefined ? undefined : `${end.logicalId} stands still (${reason})`
  }
  if (resource.type === 'AWS::Lambda::EventSourceMapping') {
    const source = namedBy(index, resource, 'EventSourceArn')
    const target = functionNamedBy(index, resource, 'FunctionName')
    if (source === undefined) return 'its event source is not in this template'
    if (source.type !== 'AWS::SQS::Queue') return standing(source) ?? `${source.logicalId} is no queue`
    if (target === undefined) return 'its function is not in this template'
    return standing(source) ?? standing(target)
  }
  if (isRelease(resource.type)) {
    const machine = referredTo(index, resource.logicalId)
    return machine === undefined ? 'its state machine is not in this template' : standing(machine)
  }
  return resource.type === 'AWS::SNS::Subscription' ? reasonOfSubscription(index, resource, standing) : undefined
}

function reasonOfSubscription(
  index: ResourceIndex,
  resource: ResolvedResource,
  standing: (end: ResolvedResource) => string | undefined,
): string | undefined {
  const { Protocol: protocol, Endpoint: endpoint } = resource.properties
  if (typeof protocol !== 'string') return 'its protocol is unknown'
  const topic = namedBy(index, resource, 'TopicArn')
  if (topic?.type !== 'AWS::SNS::Topic') return 'its topic is not in this template'
  const dead = deadLetterQueueOf(index, resource)
  const behind = standing(topic) ?? (dead && standing(dead))
  if (mediumOf(protocol) !== undefined || isWeb(protocol)) {
    const why = whyUnknown(endpoint)
    if (why !== undefined) return `its endpoint is unknown: ${why}`
    return typeof endpoint === 'string' ? behind : 'it has no endpoint'
  }
  if (protocol !== 'sqs' && protocol !== 'lambda') return `${protocol} is not simulated`
  const target = protocol === 'sqs' ? namedBy(index, resource, 'Endpoint') : functionNamedBy(index, resource, 'Endpoint')
  if (target?.type !== (protocol === 'sqs' ? 'AWS::SQS::Queue' : 'AWS::Lambda::Function')) return 'its endpoint is not in this template'
  return behind ?? standing(target)
}
