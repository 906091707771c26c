/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findTopic } from '../lookup.ts'
import { subscriptionPage } from '../subscription-list.ts'

export function listSubscriptionsByTopic(step: Step, input: SnsInput<'ListSubscriptionsByTopic'>): Outcome {
  const topic = findTopic(step, input.TopicArn)
  return topic.ok ? subscriptionPage(step, topic.value.state.subscriptions, input.NextToken) : refuse(topic.error)
}
