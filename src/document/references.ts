/** `Ref` and `Fn::GetAtt`. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html */
import { account, partition, region } from '../aws/identity.ts'
import { resourceModel, keptType } from '../aws/resources/index.ts'
import type { Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { note } from './diagnostic-catalogue.ts'
import { identifier, identityOf, refOf } from './identity.ts'
import { type FunctionCall, mayProduce, refer, type Resolver, tooMuch, unknown, whyUnknown } from './resolver.ts'
import type { SourceResource } from './template-sections.ts'
import { itemsOf, stringOf } from './tree-values.ts'

const atDeployment = 'only a deployment gives it a value'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(resolver: Resolver, name: string): Json | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return account
    case 'AWS::Partition':
      return partition
    case 'AWS::Region':
      return region
    case 'AWS::StackName':
      return resolver.stack
    case 'AWS::URLSuffix':
      return 'amazonaws.com'
    case 'AWS::StackId':
    case 'AWS::NotificationARNs':
      return unknown(`${name}: ${atDeployment}`)
    default:
      return undefined
  }
}

export function resolveRef({ resolver, argument, property, range }: FunctionCall): Json | undefined {
  const name = stringOf(argument)
  if (name === undefined) {
    note(resolver.problems, 'bad-intrinsic', range, 'Ref', 'the name of a parameter or a resource')
    return unknown('Ref needs a name')
  }
  return name === 'AWS::NoValue' ? undefined : valueOfName(resolver, name, property, argument.range)
}

/** What `Ref` gives for a name: a pseudo parameter's, a parameter's or a resource's value. */
export function valueOfName(resolver: Resolver, name: string, property: string, range: TextRange): Json {
  const pseudo = pseudoParameter(resolver, name)
  if (pseudo !== undefined) return pseudo
  const parameter = resolver.parameters[name]
  if (parameter !== undefined) {
    if (parameter.value === undefined) return unknown(parameter.why)
    if (!mayProduce(resolver, parameter.value.length)) return unknown(tooMuch)
    return parameter.isList ? parameter.value.split(',').map((item) => item.trim()) : parameter.value
  }
  if (resolver.isInConditions && (resolver.resources.has(name) || resolver.absent.has(name))) return tooEarly(resolver, name, range)
  const source = resolver.resources.get(name) ?? resolver.resources.get(madeBySam(resolver, name))
  if (source === undefined) return missing(resolver, name, property, range)
  refer(resolver, source.logicalId, property, range)
  return refOf(source, identityOf(resolver, source)) ?? unknown(`${name}: ${atDeployment}`)
}

export function resolveGetAtt({ resolver, argument, property, range }: FunctionCall): Json {
  const parts = getAttParts(resolver, argument, property)
  if (parts === undefined) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::GetAtt', 'a resource and an attribute, as in Queue.Arn')
    return unknown('Fn::GetAtt needs a resource and an attribute')
  }
  return attributeOfName(resolver, { name: parts.name, attribute: parts.attribute }, property, parts.range)
}

function getAttParts(resolver: Resolver, argument: FunctionCall['argument'], property: string) {
  const text = stringOf(argument)
  if (text !== undefined) {
    const dot = text.indexOf('.')
    return dot > 0 && dot < text.length - 1
      ? { name: text.slice(0, dot), attribute: text.slice(dot + 1), range: argument.range }
      : undefined
  }
  const [first, second, ...others] = itemsOf(argument)
  const name = stringOf(first)
  if (first === undefined || second === undefined || name === undefined || others.length > 0) return undefined
  const attribute = resolver.resolve(second, property)
  if (typeof attribute === 'string') return { name, attribute, range: first.range }
  return whyUnknown(attribute) === undefined ? undefined : { name, attribute: undefined, range: first.range }
}

