/**
 * Deliveries: each is a call to a target's service that comes back with its outcome. What is refused for good (target gone, no
 * permission) is not tried again; otherwise the event is tried again with growing delays, for 24 hours and 185 times unless the target
 * says otherwise. What is given up goes to the target's dead-letter queue, or is dropped.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html
 */
import { eventBusNameOf, logGroupNameOf, parseArn, queueUrl, ruleArn } from '../../../aws/identity.ts'
import { eventsLimits } from '../../../aws/services/events.ts'
import type { JsonObject } from '../../../base/json.ts'
import { derivedUuid } from '../../../base/random.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import { writeServiceLog } from '../shared/log-groups.ts'
import { busKey, logGroupKey, queueKey, ruleKey } from '../shared/resource-keys.ts'
import { editBus, editRule } from './buses.ts'
import { inputFor } from './input.ts'
import type { Delivery, Failure } from './state.ts'
import { callOf, type TargetCall } from './target-call.ts'

export function deliver(step: Step, delivery: Delivery): void {
  const { target } = delivery
  const arn = parseArn(target.Arn)
  const text = inputFor(delivery, { ingestedAt: step.epochMs - step.now + delivery.acceptedAt })
  if (arn?.service === 'logs') return deliverToLogs(step, delivery, text)
  if (arn?.service === 'events' && arn.resource.startsWith('event-bus/')) return forward(step, delivery)
  const call = callOf(delivery, text)
  if (call === undefined) {
    step.emit('events.DeliveryNotSimulated', ruleKey(delivery.bus, delivery.rule), { ...factsOf(delivery), target: target.Arn })
    return
  }
  send(step, delivery, call)
}

function send(step: Step, delivery: Delivery, { to, operation, input, target }: TargetCall): void {
  const { bus, rule, retries, given, trail, eventId } = delivery
  const carried = { trail, message: eventId, ...(retries > 0 && { receives: retries }) }
  // A state machine is started under the target's role.
  const principal = to === 'states' ? (delivery.target.RoleArn ?? eventsPrincipal) : eventsPrincipal
  step.call({
    to,
    operation,
    input,
    caller: { principal, source: ruleKey(bus, rule) },
    replyTo: { service: 'events', context: { delivery: delivery as unknown as JsonObject } },
    hop: { track: given === undefined ? 'push' : 'redrive', from: ruleKey(bus, rule), to: target, carries: [carried] },
  })
}

const eventsPrincipal = 'events.amazonaws.com'

/** Logs cost no time; the group must be there, its stream is made. */
function deliverToLogs(step: Step, delivery: Delivery, text: string): void {
  const group = logGroupNameOf(delivery.target.Arn)
  if (step.read(logGroupKey(group)) === undefined) {
    giveUp(step, delivery, { code: 'ResourceNotFoundException', message: 'The specified log group does not exist.', exhausted: null })
    return
  }
  writeServiceLog(step, group, derivedUuid(step.seed, ruleKey(delivery.bus, delivery.rule)), text)
  settle(step, delivery)
}

/** The other bus gets the very event, whatever the target says of its input. */
function forward(step: Step, delivery: Delivery): void {
  const { bus, rule, event, eventId, trail, target } = delivery
  const to = eventBusNameOf(target.Arn)
  step.send({
    to: 'events',
    timer: 'TakeForwarded',
    data: { bus: to, event, eventId, trail },
    hop: { track: 'push', from: ruleKey(bus, rule), to: busKey(to), carries: [{ trail, message: eventId }] },
  })
  settle(step, delivery)
}

export function deliveryReplied(step: Step, { context, result }: ReplyEnvelope): void {
  const delivery = context['delivery'] as unknown as Delivery
  if (result.ok) {
    if (delivery.given === undefined) settle(step, delivery)
    else step.emit('events.DeadLettered', ruleKey(delivery.bus, delivery.rule), factsOf(delivery))
    return
  }
  const { code, message, origin } = result.error
  if (delivery.given !== undefined) {
    step.emit('events.DeadLetterLost', ruleKey(delivery.bus, delivery.rule), { ...factsOf(delivery), code, message })
    return
  }
  if (origin !== 'server' && !isThrottle(code)) return giveUp(step, delivery, { code, message, exhausted: null })
  tryAgain(step, delivery, { code, message })
}

