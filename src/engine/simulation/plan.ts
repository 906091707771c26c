/** From a template to the calls that build it, in the order in which one needs the other. */
import { isJsonObject } from '../../base/json.ts'
import type { Resource, Template } from '../../document/index.ts'
import { objectCreations } from './bucket-inputs.ts'
import { creationOf } from './creation.ts'
import type { Deployment } from './deployment.ts'
import { ordersOf } from './orders.ts'
import { withoutOutsideGroups } from './outside-groups.ts'
import { simulatedIn } from './simulated.ts'

export function planDeployment(template: Template): Deployment {
  const resources = Object.values(template.resources).filter(simulatedIn(template))
  const made = order.flatMap((type) => sortedOfType(resources, type).flatMap((resource) => creationOf(resource)))
  const calls = withoutOutsideGroups(template, made)
  return { calls: [...calls, ...objectCreations(template)], orders: ordersOf(template), pace: template.settings.pace }
}

const order = [
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Permission',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::StepFunctions::Activity',
  'AWS::StepFunctions::StateMachine',
  'AWS::StepFunctions::StateMachineVersion',
  'AWS::StepFunctions::StateMachineAlias',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::Subscription',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Events::Rule',
]

/** Dead-letter queues before the queues that name them; otherwise as they stand in the text. */
function sortedOfType(resources: readonly Resource[], type: string): Resource[] {
  const left = resources.filter((resource) => resource.type === type)
  const sorted: Resource[] = []
  while (left.length > 0) {
    const free = left.findIndex((resource) => !left.some((other) => other !== resource && isDeadLetterOf(other, resource)))
    sorted.push(...left.splice(Math.max(free, 0), 1))
  }
  return sorted
}

function isDeadLetterOf(target: Resource, source: Resource): boolean {
  const policy = source.properties['RedrivePolicy']
  return isJsonObject(policy) && target.arn !== undefined && policy['deadLetterTargetArn'] === target.arn
}
