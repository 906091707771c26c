/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html */
import { eventBusArn } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { busNames, pageOf } from '../buses.ts'

export function listEventBuses(step: Step, input: EventsInput<'ListEventBuses'>): Outcome {
  const page = pageOf(
    busNames(step).filter((name) => name.startsWith(input.NamePrefix ?? '')),
    input,
  )
  if (!page.ok) return refuse(page.error)
  return answer({ EventBuses: page.value.page.map((name) => ({ Name: name, Arn: eventBusArn(name) })), ...page.value.next })
}
