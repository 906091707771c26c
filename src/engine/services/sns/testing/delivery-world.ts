/**
 * A world in which a topic delivers to services that answer as a test says. The outside is real; queues and functions are
 * scripted, for real ones have no trouble of their own. Topic and subscriptions are put there without asking the API.
 */
import { account, queueArn, topicArn } from '../../../../aws/identity.ts'
import { clientFault, serverFault, type AwsFault } from '../../../../aws/service.ts'
import type { SnsProtocol } from '../../../../aws/services/sns.ts'
import { emptyRecord, type JsonObject } from '../../../../base/json.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step, type World } from '../../../kernel/index.ts'
import { outsideService } from '../../outside/index.ts'
import { nameOfKey, subscriptionKey, topicKey } from '../../shared/resource-keys.ts'
import type { Action, ServiceTable } from '../../shared/service-table.ts'
import { serviceWorld, type ServiceWorld } from '../../testing/service-world.ts'
import { emptyBook } from '../delivery-book.ts'
import { deliver, deliverDirectly, deliveryReplied, retryDelivery } from '../delivery.ts'
import { enterLane } from '../fifo.ts'
import type { Message } from '../message.ts'
import { configure } from '../retry.ts'
import type { DeliveryBook, SubscriptionState, TopicState } from '../state.ts'

export const inTrouble = serverFault('ServiceUnavailable', 'Service Unavailable')
export const throttled = clientFault('ThrottlingException', 'Rate exceeded')
export const denied = clientFault('AccessDenied', 'Access to the resource is denied.')

/** What a scripted service answers to its nth call (from 1): a fault, or nothing for success. */
export type Script = (n: number, input: JsonObject) => AwsFault | undefined

export interface Subscribed {
  readonly key: ResourceKey
  readonly state: () => SubscriptionState
  readonly book: () => Readonly<DeliveryBook>
}

export interface DeliveryWorld extends ServiceWorld {
  subscribe(protocol: SnsProtocol, endpoint: string, more?: SubscriptionOrder): Subscribed
  publish(message: string | Partial<Message>): void
  publishDirectly(protocol: 'sms' | 'application', endpoint: string, message: string): void
  /** A word to `outside` or `sns` that is no API call. */
  order(service: string, timer: string, data: JsonObject): void
  /** The inputs of the calls that a scripted service has accepted. */
  accepted(service: 'sqs' | 'lambda'): readonly JsonObject[]
  state<T>(key: ResourceKey): T
  create(key: ResourceKey, state: JsonObject): void
}

export interface SubscriptionOrder {
  readonly attributes?: Readonly<Record<string, string>>
  readonly raw?: boolean
  /** Name of the queue for what cannot be delivered. */
  readonly deadLetters?: string
}

export interface DeliveryWorldOptions {
  readonly topic?: string
  readonly topicAttributes?: Readonly<Record<string, string>>
  readonly sqs?: Script
  readonly lambda?: Script
  /** Trouble on the way to people and servers: a call that gets a fault never arrives. */
  readonly outside?: Script
  readonly hopMs?: number
  readonly seed?: number
  /** A world to go on with, instead of a new one. */
  readonly world?: World
}

export function deliveryWorld(options: DeliveryWorldOptions = {}): DeliveryWorld {
  const { topic = 'news', topicAttributes = {}, hopMs = 0, seed = 42 } = options
  const sqs = scripted('sqs', 'SendMessage', options.sqs)
  const lambda = scripted('lambda', 'Invoke', options.lambda)
  const world = serviceWorld({
    services: [delivering, sqs.table, lambda.table, troubled(outsideService, options.outside)],
    hopMs,
    seed,
    ...(options.world && { world: options.world }),
  })
  const key = topicKey(topic)
  const cell = (name: ResourceKey): unknown => world.world.cells[name]?.state
  const create = (name: ResourceKey, state: object): void =>
    void world.call('Create', { key: name, state: state as JsonObject }, { service: 'sns' })
  if (options.world === undefined) create(key, { name: topic, attributes: topicAttributes, subscriptions: [], delivered: 0, failed: 0 })
  let published = 0
  world.records()
  return {
    ...world,
    create,
    subscribe(protocol, endpoint, more = {}) {
      const id = derivedUuid(seed, `${protocol} ${endpoint} ${String((cell(key) as TopicState).subscriptions.length)}`)
      const made = subscriptionKey(id)
      create(made, subscriptionState(id, key, protocol, endpoint, more))
      ;(cell(key) as TopicState).subscriptions.push(made)
      world.records()
      const state = (): SubscriptionState => cell(made) as SubscriptionState
      return { key: made, state, book: () => state().book }
    },
    publish(message) {
      const given = typeof message === 'string' ? { texts: { default: message } } : message
      const n = ++published
      world.call('Publish', { message: { ...blankMessage(key, seed, n), ...given } as unknown as JsonObject }, { service: 'sns' })
    },
    publishDirectly(protocol, endpoint, text) {
      const { topicArn: _, ...message } = blankMessage('sns/account', seed, ++published)
      const input = { protocol, endpoint, message: { ...message, texts: { default: text } } as unknown as JsonObject }
      world.call('PublishDirectly', input, { service: 'sns' })
    },
    order: (to, timer, data) => world.inject({ kind: 'timer', to, timer, data }),
    accepted: (service) => (service === 'sqs' ? sqs.accepted : lambda.accepted),
    state: <T>(name: ResourceKey) => cell(name) as T,
  }
}

