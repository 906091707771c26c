/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
import { eventBusArn } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { busKey } from '../../shared/resource-keys.ts'
import { editBusNames, emptyBus } from '../buses.ts'
import { busExists, constraint } from '../faults.ts'
import { defaultBus, type BusState } from '../state.ts'
import { addTags } from '../tags.ts'

export function createEventBus(step: Step, input: EventsInput<'CreateEventBus'>): Outcome {
  const { Name: name, Description: description, DeadLetterConfig } = input
  if (!/^[/.\-_A-Za-z0-9]+$/.test(name))
    return refuse(constraint(name, 'name', String.raw`satisfy regular expression pattern: [/\.\-_A-Za-z0-9]+`))
  const key = busKey(name)
  if (name === defaultBus || step.read(key) !== undefined) return refuse(busExists(name))
  const tags = addTags({}, input.Tags)
  if (!tags.ok) return refuse(tags.error)
  step.create<BusState>(key, {
    ...emptyBus(name, step.epochMs),
    description: description ?? null,
    deadLetterArn: DeadLetterConfig?.Arn ?? null,
    tags: tags.value,
  })
  editBusNames(step).push(name)
  step.emit('events.BusCreated', key, {})
  return answer({ EventBusArn: eventBusArn(name), ...(description !== undefined && { Description: description }) })
}
