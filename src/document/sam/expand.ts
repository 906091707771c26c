/**
 * A template as CloudFormation gets it: SAM's types become AWS's, subscriptions inside a topic become subscriptions of their own. Every
 * value keeps its place in the text. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
 */
import { entryOf } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import { unknownKey } from '../model.ts'
import type { Sections, SourceResource } from '../template-sections.ts'
import { entryAt, itemsOf, mappingAt, refAt, scalarAt, stringOf } from '../tree-values.ts'
import { connectorResources, embeddedConnectors } from './connector-resources.ts'
import { functionResources } from './function-resources.ts'
import { stateMachineResources, withLocalDefinition } from './state-machine-resources.ts'
import { simpleTable } from './table-resources.ts'

/** Types that are only drawn, under the type that SAM deploys. */
const RENAMED: Readonly<Record<string, string>> = {
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::WebSocketApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::LayerVersion': 'AWS::Lambda::LayerVersion',
  'AWS::Serverless::Application': 'AWS::CloudFormation::Stack',
  'AWS::Serverless::GraphQLApi': 'AWS::AppSync::GraphQLApi',
}

export function expand(sections: Sections, problems: Problems): SourceResource[] {
  const types = new Map(sections.resources.map(({ logicalId, type }) => [logicalId, type]))
  const taken = new Set(types.keys())
  const expanded: SourceResource[] = []
  for (const source of sections.resources) {
    const isServerless = source.type.startsWith('AWS::Serverless::')
    if (isServerless && !sections.isSam) note(problems, 'transform-missing', source.keyRange, source.type)
    const embedded = sections.isSam ? embeddedConnectors(source, types, problems) : []
    for (const resource of [...expandOne(source, { sections, types }, problems), ...embedded]) {
      const own = resource.origin === undefined
      if (!own && taken.has(resource.logicalId)) {
        const problem = `would be deployed as ${resource.logicalId}, but there is a resource of that name`
        note(problems, 'bad-event', resource.keyRange, resource.logicalId, problem)
        continue
      }
      taken.add(resource.logicalId)
      // What SAM makes of a resource is made under the same condition.
      const isBare = own || resource.condition !== undefined || source.condition === undefined
      expanded.push(isBare ? resource : { ...resource, condition: source.condition })
    }
  }
  return expanded
}

function expandOne(
  source: SourceResource,
  { sections, types }: { readonly sections: Sections; readonly types: ReadonlyMap<string, string> },
  problems: Problems,
): SourceResource[] {
  if (source.type === 'AWS::Serverless::Function') return functionResources(source, sections.globals, problems)
  if (source.type === 'AWS::Serverless::Connector') return connectorResources(source, types, problems)
  if (source.type === 'AWS::Serverless::StateMachine') return stateMachineResources(source, sections.globals, problems)
  if (source.type === 'AWS::StepFunctions::StateMachine') return [withLocalDefinition(source)]
  if (source.type === 'AWS::Serverless::SimpleTable') return [simpleTable(source)]
  if (source.type === 'AWS::Lambda::Function') return [withLocalCode(source)]
  if (source.type === 'AWS::SNS::Topic') return [source, ...inlineSubscriptions(source)]
  const renamed = Object.hasOwn(RENAMED, source.type) ? (RENAMED[source.type] as string) : source.type
  return [{ ...source, type: renamed }]
}

/** `Code: ./src` is what `aws cloudformation package` uploads. https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html */
function withLocalCode(source: SourceResource): SourceResource {
  const code = source.properties.find(({ key }) => key.value === 'Code')
  const codeUri = stringOf(code?.value)
  if (code === undefined || codeUri === undefined) return source
  const { range } = code.value
  const value = mappingAt(range, { [unknownKey]: scalarAt(`its code is in ${codeUri}, not in this file`, range) })
  return { ...source, codeUri, properties: source.properties.map((entry) => (entry === code ? { ...entry, value } : entry)) }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-sns-topic-subscription.html */
function inlineSubscriptions(topic: SourceResource): SourceResource[] {
  const list = topic.properties.find(({ key }) => key.value === 'Subscription')?.value
  return itemsOf(list).map((item, index) => {
    const { range } = item
    const properties = [entryAt('TopicArn', refAt(range, topic.logicalId), range)]
    for (const name of ['Protocol', 'Endpoint']) {
      const value = entryOf(item, name)
      if (value !== undefined) properties.push(entryAt(name, value, value.range))
    }
    return {
      logicalId: `${topic.logicalId}Subscription${index + 1}`,
      type: 'AWS::SNS::Subscription',
      properties,
      range,
      keyRange: range,
      origin: topic.logicalId,
    }
  })
}
