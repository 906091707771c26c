/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { snsLimits, type SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { askForConfirmation, mustConfirm, pendingAnswer } from '../confirmation.ts'
import { subscriptionArnOf } from '../delivery.ts'
import { endpointFault, isProtocol } from '../endpoint.ts'
import { invalidParameter } from '../faults.ts'
import { findTopic, type Found } from '../lookup.ts'
import { setReplay, windowProblem } from '../replay.ts'
import type { SubscriptionState, TopicState } from '../state.ts'
import { settleSubscription, type SettledSubscription } from '../subscription-attributes.ts'
import { addSubscription } from '../subscription-birth.ts'

type Input = SnsInput<'Subscribe'>

/** The same endpoint again finds the subscription that is there, if what is given agrees with it; one that waits is asked again. */
export function subscribe(step: Step, input: Input, call: CallEnvelope): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const { Protocol: protocol, Endpoint: endpoint = '', Attributes: given = {} } = input
  if (!isProtocol(protocol)) return refuse(invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`))
  const fault = endpointFault(protocol, endpoint, state.isFifo)
  if (fault) return refuse(fault)
  const settled = settleSubscription({ before: emptyRecord<string>(), given, during: 'Subscribe', endpoint })
  if (!settled.ok) return refuse(settled.error)
  const existing = existingSubscription(step, state, protocol, endpoint)
  if (existing) return findAgain(step, existing, settled.value, input)
  const limit = limitFault(step, topic.value, settled.value)
  if (limit) return refuse(limit)
  const isPending = mustConfirm(protocol, call.caller)
  const made = addSubscription(step, key, { protocol, endpoint, ...settled.value })
  if (settled.value.replay !== null) setReplay(step, made, settled.value.replay)
  if (isPending) askForConfirmation(step, made)
  return answered(step, made, input)
}

function answered(step: Step, key: ResourceKey, input: Input): Outcome {
  const subscription = step.read<SubscriptionState>(key) as SubscriptionState
  const isTold = subscription.confirmation === null || input.ReturnSubscriptionArn === true
  return answer({ SubscriptionArn: isTold ? subscriptionArnOf(subscription) : pendingAnswer })
}

const defaults: Readonly<Record<string, string>> = { RawMessageDelivery: 'false', FilterPolicyScope: 'MessageAttributes' }

function findAgain(step: Step, { key, state }: Found<SubscriptionState>, { attributes }: SettledSubscription, input: Input): Outcome {
  const isSame = Object.entries(attributes).every(([name, value]) => (state.attributes[name] ?? defaults[name]) === value)
  if (!isSame) return refuse(invalidParameter('Attributes Reason: Subscription already exists with different attributes'))
  if (state.confirmation !== null) askForConfirmation(step, key)
  return answered(step, key, input)
}

function existingSubscription(
  step: Step,
  topic: Readonly<TopicState>,
  protocol: string,
  endpoint: string,
): Found<SubscriptionState> | undefined {
  for (const key of topic.subscriptions) {
    const state = step.read<SubscriptionState>(key)
    if (state?.protocol === protocol && state.endpoint === endpoint) return { key, state }
  }
  return undefined
}

/** The codes and limits are AWS's, the words of the first two are ours. */
function limitFault(step: Step, { key, state }: Found<TopicState>, { settings, replay }: SettledSubscription): AwsFault | undefined {
  if (state.isFifo && state.subscriptions.length >= snsLimits.subscriptionsPerFifoTopic)
    return clientFault('SubscriptionLimitExceeded', `A FIFO topic has at most ${snsLimits.subscriptionsPerFifoTopic} subscriptions.`)
  if (settings.filter !== null && filtersOf(step, state) >= snsLimits.filterPoliciesPerTopic)
    return clientFault('FilterPolicyLimitExceeded', `A topic has at most ${snsLimits.filterPoliciesPerTopic} filter policies.`)
  const problem = replay === null ? undefined : windowProblem(step, key, replay)
  return problem === undefined ? undefined : invalidParameter(`Attributes Reason: ReplayPolicy: ${problem}`)
}

function filtersOf(step: Step, { subscriptions }: Readonly<TopicState>): number {
  return subscriptions.filter((key) => step.read<SubscriptionState>(key)?.settings.filter !== null).length
}
