/** What every resource of a template will be called: its name, its ARN, and what `Ref` and `Fn::GetAtt` give. */
import {
  arnOf,
  account,
  bucketArn,
  eventBusNameOf,
  functionArn,
  functionNameOf,
  partition,
  physicalName,
  queueArn,
  queueUrl,
  ruleArn,
  tableArn,
  topicArn,
} from '../aws/identity.ts'
import { keptType, resourceModel, type Identifier, type NameModel } from '../aws/resources/index.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, noteFixable } from './diagnostic-catalogue.ts'
import type { Fix } from '../text/diagnostic.ts'
import type { Identity, Resolver } from './resolver.ts'
import type { SourceResource } from './template-sections.ts'
import { itemsOf } from './tree-values.ts'

/** Names that are made of other names, this deep at most. */
const MAX_NAME_DEPTH = 8

/** Made when first asked for, since a name may be made of other resources' names. Within a cycle the made-up name stands. */
export function identityOf(resolver: Resolver, source: SourceResource): Identity {
  const known = resolver.identities.get(source.logicalId)
  if (known) return known
  const model = resourceModel(source.type)
  const max = model?.name?.max ?? 255
  if (resolver.naming.has(source.logicalId) || resolver.naming.size >= MAX_NAME_DEPTH) {
    return identity(source.type, physicalName(resolver.stack, source.logicalId, resolver.seed, max), false)
  }
  resolver.naming.add(source.logicalId)
  // What a name refers to belongs to the resource that is named, not to the one that asks for the name.
  const asking = resolver.references
  resolver.references = []
  const fifo = model?.name?.fifo !== undefined && isFifo(resolver, source, model.name.fifo)
  const property = model === undefined ? keptType(source.type).name : model.name?.property
  const given = property === undefined ? undefined : givenName(resolver, source, property, { model: model?.name, fifo })
  const generated = physicalName(resolver.stack, source.logicalId, resolver.seed, max, fifo ? '.fifo' : '')
  const result =
    qualified(resolver, source, given) ?? onBus(resolver, source, identity(source.type, given ?? generated, given !== undefined))
  resolver.references = asking
  resolver.naming.delete(source.logicalId)
  resolver.identities.set(source.logicalId, result)
  return result
}

/** An alias or a version is the ARN of a function or a state machine with a name or a number behind it. */
function qualified(resolver: Resolver, source: SourceResource, given: string | undefined): Identity | undefined {
  const ownerOf = Object.hasOwn(OWNERS, source.type) ? OWNERS[source.type] : undefined
  const owner = ownerOf?.(resolver, source)
  if (ownerOf === undefined || owner === undefined) return undefined
  const name = source.type.endsWith('Alias') ? given : versionNumber(resolver, source, ownerOf)
  return name === undefined ? undefined : { name, isNamed: false, arn: `${owner}:${name}`, url: undefined }
}

/** The ARN of a rule names its bus, unless that is the default one. */
function onBus(resolver: Resolver, source: SourceResource, known: Identity): Identity {
  const bus = source.type === 'AWS::Events::Rule' ? textIn(resolver, source, 'EventBusName') : undefined
  return bus === undefined ? known : { ...known, arn: ruleArn(eventBusNameOf(bus), known.name) }
}

type OwnerOf = (resolver: Resolver, source: SourceResource) => string | undefined

/** The ARN of what a version or an alias belongs to. */
const OWNERS: Readonly<Record<string, OwnerOf>> = {
  'AWS::Lambda::Alias': functionOf,
  'AWS::Lambda::Version': functionOf,
  'AWS::StepFunctions::StateMachineVersion': (resolver, source) => textIn(resolver, source, 'StateMachineArn'),
  'AWS::StepFunctions::StateMachineAlias': (resolver, source) => {
    const [first] = itemsOf(propertyOf(source, 'RoutingConfiguration'))
    const version = first && entryOf(first, 'StateMachineVersionArn')
    const arn = version && resolver.resolve(version, 'RoutingConfiguration')
    return typeof arn === 'string' ? arn.replace(/:[^:]*$/, '') : undefined
  },
}

function functionOf(resolver: Resolver, source: SourceResource): string | undefined {
  const name = textIn(resolver, source, 'FunctionName')
  return name === undefined ? undefined : functionArn(functionNameOf(name))
}

function textIn(resolver: Resolver, source: SourceResource, property: string): string | undefined {
  const node = propertyOf(source, property)
  const value = node === undefined ? undefined : resolver.resolve(node, property)
  return typeof value === 'string' ? value : undefined
}