function blankMessage(topic: ResourceKey, seed: number, n: number): Message {
  return {
    topic,
    topicArn: topicArn(nameOfKey(topic)),
    messageId: derivedUuid(seed, `message ${n}`),
    trail: `${nameOfKey(topic)}/${n}`,
    texts: { default: '' },
    signatureVersion: '1',
    epochMs: Date.UTC(2026, 0, 5, 9),
    seed,
  }
}

function subscriptionState(
  id: string,
  topic: ResourceKey,
  protocol: SnsProtocol,
  endpoint: string,
  more: SubscriptionOrder,
): SubscriptionState {
  return {
    id,
    topic,
    protocol,
    endpoint,
    principal: `arn:aws:iam::${account}:root`,
    confirmation: null,
    confirmedBy: null,
    confirmedAuthenticated: true,
    authenticateOnUnsubscribe: false,
    attributes: more.attributes ?? {},
    settings: {
      filter: null,
      raw: more.raw ?? false,
      deadLetterTarget: more.deadLetters === undefined ? null : queueArn(more.deadLetters),
    },
    delivered: 0,
    filteredOut: 0,
    failed: 0,
    lanes: emptyRecord<Message[]>(),
    book: emptyBook(),
    replay: null,
  }
}

/** The delivering side of SNS, and nothing of its publishing side but what it hands over. */
const delivering: ServiceTable = {
  name: 'sns',
  actions: {
    Create: action<{ key: ResourceKey; state: object }>((step, { key, state }) => {
      step.create(key, state)
      return answer({})
    }),
    Publish: action<{ message: Message }>((step, { message }) => {
      for (const key of step.read<TopicState>(message.topic)?.subscriptions ?? []) {
        const state = step.read<SubscriptionState>(key)
        if (state && enterLane(step, key, message)) deliver(step, key, state, message)
      }
      return answer({})
    }),
    PublishDirectly: action<{ protocol: 'sms' | 'application'; endpoint: string; message: Message }>(
      (step, { protocol, endpoint, message }) => {
        deliverDirectly(step, protocol, endpoint, message)
        return answer({})
      },
    ),
    Unsubscribe: action<{ key: ResourceKey }>((step, { key }) => {
      const topic = step.edit<TopicState>(step.read<SubscriptionState>(key)?.topic ?? '')
      topic.subscriptions = topic.subscriptions.filter((other) => other !== key)
      step.remove(key)
      return answer({})
    }),
    ConfirmSubscription: action<JsonObject>((_, input) => answer({ SubscriptionArn: `confirmed by ${String(input['Token'])}` })),
  },
  timers: { RetryDelivery: retryDelivery, Configure: configure },
  replied: deliveryReplied,
}

function action<Input>(run: (step: Step, input: Input, call: CallEnvelope) => Outcome): Action<never> {
  return run as Action<never>
}

function scripted(name: string, operation: string, script: Script = () => undefined): { table: ServiceTable; accepted: JsonObject[] } {
  const accepted: JsonObject[] = []
  let calls = 0
  const act: Action<JsonObject> = (_, input) => {
    const fault = script(++calls, input)
    if (fault) return refuse(fault)
    accepted.push(input)
    return answer({})
  }
  return { table: { name, actions: { [operation]: act as Action<never> }, timers: {} }, accepted }
}

function troubled(table: ServiceTable, script: Script = () => undefined): ServiceTable {
  let calls = 0
  const wrap =
    (action: Action<never>): Action<never> =>
    (step, input, call) => {
      const fault = script(++calls, input)
      return fault ? refuse(fault) : action(step, input, call)
    }
  return { ...table, actions: Object.fromEntries(Object.entries(table.actions).map(([name, action]) => [name, wrap(action)])) }
}
