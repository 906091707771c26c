/** Finds the resources of a template by what other resources call them: logical id, ARN, URL or name. */
import { functionNameOf } from '../aws/identity.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { isJsonObject } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { ResolvedResource } from './resources.ts'

export interface ResourceIndex {
  readonly all: readonly ResolvedResource[]
  readonly byId: ReadonlyMap<string, ResolvedResource>
  readonly byArn: ReadonlyMap<string, ResolvedResource>
  readonly byRef: ReadonlyMap<string, ResolvedResource>
  readonly functions: ReadonlyMap<string, ResolvedResource>
}

export function indexResources(all: readonly ResolvedResource[]): ResourceIndex {
  const byArn = new Map<string, ResolvedResource>()
  const byRef = new Map<string, ResolvedResource>()
  const functions = new Map<string, ResolvedResource>()
  for (const resource of all) {
    // Aliases and versions are ways to call their function, and are found as it.
    if (isQualified(resource)) continue
    if (resource.arn !== undefined && !byArn.has(resource.arn)) byArn.set(resource.arn, resource)
    if (!byRef.has(resource.ref)) byRef.set(resource.ref, resource)
    if (resource.type === 'AWS::Lambda::Function' && !functions.has(resource.physicalName)) functions.set(resource.physicalName, resource)
  }
  return { all, byId: new Map(all.map((resource) => [resource.logicalId, resource])), byArn, byRef, functions }
}

function isQualified({ type }: ResolvedResource): boolean {
  return type === 'AWS::Lambda::Alias' || type === 'AWS::Lambda::Version' || isRelease(type)
}

/** A version or an alias of a state machine. */
export function isRelease(type: string): boolean {
  return type === 'AWS::StepFunctions::StateMachineVersion' || type === 'AWS::StepFunctions::StateMachineAlias'
}

/** The state machine that an ARN names, by a version or an alias too. */
function machineNamedBy(index: ResourceIndex, arn: string): ResolvedResource | undefined {
  const [head, name] = arn.split(':stateMachine:')
  return name === undefined ? undefined : index.byArn.get(`${head}:stateMachine:${name.split(':')[0]}`)
}

/** What a reference leads to on the canvas: an alias is its function. */
export function referredTo(index: ResourceIndex, id: string): ResolvedResource | undefined {
  const resource = index.byId.get(id)
  if (resource === undefined || !isQualified(resource)) return resource
  return isRelease(resource.type) ? machineNamedBy(index, resource.arn ?? '') : functionNamedBy(index, resource, 'FunctionName')
}

/** The resource that a property names: by its value, or, where that is unknown, by the reference that stands in it. */
export function namedBy(index: ResourceIndex, resource: ResolvedResource, property: string): ResolvedResource | undefined {
  const value = resource.properties[property]
  if (typeof value === 'string') return byName(index, value)
  const reference = resource.references.find((candidate) => candidate.property === property)
  return reference && referredTo(index, reference.target)
}

export function byName(index: ResourceIndex, name: string): ResolvedResource | undefined {
  return index.byArn.get(name) ?? index.byRef.get(name) ?? machineNamedBy(index, name)
}

export function functionNamedBy(index: ResourceIndex, resource: ResolvedResource, property: string): ResolvedResource | undefined {
  const value = resource.properties[property]
  return typeof value === 'string' ? index.functions.get(functionNameOf(value)) : namedBy(index, resource, property)
}

export function deadLetterQueueOf(index: ResourceIndex, resource: ResolvedResource): ResolvedResource | undefined {
  const policy = resource.properties['RedrivePolicy']
  const arn = isJsonObject(policy) ? policy['deadLetterTargetArn'] : undefined
  return typeof arn === 'string' ? index.byArn.get(arn) : namedBy(index, resource, 'RedrivePolicy')
}

/** Where a function that was invoked asynchronously sends what became of it. */
export interface Destination {
  readonly from: ResolvedResource
  readonly to: ResolvedResource
  readonly label: 'dead letters' | 'on success' | 'on failure'
  readonly range: TextRange
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export function destinationsOf(index: ResourceIndex, resource: ResolvedResource): Destination[] {
  const range = (property: string) => resource.propertyRanges[property] ?? resource.range
  if (resource.type === 'AWS::Lambda::Function') {
    const config = resource.properties['DeadLetterConfig']
    const to = named(index, isJsonObject(config) ? config['TargetArn'] : undefined)
    return to === undefined ? [] : [{ from: resource, to, label: 'dead letters', range: range('DeadLetterConfig') }]
  }
  const from = resource.type === 'AWS::Lambda::EventInvokeConfig' ? functionNamedBy(index, resource, 'FunctionName') : undefined
  const config = resource.properties['DestinationConfig']
  if (from === undefined || !isJsonObject(config)) return []
  return (['OnSuccess', 'OnFailure'] as const).flatMap((when) => {
    const destination = config[when]
    const to = named(index, isJsonObject(destination) ? destination['Destination'] : undefined)
    const label = when === 'OnSuccess' ? 'on success' : 'on failure'
    return to === undefined ? [] : [{ from, to, label, range: range('DestinationConfig') }]
  })
}

function named(index: ResourceIndex, name: Json | undefined): ResolvedResource | undefined {
  return typeof name === 'string' ? byName(index, name) : undefined
}

/** A statement of a resource policy that lets somebody in. */
export interface Allowance {
  /** ARNs of the resources on whose behalf it is allowed; empty when the policy names none. */
  readonly sources: readonly string[]
  readonly principal: Json | undefined
}

/** The `Allow` statements of a policy document. */
export function allowancesOf(document: Json | undefined): Allowance[] {
  const statement = isJsonObject(document) ? document['Statement'] : undefined
  const statements = Array.isArray(statement) ? (statement as readonly Json[]) : statement === undefined ? [] : [statement]
  return statements.flatMap((item) => (isJsonObject(item) && item['Effect'] === 'Allow' ? [allowanceOf(item)] : []))
}

function allowanceOf(statement: JsonObject): Allowance {
  const condition = statement['Condition']
  const sources: string[] = []
  if (isJsonObject(condition)) {
    for (const test of Object.values(condition)) {
      if (!isJsonObject(test)) continue
      for (const key of Object.keys(test)) if (key.toLowerCase() === 'aws:sourcearn') sources.push(...textsOf(test[key]))
    }
  }
  return { sources, principal: statement['Principal'] }
}

/** A text, or the texts of a list. */
function textsOf(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : []
}

/** The queues or topics that a policy is put on. */
export function policyTargets(index: ResourceIndex, policy: ResolvedResource, list: string): ResolvedResource[] {
  return [...new Set(textsOf(policy.properties[list]))].flatMap((name) => byName(index, name) ?? [])
}
