/**
 * What a function's role allows, as far as the template tells. Identity policies are not enforced here, so a function that names a topic
 * or a queue without any policy for it is told about. https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html
 */
import { grantsOfManagedPolicy, grantOfTemplate } from '../../aws/resources/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { matchesWildcard } from '../../matching/resource-policy.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { nodeByPath } from '../../text/tree.ts'
import { noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import { getAtt } from '../fix-values.ts'
import { byName, namedBy, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyInside, whyUnknown } from '../resolver.ts'

/** `anything` where nobody can say what is allowed. */
type Grants = readonly Grant[] | 'anything'
interface Grant {
  readonly actions: readonly string[]
  /** ARNs, with `*`. */
  readonly resources: readonly string[]
}

/** What a function that names a resource most likely does with it, and SAM's policy for that. */
const USES: Readonly<Record<string, readonly [action: string, template: string, parameter: string]>> = {
  'AWS::SNS::Topic': ['sns:Publish', 'SNSPublishMessagePolicy', 'TopicName'],
  'AWS::SQS::Queue': ['sqs:SendMessage', 'SQSSendMessagePolicy', 'QueueName'],
}

export function checkIdentityPolicies(index: ResourceIndex, fn: ResolvedResource, problems: Problems): void {
  const environment = fn.properties['Environment']
  const variables = isJsonObject(environment) ? environment['Variables'] : undefined
  if (!isJsonObject(variables)) return
  const named = new Set(Object.values(variables).flatMap((value) => (typeof value === 'string' ? (byName(index, value) ?? []) : [])))
  for (const target of named) {
    const use = USES[target.type]
    if (use === undefined || target.arn === undefined) continue
    const grants = grantsOf(index, fn, target)
    const service = use[0].slice(0, 4)
    // Whoever may receive from a queue does not have to send to it.
    const isAllowed = grants === 'anything' || grants.some((grant) => allows(grant, use[0], service, target.arn as string))
    if (isAllowed) continue
    const range = fn.propertyRanges['Environment'] ?? fn.range
    noteFixable(problems, withPolicy(fn, target, use, problems), 'no-identity-policy', range, fn.logicalId, use[0], target.logicalId)
  }
}

function allows({ actions, resources }: Grant, action: string, service: string, arn: string): boolean {
  const isAction = (pattern: string) =>
    matchesWildcard(pattern.toLowerCase(), action.toLowerCase()) || (service === 'sqs:' && pattern.toLowerCase().startsWith('sqs:receive'))
  return actions.some(isAction) && resources.some((pattern) => matchesWildcard(pattern, arn))
}

function grantsOf(index: ResourceIndex, fn: ResolvedResource, target: ResolvedResource): Grants {
  if (index.all.some((resource) => connects(resource, fn.logicalId, target.logicalId))) return 'anything'
  const role = namedBy(index, fn, 'Role')
  if (role?.type !== 'AWS::IAM::Role') return 'anything'
  const { Policies: policies, ManagedPolicyArns: managed } = role.properties
  const lists = [...listOf(policies), ...listOf(managed), ...attachedTo(index, role)]
  if (whyUnknown(policies) !== undefined || whyUnknown(managed) !== undefined) return 'anything'
  const grants: Grant[] = []
  for (const policy of lists) {
    const granted = grantsOfPolicy(index, policy)
    if (granted === 'anything') return granted
    grants.push(...granted)
  }
  return [...grants, ...grantsOfSam(index, fn, role)]
}

/**
 * The role that SAM makes may send where the function's dead letters and its destinations go.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html
 */
function grantsOfSam(index: ResourceIndex, fn: ResolvedResource, role: ResolvedResource): Grant[] {
  if (role.source.origin !== fn.logicalId) return []
  const configs = index.all.filter(({ type, source }) => type === 'AWS::Lambda::EventInvokeConfig' && source.origin === fn.logicalId)
  const destinations = configs.map(({ properties }) => properties['DestinationConfig']).filter(isJsonObject)
  const ends = destinations.flatMap(({ OnSuccess, OnFailure }) => [OnSuccess, OnFailure]).filter(isJsonObject)
  const deadLetters = fn.properties['DeadLetterConfig']
  const arns = [isJsonObject(deadLetters) ? deadLetters['TargetArn'] : undefined, ...ends.map(({ Destination }) => Destination)]
  return [{ actions: ['sqs:SendMessage', 'sns:Publish'], resources: arns.filter((arn) => typeof arn === 'string') }]
}

/** SAM's connectors write the policy that they need. */
function connects({ type, properties }: ResolvedResource, from: string, to: string): boolean {
  const idOf = (end: Json | undefined) => (isJsonObject(end) ? end['Id'] : undefined)
  return type === 'AWS::Serverless::Connector' && idOf(properties['Source']) === from && idOf(properties['Destination']) === to
}

function attachedTo(index: ResourceIndex, role: ResolvedResource): Json[] {
  return index.all.flatMap(({ type, properties, references }) => {
    if (!/^AWS::IAM::(Policy|ManagedPolicy|RolePolicy)$/.test(type)) return []
    const isNamed = [...listOf(properties['Roles']), properties['RoleName']].includes(role.physicalName)
    const isMeant = isNamed || references.some(({ target }) => target === role.logicalId)
    return isMeant && properties['PolicyDocument'] !== undefined ? [properties['PolicyDocument']] : []
  })
}

/** A managed policy's name, a policy document (by itself or as a role holds it), or one of SAM's templates. */
function grantsOfPolicy(index: ResourceIndex, policy: Json): Grants {
  if (typeof policy === 'string') return managedGrants(policy)
  if (!isJsonObject(policy) || whyInside(policy) !== undefined) return 'anything'
  const document = policy['PolicyDocument'] ?? policy
  if (isJsonObject(document) && document['Statement'] !== undefined) return listOf(document['Statement']).flatMap(grantOfStatement)
  const [name] = Object.keys(policy)
  const template = name === undefined ? undefined : grantOfTemplate(name)
  if (name === undefined || template === undefined) return 'anything'
  const parameters = policy[name]
  const given = template.parameter !== undefined && isJsonObject(parameters) ? parameters[template.parameter] : undefined
  const meant = index.all.find(({ type, physicalName }) => physicalName === given && serviceOf(type) === template.service)
  return [{ actions: template.actions, resources: meant?.arn === undefined ? [] : [meant.arn] }]
}

/** Resources that the policies of a role name by their names or ARNs, written out. */
export function namedInPolicies(index: ResourceIndex, role: ResolvedResource): ResolvedResource[] {
  return listOf(role.properties['Policies']).flatMap((policy) => {
    const grants = isJsonObject(policy) ? grantsOfPolicy(index, policy) : 'anything'
    return grants === 'anything' ? [] : grants.flatMap(({ resources }) => resources.flatMap((arn) => index.byArn.get(arn) ?? []))
  })
}

function managedGrants(name: string): Grants {
  const actions = grantsOfManagedPolicy(name)
  return actions === undefined ? 'anything' : [{ actions, resources: ['*'] }]
}

function grantOfStatement(statement: Json): Grant[] {
  if (!isJsonObject(statement) || statement['Effect'] !== 'Allow') return []
  if (statement['NotAction'] !== undefined || statement['NotResource'] !== undefined) return [{ actions: ['*'], resources: ['*'] }]
  return [{ actions: textsOf(statement, 'Action'), resources: textsOf(statement, 'Resource') }]
}

function textsOf(statement: JsonObject, name: string): string[] {
  return listOf(statement[name]).filter((item): item is string => typeof item === 'string')
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly Json[]) : [value]
}

function serviceOf(type: string): string {
  const service = (type.split('::')[1] ?? '').toLowerCase()
  return service === 'stepfunctions' ? 'states' : service
}

/** SAM writes the role, so one line among its policies is enough; a role of somebody's own is theirs to mend. */
function withPolicy(
  fn: ResolvedResource,
  target: ResolvedResource,
  [, template, parameter]: (typeof USES)[string],
  { tree }: Problems,
): Fix | undefined {
  const { path } = fn.source
  const isSam =
    path !== undefined && nodeByPath(tree, ['Resources', fn.logicalId, 'Type'])?.kind === 'scalar' && fn.properties['Role'] !== undefined
  if (!isSam || fn.source.properties.some(({ key, value }) => key.value === 'Role' && value.range !== fn.source.keyRange)) return undefined
  const policy = { [template]: { [parameter]: getAtt(target.logicalId, parameter) } }
  const node = nodeByPath(tree, [...path, 'Policies'])
  if (node !== undefined && node.kind !== 'sequence') return undefined
  const change =
    node === undefined
      ? { path: [...path, 'Policies'], value: [policy] }
      : { path: [...path, 'Policies', node.items.length], value: policy }
  return { title: `Add ${template} to its Policies`, changes: [change] }
}
