/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
import { queueUrl } from '../../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../../aws/service.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import { invalidParameter, unknownAttribute } from '../faults.ts'
import { attributeValue, modelOf, settleAttributes } from '../queue-attributes.ts'
import { deletedQueueKey, emptyQueue, type DeletedQueue, type QueueState } from '../state.ts'

/** A queue of this name with the same values for what is given is found again; another value is a refusal. */
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
  const settled = settleAttributes(step, name, emptyRecord<string>(), given)
  if (!settled.ok) return refuse(settled.error)
  const before = step.read<DeletedQueue>(deletedQueueKey(name))
  step.create(key, emptyQueue({ name, now: step.now, tags: Object.assign(emptyRecord<string>(), input.tags), before, ...settled.value }))
  if (before) step.remove(deletedQueueKey(name))
  step.emit('sqs.QueueCreated', key, { attributes: settled.value.attributes })
  return answer({ QueueUrl: queueUrl(name) })
}

function nameFault(name: string, fifo: string | undefined): AwsFault | undefined {
  if (fifo === 'true') {
    if (!/^[A-Za-z0-9_-]{1,75}\.fifo$/.test(name)) {
      return invalidParameter(
        'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
      )
    }
    return clientFault('UnsupportedOperation', 'Not simulated yet: FIFO queues.')
  }
  if (fifo !== undefined) return unknownAttribute('FifoQueue')
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return undefined
  return invalidParameter('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
}

/** Only what is given is compared, with what holds now. */
function differenceFrom(existing: Readonly<QueueState>, given: Readonly<Record<string, string>>): AwsFault | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (modelOf(name) === undefined) return unknownAttribute(name)
    if (attributeValue(existing, name, {}) === value) continue
    return clientFault('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${name}`)
  }
  return undefined
}
