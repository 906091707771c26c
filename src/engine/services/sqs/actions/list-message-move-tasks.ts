/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html */
import { sqsLimits, type SqsInput } from '../../../../aws/services/sqs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { queueKeyOfArn } from '../arn.ts'
import { invalidParameter, noSuchResource } from '../faults.ts'
import { moveTasksOf, taskRow } from '../move-tasks.ts'
import type { QueueState } from '../state.ts'

/** The newest first; one unless more are asked for. */
export function listMessageMoveTasks(step: Step, { SourceArn: arn, MaxResults: most = 1 }: SqsInput<'ListMessageMoveTasks'>): Outcome {
  const source = queueKeyOfArn(arn, 'SourceArn')
  if (!source.ok) return refuse(source.error)
  if (most < 1 || most > sqsLimits.moveTasksListed) {
    const reason = `MaxResults must be an integer between 1 and ${sqsLimits.moveTasksListed}.` // †
    return refuse(invalidParameter(`Value for parameter MaxResults is invalid. Reason: ${reason}`))
  }
  if (step.read<QueueState>(source.value) === undefined) return refuse(noSuchResource('SourceArn'))
  const tasks = moveTasksOf(step, source.value).slice(0, most)
  return answer({ Results: tasks.map((task) => taskRow(step, source.value, task)) })
}
