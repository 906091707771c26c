/** `AWS::Serverless::StateMachine` as SAM deploys it. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html */
import type { TextRange } from '../../text/range.ts'
import type { MappingEntry, TreeNode } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import { unknownKey } from '../model.ts'
import type { SourceResource } from '../template-sections.ts'
import { entryAt, getAttAt, mappingAt, refAt, scalarAt, sequenceAt, stringOf, tagListOf } from '../tree-values.ts'
import { eventResources } from './event-resources.ts'
import type { InvocationTarget } from './invocation-target.ts'
import { withGlobals } from './globals.ts'

const samType = 'AWS::Serverless::StateMachine'

/** Taken over, under CloudFormation's name. */
const TAKEN: Readonly<Record<string, string>> = {
  Definition: 'Definition',
  DefinitionSubstitutions: 'DefinitionSubstitutions',
  Logging: 'LoggingConfiguration',
  Name: 'StateMachineName',
  Role: 'RoleArn',
  Tracing: 'TracingConfiguration',
  Type: 'StateMachineType',
}

/** Become resources of their own, parts of other properties, or matter only while deploying. */
const CONSUMED = new Set([
  'AutoPublishAlias',
  'DefinitionUri',
  'DeploymentPreference',
  'Events',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'RolePath',
  'Tags',
  'UseAliasAsEventTarget',
])

/** The state machine, its role, and what its events make. */
export function stateMachineResources(source: SourceResource, globals: TreeNode | undefined, problems: Problems): SourceResource[] {
  const entries = withGlobals(globals, 'StateMachine', source.properties)
  const named = new Map(entries.map(({ key, value }) => [key.value, value]))
  const properties: MappingEntry[] = []
  for (const entry of entries) {
    const { key } = entry
    if (Object.hasOwn(TAKEN, key.value)) properties.push({ ...entry, key: { ...key, value: TAKEN[key.value] as string } })
    else if (!CONSUMED.has(key.value)) note(problems, 'unknown-property', key.range, key.value, samType)
  }
  const { logicalId, keyRange } = source
  const tags = named.get('Tags')
  if (tags !== undefined) properties.push(entryAt('Tags', tagListOf(tags), tags.range))
  const definition = definitionOf(named.get('DefinitionUri'))
  properties.push(...definition.properties)
  const role = named.has('Role') ? [] : [roleOf(source, named)]
  if (role.length > 0) properties.push(entryAt('RoleArn', getAttAt(keyRange, `${logicalId}Role`, 'Arn'), keyRange))
  const alias = stringOf(named.get('AutoPublishAlias'))
  const isEventTarget = alias !== undefined && named.has('UseAliasAsEventTarget')
  const target = targetOf(isEventTarget ? `${logicalId}Alias${alias}` : logicalId)
  const about = { functionId: logicalId, of: 'state machine' as const, target, path: ['Resources', logicalId, 'Properties'] }
  return [
    { ...source, type: 'AWS::StepFunctions::StateMachine', properties, ...definition.file },
    ...role,
    ...(alias === undefined ? [] : aliasResources(source, named, alias)),
    ...eventResources(about, named.get('Events'), problems),
  ]
}

/** `DefinitionS3Location: ./order.asl.json` is what `aws cloudformation package` uploads. */
export function withLocalDefinition(source: SourceResource): SourceResource {
  const location = source.properties.find(({ key }) => key.value === 'DefinitionS3Location')
  if (location === undefined || stringOf(location.value) === undefined) return source
  const { properties, file } = definitionOf(location.value)
  return { ...source, ...file, properties: [...source.properties.filter((entry) => entry !== location), ...properties] }
}

interface DefinitionPlace {
  readonly properties: readonly MappingEntry[]
  readonly file: Pick<SourceResource, 'definitionUri'>
}

/** A path on the disk of whoever deploys, or a bucket and a key. */
function definitionOf(uri: TreeNode | undefined): DefinitionPlace {
  if (uri === undefined) return { properties: [], file: {} }
  const path = stringOf(uri)
  const { range } = uri
  if (path === undefined) return { properties: [entryAt('DefinitionS3Location', uri, range)], file: {} }
  const value = mappingAt(range, { [unknownKey]: scalarAt(`its definition is in ${path}, which did not come along`, range) })
  const isLocal = !path.startsWith('s3://')
  return { properties: [entryAt('DefinitionS3Location', value, range)], file: isLocal ? { definitionUri: { path, range } } : {} }
}

function targetOf(id: string): InvocationTarget {
  const reference = (range: TextRange) => refAt(range, id)
  return { name: reference, arn: reference }
}

/** A version is published with every change, and the alias points to it. */
function aliasResources(source: SourceResource, named: ReadonlyMap<string, TreeNode>, alias: string): SourceResource[] {
  const { logicalId, range } = source
  const keyRange = named.get('AutoPublishAlias')?.range ?? source.keyRange
  const common = { range, keyRange, origin: logicalId }
  const versionId = `${logicalId}Version`
  const routing = mappingAt(keyRange, { StateMachineVersionArn: refAt(keyRange, versionId), Weight: scalarAt(100, keyRange) })
  const members = { Name: scalarAt(alias, keyRange), RoutingConfiguration: sequenceAt(keyRange, [routing]) }
  const version = mappingAt(keyRange, { StateMachineArn: refAt(keyRange, logicalId) })
  return [
    { ...common, logicalId: versionId, type: 'AWS::StepFunctions::StateMachineVersion', properties: version.entries },
    {
      ...common,
      logicalId: `${logicalId}Alias${alias}`,
      type: 'AWS::StepFunctions::StateMachineAlias',
      properties: mappingAt(keyRange, members).entries,
    },
  ]
}

/** The role that SAM makes, with the policies as they were written. */
function roleOf(source: SourceResource, named: ReadonlyMap<string, TreeNode>): SourceResource {
  const policies = named.get('Policies')
  const range = policies?.range ?? source.keyRange
  const properties: MappingEntry[] = policies === undefined ? [] : [entryAt('Policies', policies, policies.range)]
  return { logicalId: `${source.logicalId}Role`, type: 'AWS::IAM::Role', properties, range, keyRange: range, origin: source.logicalId }
}
