/** The `Events` of a SAM function as the resources that SAM makes of them, under the names that SAM gives. */
import type { TextRange } from '../../text/range.ts'
import { entryOf, type MappingEntry, type TreeNode, type TreePath } from '../../text/tree.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { SourceResource } from '../template-sections.ts'
import type { InvocationTarget } from './invocation-target.ts'
import { ruleResources, type RuleEvent } from './rule-resources.ts'
import { entriesOf, entryAt, getAttAt, mappingAt, refAt, scalarAt, sequenceAt, stringOf } from '../tree-values.ts'

/** One event of one function. */
interface Event {
  readonly functionId: string
  /** `<Function><Event>` */
  readonly id: string
  readonly name: string
  readonly type: string
  readonly properties: readonly MappingEntry[]
  readonly path: TreePath
  readonly range: TextRange
  readonly keyRange: TextRange
  readonly of: RuleEvent['of']
  /** The function, or its alias where one is published. */
  readonly target: InvocationTarget
}

/** Event types that poll: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html */
const POLLED: Readonly<Record<string, string>> = {
  SQS: 'Queue',
  Kinesis: 'Stream',
  DynamoDB: 'Stream',
  MSK: 'Stream',
  MQ: 'Broker',
  DocumentDB: 'Cluster',
  SelfManagedKafka: 'KafkaBootstrapServers',
}

/** Those that become rules. */
const RULES: ReadonlySet<string> = new Set(['Schedule', 'EventBridgeRule', 'CloudWatchEvent'])
/** What others become; those not named here are kept under a name of their own. */
const KEPT: Readonly<Record<string, string>> = { ScheduleV2: 'AWS::Scheduler::Schedule' }

export interface EventOwner {
  readonly functionId: string
  readonly of?: RuleEvent['of']
  readonly target: InvocationTarget
  readonly path: TreePath
}

export function eventResources(
  { functionId, of = 'function', target, path }: EventOwner,
  events: TreeNode | undefined,
  problems: Problems,
): SourceResource[] {
  if (events !== undefined && events.kind !== 'mapping') note(problems, 'wrong-type', events.range, 'Events', 'a mapping')
  return entriesOf(events).flatMap(({ key, value, range }) => {
    const type = stringOf(entryOf(value, 'Type'))
    if (type === undefined) {
      note(problems, 'bad-event', key.range, key.value, 'has no Type')
      return []
    }
    const properties = entriesOf(entryOf(value, 'Properties'))
    const id = `${functionId}${key.value}`
    const place = { path: [...path, 'Events', key.value, 'Properties'], range, keyRange: key.range }
    return resourcesOf({ functionId, of, id, name: key.value, type, properties, target, ...place }, problems)
  })
}

function resourcesOf(event: Event, problems: Problems): SourceResource[] {
  if (event.type === 'SNS') return snsResources(event, problems)
  const source = POLLED[event.type]
  if (source !== undefined && Object.hasOwn(POLLED, event.type)) return [mappingResource(event, source, problems)]
  if (RULES.has(event.type)) return ruleResources(event, problems)
  const target = sequenceAt(event.keyRange, [mappingAt(event.keyRange, { Arn: event.target.arn(event.keyRange) })])
  const type = Object.hasOwn(KEPT, event.type) ? (KEPT[event.type] as string) : `${event.type} event`
  return [made(event, '', type, [...event.properties, entryAt('Targets', target, event.keyRange)])]
}

function made(event: Event, suffix: string, type: string, properties: readonly MappingEntry[]): SourceResource {
  return { logicalId: `${event.id}${suffix}`, type, properties, range: event.range, keyRange: event.keyRange, origin: event.functionId }
}

function valueOf(event: Event, name: string): TreeNode | undefined {
  return event.properties.find(({ key }) => key.value === name)?.value
}

