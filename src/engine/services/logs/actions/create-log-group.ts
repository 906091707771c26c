/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
import type { LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { createGroup } from '../../shared/log-groups.ts'
import { logGroupKey } from '../../shared/resource-keys.ts'
import { groupExists } from '../faults.ts'
import { groupNameFault } from '../groups.ts'

export function createLogGroup(step: Step, input: LogsInput<'CreateLogGroup'>): Outcome {
  const { logGroupName: name, tags = {}, logGroupClass: logClass = 'STANDARD', kmsKeyId: keyId = null } = input
  const fault = groupNameFault(name)
  if (fault) return refuse(fault)
  if (step.read(logGroupKey(name)) !== undefined) return refuse(groupExists)
  createGroup(step, name, { logClass, keyId, tags: { ...tags } })
  step.emit('logs.GroupCreated', logGroupKey(name), {})
  return answer({})
}
