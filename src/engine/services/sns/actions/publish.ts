/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
import { parseArn } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { answer, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { accept } from '../acceptance.ts'
import { publishFault } from '../access.ts'
import { editAccount, snsAccountKey } from '../account.ts'
import { deliverDirectly } from '../delivery.ts'
import { isPhoneNumber } from '../endpoint.ts'
import { invalidParameter } from '../faults.ts'
import { endpointKeyOf, findTopic } from '../lookup.ts'
import { applicationFault, endpointFault } from '../platform-state.ts'
import { principalOf, protect, readPublication, type Publication } from '../publication.ts'

type Input = SnsInput<'Publish'>

/** To a topic, and from there to every subscription whose filter lets it pass; or straight to a phone or a device. */
export function publish(step: Step, input: Input, call: CallEnvelope): Outcome {
  const { TopicArn: topicArn, TargetArn: targetArn, PhoneNumber: phone } = input
  if (topicArn !== undefined) return publishToTopic(step, input, call, topicArn, 'TopicArn')
  if (targetArn !== undefined) {
    const isDevice = parseArn(targetArn)?.resource.includes('endpoint/')
    return isDevice ? publishToDevice(step, input, call, targetArn) : publishToTopic(step, input, call, targetArn, 'TargetArn')
  }
  if (phone === undefined) return refuse(invalidParameter('TopicArn or TargetArn Reason: no value for required parameter'))
  if (!isPhoneNumber(phone)) return refuse(invalidParameter(`PhoneNumber Reason: ${phone} is not valid to publish to`))
  const publication = readPublication(input, undefined)
  if (!publication.ok) return refuse(publication.error)
  return direct(step, call, publication.value, { protocol: 'sms', endpoint: phone, subject: snsAccountKey })
}

function publishToTopic(step: Step, input: Input, call: CallEnvelope, arn: string, parameter: string): Outcome {
  const topic = findTopic(step, arn, parameter)
  if (!topic.ok) return refuse(topic.error)
  const { key, state } = topic.value
  const publication = readPublication(input, state)
  if (!publication.ok) return refuse(publication.error)
  const denied = publishFault(state, call.caller)
  if (denied) return refuse(denied)
  const safe = protect(publication.value, state, principalOf(call.caller))
  if (!safe.ok) return refuse(safe.error)
  return answer({ ...accept(step, key, safe.value, call.hop?.carries[0]?.trail) })
}

function publishToDevice(step: Step, input: Input, call: CallEnvelope, arn: string): Outcome {
  const key = endpointKeyOf(arn, 'TargetArn')
  if (!key.ok) return refuse(invalidParameter('TargetArn Reason: No endpoint found for the target arn specified'))
  const fault = endpointFault(step, key.value) ?? applicationFault(step, key.value)
  if (fault) return refuse(fault)
  const publication = readPublication(input, undefined)
  if (!publication.ok) return refuse(publication.error)
  return direct(step, call, publication.value, { protocol: 'application', endpoint: arn, subject: key.value })
}

interface Target {
  readonly protocol: 'sms' | 'application'
  readonly endpoint: string
  /** What the events are about. */
  readonly subject: ResourceKey
}

function direct(step: Step, call: CallEnvelope, publication: Publication, { protocol, endpoint, subject }: Target): Outcome {
  const account = editAccount(step)
  const ordinal = account.nextMessage++
  const messageId = derivedUuid(step.seed, `${snsAccountKey}/message/${ordinal}`)
  const trail = call.hop?.carries[0]?.trail ?? `${snsAccountKey}/${ordinal}`
  step.emit('sns.PublishedDirectly', subject, { messageId, trail, protocol, endpoint })
  const { epochMs, seed } = step
  const publisher = call.caller.source
  deliverDirectly(step, protocol, endpoint, {
    ...publication,
    topic: subject,
    publisher,
    messageId,
    trail,
    signatureVersion: '1',
    epochMs,
    seed,
  })
  return answer({ MessageId: messageId })
}
