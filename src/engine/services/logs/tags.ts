/** Tags of log groups. */
import { logGroupNameOf, parseArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import type { LogGroupState } from '../shared/log-groups.ts'
import { logGroupKey } from '../shared/resource-keys.ts'
import { noSuchResource } from './faults.ts'

/** The group that an ARN names. */
export function taggedGroup(step: Step, arn: string): Result<Readonly<LogGroupState>, AwsFault> {
  const group = parseArn(arn)?.service === 'logs' ? step.read<LogGroupState>(logGroupKey(logGroupNameOf(arn))) : undefined
  return group === undefined ? fail(noSuchResource) : ok(group)
}

export function keepTags(step: Step, { name }: Readonly<LogGroupState>, tags: Readonly<Record<string, string>>): void {
  const key = logGroupKey(name)
  step.edit<LogGroupState>(key).tags = tags
  step.emit('logs.GroupTagged', key, { tags: Object.keys(tags).length })
}
