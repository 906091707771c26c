/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
import { account } from '../../../../aws/identity.ts'
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import { topicAttributes, type SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { beginningArchiveMs } from '../archive.ts'
import { findTopic } from '../lookup.ts'
import type { SubscriptionState } from '../state.ts'
import { effectiveDeliveryPolicy, shownValue } from '../topic-attributes.ts'

export function getTopicAttributes(step: Step, input: SnsInput<'GetTopicAttributes'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const values = emptyRecord<string>()
  for (const name of Object.keys(topicAttributes)) {
    const value = shownValue(state, name)
    if (value !== undefined) values[name] = value
  }
  const pending = state.subscriptions.filter((one) => step.read<SubscriptionState>(one)?.confirmation !== null).length
  const beginning = beginningArchiveMs(step, key)
  return answer({
    Attributes: {
      ...values,
      Owner: account,
      EffectiveDeliveryPolicy: effectiveDeliveryPolicy(state),
      SubscriptionsConfirmed: String(state.subscriptions.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: String(state.unsubscribed),
      ...(beginning !== undefined && { BeginningArchiveTime: isoTimestamp(beginning) }),
    },
  })
}
