/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html */
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { busKey } from '../../shared/resource-keys.ts'
import { editBusNames } from '../buses.ts'
import { validation } from '../faults.ts'
import { defaultBus, type BusState } from '../state.ts'

/** Deleting what is not there is no fault. */
export function deleteEventBus(step: Step, { Name: name }: EventsInput<'DeleteEventBus'>): Outcome {
  if (name === defaultBus) return refuse(validation('Cannot delete event bus default.'))
  const key = busKey(name)
  const bus = step.read<BusState>(key)
  if (bus === undefined) return answer({})
  if (bus.rules.length > 0) return refuse(validation(`Event bus ${name} has rules and cannot be deleted.`))
  step.remove(key)
  const names = editBusNames(step)
  names.splice(names.indexOf(name), 1)
  step.emit('events.BusDeleted', key, {})
  return answer({})
}
