/** The answers to "why?", asked of the service that knows: about a node, a token under way, an event of the log. */
import type { LogicalId } from '../../document/index.ts'
import type { AgendaItem, Envelope, Hop, ResourceKey, WorldEvent } from '../kernel/index.ts'
import { whyFunction, whyMapping, type FunctionState } from '../services/lambda/index.ts'
import { spanInWords, type Why } from '../services/shared/why.ts'
import {
  viewRetry,
  whyDelivery,
  whyRetry,
  whyTopic,
  type SubscriptionState,
  type TopicState,
  type WaitingDelivery,
} from '../services/sns/index.ts'
import { tallyKey, whyMachine, type MachineState, type TallyState } from '../services/stepfunctions/index.ts'
import { whyGone, whyQueue, type QueueState } from '../services/sqs/index.ts'
import { whyBroken, whyInjected, whySlow } from './faults/why-broken.ts'
import { nameOfResource, type Naming } from './labels.ts'
import { mappingsOf, stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import type { Run } from './run.ts'
import { stretchOf } from './tracks.ts'

/** What holds for a node now; a function answers for its environments and its pollers as well. */
export function whyNode(run: Run, id: LogicalId): Why[] {
  const broken = whyBroken(run.kernel.world, resourceKeyOf(run.template, id), run.clockMs, namesIn(run))
  return [...broken, ...whyNodeState(run, id)]
}

function whyNodeState(run: Run, id: LogicalId): Why[] {
  const key = resourceKeyOf(run.template, id)
  const kind = run.template.nodes.find((node) => node.id === id)?.kind
  const name = namesIn(run)
  switch (kind) {
    case 'queue': {
      const state = stateOf<QueueState>(run, key)
      return state ? whyQueue(state, run.clockMs, name) : []
    }
    case 'topic': {
      const state = stateOf<TopicState>(run, key)
      return state ? whyTopic(state, (other) => stateOf<SubscriptionState>(run, other), name) : []
    }
    case 'function': {
      const state = stateOf<FunctionState>(run, key)
      return state ? [...whyFunction(state, (other) => stateOf(run, other), run.clockMs), ...whyPollers(run, id)] : []
    }
    case 'workflow': {
      const state = stateOf<MachineState>(run, key)
      return state ? whyMachine(state, stateOf<TallyState>(run, tallyKey(state.name))) : []
    }
    default:
      return []
  }
}

/** Where several queues feed a function, each answer names its own. */
function whyPollers(run: Run, id: LogicalId): Why[] {
  const mappings = mappingsOf(run, id)
  return mappings.flatMap(({ state, wire }) => {
    const answers = whyMapping(state, run.clockMs)
    const from = run.template.nodes.find((node) => node.id === wire.from)?.name ?? wire.from
    return mappings.length === 1 ? answers : answers.map((why) => ({ ...why, text: `From ${from}: ${why.text}` }))
  })
}

/** What is broken on purpose around a message: its queue, or the function that holds it. */
export function whyMessageBroken(run: Run, queue: ResourceKey, receiver: ResourceKey | undefined): Why[] {
  const holder = receiver === undefined ? undefined : run.nodes.get(receiver)
  const keys = [queue, ...(holder === undefined ? [] : [resourceKeyOf(run.template, holder)])]
  return keys.flatMap((key) => whyBroken(run.kernel.world, key, run.clockMs, namesIn(run)))
}

/** Why an event of the log was so: a message deleted, moved, forgotten, filtered out, held back, tried again, broken on purpose. */
export function whyEvent(run: Naming, event: WorldEvent): Why | undefined {
  return whyInjected(event, whyByRules(run, event))
}

function whyByRules(run: Naming, event: WorldEvent): Why | undefined {
  if (event.type.startsWith('sqs.')) return whyGone(event, namesIn(run))
  if (!event.type.startsWith('sns.')) return undefined
  const { subscription } = event.data
  return whyDelivery(event, typeof subscription === 'string' ? stateOf<SubscriptionState>(run, subscription) : undefined)
}

/** Why a token is on its way: how long the road is, and whether it goes it again. */
export function whyToken(run: Run, item: AgendaItem, hop: Hop): Why[] {
  return [whyUnderWay(run, item, hop), ...whySlow(run.kernel.world, hop), ...whyAgain(run, item.envelope)]
}

function whyUnderWay(run: Run, { sentAt, at }: AgendaItem, hop: Hop): Why {
  const slowed =
    run.template.settings.pace.profile === 'visible' ? ' The document’s Pace is “visible”: wires are slowed so that one can see them.' : ''
  const name = namesIn(run)
  const text = `Under way from ${name(hop.from)} to ${name(hop.to)}: left ${spanInWords(run.clockMs - sentAt)} ago, arrives in ${spanInWords(at - run.clockMs)}.${slowed}`
  const { rule, page } = roadOf(run, hop)
  return { rule, text, page }
}

/** A delivery that has failed before: which attempt this is. */
function whyAgain(run: Run, envelope: Envelope): Why[] {
  const record = envelope.kind === 'call' ? envelope.replyTo?.context['record'] : undefined
  const waiting = typeof record === 'string' ? stateOf<WaitingDelivery>(run, record) : undefined
  return waiting ? [whyRetry(viewRetry(waiting))] : []
}

const sqsGuide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/'
const lambdaGuide = 'https://docs.aws.amazon.com/lambda/latest/dg/'

const roads = {
  push: { rule: 'hop.push', page: 'https://docs.aws.amazon.com/sns/latest/dg/welcome.html' },
  poll: { rule: 'hop.poll', page: `${lambdaGuide}with-sqs.html` },
  invoke: { rule: 'hop.invoke', page: `${lambdaGuide}with-sqs.html` },
  call: { rule: 'hop.call', page: `${lambdaGuide}lambda-nodejs.html` },
  task: { rule: 'hop.task', page: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html' },
  redrive: { rule: 'hop.redrive', page: `${sqsGuide}sqs-dead-letter-queues.html` },
  back: { rule: 'hop.moved-back', page: `${sqsGuide}sqs-configure-dead-letter-queue-redrive.html` },
  destination: { rule: 'hop.destination', page: `${lambdaGuide}invocation-async-retain-records.html` },
} as const satisfies Readonly<Record<Hop['track'] | 'back' | 'destination' | 'task', Pick<Why, 'rule' | 'page'>>>

function roadOf(run: Run, hop: Hop): Pick<Why, 'rule' | 'page'> {
  if (hop.lane !== undefined) return roads.destination
  if (hop.track === 'redrive' && stretchOf(run.tracks, hop)?.leg === 'back') return roads.back
  return hop.track === 'call' && `${hop.from} ${hop.to}`.includes('states/machine/') ? roads.task : roads[hop.track]
}

function namesIn(run: Naming): (key: ResourceKey) => string {
  return (key) => nameOfResource(run, key)
}
