/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import type { Outcome, Step } from '../../../kernel/index.ts'
import { readAccount } from '../account.ts'
import { subscriptionPage } from '../subscription-list.ts'
import type { TopicState } from '../state.ts'

export function listSubscriptions(step: Step, input: SnsInput<'ListSubscriptions'>): Outcome {
  const keys = readAccount(step).topics.flatMap((topic) => step.read<TopicState>(topic)?.subscriptions ?? [])
  return subscriptionPage(step, keys, input.NextToken)
}
