/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { topicArn } from '../../../../aws/identity.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { snsLimits, type SnsInput, type SnsOutput } from '../../../../aws/services/sns.ts'
import { assert } from '../../../../base/assert.ts'
import type { Json } from '../../../../base/json.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { fail, type Result } from '../../../../base/result.ts'
import { utf8Length } from '../../../../base/utf8.ts'
import { filteredBy, type FilteredBy } from '../../../../matching/filter-match.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { deliver, type Message } from '../delivery.ts'
import { invalidParameter, notSimulated } from '../faults.ts'
import { findTopic, type Found } from '../lookup.ts'
import { attributesFault, attributesSize } from '../message-attributes.ts'
import { readMessage, textFor } from '../message-structure.ts'
import type { SubscriptionState, TopicState } from '../state.ts'

type Input = SnsInput<'Publish'>

/** Accepts the message and sends it on its way to every subscription whose filter lets it pass. */
export function publish(step: Step, input: Input, call: CallEnvelope): Outcome {
  const found = findTarget(step, input)
  if (!found.ok) return refuse(found.error)
  const fault = inputFault(input)
  if (fault) return refuse(fault)
  const texts = readMessage(input.Message, input.MessageStructure)
  if (!texts.ok) return refuse(texts.error)
  const key = found.value.key
  const topic = step.edit<TopicState>(key)
  const ordinal = topic.nextMessage++
  topic.published++
  const message: Message = {
    topic: key,
    messageId: derivedUuid(step.seed, `${key}/message/${ordinal}`),
    trail: call.hop?.carries[0]?.trail ?? `${key}/${ordinal}`,
    texts: texts.value,
    groupId: input.MessageGroupId,
    topicArn: topicArn(topic.name),
    subject: input.Subject,
    attributes: input.MessageAttributes,
    epochMs: step.epochMs,
    seed: step.seed,
  }
  const judged = topic.subscriptions.map((subscription) => judge(step, subscription, message))
  const matched = judged.filter(({ failure }) => failure === undefined)
  const { messageId, trail } = message
  step.emit('sns.Published', key, { messageId, trail, subscriptions: judged.length, matched: matched.length })
  for (const { subscription, state, failure } of judged) {
    if (failure === undefined) deliver(step, subscription, state, message)
    else holdBack(step, subscription, topic, message, failure)
  }
  const output: SnsOutput<'Publish'> = { MessageId: messageId }
  return answer(output)
}

function findTarget(step: Step, input: Input): Result<Found<TopicState>, AwsFault> {
  if (input.TopicArn !== undefined) return findTopic(step, input.TopicArn)
  if (input.TargetArn === undefined)
    return fail(
      input.PhoneNumber === undefined
        ? invalidParameter('TopicArn or TargetArn Reason: no value for required parameter')
        : notSimulated('publishing to a phone number'),
    )
  if (input.TargetArn.includes(':endpoint/'))
    return fail(invalidParameter('TargetArn Reason: No endpoint found for the target arn specified'))
  return findTopic(step, input.TargetArn, 'TargetArn')
}

function inputFault(input: Input): AwsFault | undefined {
  if (input.Message === '') return invalidParameter('Empty message')
  if (input.Subject !== undefined && !isGoodSubject(input.Subject)) return invalidParameter('Subject')
  const fault = attributesFault(input.MessageAttributes)
  if (fault) return fault
  if (utf8Length(input.Message) + attributesSize(input.MessageAttributes) > snsLimits.messageBytes)
    return invalidParameter('Message too long')
  if (input.MessageGroupId !== undefined && !/^[!-~]{1,128}$/.test(input.MessageGroupId)) {
    return invalidParameter(
      'MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    )
  }
  if (input.MessageDeduplicationId === undefined) return undefined
  return invalidParameter(
    'MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
  )
}

/** Up to 100 characters without line breaks or control characters. */
function isGoodSubject(subject: string): boolean {
  return (
    subject !== '' &&
    subject.length <= snsLimits.subjectCharacters &&
    ![...subject].some((character) => character < ' ' || character === '\u007f')
  )
}

interface Judged {
  readonly subscription: ResourceKey
  readonly state: Readonly<SubscriptionState>
  /** Absent when the message passes. */
  readonly failure: FilteredBy | undefined
}

function judge(step: Step, subscription: ResourceKey, { texts, attributes = {} }: Message): Judged {
  const state = step.read<SubscriptionState>(subscription)
  assert(state, `the topic names a subscription ${subscription} that is not there`)
  const { filter } = state.settings
  return {
    subscription,
    state,
    failure: filter === null ? undefined : filteredBy(filter, { body: textFor(texts, state.protocol), attributes }),
  }
}

/** The event names the key that held the message back, with the first few values that stood there. */
function holdBack(
  step: Step,
  subscription: ResourceKey,
  topic: TopicState,
  { topic: key, messageId, trail }: Message,
  failure: FilteredBy,
): void {
  step.edit<SubscriptionState>(subscription).filteredOut++
  topic.filteredOut++
  const values: readonly Json[] = failure.values.slice(0, shownValues)
  step.emit('sns.FilteredOut', key, { subscription, messageId, trail, ...(failure.key !== undefined && { key: failure.key, values }) })
}

const shownValues = 3