/** What `Fn::GetAtt` gives. An attribute that is itself unknown is `undefined`. */
export function attributeOfName(
  resolver: Resolver,
  asked: { readonly name: string; readonly attribute: string | undefined },
  property: string,
  range: TextRange,
): Json {
  const { name, attribute } = asked
  if (resolver.isInConditions && (resolver.resources.has(name) || resolver.absent.has(name))) return tooEarly(resolver, name, range)
  const source = resolver.resources.get(name)
  if (source === undefined) return missing(resolver, name, property, range)
  refer(resolver, name, property, range)
  if (attribute === undefined) return unknown(`which attribute of ${name} is meant, is unknown`)
  const known = identityOf(resolver, source)
  const model = resourceModel(source.type)
  if (model === undefined) {
    const arn = attribute === 'Arn' || (attribute === 'TableArn' && keptType(source.type).name === 'TableName') ? known.arn : undefined
    return arn ?? unknown(`${source.type} is not simulated, so ${name}.${attribute} is unknown`)
  }
  const kind = Object.hasOwn(model.attributes, attribute) ? model.attributes[attribute] : undefined
  if (kind !== undefined) return identifier(kind, known) ?? unknown(`${name}.${attribute}: ${atDeployment}`)
  note(resolver.problems, 'missing-attribute', range, source.type, attribute, Object.keys(model.attributes).join(', '))
  return unknown(`${source.type} has no attribute ${attribute}`)
}

function missing(resolver: Resolver, name: string, property: string, range: TextRange): Json {
  const condition = resolver.absent.get(name)
  if (condition !== undefined) {
    if (resolver.aside === 0 && resolver.uncertain === 0) note(resolver.problems, 'absent-reference', range, name, condition)
    return unknown(`${name} is not there: its condition ${condition} is false`)
  }
  const maker = samMaker(resolver, name)
  if (maker !== undefined) {
    if (maker !== '') refer(resolver, maker, property, range)
    return unknown(`SAM makes ${name} when the template is deployed`)
  }
  note(resolver.problems, 'missing-reference', range, name)
  return unknown(`there is no ${name}`)
}

/** Conditions are worked out before anything is made: "Cannot reference resources in the Conditions block of the template". */
function tooEarly(resolver: Resolver, name: string, range: TextRange): Json {
  note(resolver.problems, 'condition-reference', range, name)
  return unknown(`${name} is not made yet when conditions are worked out`)
}

/** `Pack.Alias` and `Pack.Version`: the id of what SAM makes beside a function, or ''. */
function madeBySam(resolver: Resolver, name: string): string {
  const match = resolver.isSam ? /^([A-Za-z0-9]+)\.(Alias|Version)$/.exec(name) : null
  if (match === null) return ''
  const type = `AWS::Lambda::${match[2]}`
  for (const source of resolver.resources.values()) if (source.origin === match[1] && source.type === type) return source.logicalId
  return ''
}

/** The resource for which SAM would make a resource of this name (`PackAliaslive`, `Pack.Version`), or '' for an implicit API. */
export function samMaker(resolver: Resolver, name: string): string | undefined {
  if (!resolver.isSam) return undefined
  if (/^Serverless(Rest|Http|WebSocket)Api/.test(name)) return ''
  const dot = name.indexOf('.')
  if (dot > 0) return isServerlessSource(resolver.resources.get(name.slice(0, dot))) ? name.slice(0, dot) : undefined
  for (let end = Math.min(name.length - 1, 255); end > 0; end--) {
    const maker = resolver.resources.get(name.slice(0, end))
    if (maker?.origin === undefined && isServerlessSource(maker) && MADE.test(name.slice(end))) return maker?.logicalId
  }
  return undefined
}

/** What SAM puts behind a resource's name: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html */
const MADE =
  /^(Role|Alias\w+|Version\w*|Url|UrlPublicPermissions|Stage\w*|\w+Stage|Deployment\w*|EventInvokeConfig|\w*Permission\w*|DomainName\w*)$/

/** Types that SAM may have made further resources for; plain templates refer to none of them. */
function isServerlessSource(source: SourceResource | undefined): boolean {
  return (
    source !== undefined &&
    /^AWS::(Lambda::Function|StepFunctions::StateMachine|ApiGateway(V2)?::\w*Api|DynamoDB::Table)$/.test(source.type)
  )
}
