/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { type SqsInput } from '../../../../aws/services/sqs.ts'
import { sqsLimits } from '../../../../aws/services/sqs-attributes.ts'
import { answer, parked, refuse, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../../kernel/index.ts'
import { queueKeyOfUrl } from '../../shared/resource-keys.ts'
import { invalidToken, invalidValue, noSuchQueue, overLimit } from '../faults.ts'
import { realismOf } from '../realism.ts'
import { carriedBy, repeatReceive, serveWaiters, takeMessages } from '../receive.ts'
import { repetitionOf } from '../receive-attempt.ts'
import { receivedMessages } from '../received-message.ts'
import { sampleHosts } from '../sampling.ts'
import type { QueueState } from '../state.ts'

type Input = SqsInput<'ReceiveMessage'>

/** Answers at once when there is a message or nobody wants to wait; otherwise the call is parked as a waiter. */
export function receiveMessage(step: Step, input: Input, call: CallEnvelope): Outcome {
  const key = queueKeyOfUrl(input.QueueUrl)
  const before = step.read<QueueState>(key)
  if (before === undefined) return refuse(noSuchQueue)
  const fault = inputFault(input, before.fifo !== null)
  if (fault) return refuse(fault)
  const waitMs = input.WaitTimeSeconds === undefined ? before.settings.waitMs : input.WaitTimeSeconds * 1000
  if (before.fifo !== null && input.ReceiveRequestAttemptId !== undefined) {
    const repeated = repeat(step, key, before, input, call)
    if (repeated !== undefined) return repeated
  }
  if (waitMs === 0 && before.fifo === null && before.counts.inFlight >= sqsLimits.inFlightMessages) return refuse(overLimit)
  const queue = step.edit<QueueState>(key)
  const receiver = call.caller.source
  const realism = realismOf(step, queue)
  // A short poll asks only some hosts. Where there is nothing to find, it does not matter which.
  const sample = waitMs === 0 && queue.fifo === null && queue.counts.visible > 0 ? sampleHosts(step, key, realism.hosts) : undefined
  const taken = takeMessages(step, key, queue, { input, receiver, realism, sample })
  if (taken.length > 0) return answer(receivedMessages(step, key, taken, input), carriedBy(taken))
  if (waitMs > 0) return wait(step, key, queue, { input, call, waitMs })
  queue.emptyReceives++
  step.emit('sqs.EmptyReceive', key, { receiver, ...(sample && queue.counts.visible > 0 && { asked: sample.asked, hosts: sample.hosts }) })
  return answer({})
}

/** The answer to a receive that was made before under the same attempt id; `undefined` when there is none to repeat. */
function repeat(step: Step, key: ResourceKey, before: Readonly<QueueState>, input: Input, call: CallEnvelope): Outcome | undefined {
  const id = input.ReceiveRequestAttemptId ?? ''
  const repetition = repetitionOf(before, id, step.now)
  if (repetition.kind === 'new') return undefined
  if (repetition.kind === 'void') {
    const reason = 'The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.'
    return refuse(invalidValue(id, 'ReceiveRequestAttemptId', reason))
  }
  const { messages } = repetition
  const queue = step.edit<QueueState>(key)
  repeatReceive(step, key, queue, messages, { input, receiver: call.caller.source })
  const output = receivedMessages(step, key, messages, input)
  serveWaiters(step, key, queue)
  return answer(output, carriedBy(messages))
}

function inputFault(input: Input, isFifo: boolean): AwsFault | undefined {
  const { MaxNumberOfMessages: most, WaitTimeSeconds: wait, VisibilityTimeout: visibility, ReceiveRequestAttemptId: attempt } = input
  if (most !== undefined && (most < 1 || most > sqsLimits.receiveMessages)) {
    return invalidValue(most, 'MaxNumberOfMessages', `Must be between 1 and ${sqsLimits.receiveMessages}, if provided.`)
  }
  if (wait !== undefined && (wait < 0 || wait > sqsLimits.waitSeconds)) {
    return invalidValue(wait, 'WaitTimeSeconds', `Must be >= 0 and <= ${sqsLimits.waitSeconds}, if provided.`)
  }
  if (visibility !== undefined && (visibility < 0 || visibility > sqsLimits.visibilitySeconds)) {
    return invalidValue(visibility, 'VisibilityTimeout', `Must be >= 0 and <= ${sqsLimits.visibilitySeconds}, if provided.`)
  }
  if (attempt !== undefined && isFifo && !/^[!-~]{1,128}$/.test(attempt)) return invalidToken(attempt, 'ReceiveRequestAttemptId')
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