function membersAt(range: TextRange, members: Readonly<Record<string, TreeNode | undefined>>): readonly MappingEntry[] {
  return mappingAt(range, members).entries
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sqs.html */
function mappingResource(event: Event, source: string, problems: Problems): SourceResource {
  if (valueOf(event, source) === undefined) note(problems, 'bad-event', event.keyRange, event.name, `needs the property ${source}`)
  const properties = event.properties.map((entry) =>
    entry.key.value === source ? { ...entry, key: { ...entry.key, value: 'EventSourceArn' } } : entry,
  )
  const target = entryAt('FunctionName', event.target.name(event.keyRange), event.keyRange)
  return { ...made(event, '', 'AWS::Lambda::EventSourceMapping', [...properties, target]), path: event.path }
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html */
function snsResources(event: Event, problems: Problems): SourceResource[] {
  const topic = valueOf(event, 'Topic')
  if (topic === undefined) {
    note(problems, 'bad-event', event.keyRange, event.name, 'needs the property Topic')
    return []
  }
  const queue = valueOf(event, 'SqsSubscription')
  const through = queue !== undefined && !(queue.kind === 'scalar' && queue.value !== true && queue.value !== 'true')
  return through ? throughQueue(event, topic, queue) : direct(event, topic)
}

function subscriptionTo(event: Event, topic: TreeNode, protocol: string, endpoint: TreeNode): SourceResource {
  const { keyRange } = event
  const kept = event.properties.filter(({ key }) => key.value !== 'SqsSubscription' && key.value !== 'Topic')
  const members = membersAt(keyRange, { Protocol: scalarAt(protocol, keyRange), Endpoint: endpoint })
  return { ...made(event, '', 'AWS::SNS::Subscription', [entryAt('TopicArn', topic, topic.range), ...members, ...kept]), path: event.path }
}

function direct(event: Event, topic: TreeNode): SourceResource[] {
  const { keyRange, target } = event
  const permission = membersAt(keyRange, {
    Action: scalarAt('lambda:InvokeFunction', keyRange),
    FunctionName: target.name(keyRange),
    Principal: scalarAt('sns.amazonaws.com', keyRange),
    SourceArn: topic,
  })
  const subscription = subscriptionTo(event, topic, 'lambda', target.arn(keyRange))
  return [subscription, made(event, 'Permission', 'AWS::Lambda::Permission', permission)]
}

/** With `SqsSubscription` a queue stands between: the one that is named, or one that SAM makes. */
function throughQueue(event: Event, topic: TreeNode, given: TreeNode): SourceResource[] {
  const { keyRange, target } = event
  const named = given.kind === 'mapping'
  const queueId = `${event.id}Queue`
  const arn = (named ? entryOf(given, 'QueueArn') : undefined) ?? getAttAt(keyRange, queueId, 'Arn')
  const url = (named ? entryOf(given, 'QueueUrl') : undefined) ?? refAt(keyRange, queueId)
  const statement = mappingAt(keyRange, {
    Action: scalarAt('sqs:SendMessage', keyRange),
    Effect: scalarAt('Allow', keyRange),
    Principal: scalarAt('*', keyRange),
    Resource: arn,
    Condition: mappingAt(keyRange, { ArnEquals: mappingAt(keyRange, { 'aws:SourceArn': topic }) }),
  })
  const policy = mappingAt(keyRange, { Version: scalarAt('2012-10-17', keyRange), Statement: sequenceAt(keyRange, [statement]) })
  const mapping = membersAt(keyRange, {
    BatchSize: (named ? entryOf(given, 'BatchSize') : undefined) ?? scalarAt(10, keyRange),
    Enabled: (named ? entryOf(given, 'Enabled') : undefined) ?? scalarAt(true, keyRange),
    EventSourceArn: arn,
    FunctionName: target.name(keyRange),
  })
  return [
    ...(named ? [] : [made(event, 'Queue', 'AWS::SQS::Queue', [])]),
    subscriptionTo(event, topic, 'sqs', arn),
    made(
      event,
      'QueuePolicy',
      'AWS::SQS::QueuePolicy',
      membersAt(keyRange, { PolicyDocument: policy, Queues: sequenceAt(keyRange, [url]) }),
    ),
    made(event, 'EventSourceMapping', 'AWS::Lambda::EventSourceMapping', mapping),
  ]
}
