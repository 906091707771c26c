/** What a mapping has to know of its queue. It asks by the queue's API, at once: no message travels for it. */
import { fail, ok, type Result } from '../../../base/result.ts'
import type { SqsInput, SqsOutput } from '../../../aws/services/sqs.ts'
import type { Caller, Fault, Step } from '../../kernel/index.ts'

export interface QueueFacts {
  readonly visibilityMs: number
  /** Messages that could be received now. */
  readonly visible: number
}

export function askQueue(step: Step, queueUrl: string, caller: Caller): Result<QueueFacts, Fault> {
  const input: SqsInput<'GetQueueAttributes'> = {
    QueueUrl: queueUrl,
    AttributeNames: ['VisibilityTimeout', 'ApproximateNumberOfMessages'],
  }
  const outcome = step.perform({ to: 'sqs', operation: 'GetQueueAttributes', input, caller })
  if (outcome.kind !== 'answer') return fail({ code: 'ServiceUnavailable', message: 'The queue does not answer.', origin: 'server' })
  if (!outcome.result.ok) return outcome.result
  const { Attributes = {} } = outcome.result.value as SqsOutput<'GetQueueAttributes'>
  return ok({
    visibilityMs: Number(Attributes['VisibilityTimeout'] ?? '30') * 1000,
    visible: Number(Attributes['ApproximateNumberOfMessages'] ?? '0'),
  })
}

/** As recorded: SQS's fault within Lambda's sentence. */
export function receiveProblem(fault: Fault): string {
  const code = fault.code === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : fault.code
  return `Error occurred while ReceiveMessage. SQS Error Code: ${code}. SQS Error Message: ${fault.message}`
}
