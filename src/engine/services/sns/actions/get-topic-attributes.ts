/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
import { account, topicArn } from '../../../../aws/identity.ts'
import { topicAttributes, type SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTopic } from '../lookup.ts'
import { defaultDeliveryPolicy, topicAttributeValue } from '../topic-attributes.ts'

/** FIFO attributes are not shown on a standard topic. */
const hidden = ['FifoTopic', 'ContentBasedDeduplication']

export function getTopicAttributes(step: Step, input: SnsInput<'GetTopicAttributes'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  if (!topic.ok) return refuse(topic.error)
  const { state } = topic.value
  const values = emptyRecord<string>()
  for (const name of Object.keys(topicAttributes)) {
    const value = hidden.includes(name) ? undefined : topicAttributeValue(state, name)
    if (value !== undefined) values[name] = value
  }
  return answer({
    Attributes: {
      ...values,
      TopicArn: topicArn(state.name),
      Owner: account,
      EffectiveDeliveryPolicy: state.attributes['DeliveryPolicy'] ?? defaultDeliveryPolicy,
      SubscriptionsConfirmed: String(state.subscriptions.length),
      SubscriptionsPending: '0',
      SubscriptionsDeleted: String(state.unsubscribed),
    },
  })
}
