/** Aliases: names for versions, with a share of the invocations for a second one. https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html */
import type { AwsFault } from '../../../aws/service.ts'
import type { LambdaInput, LambdaOutput } from '../../../aws/services/lambda.ts'
import { constraintFault, functionNotFound, invalidParameter, notFound } from './faults.ts'
import { latest } from './function-settings.ts'
import type { Alias, FunctionState } from './state.ts'
import { qualifiedArn, targetOf } from './target.ts'

export function aliasNameFault(name: string): AwsFault | undefined {
  return /^(?!^[0-9]+$)[a-zA-Z0-9-_]+$/.test(name)
    ? undefined
    : constraintFault('name', name, 'satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)')
}

export function weightsOf(input: Pick<LambdaInput<'UpdateAlias'>, 'RoutingConfig'>): Record<string, number> {
  return { ...input.RoutingConfig?.AdditionalVersionWeights }
}

/** What speaks against an alias that points so. */
export function pointingFault(
  state: Readonly<FunctionState>,
  { version, weights }: { readonly version: string; readonly weights: Readonly<Record<string, number>> },
): AwsFault | undefined {
  const others = Object.keys(weights)
  if (others.length > 1) return invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1')
  const missing = [version, ...others].find((wanted) => !isVersion(state, wanted))
  if (missing !== undefined) return functionNotFound(state.name, missing)
  if (others.length === 0) return undefined
  if (version === latest || others.includes(latest)) {
    return invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version')
  }
  if (others.includes(version)) {
    return invalidParameter(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    )
  }
  const wrong = Object.values(weights).find((weight) => weight < 0 || weight > 1)
  return wrong === undefined ? undefined : constraintFault('routingConfig.additionalVersionWeights', wrong, 'have value from 0 to 1')
}

function isVersion(state: Readonly<FunctionState>, version: string): boolean {
  return version === latest || (/^[0-9]+$/.test(version) && targetOf(state, version) !== undefined)
}

export function aliasNotFound(state: Readonly<FunctionState>, name: string): AwsFault {
  return notFound(`Cannot find alias arn: ${qualifiedArn(state.name, name)}`)
}

export function aliasOutput(functionName: string, alias: Readonly<Alias>): LambdaOutput<'GetAlias'> {
  return {
    AliasArn: qualifiedArn(functionName, alias.name),
    Name: alias.name,
    FunctionVersion: alias.version,
    Description: alias.description,
    ...(Object.keys(alias.weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: { ...alias.weights } } }),
  }
}
