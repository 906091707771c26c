/** How an invocation can end. */
import { utf8Length } from '../../../base/utf8.ts'
import { lambdaLimits } from '../../../aws/services/lambda.ts'

/** What AWS answers when code fails. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
export interface ErrorPayload {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace?: readonly string[]
}

export type InvocationEnd =
  | { readonly kind: 'returned'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: ErrorPayload; readonly lost: boolean; readonly timedOut: boolean }

export function returned(payload: string): InvocationEnd {
  if (utf8Length(payload) <= lambdaLimits.responseBytes) return { kind: 'returned', payload }
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${lambdaLimits.responseBytes} bytes).`
  return { kind: 'failed', error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage }, lost: false, timedOut: false }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
export function timedOut(requestId: string, seconds: number): InvocationEnd {
  const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${seconds}.00 seconds`
  return { kind: 'failed', error: { errorType: 'Sandbox.Timedout', errorMessage }, lost: true, timedOut: true }
}
