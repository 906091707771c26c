/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html */
import { logGroupArn } from '../../../../aws/identity.ts'
import { logsLimits, type LogsInput } from '../../../../aws/services/logs.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { logStreamKey, type LogStreamState } from '../../shared/log-groups.ts'
import { constraint, invalid } from '../faults.ts'
import { findGroup, pageByNumber } from '../groups.ts'

export function describeLogStreams(step: Step, input: LogsInput<'DescribeLogStreams'>): Outcome {
  const { logStreamNamePrefix: prefix, orderBy = 'LogStreamName', descending = false, limit = logsLimits.describedGroups } = input
  const group = findGroup(step, input)
  if (!group.ok) return refuse(group.error)
  if (limit > logsLimits.describedGroups) return refuse(constraint(limit, 'limit', 'have value less than or equal to 50'))
  if (prefix !== undefined && orderBy === 'LastEventTime')
    return refuse(invalid('Cannot order by LastEventTime with a logStreamNamePrefix.'))
  const { name, streams } = group.value
  const turn = descending ? -1 : 1
  const sorted = streams
    .filter((stream) => stream.startsWith(prefix ?? ''))
    .map((stream) => step.read<LogStreamState>(logStreamKey(name, stream)) as Readonly<LogStreamState>)
    .toSorted((a, b) => turn * ((orderBy === 'LastEventTime' && (a.lastAt ?? 0) - (b.lastAt ?? 0)) || (a.name < b.name ? -1 : 1)))
  const page = pageByNumber(sorted, input.nextToken, limit)
  if (!page.ok) return refuse(page.error)
  const { nextToken } = page.value
  return answer({ logStreams: page.value.page.map((stream) => described(name, stream)), ...(nextToken !== undefined && { nextToken }) })
}

function described(group: string, { name, createdAt, firstAt, lastAt, ingestedAt, written }: Readonly<LogStreamState>) {
  return {
    logStreamName: name,
    creationTime: createdAt,
    ...(firstAt !== null && { firstEventTimestamp: firstAt }),
    ...(lastAt !== null && { lastEventTimestamp: lastAt }),
    ...(ingestedAt !== null && { lastIngestionTime: ingestedAt }),
    uploadSequenceToken: String(written).padStart(56, '0'),
    arn: `${logGroupArn(group)}:log-stream:${name}`,
    // AWS tells the size of a group only, since 2019.
    storedBytes: 0,
  }
}
