/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { createStream } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { streamExists } from '../faults.ts'
import { findGroup, streamNameFault } from '../groups.ts'

export function createLogStream(step: Step, { logGroupName, logStreamName }: LogsInput<'CreateLogStream'>): Outcome {
  const fault = streamNameFault(logStreamName)
  if (fault) return refuse(fault)
  const group = findGroup(step, { logGroupName })
  if (!group.ok) return refuse(group.error)
  if (group.value.streams.includes(logStreamName)) return refuse(streamExists)
  createStream(step, logGroupName, logStreamName)
  step.emit('logs.StreamCreated', logGroupKey(logGroupName), { stream: logStreamName })
  return answer({})
}
