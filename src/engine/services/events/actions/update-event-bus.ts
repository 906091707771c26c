/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateEventBus.html */
import { eventBusArn } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { busKey } from '../../shared/resource-keys.ts'
import { editBus, findBus } from '../buses.ts'

/** What is not named stays as it is. */
export function updateEventBus(step: Step, { Name, Description, DeadLetterConfig }: EventsInput<'UpdateEventBus'>): Outcome {
  const found = findBus(step, Name)
  if (!found.ok) return refuse(found.error)
  const bus = editBus(step, found.value.name)
  bus.description = Description === undefined ? bus.description : Description || null
  bus.deadLetterArn = DeadLetterConfig === undefined ? bus.deadLetterArn : (DeadLetterConfig.Arn ?? null)
  bus.modifiedAt = step.epochMs
  step.emit('events.BusUpdated', busKey(bus.name), {})
  return answer({
    Name: bus.name,
    Arn: eventBusArn(bus.name),
    ...(bus.description !== null && { Description: bus.description }),
    ...(bus.deadLetterArn !== null && { DeadLetterConfig: { Arn: bus.deadLetterArn } }),
  })
}
