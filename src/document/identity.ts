/** What every resource of a template will be called: its name, its ARN, and what `Ref` and `Fn::GetAtt` give. */
import { arnOf, account, functionArn, partition, physicalName, queueArn, queueUrl, topicArn } from '../aws/identity.ts'
import { keptType, resourceModel, type Identifier, type NameModel } from '../aws/resources/index.ts'
import { note } from './diagnostic-catalogue.ts'
import type { Identity, Resolver } from './resolver.ts'
import type { SourceResource } from './template-sections.ts'

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
  resolver.references = asking
  resolver.naming.delete(source.logicalId)
  const generated = physicalName(resolver.stack, source.logicalId, resolver.seed, max, fifo ? '.fifo' : '')
  const result = identity(source.type, given ?? generated, given !== undefined)
  resolver.identities.set(source.logicalId, result)
  return result
}

export function isFifo(resolver: Resolver, source: SourceResource, property: string): boolean {
  const node = source.properties.find(({ key }) => key.value === property)?.value
  const value = node === undefined ? undefined : resolver.resolve(node, property)
  return value === true || value === 'true'
}

function givenName(
  resolver: Resolver,
  source: SourceResource,
  property: string,
  rules: { readonly model: NameModel | undefined; readonly fifo: boolean },
): string | undefined {
  const node = source.properties.find(({ key }) => key.value === property)?.value
  const value = node === undefined ? undefined : resolver.resolve(node, property)
  if (node === undefined || (typeof value !== 'string' && typeof value !== 'number')) return undefined
  const name = String(value)
  const problem = rules.model && nameProblem(rules.model, name, rules.fifo)
  if (problem === undefined) return name
  note(resolver.problems, 'bad-name', node.range, name, problem)
  return undefined
}

function nameProblem(model: NameModel, name: string, fifo: boolean): string | undefined {
  if (name.length > model.max) return `it has ${name.length} characters, at most ${model.max} are allowed`
  const suffixed = name.endsWith('.fifo') && model.fifo !== undefined
  if (fifo && !suffixed) return 'the name of a FIFO resource must end in .fifo'
  if (!fifo && suffixed) return `only a FIFO resource may end in .fifo; ${model.fifo} is not true`
  const bare = suffixed ? name.slice(0, -'.fifo'.length) : name
  return model.pattern.test(bare) ? undefined : `only ${model.allowed} are allowed`
}

function identity(type: string, name: string, isNamed: boolean): Identity {
  return { name, isNamed, arn: arnFor(type, name), url: type === 'AWS::SQS::Queue' ? queueUrl(name) : undefined }
}

function arnFor(type: string, name: string): string | undefined {
  if (type === 'AWS::SQS::Queue') return queueArn(name)
  if (type === 'AWS::SNS::Topic') return topicArn(name)
  if (type === 'AWS::Lambda::Function') return functionArn(name)
  if (type === 'AWS::IAM::Role') return `arn:${partition}:iam::${account}:role/${name}`
  if (type === 'AWS::S3::Bucket') return `arn:${partition}:s3:::${name}`
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
  return kind === 'arn' ? known.arn : undefined
}
