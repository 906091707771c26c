/** What would mend a subscription: letting the topic in, one type for both ends, somewhere for what cannot be delivered. */
import type { Json } from '../../base/json.ts'
import type { Fix } from '../../text/diagnostic.ts'
import { nodeByPath } from '../../text/tree.ts'
import type { Problems } from '../diagnostic-catalogue.ts'
import { freeId, getAtt, ref } from '../fix-values.ts'
import { namedBy, policyTargets, type ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import { changeOfType } from './change-of-type.ts'
import { pathTo } from './design-values.ts'

/** https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html */
export function withQueuePolicy(
  index: ResourceIndex,
  { topic, queue }: { readonly topic: ResolvedResource; readonly queue: ResolvedResource },
  { tree }: Problems,
): Fix | undefined {
  const statement = letIn(queue.logicalId, ref(topic.logicalId))
  // A queue has one policy: a second resource would put itself in the place of the first.
  const own = index.all.find(
    (resource) => resource.type === 'AWS::SQS::QueuePolicy' && policyTargets(index, resource, 'Queues').includes(queue),
  )
  if (own !== undefined) {
    const path = pathTo(own, 'PolicyDocument', 'Statement')
    const list = path && nodeByPath(tree, path)
    if (path === undefined || list?.kind !== 'sequence') return undefined
    return { title: `Allow it in ${own.logicalId}`, changes: [{ path: [...path, list.items.length], value: statement }] }
  }
  const id = freeId(tree, `${queue.logicalId}Policy`)
  return { title: `Add the queue policy ${id}`, changes: [{ path: ['Resources', id], value: queuePolicy(queue.logicalId, statement) }] }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function withPermission(topic: ResolvedResource, target: ResolvedResource, { tree }: Problems): Fix {
  const id = freeId(tree, `${target.logicalId}From${topic.logicalId}`)
  const Properties = {
    Action: 'lambda:InvokeFunction',
    FunctionName: ref(target.logicalId),
    Principal: 'sns.amazonaws.com',
    SourceArn: ref(topic.logicalId),
  }
  return {
    title: `Add the permission ${id}`,
    changes: [{ path: ['Resources', id], value: { Type: 'AWS::Lambda::Permission', Properties } }],
  }
}

/** Both FIFO, which somebody who made a FIFO queue most likely wants; unless the topic has subscribers that no FIFO topic may have. */
export function ofOneType(index: ResourceIndex, topic: ResolvedResource, queue: ResolvedResource): Fix | undefined {
  const others = index.all.some(
    (resource) =>
      resource.type === 'AWS::SNS::Subscription' &&
      resource.properties['Protocol'] !== 'sqs' &&
      namedBy(index, resource, 'TopicArn') === topic,
  )
  return others ? changeOfType(queue, false) : changeOfType(topic, true)
}

/** A queue for what cannot be delivered, which lets the topic in. https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html */
export function withDeadLetters(subscription: ResolvedResource, { tree }: Problems): Fix | undefined {
  const path = pathTo(subscription, 'RedrivePolicy')
  const topic = subscription.references.find(({ property }) => property === 'TopicArn')?.target
  if (path === undefined || topic === undefined) return undefined
  const queue = freeId(tree, `${subscription.logicalId}DeadLetters`)
  return {
    title: `Add the dead-letter queue ${queue}`,
    changes: [
      { path, value: { deadLetterTargetArn: getAtt(queue, 'Arn') } },
      { path: ['Resources', queue], value: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 1_209_600 } } },
      { path: ['Resources', freeId(tree, `${queue}Policy`)], value: queuePolicy(queue, letIn(queue, ref(topic))) },
    ],
  }
}

function letIn(queue: string, topicArn: Json): Json {
  return {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: getAtt(queue, 'Arn'),
    Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
  }
}

function queuePolicy(queue: string, statement: Json): Json {
  const PolicyDocument = { Version: '2012-10-17', Statement: [statement] }
  return { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [ref(queue)], PolicyDocument } }
}
