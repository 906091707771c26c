/** What becomes of a function's events: retries, age, destinations. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionEventInvokeConfig.html */
import type { AwsFault } from '../../../aws/service.ts'
import { eventInvokeSettings, type LambdaInput, type LambdaOutput } from '../../../aws/services/lambda.ts'
import { isPossibleDestination } from './destinations.ts'
import { invalidParameter, notFound } from './faults.ts'
import { boundsFault } from './function-configuration.ts'
import { latest } from './function-settings.ts'
import type { EventInvokeConfig, FunctionState } from './state.ts'
import { qualifiedArn } from './target.ts'

type Input = LambdaInput<'PutFunctionEventInvokeConfig'>

/** What is not given is as `before` had it; a call that overwrites has no before. */
export function eventConfigOf(input: Input, before: EventInvokeConfig | undefined, epochMs: number): EventInvokeConfig {
  const destinations = input.DestinationConfig
  return {
    retries: input.MaximumRetryAttempts ?? before?.retries ?? null,
    ageSeconds: input.MaximumEventAgeInSeconds ?? before?.ageSeconds ?? null,
    onSuccess: destinations ? (destinations.OnSuccess?.Destination ?? null) : (before?.onSuccess ?? null),
    onFailure: destinations ? (destinations.OnFailure?.Destination ?? null) : (before?.onFailure ?? null),
    lastModified: epochMs,
  }
}

export function eventConfigFault(input: Input, state: Readonly<FunctionState>, qualifier: string | null): AwsFault | undefined {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age, DestinationConfig: destinations } = input
  if (retries === undefined && age === undefined && destinations === undefined) {
    return invalidParameter('You must specify at least one of error handling or destination setting.')
  }
  const outOfBounds =
    boundsFault('maximumRetryAttempts', retries, eventInvokeSettings.MaximumRetryAttempts) ??
    boundsFault('maximumEventAgeInSeconds', age, eventInvokeSettings.MaximumEventAgeInSeconds)
  if (outOfBounds) return outOfBounds
  const targets = [destinations?.OnSuccess?.Destination, destinations?.OnFailure?.Destination].filter((arn) => arn !== undefined)
  const invalid = targets.find((arn) => !isPossibleDestination(arn))
  if (invalid !== undefined) return invalidParameter(`The destination ARN ${invalid} is invalid.`)
  const itself = [qualifiedArn(state.name, null), qualifiedArn(state.name, qualifier ?? latest)]
  return targets.some((arn) => itself.includes(arn))
    ? invalidParameter("You can't specify the function as a destination for itself.")
    : undefined
}

export function noEventConfig(state: Readonly<FunctionState>, qualifier: string | null): AwsFault {
  return notFound(`The function ${qualifiedArn(state.name, qualifier ?? latest)} doesn't have an EventInvokeConfig`)
}

export function eventConfigOutput(
  state: Readonly<FunctionState>,
  qualifier: string | null,
  config: EventInvokeConfig,
): LambdaOutput<'GetFunctionEventInvokeConfig'> {
  return {
    LastModified: config.lastModified / 1000,
    FunctionArn: qualifiedArn(state.name, qualifier ?? latest),
    ...(config.retries !== null && { MaximumRetryAttempts: config.retries }),
    ...(config.ageSeconds !== null && { MaximumEventAgeInSeconds: config.ageSeconds }),
    DestinationConfig: {
      OnSuccess: config.onSuccess === null ? {} : { Destination: config.onSuccess },
      OnFailure: config.onFailure === null ? {} : { Destination: config.onFailure },
    },
  }
}
