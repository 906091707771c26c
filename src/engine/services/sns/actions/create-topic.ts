/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
import { topicArn } from '../../../../aws/identity.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { snsLimits, topicAttributes, type SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { topicKey } from '../../shared/resource-keys.ts'
import { invalidParameter, notSimulated } from '../faults.ts'
import { deletedTopicKey, emptyTopic, type DeletedTopic, type TopicState } from '../state.ts'
import { topicAttributeFault, topicAttributeValue } from '../topic-attributes.ts'

/** A topic of this name with the same values for what is given is found again; another value is a refusal. */
export function createTopic(step: Step, input: SnsInput<'CreateTopic'>): Outcome {
  const name = input.Name
  const given = input.Attributes ?? {}
  const fault = nameFault(name, given['FifoTopic']) ?? attributesFault(given)
  if (fault) return refuse(fault)
  const key = topicKey(name)
  const existing = step.read<TopicState>(key)
  if (existing) {
    const isSame = Object.entries(given).every(([attribute, value]) => topicAttributeValue(existing, attribute) === value)
    return isSame
      ? answer({ TopicArn: topicArn(name) })
      : refuse(invalidParameter('Attributes Reason: Topic already exists with different attributes'))
  }
  const before = step.read<DeletedTopic>(deletedTopicKey(name))
  step.create(key, emptyTopic(name, step.now, given, before))
  if (before) step.remove(deletedTopicKey(name))
  step.emit('sns.TopicCreated', key, { attributes: given })
  return answer({ TopicArn: topicArn(name) })
}

function nameFault(name: string, fifo: string | undefined): AwsFault | undefined {
  const isFifo = fifo === 'true'
  const stem = isFifo && name.endsWith('.fifo') ? name.slice(0, -'.fifo'.length) : name
  const isGood = /^[A-Za-z0-9_-]+$/.test(stem) && name.length <= snsLimits.topicNameCharacters && isFifo === name.endsWith('.fifo')
  if (!isGood) return invalidParameter('Topic Name')
  return isFifo ? notSimulated('FIFO topics') : undefined
}

function attributesFault(given: Readonly<Record<string, string>>): AwsFault | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(topicAttributes, name)) return invalidParameter(`Attributes Reason: Unknown attribute: ${name}`)
    const fault = topicAttributeFault(name, value)
    if (fault) return invalidParameter(`Attributes Reason: ${fault}`)
  }
  return undefined
}
