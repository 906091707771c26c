/**
 * Where the records of asynchronous invocations go: destinations, and the function's dead-letter queue. The record and the
 * dead letter have the shape that was recorded. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { functionNameOf, parseArn, queueUrl, type Arn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import { functionKey, keyOfArn } from '../shared/resource-keys.ts'
import { revisionOf } from './environment.ts'
import { latest } from './function-settings.ts'
import type { InvocationEnd } from './invocation-outcome.ts'
import type { DestinationContext, EventInvokeConfig, FunctionState, QueuedEvent } from './state.ts'
import { qualifiedArn, targetOf } from './target.ts'

export type Condition = 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency'

/** The last attempt, if there was one. */
export interface Attempt {
  readonly version: string
  readonly end: InvocationEnd
}

interface Sending {
  readonly kind: 'OnSuccess' | 'OnFailure' | 'DeadLetter'
  readonly target: string
  readonly body: string
  readonly attributes?: JsonObject
}

export function reportSuccess(
  step: Step,
  state: Readonly<FunctionState>,
  event: Readonly<QueuedEvent>,
  config: EventInvokeConfig | undefined,
  attempt: Attempt,
): void {
  const target = config?.onSuccess ?? null
  if (target === null) return
  send(step, state, event, { kind: 'OnSuccess', target, body: recordOf(step, state, event, { condition: 'Success', attempt }) })
}

/** A destination and a dead-letter queue may both be there; then both get it. */
export function reportFailure(
  step: Step,
  state: Readonly<FunctionState>,
  event: Readonly<QueuedEvent>,
  config: EventInvokeConfig | undefined,
  failure: { readonly condition: Condition; readonly attempt?: Attempt },
): void {
  const target = config?.onFailure ?? null
  if (target !== null) send(step, state, event, { kind: 'OnFailure', target, body: recordOf(step, state, event, failure) })
  const deadLetterArn = deadLetterArnOf(step, state, event)
  if (deadLetterArn === null) return
  const attributes = deadLetterAttributes(event, failure)
  send(step, state, event, { kind: 'DeadLetter', target: deadLetterArn, body: event.payload, attributes })
}

function deadLetterArnOf(step: Step, state: Readonly<FunctionState>, event: Readonly<QueuedEvent>): string | null {
  const target = targetOf(state, event.qualifier)
  return target ? revisionOf(step, state, target.revision).settings.deadLetterArn : null
}

function recordOf(
  step: Step,
  state: Readonly<FunctionState>,
  event: Readonly<QueuedEvent>,
  { condition, attempt }: { readonly condition: Condition | 'Success'; readonly attempt?: Attempt },
): string {
  const head = {
    version: '1.0',
    timestamp: isoTimestamp(step.epochMs),
    requestContext: {
      requestId: event.requestId,
      functionArn: qualifiedArn(state.name, event.qualifier ?? latest),
      condition,
      approximateInvokeCount: event.failures + (condition === 'Success' ? 1 : 0),
    },
  }
  const parts = [JSON.stringify(head).slice(1, -1), `"requestPayload":${event.payload}`]
  if (attempt) {
    const { version, end } = attempt
    const context = { statusCode: 200, executedVersion: version, ...(end.kind === 'failed' && { functionError: 'Unhandled' }) }
    parts.push(`"responseContext":${JSON.stringify(context)}`)
    parts.push(`"responsePayload":${end.kind === 'returned' ? end.payload : JSON.stringify(end.error)}`)
  }
  return `{${parts.join(',')}}`
}

/** Recorded of a function error: 200 and the error's message. Of an event that never ran AWS's page says only that there is a code. */
function deadLetterAttributes({ requestId }: Readonly<QueuedEvent>, { attempt }: { readonly attempt?: Attempt }): JsonObject {
  const message = attempt?.end.kind === 'failed' ? attempt.end.error.errorMessage : 'Rate Exceeded.'
  return {
    RequestID: { DataType: 'String', StringValue: requestId },
    ErrorCode: { DataType: 'Number', StringValue: attempt ? '200' : '429' },
    ErrorMessage: { DataType: 'String', StringValue: message.slice(0, 1024) || 'Unknown' },
  }
}

function send(step: Step, state: Readonly<FunctionState>, event: Readonly<QueuedEvent>, sending: Sending): void {
  const { kind, target } = sending
  const arn = parseArn(target)
  const call = arn && callTo(arn, target, sending)
  const { requestId } = event
  if (!call) return step.emit('lambda.DestinationInert', functionKey(state.name), { requestId, kind, target })
  const [from, to] = [functionKey(state.name), keyOfArn(target) ?? functionKey(state.name)]
  const context: DestinationContext = { kind: 'destination', function: state.name, requestId, target }
  step.emit('lambda.DestinationSent', from, { requestId, kind, target })
  step.call({
    ...call,
    caller: { principal: state.role, source: from },
    replyTo: { service: 'lambda', context: { ...context }, hop: { track: 'call', from: to, to: from } },
    hop: { track: 'call', from, to, carries: [{ trail: event.trail }], lane: kind },
  })
}

/** `undefined` for what is not simulated: event buses and buckets. */
function callTo(
  { service, resource }: Arn,
  target: string,
  { body, attributes }: Sending,
): { readonly to: string; readonly operation: string; readonly input: JsonObject } | undefined {
  const more = attributes && { MessageAttributes: attributes }
  switch (service) {
    case 'sqs':
      return { to: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl(resource), MessageBody: body, ...more } }
    case 'sns':
      return { to: 'sns', operation: 'Publish', input: { TopicArn: target, Message: body, ...more } }
    case 'lambda':
      return { to: 'lambda', operation: 'Invoke', input: { FunctionName: target, InvocationType: 'Event', Payload: body } }
    default:
      return undefined
  }
}

/** AWS only counts it (`DestinationDeliveryFailures`, `DeadLetterErrors`): the record is lost. */
export function destinationAnswered(step: Step, context: DestinationContext, { result }: ReplyEnvelope): void {
  if (result.ok || step.read(functionKey(context.function)) === undefined) return
  const { requestId, target } = context
  step.emit('lambda.DestinationFailed', functionKey(context.function), { requestId, target, reason: result.error.message })
}

/** Whether an ARN can be a destination or dead-letter queue at all. */
export function isPossibleDestination(target: string): boolean {
  const arn = parseArn(target)
  if (!arn) return false
  if (arn.service === 'lambda') return functionNameOf(target) !== ''
  return ['sqs', 'sns', 'events', 's3'].includes(arn.service)
}
