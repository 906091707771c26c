/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html */
import { eventBusArn } from '../../../../aws/identity.ts'
import type { EventsInput } from '../../../../aws/services/events.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { findBus } from '../buses.ts'

export function describeEventBus(step: Step, { Name }: EventsInput<'DescribeEventBus'>): Outcome {
  const bus = findBus(step, Name)
  if (!bus.ok) return refuse(bus.error)
  const { name, description, createdAt, modifiedAt } = bus.value
  return answer({
    Name: name,
    Arn: eventBusArn(name),
    ...(description !== null && { Description: description }),
    CreationTime: createdAt / 1000,
    LastModifiedTime: modifiedAt / 1000,
  })
}
