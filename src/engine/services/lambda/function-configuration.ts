/** What a function's settings may be, and how AWS shows them. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { functionArn } from '../../../aws/identity.ts'
import { functionSettings, type LambdaOutput } from '../../../aws/services/lambda.ts'
import { constraintFault, invalidParameter } from './faults.ts'
import { isPossibleDestination } from './destinations.ts'
import { latest } from './function-settings.ts'
import type { FunctionSettings, FunctionState } from './state.ts'

export interface SettingsInput {
  readonly Timeout?: number | undefined
  readonly MemorySize?: number | undefined
}

export function settingsFault(input: SettingsInput): AwsFault | undefined {
  return (
    boundsFault('timeout', input.Timeout, functionSettings.Timeout) ??
    boundsFault('memorySize', input.MemorySize, functionSettings.MemorySize)
  )
}

export function boundsFault(
  member: string,
  value: number | undefined,
  bounds: { readonly min: number; readonly max: number },
): AwsFault | undefined {
  if (value === undefined) return undefined
  if (value > bounds.max) return constraintFault(member, value, `have value less than or equal to ${bounds.max}`)
  if (value < bounds.min) return constraintFault(member, value, `have value greater than or equal to ${bounds.min}`)
  return undefined
}

export function nameFault(name: string): AwsFault | undefined {
  if (name.length > 64) return constraintFault('functionName', name, 'have length less than or equal to 64')
  return /^[a-zA-Z0-9-_]+$/.test(name)
    ? undefined
    : constraintFault(
        'functionName',
        name,
        'satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?',
      )
}

/** Only standard queues and topics take dead letters. https://docs.aws.amazon.com/lambda/latest/api/API_DeadLetterConfig.html */
export function deadLetterFault(input: {
  readonly DeadLetterConfig?: { readonly TargetArn?: string | undefined } | undefined
}): AwsFault | undefined {
  const target = input.DeadLetterConfig?.TargetArn || undefined
  if (target === undefined || isPossibleDestination(target)) return undefined
  return invalidParameter(`The provided target ARN ${target} is invalid.`)
}

/** `$LATEST`, or a version as it was published; `arn` is what was asked for. */
export function configurationOf(
  state: Readonly<FunctionState>,
  variables: Readonly<Record<string, string>>,
  of: { readonly settings: Readonly<FunctionSettings>; readonly version: string; readonly arn: string } = {
    settings: state,
    version: latest,
    arn: functionArn(state.name),
  },
): LambdaOutput<'GetFunctionConfiguration'> {
  const { settings } = of
  return {
    FunctionName: state.name,
    FunctionArn: of.arn,
    Role: settings.role,
    Runtime: settings.runtime,
    Handler: settings.handler,
    Timeout: settings.timeoutSeconds,
    MemorySize: settings.memoryMb,
    Description: settings.description,
    CodeSha256: settings.codeSha256,
    CodeSize: settings.codeSize,
    LastModified: isoTimestamp(settings.lastModified).replace('Z', '+0000'),
    State: state.disabled === null ? 'Active' : 'Failed',
    ...(state.disabled !== null && { StateReason: state.disabled }),
    LastUpdateStatus: 'Successful',
    Version: of.version,
    ...(settings.deadLetterArn !== null && { DeadLetterConfig: { TargetArn: settings.deadLetterArn } }),
    ...(Object.keys(variables).length > 0 && { Environment: { Variables: variables } }),
  }
}
