/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
import { queueArn } from '../../../../aws/identity.ts'
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { queueAttributes } from '../../../../aws/services/sqs-attributes.ts'
import { emptyRecord } from '../../../../base/json.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue, unknownAttribute } from '../faults.ts'
import { attributeValue, modelOf } from '../queue-attributes.ts'
import type { QueueState } from '../state.ts'

/** The counts are exact at the moment of the call (AWS calls them approximate). */
export function getQueueAttributes(step: Step, input: SqsInput<'GetQueueAttributes'>): Outcome {
  const queue = step.read<QueueState>(queueKeyOfUrl(input.QueueUrl))
  if (queue === undefined) return refuse(noSuchQueue)
  const asked = input.AttributeNames ?? []
  const unknown = asked.find((name) => name !== 'All' && modelOf(name) === undefined)
  if (unknown !== undefined) return refuse(unknownAttribute(unknown))
  const startMs = step.epochMs - step.now
  const own = {
    QueueArn: queueArn(queue.name),
    ApproximateNumberOfMessages: String(queue.counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(queue.counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(queue.counts.delayed),
    CreatedTimestamp: String(Math.floor((startMs + queue.createdAt) / 1000)),
    LastModifiedTimestamp: String(Math.floor((startMs + queue.modifiedAt) / 1000)),
  }
  const values = emptyRecord<string>()
  for (const name of asked.includes('All') ? Object.keys(queueAttributes) : asked) {
    const value = attributeValue(queue, name, own)
    if (value !== undefined) values[name] = value
  }
  return answer(Object.keys(values).length > 0 ? { Attributes: values } : {})
}
