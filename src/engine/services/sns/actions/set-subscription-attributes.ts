/** https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
import type { SnsInput } from '../../../../aws/services/sns.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { invalidParameter } from '../faults.ts'
import { findSubscription } from '../lookup.ts'
import { setReplay, windowProblem } from '../replay.ts'
import type { SubscriptionState } from '../state.ts'
import { settleSubscription } from '../subscription-attributes.ts'

/** AWS says that a filter may take up to 15 minutes to hold; here it holds for the next message. */
export function setSubscriptionAttributes(step: Step, input: SnsInput<'SetSubscriptionAttributes'>): Outcome {
  const found = findSubscription(step, input.SubscriptionArn)
  if (!found.ok) return refuse(found.error)
  const { key, state } = found.value
  const { AttributeName: name, AttributeValue: value = '' } = input
  const settled = settleSubscription({
    before: state.attributes,
    given: { [name]: value },
    during: 'SetSubscriptionAttributes',
    endpoint: state.endpoint,
  })
  if (!settled.ok) return refuse(settled.error)
  const { attributes, settings, replay } = settled.value
  const isReplay = name === 'ReplayPolicy'
  const problem = isReplay && replay !== null ? windowProblem(step, state.topic, replay) : undefined
  if (problem !== undefined) return refuse(invalidParameter(`ReplayPolicy: ${problem}`))
  if (attributes[name] === state.attributes[name] && !(isReplay && replay !== null)) return answer({})
  const subscription = step.edit<SubscriptionState>(key)
  subscription.attributes = attributes
  subscription.settings = settings
  if (isReplay) setReplay(step, key, replay)
  step.emit('sns.SubscriptionAttributesChanged', state.topic, { subscription: key, attribute: name, value })
  return answer({})
}
