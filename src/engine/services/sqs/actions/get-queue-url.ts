/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
import { account, queueUrl } from '../../../../aws/identity.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKey } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import type { QueueState } from '../state.ts'

export function getQueueUrl(step: Step, input: SqsInput<'GetQueueUrl'>): Outcome {
  const owner = input.QueueOwnerAWSAccountId ?? account
  if (owner !== account || step.read<QueueState>(queueKey(input.QueueName)) === undefined) return refuse(noSuchQueue)
  return answer({ QueueUrl: queueUrl(input.QueueName) })
}
