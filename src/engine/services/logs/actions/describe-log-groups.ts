/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
import { logGroupArn } from '../../../../aws/identity.ts'
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { logGroups, logStreamKey, type LogGroupState, type LogStreamState } from '../../shared/log-groups.ts'
import { constraint, invalid } from '../faults.ts'
import { pageByNumber } from '../groups.ts'

export function describeLogGroups(step: Step, input: LogsInput<'DescribeLogGroups'>): Outcome {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, limit = logsLimits.describedGroups, nextToken: token } = input
  if (limit > logsLimits.describedGroups) return refuse(constraint(limit, 'limit', 'have value less than or equal to 50'))
  if (prefix !== undefined && pattern !== undefined)
    return refuse(invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.'))
  const wanted = (pattern ?? '').toLowerCase()
  const groups = logGroups(step).filter(({ name }) => name.startsWith(prefix ?? '') && name.toLowerCase().includes(wanted))
  const page = pageByNumber(groups, token, limit)
  if (!page.ok) return refuse(page.error)
  const { nextToken } = page.value
  return answer({ logGroups: page.value.page.map((group) => described(step, group)), ...(nextToken !== undefined && { nextToken }) })
}

function described(step: Step, { name, createdAt, retention, keyId, logClass, streams }: Readonly<LogGroupState>) {
  const bytes = streams.map((stream) => step.read<LogStreamState>(logStreamKey(name, stream))?.bytes ?? 0)
  return {
    logGroupName: name,
    creationTime: createdAt,
    ...(retention !== null && { retentionInDays: retention }),
    metricFilterCount: 0,
    arn: `${logGroupArn(name)}:*`,
    storedBytes: bytes.reduce((sum, each) => sum + each, 0),
    ...(keyId !== null && { kmsKeyId: keyId }),
    logGroupClass: logClass,
    logGroupArn: logGroupArn(name),
  }
}
