/** What a function's settings may be, and how AWS shows them. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { functionArn } from '../../../aws/identity.ts'
import { functionSettings, type LambdaOutput } from '../../../aws/services/lambda.ts'
import { constraintFault } from './faults.ts'
import type { FunctionState } from './state.ts'

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

export function configurationOf(
  state: Readonly<FunctionState>,
  variables: Readonly<Record<string, string>>,
): LambdaOutput<'GetFunctionConfiguration'> {
  return {
    FunctionName: state.name,
    FunctionArn: functionArn(state.name),
    Role: state.role,
    Runtime: state.runtime,
    Handler: state.handler,
    Timeout: state.timeoutSeconds,
    MemorySize: state.memoryMb,
    Description: state.description,
    CodeSha256: state.codeSha256,
    CodeSize: state.codeSize,
    LastModified: isoTimestamp(state.lastModified).replace('Z', '+0000'),
    State: state.disabled === null ? 'Active' : 'Failed',
    ...(state.disabled !== null && { StateReason: state.disabled }),
    LastUpdateStatus: 'Successful',
    Version: '$LATEST',
    ...(Object.keys(variables).length > 0 && { Environment: { Variables: variables } }),
  }
}
