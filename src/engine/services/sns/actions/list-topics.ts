/** https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
import { topicArn } from '../../../../aws/identity.ts'
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { nameOfKey } from '../../shared/resource-keys.ts'
import { readAccount } from '../account.ts'
import { pageOf } from '../page.ts'

export function listTopics(step: Step, input: SnsInput<'ListTopics'>): Outcome {
  const page = pageOf(readAccount(step).topics, input.NextToken)
  if (!page.ok) return refuse(page.error)
  const { items, nextToken } = page.value
  return answer({
    Topics: items.map((key) => ({ TopicArn: topicArn(nameOfKey(key)) })),
    ...(nextToken !== undefined && { NextToken: nextToken }),
  })
}
