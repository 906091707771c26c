/** A resource's settings as lines of a form: what `aws` says of each, with the value it has in the world now. */
import {
  eventSourceMapping,
  lambdaFunction,
  queue,
  rule,
  subscription,
  table,
  topic,
  type PropertyModels,
} from '../../aws/resources/index.ts'
import type { AttributeModel } from '../../aws/attribute.ts'
import type { LogicalId } from '../../document/index.ts'
import type { TableState } from '../services/dynamodb/index.ts'
import type { RuleState } from '../services/events/index.ts'
import type { FunctionState, MappingState } from '../services/lambda/index.ts'
import { mappingKey } from '../services/shared/resource-keys.ts'
import type { SubscriptionState, TopicState } from '../services/sns/index.ts'
import type { QueueState } from '../services/sqs/index.ts'
import type { Fact } from './details.ts'
import { stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import { stackOfRun, type Run } from './run.ts'

export function factsOf(run: Run, id: LogicalId): Fact[] {
  const key = resourceKeyOf(run.template, id)
  switch (run.template.nodes.find((node) => node.id === id)?.kind) {
    case 'queue':
      return queueFacts(stateOf<QueueState>(run, key)?.attributes ?? {})
    case 'topic':
      return [
        ...attributeFacts(topic.properties, stateOf<TopicState>(run, key)?.attributes ?? {}, topicSettings),
        ...subscriptionFacts(run, id),
      ]
    case 'function':
      return [...functionFacts(stateOf<FunctionState>(run, key)), ...mappingFacts(run, id)]
    case 'rule':
      return ruleFacts(stateOf<RuleState>(run, key))
    case 'table':
      return tableFacts(stateOf<TableState>(run, key))
    case 'source':
      return sourceFacts(run, id)
    default:
      return []
  }
}

const standardQueueSettings: readonly string[] = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'DelaySeconds',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
  'RedrivePolicy',
  'RedriveAllowPolicy',
]
const fifoSettings: readonly string[] = ['ContentBasedDeduplication', 'DeduplicationScope', 'FifoThroughputLimit']
const topicSettings: readonly string[] = ['DisplayName']

function queueFacts(attributes: Readonly<Record<string, string>>): Fact[] {
  const shown = attributes['FifoQueue'] === 'true' ? [...fifoSettings, ...standardQueueSettings] : standardQueueSettings
  return attributeFacts(queue.properties, attributes, shown)
}

function attributeFacts(properties: PropertyModels, attributes: Readonly<Record<string, string>>, shown: readonly string[]): Fact[] {
  return shown.flatMap((name) => {
    const model = properties[name]
    if (model === undefined) return []
    const value = attributes[model.attribute ?? name]
    if (value === undefined && model.default === undefined) return []
    return [factOf(name, model, value)]
  })
}

function factOf(name: string, model: AttributeModel, value: string | undefined): Fact {
  return {
    name,
    label: model.label,
    value: value ?? model.default ?? '',
    ...(model.unit && { unit: model.unit }),
    isDefault: value === undefined || value === model.default,
    help: model.help,
    page: model.page,
  }
}

function subscriptionFacts(run: Run, topicId: LogicalId): Fact[] {
  const { physicalIds } = stackOfRun(run)
  return run.template.wires.flatMap((wire) => {
    if (wire.kind !== 'subscription' || wire.from !== topicId || wire.by === undefined) return []
    const arn = physicalIds[wire.by]
    const state = arn === undefined ? undefined : stateOf<SubscriptionState>(run, `sns/subscription/${arn.slice(arn.lastIndexOf(':') + 1)}`)
    const to = run.template.nodes.find((node) => node.id === wire.to)?.name ?? wire.to
    const filter = state?.attributes['FilterPolicy']
    return [
      {
        name: wire.by,
        label: `→ ${to}`,
        value: filter ? `only ${filter}` : 'every message',
        isDefault: !filter,
        help: subscription.properties.FilterPolicy.help,
        page: subscription.properties.FilterPolicy.page,
      },
    ]
  })
}

function functionFacts(state: Readonly<FunctionState> | undefined): Fact[] {
  if (state === undefined) return []
  const { Timeout, MemorySize, Runtime, Handler, ReservedConcurrentExecutions } = lambdaFunction.properties
  const facts = [
    factOf('Timeout', Timeout, String(state.timeoutSeconds)),
    factOf('MemorySize', MemorySize, String(state.memoryMb)),
    factOf('Runtime', Runtime, state.runtime),
    factOf('Handler', Handler, state.handler),
  ]
  return state.reserved === null
    ? facts
    : [...facts, factOf('ReservedConcurrentExecutions', ReservedConcurrentExecutions, String(state.reserved))]
}

function ruleFacts(state: Readonly<RuleState> | undefined): Fact[] {
  return state === undefined ? [] : [factOf('State', rule.properties.State, state.isEnabled ? 'ENABLED' : 'DISABLED')]
}

function tableFacts(state: Readonly<TableState> | undefined): Fact[] {
  if (state === undefined) return []
  const { BillingMode, DeletionProtectionEnabled } = table.properties
  return [
    factOf('BillingMode', BillingMode, state.billing),
    factOf('DeletionProtectionEnabled', DeletionProtectionEnabled, String(state.isProtected)),
  ]
}

function mappingFacts(run: Run, functionId: LogicalId): Fact[] {
  const { physicalIds } = stackOfRun(run)
  const { BatchSize, MaximumBatchingWindowInSeconds } = eventSourceMapping.properties
  return run.template.wires.flatMap((wire) => {
    if (wire.kind !== 'event-source' || wire.to !== functionId || wire.by === undefined) return []
    const uuid = physicalIds[wire.by]
    const state = uuid === undefined ? undefined : stateOf<MappingState>(run, mappingKey(uuid))
    if (state === undefined) return []
    const from = run.template.nodes.find((node) => node.id === wire.from)?.name ?? wire.from
    return [
      factOf('BatchSize', BatchSize, String(state.batchSize)),
      factOf('MaximumBatchingWindowInSeconds', MaximumBatchingWindowInSeconds, String(state.windowSeconds)),
    ].map((fact) => ({ ...fact, name: `${wire.by}.${fact.name}`, label: `${fact.label} from ${from}` }))
  })
}

function sourceFacts(run: Run, id: LogicalId): Fact[] {
  const source = run.template.settings.traffic.find((candidate) => candidate.id === id)
  if (source === undefined) return []
  const facts: Fact[] = [
    { name: 'Every', label: 'One message every', value: String(source.everyMs / 1000), unit: 'seconds' },
    { name: 'Jitter', label: 'Jitter', value: String(Math.round(source.jitter * 100)), unit: 'percent' },
  ]
  return source.count === undefined ? facts : [...facts, { name: 'Count', label: 'Messages in all', value: String(source.count) }]
}
