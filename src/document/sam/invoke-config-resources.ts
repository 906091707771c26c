/** `EventInvokeConfig` of a SAM function. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventinvokeconfiguration.html */
import type { TextRange } from '../../text/range.ts'
import { entryOf, type TreeNode } from '../../text/tree.ts'
import type { SourceResource } from '../template-sections.ts'
import { getAttAt, mappingAt, refAt, scalarAt, stringOf } from '../tree-values.ts'

/** SAM makes the queue or the topic of a destination that names none. */
const MADE: Readonly<Record<string, readonly [type: string, suffix: string]>> = {
  SQS: ['AWS::SQS::Queue', 'Queue'],
  SNS: ['AWS::SNS::Topic', 'Topic'],
}

export function invokeConfigResources(source: SourceResource, config: TreeNode | undefined, alias: string | undefined): SourceResource[] {
  if (config === undefined) return []
  const { logicalId } = source
  const { range } = config
  const id = `${logicalId}EventInvokeConfig`
  const common = { range, keyRange: range, origin: logicalId }
  const made: SourceResource[] = []
  const destinations = entryOf(config, 'DestinationConfig')
  const destination = (name: string) => destinationOf(entryOf(destinations, name), `${id}${name}`, common, made)
  const members = {
    FunctionName: refAt(range, logicalId),
    Qualifier: scalarAt(alias ?? '$LATEST', range),
    MaximumEventAgeInSeconds: entryOf(config, 'MaximumEventAgeInSeconds'),
    MaximumRetryAttempts: entryOf(config, 'MaximumRetryAttempts'),
    DestinationConfig:
      destinations && mappingAt(destinations.range, { OnSuccess: destination('OnSuccess'), OnFailure: destination('OnFailure') }),
  }
  const properties = mappingAt(range, members).entries
  return [...made, { ...common, logicalId: id, type: 'AWS::Lambda::EventInvokeConfig', properties }]
}

function destinationOf(
  node: TreeNode | undefined,
  id: string,
  common: { readonly range: TextRange; readonly keyRange: TextRange; readonly origin: string },
  made: SourceResource[],
): TreeNode | undefined {
  if (node === undefined) return undefined
  const given = entryOf(node, 'Destination')
  if (given !== undefined) return mappingAt(node.range, { Destination: given })
  const kind = stringOf(entryOf(node, 'Type')) ?? ''
  const [type, suffix] = Object.hasOwn(MADE, kind) ? (MADE[kind] as readonly [string, string]) : []
  if (type === undefined || suffix === undefined) return undefined
  const logicalId = `${id}${suffix}`
  made.push({ ...common, logicalId, type, properties: [] })
  const arn = kind === 'SQS' ? getAttAt(node.range, logicalId, 'Arn') : refAt(node.range, logicalId)
  return mappingAt(node.range, { Destination: arn })
}
