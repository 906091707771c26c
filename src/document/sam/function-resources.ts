/** `AWS::Serverless::Function` as SAM deploys it. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html */
import type { TextRange } from '../../text/range.ts'
import { entryOf, type MappingEntry, type TreeNode } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import { unknownKey } from '../model.ts'
import type { SourceResource } from '../template-sections.ts'
import { entryAt, getAttAt, mappingAt, refAt, scalarAt, stringOf, tagListOf, textOf } from '../tree-values.ts'
import { eventResources } from './event-resources.ts'
import type { InvocationTarget } from './invocation-target.ts'
import { invokeConfigResources } from './invoke-config-resources.ts'
import { withGlobals } from './globals.ts'

const samType = 'AWS::Serverless::Function'

/** Taken over as they are. */
const SAME = new Set([
  'FunctionName',
  'Handler',
  'Runtime',
  'Timeout',
  'MemorySize',
  'Description',
  'Environment',
  'ReservedConcurrentExecutions',
  'Layers',
  'VpcConfig',
  'Architectures',
  'EphemeralStorage',
  'KmsKeyArn',
  'PackageType',
  'FileSystemConfigs',
  'ImageConfig',
  'SnapStart',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'RecursiveLoop',
  'CodeSigningConfigArn',
  'Role',
  'DurableConfig',
])

/** Become resources of their own, parts of other properties, or matter only while deploying. */
const CONSUMED = new Set([
  'InlineCode',
  'CodeUri',
  'ImageUri',
  'DeadLetterQueue',
  'Tracing',
  'Tags',
  'Events',
  'Policies',
  'RolePath',
  'PermissionsBoundary',
  'AssumeRolePolicyDocument',
  'AutoPublishAlias',
  'AutoPublishAliasAllProperties',
  'AutoPublishCodeSha256',
  'DeploymentPreference',
  'EventInvokeConfig',
  'FunctionUrlConfig',
  'ProvisionedConcurrencyConfig',
  'VersionDescription',
  'VersionDeletionPolicy',
  'PropagateTags',
  'SourceKMSKeyArn',
  'PublishToLatestPublished',
  'CapacityProviderConfig',
  'FunctionScalingConfig',
  'TenancyConfig',
])

/** The function, its role, and what its events make. */
export function functionResources(source: SourceResource, globals: TreeNode | undefined, problems: Problems): SourceResource[] {
  const entries = withGlobals(globals, 'Function', source.properties)
  const named = new Map(entries.map(({ key, value }) => [key.value, value]))
  for (const { key } of entries) {
    if (!SAME.has(key.value) && !CONSUMED.has(key.value)) note(problems, 'unknown-property', key.range, key.value, samType)
  }
  const properties = entries.filter(({ key }) => SAME.has(key.value))
  const add = (name: string, value: TreeNode | undefined) => value && properties.push(entryAt(name, value, value.range))
  add('Code', codeOf(named, source.keyRange))
  add('DeadLetterConfig', deadLetterConfig(named.get('DeadLetterQueue')))
  add('TracingConfig', tracingConfig(named.get('Tracing')))
  const tags = named.get('Tags')
  add('Tags', tags && tagListOf(tags))
  const role = named.has('Role') ? [] : [roleOf(source, named)]
  if (role.length > 0) properties.push(entryAt('Role', getAttAt(source.keyRange, `${source.logicalId}Role`, 'Arn'), source.keyRange))
  const { logicalId } = source
  const alias = stringOf(named.get('AutoPublishAlias'))
  const about = { functionId: logicalId, target: targetOf(logicalId, alias), path: ['Resources', logicalId, 'Properties'] }
  const codeUri = codeUriOf(named)
  return [
    { ...source, type: 'AWS::Lambda::Function', properties, ...(codeUri !== undefined && { codeUri }) },
    ...role,
    ...(alias === undefined ? [] : aliasResources(source, named, alias)),
    ...invokeConfigResources(source, named.get('EventInvokeConfig'), alias),
    ...eventResources(about, named.get('Events'), problems),
  ]
}

function targetOf(functionId: string, alias: string | undefined): InvocationTarget {
  if (alias === undefined) return { name: (range) => refAt(range, functionId), arn: (range) => getAttAt(range, functionId, 'Arn') }
  const reference = (range: TextRange) => refAt(range, `${functionId}Alias${alias}`)
  return { name: reference, arn: reference }
}

/** `AutoPublishAlias` publishes a version with every change of the code, and an alias that points to it. */
function aliasResources(source: SourceResource, named: ReadonlyMap<string, TreeNode>, alias: string): SourceResource[] {
  const { logicalId, range } = source
  const keyRange = named.get('AutoPublishAlias')?.range ?? source.keyRange
  const common = { range, keyRange, origin: logicalId }
  // SAM puts a hash of the code behind the version's id.
  const versionId = `${logicalId}Version`
  const members = {
    Name: scalarAt(alias, keyRange),
    FunctionName: refAt(keyRange, logicalId),
    FunctionVersion: getAttAt(keyRange, versionId, 'Version'),
  }
  return [
    {
      ...common,
      logicalId: versionId,
      type: 'AWS::Lambda::Version',
      properties: mappingAt(keyRange, { FunctionName: refAt(keyRange, logicalId) }).entries,
    },
    { ...common, logicalId: `${logicalId}Alias${alias}`, type: 'AWS::Lambda::Alias', properties: mappingAt(keyRange, members).entries },
  ]
}

/** A path on the disk of whoever deploys, as long as it names no bucket. */
function codeUriOf(named: ReadonlyMap<string, TreeNode>): string | undefined {
  const uri = named.has('InlineCode') || named.has('ImageUri') ? undefined : stringOf(named.get('CodeUri'))
  return uri?.startsWith('s3://') ? undefined : uri
}

function codeOf(named: ReadonlyMap<string, TreeNode>, place: TextRange): TreeNode | undefined {
  const inline = named.get('InlineCode')
  if (inline) return mappingAt(inline.range, { ZipFile: inline })
  const image = named.get('ImageUri')
  if (image) return mappingAt(image.range, { ImageUri: image })
  const uri = named.get('CodeUri')
  const where = uri === undefined ? '' : (textOf(uri) ?? stringOf(entryOf(uri, 'Key')) ?? '')
  const why = uri === undefined ? 'it has no code in this file' : `its code is in CodeUri ${where}`.trimEnd() + ', not in this file'
  const range = uri?.range ?? place
  return mappingAt(range, { [unknownKey]: scalarAt(why, range) })
}

function deadLetterConfig(node: TreeNode | undefined): TreeNode | undefined {
  return node && mappingAt(node.range, { TargetArn: entryOf(node, 'TargetArn') })
}

function tracingConfig(node: TreeNode | undefined): TreeNode | undefined {
  return node && mappingAt(node.range, { Mode: node })
}

/** The role that SAM makes, with the function's policies as they were written. */
function roleOf(source: SourceResource, named: ReadonlyMap<string, TreeNode>): SourceResource {
  const policies = named.get('Policies')
  const range = policies?.range ?? source.keyRange
  const properties: MappingEntry[] = policies === undefined ? [] : [entryAt('Policies', policies, policies.range)]
  return { logicalId: `${source.logicalId}Role`, type: 'AWS::IAM::Role', properties, range, keyRange: range, origin: source.logicalId }
}