function isThrottle(code: string): boolean {
  return /Throttl|TooManyRequests|RequestLimitExceeded|ExecutionLimitExceeded/.test(code)
}

/** AWS publishes no delays: these double from one second up to eight minutes, each shortened by up to a half. */
function tryAgain(step: Step, delivery: Delivery, failure: Omit<Failure, 'exhausted'>): void {
  const { MaximumRetryAttempts: most = eventsLimits.retryAttempts, MaximumEventAgeInSeconds: age = eventsLimits.eventAgeSeconds.max } =
    delivery.target.RetryPolicy ?? {}
  if (delivery.retries >= most) return giveUp(step, delivery, { ...failure, exhausted: 'MaximumRetryAttempts' })
  const key = ruleKey(delivery.bus, delivery.rule)
  const longest = Math.min(480_000, 1000 * 2 ** Math.min(delivery.retries, 10))
  const delayMs = Math.round(longest * (1 - step.random(key, 'retry') / 2))
  if (step.now + delayMs - delivery.acceptedAt > age * 1000) {
    return giveUp(step, delivery, { ...failure, exhausted: 'MaximumEventAgeInSeconds' })
  }
  const next: Delivery = { ...delivery, retries: delivery.retries + 1 }
  step.schedule(delayMs, 'work', { to: 'events', timer: 'RetryDelivery', data: next as unknown as JsonObject })
  step.emit('events.RetryScheduled', key, { ...factsOf(delivery), ...failure, retry: next.retries, of: most, delayMs })
}

function settle(step: Step, delivery: Delivery): void {
  tally(step, delivery, 'delivered')
  step.emit('events.Delivered', ruleKey(delivery.bus, delivery.rule), factsOf(delivery))
}

function giveUp(step: Step, delivery: Delivery, failure: Failure): void {
  const { target, bus, rule, event, retries } = delivery
  tally(step, delivery, 'failed')
  const queue = parseArn(target.DeadLetterConfig?.Arn ?? '')
  const next = queue?.service === 'sqs' ? 'dead-letter-queue' : 'dropped'
  step.emit('events.DeliveryFailed', ruleKey(bus, rule), { ...factsOf(delivery), code: failure.code, message: failure.message, next })
  if (queue?.service !== 'sqs') return
  const facts = {
    RULE_ARN: ruleArn(bus, rule),
    TARGET_ARN: target.Arn,
    ERROR_CODE: failure.code,
    ERROR_MESSAGE: failure.message,
    ...(failure.exhausted !== null && { EXHAUSTED_RETRY_CONDITION: failure.exhausted }),
    RETRY_ATTEMPTS: String(retries),
  }
  const attributes = Object.entries(facts).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }])
  send(
    step,
    { ...delivery, given: failure },
    {
      to: 'sqs',
      operation: 'SendMessage',
      input: { QueueUrl: queueUrl(queue.resource), MessageBody: event, MessageAttributes: Object.fromEntries(attributes) },
      target: queueKey(queue.resource),
    },
  )
}

/** Rule and bus may have been deleted while the call was under way: they stay so. */
function tally(step: Step, { bus, rule }: Delivery, end: 'delivered' | 'failed'): void {
  if (step.read(busKey(bus)) !== undefined) editBus(step, bus)[end]++
  if (step.read(ruleKey(bus, rule)) !== undefined) editRule(step, { bus, name: rule })[end]++
}

/** What every event of a delivery tells. */
function factsOf({ rule, target, eventId, trail, retries }: Delivery): JsonObject {
  return { rule, target: target.Id, eventId, trail, ...(retries > 0 && { retries }) }
}
