/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
import { topicArn } from '../../../../aws/identity.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { snsLimits, topicAttributes, type SnsInput } from '../../../../aws/services/sns.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { topicKey } from '../../shared/resource-keys.ts'
import { editAccount } from '../account.ts'
import { settleArchive } from '../archive.ts'
import { invalidParameter } from '../faults.ts'
import { protectionOf } from './put-data-protection-policy.ts'
import { deletedTopicKey, emptyTopic, type DeletedTopic, type TopicState } from '../state.ts'
import { hasAll, mergeTags } from '../tags.ts'
import { topicAttributeFault, topicAttributeValue } from '../topic-attributes.ts'

type Input = SnsInput<'CreateTopic'>

/** A topic of this name with the same values for what is given is found again; another value is a refusal. */
export function createTopic(step: Step, input: Input): Outcome {
  const { Name: name, Attributes: given = {}, Tags: givenTags = [], DataProtectionPolicy: policy } = input
  const isFifo = given['FifoTopic'] === 'true'
  const fault = nameFault(name, isFifo) ?? attributesFault(given, isFifo)
  if (fault) return refuse(fault)
  const tags = mergeTags({}, givenTags)
  if (!tags.ok) return refuse(tags.error)
  const protection = policy === undefined ? null : protectionOf(policy, isFifo)
  if (protection !== null && !protection.ok) return refuse(protection.error)
  const key = topicKey(name)
  const existing = step.read<TopicState>(key)
  if (existing) return findAgain(existing, given, givenTags)
  const before = step.read<DeletedTopic>(deletedTopicKey(name))
  const attributes = Object.assign(emptyRecord<string>(), given)
  // A standard topic is one whose FifoTopic nobody ever set.
  if (!isFifo) delete attributes['FifoTopic']
  step.create(
    key,
    emptyTopic({
      name,
      now: step.now,
      attributes,
      tags: tags.value,
      dataProtectionPolicy: protection?.value === undefined || protection.value === null ? null : (policy ?? null),
      protection: protection?.value ?? null,
      before,
    }),
  )
  if (before) step.remove(deletedTopicKey(name))
  editAccount(step).topics.push(key)
  settleArchive(step, key)
  step.emit('sns.TopicCreated', key, { attributes: given })
  return answer({ TopicArn: topicArn(name) })
}

function findAgain(topic: Readonly<TopicState>, given: Readonly<Record<string, string>>, tags: NonNullable<Input['Tags']>): Outcome {
  const isSame = Object.entries(given).every(([attribute, value]) => topicAttributeValue(topic, attribute) === value)
  if (!isSame) return refuse(invalidParameter('Attributes Reason: Topic already exists with different attributes'))
  if (!hasAll(topic.tags, tags)) return refuse(invalidParameter('Tags Reason: Topic already exists with different tags'))
  return answer({ TopicArn: topicArn(topic.name) })
}

function nameFault(name: string, isFifo: boolean): AwsFault | undefined {
  const stem = isFifo && name.endsWith('.fifo') ? name.slice(0, -'.fifo'.length) : name
  const isGood = /^[A-Za-z0-9_-]+$/.test(stem) && name.length <= snsLimits.topicNameCharacters && isFifo === name.endsWith('.fifo')
  return isGood ? undefined : invalidParameter('Topic Name')
}

function attributesFault(given: Readonly<Record<string, string>>, isFifo: boolean): AwsFault | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(topicAttributes, name)) return invalidParameter(`Attributes Reason: Unknown attribute: ${name}`)
    const fault = topicAttributeFault(name, value, isFifo)
    if (fault) return invalidParameter(`Attributes Reason: ${fault}`)
  }
  return undefined
}
