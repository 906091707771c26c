/** https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { topicKeyOf } from '../lookup.ts'
import { deletedTopicKey, type DeletedTopic, type TopicState } from '../state.ts'

/** Takes its subscriptions with it. Deleting what is not there succeeds. */
export function deleteTopic(step: Step, input: SnsInput<'DeleteTopic'>): Outcome {
  const key = topicKeyOf(input.TopicArn, 'TopicArn')
  if (!key.ok) return refuse(key.error)
  const topic = step.read<TopicState>(key.value)
  if (topic === undefined) return answer({})
  const { name, nextMessage, nextSubscription, subscriptions } = topic
  for (const subscription of subscriptions) step.remove(subscription)
  step.remove(key.value)
  step.create<DeletedTopic>(deletedTopicKey(name), { nextMessage, nextSubscription })
  step.emit('sns.TopicDeleted', key.value, { subscriptions: subscriptions.length })
  return answer({})
}
