/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
import { queueUrl } from '../../../../aws/identity.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { noSuchQueue } from '../faults.ts'
import { deadLetterSources } from '../move-tasks.ts'
import { pageOf } from '../pages.ts'
import type { QueueState } from '../state.ts'

/** AWS spells `queueUrls` in lower case, and has it there also when it is empty. */
export function listDeadLetterSourceQueues(step: Step, input: SqsInput<'ListDeadLetterSourceQueues'>): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  if (step.read<QueueState>(key) === undefined) return refuse(noSuchQueue)
  const page = pageOf(deadLetterSources(step, key), input, key)
  if (!page.ok) return refuse(page.error)
  const { names, token } = page.value
  return answer({ queueUrls: names.map(queueUrl), ...(token !== undefined && { NextToken: token }) })
}
