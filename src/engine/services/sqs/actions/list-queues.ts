/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
import { queueUrl } from '../../../../aws/identity.ts'
import type { SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { accountOf } from '../account.ts'
import { pageOf } from '../pages.ts'

/** In the order of their names; nothing found leaves `QueueUrls` out. */
export function listQueues(step: Step, input: SqsInput<'ListQueues'>): Outcome {
  const prefix = input.QueueNamePrefix ?? ''
  const names = accountOf(step).queues.filter((name) => name.startsWith(prefix))
  const page = pageOf(names, input, prefix)
  if (!page.ok) return refuse(page.error)
  const { names: shown, token } = page.value
  return answer({ ...(shown.length > 0 && { QueueUrls: shown.map(queueUrl) }), ...(token !== undefined && { NextToken: token }) })
}