function propertyOf({ properties }: SourceResource, name: string): TreeNode | undefined {
  return properties.find(({ key }) => key.value === name)?.value
}

/** Versions are numbered from 1 as they are published: in the order of the text. */
function versionNumber(resolver: Resolver, source: SourceResource, ownerOf: OwnerOf): string {
  const owner = ownerOf(resolver, source)
  const versions = [...resolver.resources.values()].filter(({ type }) => type === source.type)
  const before = versions.slice(0, Math.max(0, versions.indexOf(source)))
  return String(before.filter((other) => ownerOf(resolver, other) === owner).length + 1)
}

export function isFifo(resolver: Resolver, source: SourceResource, property: string): boolean {
  const node = propertyOf(source, property)
  const value = node === undefined ? undefined : resolver.resolve(node, property)
  return value === true || value === 'true'
}

function givenName(
  resolver: Resolver,
  source: SourceResource,
  property: string,
  rules: { readonly model: NameModel | undefined; readonly fifo: boolean },
): string | undefined {
  const node = propertyOf(source, property)
  const value = node === undefined ? undefined : resolver.resolve(node, property)
  if (node === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined
  const name = String(value)
  const fifo = rules.model && fifoProblem(rules.model, source, property, { node, name, isFifo: rules.fifo })
  if (fifo !== undefined) {
    noteFixable(resolver.problems, fifo.fix, 'fifo-name', node.range, name, fifo.problem)
    return undefined
  }
  const problem = rules.model && nameProblem(rules.model, name)
  if (problem === undefined) return name
  note(resolver.problems, 'bad-name', node.range, name, problem)
  return undefined
}

/** FIFO and the suffix `.fifo` go together. A name that is put together elsewhere is mended by hand. */
function fifoProblem(
  { fifo, max }: NameModel,
  { path }: SourceResource,
  property: string,
  { node, name, isFifo }: { readonly node: TreeNode; readonly name: string; readonly isFifo: boolean },
): { readonly problem: string; readonly fix: Fix | undefined } | undefined {
  if (fifo === undefined || isFifo === name.endsWith('.fifo')) return undefined
  if (isFifo) {
    const value = `${name.slice(0, max - '.fifo'.length)}.fifo`
    const fix =
      path === undefined || node.kind !== 'scalar'
        ? undefined
        : { title: `Call it ${value}`, changes: [{ path: [...path, property], value }] }
    return { problem: 'the name of a FIFO resource must end in .fifo', fix }
  }
  const fix = path && { title: `Set ${fifo} to true`, changes: [{ path: [...path, fifo], value: true }] }
  return { problem: `only a FIFO resource may end in .fifo; ${fifo} is not true`, fix }
}

function nameProblem(model: NameModel, name: string): string | undefined {
  if (name.length > model.max) return `it has ${name.length} characters, at most ${model.max} are allowed`
  const bare = model.fifo !== undefined && name.endsWith('.fifo') ? name.slice(0, -'.fifo'.length) : name
  return model.pattern.test(bare) ? undefined : `only ${model.allowed} are allowed`
}

function identity(type: string, given: string, isNamed: boolean): Identity {
  // CloudFormation makes names of buckets in small letters; others are refused.
  const name = type === 'AWS::S3::Bucket' ? given.toLowerCase() : given
  return { name, isNamed, arn: arnFor(type, name), url: type === 'AWS::SQS::Queue' ? queueUrl(name) : undefined }
}

function arnFor(type: string, name: string): string | undefined {
  if (type === 'AWS::SQS::Queue') return queueArn(name)
  if (type === 'AWS::SNS::Topic') return topicArn(name)
  if (type === 'AWS::Lambda::Function') return functionArn(name)
  if (type === 'AWS::DynamoDB::Table') return tableArn(name)
  if (type === 'AWS::IAM::Role') return `arn:${partition}:iam::${account}:role/${name}`
  if (type === 'AWS::S3::Bucket') return bucketArn(name)
  const arn = keptType(type).arn
  return arn && arnOf(arn[0], `${arn[1]}${name}`)
}

/** What `Ref` gives, or `undefined` where only a deployment could know. */
export function refOf(source: SourceResource, known: Identity): string | undefined {
  const model = resourceModel(source.type)
  if (model === undefined) return keptType(source.type).ref === 'arn' ? known.arn : known.name
  return identifier(model.ref, known)
}

export function identifier(kind: Identifier, known: Identity): string | undefined {
  if (kind === 'name') return known.name
  if (kind === 'url') return known.url
  if (kind === 'arn:*') return known.arn && `${known.arn}:*`
  return kind === 'arn' ? known.arn : undefined
}
