/** How an invocation ends: what its caller gets, what the log says, what is billed, what becomes of the environment. */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import { fail, ok } from '../../../base/result.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { LambdaOutput } from '../../../aws/services/lambda.ts'
import type { Fault, Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { releaseEnvironment, settingsIn } from './environment.ts'
import type { InvocationEnd } from './invocation-outcome.ts'
import { eventEnded } from './event-queue.ts'
import { endLine, logTail, reportLine, writeLog, writePlatformLog } from './function-log.ts'
import type { EnvironmentState, FunctionState, Invocation } from './state.ts'

export function endInvocation(step: Step, state: FunctionState, environment: EnvironmentState, end: InvocationEnd): void {
  const invocation = environment.current as Invocation
  const { requestId } = invocation
  const durationMs = step.now - (invocation.startedAt ?? invocation.acceptedAt)
  // Start-up is billed too, since 2025-08-01: https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/
  const billedMs = Math.max(1, durationMs) + invocation.initMs
  const { memoryMb } = settingsIn(step, environment)
  if (end.kind === 'failed') recordFailure(step, state, environment, end)
  const status = end.kind === 'returned' ? 'ok' : end.timedOut ? 'timeout' : 'error'
  writePlatformLog(step, environment, requestId, endLine(requestId))
  writePlatformLog(step, environment, requestId, reportLine(invocation, { durationMs, billedMs, memoryMb, status }))
  if (end.kind === 'returned') state.lastError = null
  step.emit('lambda.InvocationEnded', functionKey(state.name), {
    requestId,
    ok: end.kind === 'returned',
    ...(end.kind === 'failed' && { errorType: end.error.errorType }),
    durationMs,
    billedMs,
  })
  step.reply('Invoke', invocation.replyTo ?? undefined, ok(outputOf(step, state.name, invocation, end)))
  if (invocation.event !== null) eventEnded(step, state, invocation, end)
  environment.current = null
  environment.failedLast = end.kind === 'failed'
  releaseEnvironment(step, state, environment, end.kind === 'failed' && end.lost)
}

function recordFailure(
  step: Step,
  state: FunctionState,
  environment: EnvironmentState,
  { error, timedOut }: InvocationEnd & { kind: 'failed' },
): void {
  const { requestId } = environment.current as Invocation
  const { errorType, errorMessage, trace = [] } = error
  const words = timedOut ? errorMessage.slice(errorMessage.indexOf('Task')) : `${errorType}: ${errorMessage}`
  state.errors++
  state.lastError = words
  const text = timedOut
    ? `${isoTimestamp(step.epochMs)} ${requestId} ${words}`
    : `Invoke Error \t${JSON.stringify({ errorType, errorMessage, stack: trace })}`
  writeLog(step, environment, { level: 'error', text, requestId })
}

function outputOf(step: Step, functionName: string, invocation: Invocation, end: InvocationEnd): JsonObject {
  const output: LambdaOutput<'Invoke'> = {
    StatusCode: 200,
    ExecutedVersion: invocation.version,
    Payload: end.kind === 'returned' ? end.payload : JSON.stringify(end.error),
    ...(end.kind === 'failed' && { FunctionError: 'Unhandled' }),
    ...(invocation.logTail && { LogResult: logTail(step, functionName, invocation.requestId) }),
  }
  return output
}

/** A running invocation of a function that is deleted: its caller is told that there is no such function. */
export function abandonInvocation(step: Step, environment: Readonly<EnvironmentState>, fault: Fault): void {
  if (environment.current?.replyTo) step.reply('Invoke', environment.current.replyTo, fail(fault))
}
