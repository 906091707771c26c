/** How many invocations may run at once. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
import { lambdaLimits } from '../../../aws/services/lambda.ts'
import type { FunctionState, LambdaSettings } from './state.ts'

/** What AWS keeps for functions that reserve nothing. */
export const unreservedMinimum = 100

export type ThrottleReason = 'ReservedFunctionConcurrentInvocationLimitExceeded' | 'ConcurrentInvocationLimitExceeded'

/** Why one more invocation has to be refused, or `undefined` when there is room. */
export function throttleReason(settings: Readonly<LambdaSettings>, state: Readonly<FunctionState>): ThrottleReason | undefined {
  if (state.reserved !== null) return state.busy.length < state.reserved ? undefined : 'ReservedFunctionConcurrentInvocationLimitExceeded'
  return settings.unreservedBusy < unreservedLimit(settings) ? undefined : 'ConcurrentInvocationLimitExceeded'
}

export function unreservedLimit(settings: Readonly<LambdaSettings>): number {
  return lambdaLimits.accountConcurrency - settings.reservedTotal
}

/** Gives a function its own share of the account's concurrency, or takes it back (`null`); what runs is counted over. */
export function reserve(settings: LambdaSettings, state: FunctionState, reserved: number | null): void {
  if (state.reserved === null && reserved !== null) settings.unreservedBusy -= state.busy.length
  if (state.reserved !== null && reserved === null) settings.unreservedBusy += state.busy.length
  settings.reservedTotal += (reserved ?? 0) - (state.reserved ?? 0)
  state.reserved = reserved
}
