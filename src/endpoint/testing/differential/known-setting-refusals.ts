/** Settings of queues that AWS refuses and the emulator takes, or refuses in other words. */
import { queueUrl } from '../../../aws/identity.ts'
import { otherWords, unchecked, type KnownDifference } from './known-difference.ts'
import { redrive } from './queue-scripts.ts'
import { sqs } from './script.ts'

const jobs = queueUrl('jobs')
const setting = /^(CreateQueue|SetQueueAttributes)$/

export const settingRefusals: readonly KnownDifference[] = [
  unchecked({
    row: 'the characters of a queue’s name',
    of: /^CreateQueue$/,
    ours: /^InvalidParameterValue: Can only include alphanumeric characters/,
    example: [sqs('CreateQueue', { QueueName: 'odd name' })],
  }),
  otherWords({
    row: 'the characters of a queue’s name',
    of: /^CreateQueue$/,
    ours: /^InvalidParameterValue: Can only include alphanumeric characters/,
    theirs: /^QueueNameExists: /,
    example: [sqs('CreateQueue', { QueueName: 'line.fifo' })],
  }),
  otherWords({
    row: 'the name of a FIFO queue',
    of: /^CreateQueue$/,
    ours: /^InvalidParameterValue: The name of a FIFO queue .* must end with \.fifo suffix and be 1 to 80 in length\.$/,
    theirs: /^InvalidParameterValue: The name of a FIFO queue .* must end with \.fifo suffix\.$/,
    example: [sqs('CreateQueue', { QueueName: 'plain', Attributes: { FifoQueue: 'true' } })],
  }),
  unchecked({
    row: 'attributes that a queue has not',
    of: /^(CreateQueue|SetQueueAttributes|GetQueueAttributes)$/,
    ours: /^InvalidAttributeName: Unknown Attribute \w+\.$/,
    example: [sqs('SetQueueAttributes', { QueueUrl: jobs, Attributes: { ContentBasedDeduplication: 'true' } })],
  }),
  otherWords({
    row: 'attributes that a queue has not',
    of: setting,
    ours: /^InvalidAttributeName: Unknown Attribute Sparkle\.$/,
    theirs: /^InvalidAttributeName: Unknown attribute: Sparkle$/,
    example: [sqs('SetQueueAttributes', { QueueUrl: jobs, Attributes: { Sparkle: 'yes' } })],
  }),
  otherWords({
    row: 'the type of a queue that is there',
    of: /^SetQueueAttributes$/,
    ours: /^(InvalidAttributeName: Unknown Attribute FifoQueue\.|InvalidAttributeValue: Invalid value for the parameter FifoQueue\. Reason: Modifying queue type is not supported\.)$/,
    theirs: /^InvalidAttributeValue: Invalid value for the parameter FifoQueue\. You cannot change/,
    example: [sqs('SetQueueAttributes', { QueueUrl: queueUrl('line.fifo'), Attributes: { FifoQueue: 'false' } })],
  }),
  otherWords({
    row: 'a number out of an attribute’s range',
    of: setting,
    ours: /^InvalidAttributeValue: Invalid value for the parameter \w+\.$/,
    theirs: /^InvalidAttributeValue: Invalid value for the parameter \w+\. Reason: Must be between \d+ and \d+\.$/,
    example: [sqs('SetQueueAttributes', { QueueUrl: jobs, Attributes: { DelaySeconds: '901' } })],
  }),
  unchecked({
    row: 'what a redrive policy says',
    of: setting,
    ours: /RedrivePolicy/,
    example: [sqs('CreateQueue', { QueueName: 'fine', Attributes: { RedrivePolicy: redrive('absent', 3) } })],
  }),
]
