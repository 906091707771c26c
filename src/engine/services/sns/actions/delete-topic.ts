/** https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html */
import { clientFault } from '../../../../aws/service.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { editAccount } from '../account.ts'
import { archiveKey } from '../archive.ts'
import { topicKeyOf } from '../lookup.ts'
import { deletedTopicKey, type DeletedTopic, type TopicState } from '../state.ts'

/** † AWS's documentation asks to turn archiving off before the topic is deleted. */
const isArchiving = clientFault('InvalidState', 'Topic with an active ArchivePolicy can not be deleted')

/** Takes its subscriptions with it. Deleting what is not there succeeds. */
export function deleteTopic(step: Step, input: SnsInput<'DeleteTopic'>): Outcome {
  const key = topicKeyOf(input.TopicArn, 'TopicArn')
  if (!key.ok) return refuse(key.error)
  const topic = step.read<TopicState>(key.value)
  if (topic === undefined) return answer({})
  if (step.read(archiveKey(key.value)) !== undefined) return refuse(isArchiving)
  const { name, nextMessage, nextSubscription, subscriptions } = topic
  for (const subscription of subscriptions) step.remove(subscription)
  step.remove(key.value)
  step.create<DeletedTopic>(deletedTopicKey(name), { nextMessage, nextSubscription })
  const account = editAccount(step)
  account.topics = account.topics.filter((other) => other !== key.value)
  step.emit('sns.TopicDeleted', key.value, { subscriptions: subscriptions.length })
  return answer({})
}
