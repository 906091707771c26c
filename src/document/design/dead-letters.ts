/** Dead-letter queues: their type, their retention, when messages get there, and whether anybody looks. */
import { isJsonObject, type Json } from '../../base/json.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { note, noteFixable, type Problems } from '../diagnostic-catalogue.ts'
import { freeId, getAtt } from '../fix-values.ts'
import { deadLetterQueueOf, destinationsOf, namedBy, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { whyUnknown } from '../resolver.ts'
import { changeOfType } from './change-of-type.ts'
import { numberOf, pathTo } from './design-values.ts'

const defaultRetention = 345_600
const longestRetention = 1_209_600

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html */
export function checkDeadLetters(index: ResourceIndex, queue: ResolvedResource, problems: Problems): void {
  const policy = queue.properties['RedrivePolicy']
  const range = queue.propertyRanges['RedrivePolicy']
  if (policy === undefined || range === undefined) return
  checkRedrivePolicy(policy, range, problems)
  const target = deadLetterQueueOf(index, queue)
  if (target?.type !== 'AWS::SQS::Queue') return
  checkType(queue, target, queue.fifo, problems)
  const kept = numberOf(queue, 'MessageRetentionPeriod', defaultRetention)
  const keptThere = numberOf(target, 'MessageRetentionPeriod', defaultRetention)
  if (queue.fifo || kept === undefined || keptThere === undefined || keptThere > kept) return
  const path = pathTo(target, 'MessageRetentionPeriod')
  const fix =
    kept < longestRetention && path ? { title: 'Keep dead letters for 14 days', changes: [{ path, value: longestRetention }] } : undefined
  noteFixable(problems, fix, 'dead-letter-retention', range, queue.logicalId, target.logicalId)
}

/** A FIFO queue takes dead letters of FIFO queues only, and the other way round. */
export function checkType(source: ResolvedResource, target: ResolvedResource, isFifo: boolean, problems: Problems): void {
  if (target.fifo === isFifo) return
  const range = source.propertyRanges['RedrivePolicy'] ?? source.range
  noteFixable(problems, changeOfType(target, isFifo), 'dead-letter-type', range, source.logicalId, target.logicalId)
}

function checkRedrivePolicy(policy: Json, range: ResolvedResource['range'], problems: Problems): void {
  if (!isJsonObject(policy) || whyUnknown(policy) !== undefined) return
  if (policy['deadLetterTargetArn'] === undefined)
    note(problems, 'wrong-type', range, 'RedrivePolicy', 'a mapping with deadLetterTargetArn and maxReceiveCount')
  const count = policy['maxReceiveCount']
  if (whyUnknown(count) !== undefined) return
  const receives = typeof count === 'string' ? Number(count) : count
  const fits = typeof receives === 'number' && Number.isInteger(receives) && receives >= 1 && receives <= 1000
  const given = count === undefined ? 'missing' : JSON.stringify(count)
  if (!fits) note(problems, 'out-of-range', range, 'maxReceiveCount', 'it must be a whole number from 1 to 1000', given)
}

/** For a queue whose consumer may fail. */
export function checkNet(index: ResourceIndex, queue: ResolvedResource, consumer: ResolvedResource, problems: Problems): void {
  const { logicalId, propertyRanges, properties, source } = queue
  const policy = properties['RedrivePolicy']
  if (policy === undefined) {
    // What takes the dead letters of others is no beginning of a chain.
    if (!deadLetterQueues(index).has(queue))
      noteFixable(problems, withNet(queue, problems), 'no-dead-letter-queue', source.keyRange, logicalId, consumer.logicalId)
    return
  }
  const written = isJsonObject(policy) ? policy['maxReceiveCount'] : undefined
  const count = typeof written === 'number' || typeof written === 'string' ? Number(written) : Number.NaN
  if (!(count >= 1 && count < 5)) return
  const path = pathTo(queue, 'RedrivePolicy', 'maxReceiveCount')
  const fix = path && { title: 'Set maxReceiveCount to 5', changes: [{ path, value: 5 }] }
  noteFixable(problems, fix, 'few-receives', propertyRanges['RedrivePolicy'] ?? queue.range, logicalId, String(count), consumer.logicalId)
}

function withNet(queue: ResolvedResource, { tree }: Problems): Fix | undefined {
  const path = pathTo(queue, 'RedrivePolicy')
  if (path === undefined) return undefined
  const id = freeId(tree, `${queue.logicalId}DeadLetters`)
  const properties = { ...(queue.fifo && { FifoQueue: true }), MessageRetentionPeriod: longestRetention }
  return {
    title: `Add the dead-letter queue ${id}`,
    changes: [
      { path, value: { deadLetterTargetArn: getAtt(id, 'Arn'), maxReceiveCount: 5 } },
      { path: ['Resources', id], value: { Type: 'AWS::SQS::Queue', Properties: properties } },
    ],
  }
}

/** Every queue that takes what others gave up: of queues, subscriptions and functions. */
function deadLetterQueues(index: ResourceIndex): ReadonlySet<ResolvedResource> {
  const found = new Set<ResolvedResource>()
  for (const resource of index.all) {
    const target = deadLetterQueueOf(index, resource)
    if (target?.type === 'AWS::SQS::Queue') found.add(target)
    for (const { to, label } of destinationsOf(index, resource)) if (label !== 'on success' && to.type === 'AWS::SQS::Queue') found.add(to)
  }
  return found
}

/** An alarm, a consumer, or anything else that names the queue and does not only send to it. */
export function checkWatch(index: ResourceIndex, problems: Problems): void {
  const watched = new Set<string>()
  for (const resource of index.all) {
    if (resource.type === 'AWS::Lambda::EventSourceMapping') {
      const queue = namedBy(index, resource, 'EventSourceArn')
      if (queue) watched.add(queue.logicalId)
    }
    if (resource.type === 'AWS::CloudWatch::Alarm') for (const id of queuesOfAlarm(index, resource)) watched.add(id)
    if (resource.type !== 'AWS::Lambda::Function') continue
    for (const { target, property } of resource.references) if (property === 'Environment') watched.add(target)
  }
  for (const queue of deadLetterQueues(index)) {
    if (watched.has(queue.logicalId)) continue
    noteFixable(problems, withAlarm(queue, problems), 'unwatched-dead-letters', queue.source.keyRange, queue.logicalId)
  }
}

function queuesOfAlarm(index: ResourceIndex, alarm: ResolvedResource): string[] {
  const named = JSON.stringify(alarm.properties)
  const byName = index.all.filter(({ type, physicalName }) => type === 'AWS::SQS::Queue' && named.includes(JSON.stringify(physicalName)))
  return [...alarm.references.map(({ target }) => target), ...byName.map(({ logicalId }) => logicalId)]
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html */
function withAlarm({ logicalId }: ResolvedResource, { tree }: Problems): Fix {
  const id = freeId(tree, `${logicalId}Alarm`)
  const Properties = {
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateNumberOfMessagesVisible',
    Dimensions: [{ Name: 'QueueName', Value: getAtt(logicalId, 'QueueName') }],
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
  }
  return { title: `Add the alarm ${id}`, changes: [{ path: ['Resources', id], value: { Type: 'AWS::CloudWatch::Alarm', Properties } }] }
}
