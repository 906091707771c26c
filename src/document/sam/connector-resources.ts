/**
 * SAM connectors: "this one may write to that one" in two lines. Between a topic and what it delivers to they become resource policies; what
 * they give a role is not enforced here. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html
 */
import type { TextRange } from '../../text/range.ts'
import { entryOf, type MappingEntry, type TreeNode } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { SourceResource } from '../template-sections.ts'
import { entriesOf, getAttAt, itemsOf, mappingAt, refAt, scalarAt, sequenceAt, stringOf } from '../tree-values.ts'

interface Connector {
  readonly id: string
  readonly origin: string
  readonly properties: TreeNode | undefined
  readonly sourceId: string | undefined
  readonly range: TextRange
  readonly keyRange: TextRange
}

type Types = ReadonlyMap<string, string>

/** A resource of type `AWS::Serverless::Connector`. */
export function connectorResources(source: SourceResource, types: Types, problems: Problems): SourceResource[] {
  const { logicalId: id, range, keyRange } = source
  const properties: TreeNode = { kind: 'mapping', style: 'block', entries: source.properties, range }
  const from = entryOf(entryOf(properties, 'Source'), 'Id')
  return expandConnector(
    { id, origin: id, properties, sourceId: stringOf(from), range, keyRange: from?.range ?? keyRange },
    types,
    problems,
  )
}

/** The `Connectors` of another resource, which is their source. */
export function embeddedConnectors(source: SourceResource, types: Types, problems: Problems): SourceResource[] {
  return entriesOf(source.connectors).flatMap(({ key, value, range }) => {
    const id = `${source.logicalId}${key.value}`
    const properties = entryOf(value, 'Properties')
    return expandConnector(
      { id, origin: source.logicalId, properties, sourceId: source.logicalId, range, keyRange: key.range },
      types,
      problems,
    )
  })
}

function expandConnector(connector: Connector, types: Types, problems: Problems): SourceResource[] {
  const destination = entryOf(connector.properties, 'Destination')
  const isList = destination?.kind === 'sequence'
  return (isList ? itemsOf(destination) : [destination]).flatMap((item, index) => {
    const to = entryOf(item, 'Id')
    const toId = stringOf(to)
    // Without an Id an end is told by type and ARN: it lies outside of this template.
    if (toId === undefined || connector.sourceId === undefined) return []
    for (const [id, range] of [
      [toId, to?.range],
      [connector.sourceId, connector.keyRange],
    ] as const) {
      if (!types.has(id)) note(problems, 'missing-reference', range ?? connector.keyRange, id)
    }
    return [resourceOf(connector, connector.sourceId, toId, { types, suffix: isList ? `Destination${index}` : '' })]
  })
}

function resourceOf(
  connector: Connector,
  fromId: string,
  toId: string,
  { types, suffix }: { types: Types; suffix: string },
): SourceResource {
  const { id, origin, range, keyRange } = connector
  const made = (name: string, type: string, members: Readonly<Record<string, TreeNode>>): SourceResource => {
    const properties: readonly MappingEntry[] = mappingAt(keyRange, members).entries
    return { logicalId: name, type, properties, range, keyRange, ...(name === origin ? {} : { origin }) }
  }
  const fromTopic = types.get(fromId) === 'AWS::SNS::Topic'
  const to = types.get(toId)
  const text = (value: string) => scalarAt(value, keyRange)
  if (fromTopic && to === 'AWS::SQS::Queue') {
    const statement = mappingAt(keyRange, {
      Effect: text('Allow'),
      Principal: mappingAt(keyRange, { Service: text('sns.amazonaws.com') }),
      Resource: getAttAt(keyRange, toId, 'Arn'),
      Action: text('sqs:SendMessage'),
      Condition: mappingAt(keyRange, { ArnEquals: mappingAt(keyRange, { 'aws:SourceArn': refAt(keyRange, fromId) }) }),
    })
    const document = mappingAt(keyRange, { Version: text('2012-10-17'), Statement: sequenceAt(keyRange, [statement]) })
    return made(`${id}QueuePolicy${suffix}`, 'AWS::SQS::QueuePolicy', {
      PolicyDocument: document,
      Queues: sequenceAt(keyRange, [refAt(keyRange, toId)]),
    })
  }
  if (fromTopic && (to === 'AWS::Serverless::Function' || to === 'AWS::Lambda::Function')) {
    return made(`${id}WriteLambdaPermission${suffix}`, 'AWS::Lambda::Permission', {
      Action: text('lambda:InvokeFunction'),
      FunctionName: getAttAt(keyRange, toId, 'Arn'),
      Principal: text('sns.amazonaws.com'),
      SourceArn: refAt(keyRange, fromId),
    })
  }
  const end = (name: string) => mappingAt(keyRange, { Id: text(name) })
  return made(`${id}${suffix}`, 'AWS::Serverless::Connector', { Source: end(fromId), Destination: end(toId) })
}
