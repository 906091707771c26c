/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
import { queueUrl } from '../../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import { sqsLimits, type SqsInput } from '../../../../aws/services/sqs.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import { accountOf, enterQueue } from '../account.ts'
import { deletedRecently, invalidParameter, unknownAttribute } from '../faults.ts'
import { attributeValue, isSameValue, modelOf, settleAttributes } from '../queue-attributes.ts'
import { settleMs } from '../settling.ts'
import { deletedQueueKey, emptyQueue, type DeletedQueue, type QueueState } from '../state.ts'
import { addTags } from '../tags.ts'

/**
 * A queue of this name with the same values for what is given is found again; another value is a refusal. Tags of a queue that
 * is there already are left alone.
 */
export function createQueue(step: Step, input: SqsInput<'CreateQueue'>): Outcome {
  const name = input.QueueName
  const given = input.Attributes ?? {}
  const fault = nameFault(name, given['FifoQueue'])
  if (fault) return refuse(fault)
  const key = queueKey(name)
  const existing = step.read<QueueState>(key)
  if (existing) {
    const different = differenceFrom(existing, given)
    return different ? refuse(different) : answer({ QueueUrl: queueUrl(name) })
  }
  const before = step.read<DeletedQueue>(deletedQueueKey(name))
  if (before && accountOf(step).settling && step.now - before.deletedAt < settleMs) return refuse(deletedRecently)
  const settled = settleAttributes(step, { name, existing, given })
  if (!settled.ok) return refuse(settled.error)
  const tags = addTags(name, emptyRecord<string>(), input.tags ?? {})
  if (!tags.ok) return refuse(tags.error)
  step.create(key, emptyQueue({ name, now: step.now, tags: tags.value, before, ...settled.value }))
  enterQueue(step, name)
  if (before) step.remove(deletedQueueKey(name))
  step.emit('sqs.QueueCreated', key, { attributes: settled.value.attributes })
  return answer({ QueueUrl: queueUrl(name) })
}

function nameFault(name: string, fifo: string | undefined): AwsFault | undefined {
  const most = sqsLimits.queueNameCharacters
  if (name === '') return invalidParameter('Queue name cannot be empty') // †
  if (fifo === 'true') {
    if (/^[A-Za-z0-9_-]+\.fifo$/.test(name) && name.length <= most) return undefined
    return invalidParameter(
      `The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to ${most} in length.`,
    )
  }
  // Recorded: on a standard queue even `false` is unknown.
  if (fifo !== undefined) return unknownAttribute('FifoQueue')
  if (/^[A-Za-z0-9_-]+$/.test(name) && name.length <= most) return undefined
  return invalidParameter(`Can only include alphanumeric characters, hyphens, or underscores. 1 to ${most} in length`)
}

/** Only what is given is compared, with what holds now. */
function differenceFrom(existing: Readonly<QueueState>, given: Readonly<Record<string, string>>): AwsFault | undefined {
  for (const [name, value] of Object.entries(given)) {
    const model = modelOf(name)
    if (model === undefined || model.readOnly) return unknownAttribute(name)
    if (isSameValue(name, attributeValue(existing, name, {}), value)) continue
    return clientFault('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${name}`)
  }
  return undefined
}
