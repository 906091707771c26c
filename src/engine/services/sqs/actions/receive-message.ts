/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../../aws/services/sqs-attributes.ts'
import { answer, parked, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { invalidValue, noSuchQueue, overLimit } from '../faults.ts'
import { carriedBy, takeMessages } from '../receive.ts'
import { receivedMessages } from '../received-message.ts'
import type { QueueState } from '../state.ts'

type Input = SqsInput<'ReceiveMessage'>

/** Answers at once when there is a message or nobody wants to wait; otherwise the call is parked as a waiter. */
export function receiveMessage(step: Step, input: Input, call: CallEnvelope): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const fault = inputFault(input)
  if (fault) return refuse(fault)
  const waitMs = input.WaitTimeSeconds === undefined ? before.settings.waitMs : input.WaitTimeSeconds * 1000
  if (waitMs === 0 && before.counts.inFlight >= sqsLimits.inFlightMessages) return refuse(overLimit)
  const queue = step.edit<QueueState>(key)
  const taken = takeMessages(step, key, queue, { input, receiver: call.caller.source })
  if (taken.length > 0) return answer(receivedMessages(step, key, taken, input), carriedBy(taken))
  if (waitMs > 0) return wait(step, key, queue, { input, call, waitMs })
  queue.emptyReceives++
  step.emit('sqs.EmptyReceive', key, { receiver: call.caller.source })
  return answer({})
}

function inputFault({ MaxNumberOfMessages: most, WaitTimeSeconds: wait, VisibilityTimeout: visibility }: Input): AwsFault | undefined {
  if (most !== undefined && (most < 1 || most > sqsLimits.receiveMessages)) {
    return invalidValue(most, 'MaxNumberOfMessages', `Must be between 1 and ${sqsLimits.receiveMessages}, if provided.`)
  }
  if (wait !== undefined && (wait < 0 || wait > sqsLimits.waitSeconds)) {
    return invalidValue(wait, 'WaitTimeSeconds', `Must be >= 0 and <= ${sqsLimits.waitSeconds}, if provided.`)
  }
  if (visibility !== undefined && (visibility < 0 || visibility > sqsLimits.visibilitySeconds)) {
    return invalidValue(visibility, 'VisibilityTimeout', `Must be >= 0 and <= ${sqsLimits.visibilitySeconds}, if provided.`)
  }
  return undefined
}

function wait(
  step: Step,
  key: ResourceKey,
  queue: QueueState,
  { input, call, waitMs }: { input: Input; call: CallEnvelope; waitMs: number },
): Outcome {
  const waiter = queue.nextWaiter++
  const receiver = call.caller.source
  queue.waiters.push({ waiter, since: step.now, until: step.now + waitMs, input, receiver, replyTo: call.replyTo ?? null })
  step.schedule(waitMs, 'patience', { to: 'sqs', timer: 'EndLongPoll', data: { queue: key, waiter } })
  step.emit('sqs.LongPollStarted', key, { receiver, until: step.now + waitMs })
  return parked
}
