/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { removeStream } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { findGroup, findStream } from '../groups.ts'

export function deleteLogStream(step: Step, { logGroupName, logStreamName }: LogsInput<'DeleteLogStream'>): Outcome {
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  const stream = findStream(step, logGroupName, logStreamName)
  if (!stream.ok) return refuse(stream.error)
  removeStream(step, logGroupName, logStreamName)
  step.emit('logs.StreamDeleted', logGroupKey(logGroupName), { stream: logStreamName })
  return answer({})
}
