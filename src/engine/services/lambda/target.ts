/**
 * What a call means by a function: its name, and by a qualifier one of its versions or an alias of them.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
import { functionArn, functionNameOf } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { functionNotFound, invalidParameter } from './faults.ts'
import { latest } from './function-settings.ts'
import type { Alias, FunctionState } from './state.ts'

export interface FunctionReference {
  readonly name: string
  readonly qualifier: string | null
}

/** A version to run, and the ARN by which it was asked for. */
export interface Target {
  readonly version: string
  readonly revision: number
  readonly arn: string
}

function readReference(input: {
  readonly FunctionName: string
  readonly Qualifier?: string | undefined
}): Result<FunctionReference, AwsFault> {
  const name = functionNameOf(input.FunctionName)
  const within = qualifierIn(input.FunctionName)
  const beside = input.Qualifier ?? null
  if (within !== null && beside !== null && within !== beside) {
    return fail(invalidParameter('The derived qualifier from the function name does not match the specified qualifier.'))
  }
  return ok({ name, qualifier: beside ?? within })
}

/** `live` of `pack:live` or of an ARN that ends so. */
export function qualifierIn(reference: string): string | null {
  const marker = reference.lastIndexOf('function:')
  const tail = marker < 0 ? reference : reference.slice(marker + 'function:'.length)
  return tail.split(':')[1] ?? null
}

/** The function and what the reference says of it, or the fault that there is no such thing. */
export function findFunction(
  step: Step,
  input: { readonly FunctionName: string; readonly Qualifier?: string | undefined },
): Result<{ readonly state: Readonly<FunctionState>; readonly qualifier: string | null; readonly target: Target }, AwsFault> {
  const reference = readReference(input)
  if (!reference.ok) return reference
  const { name, qualifier } = reference.value
  const state = step.read<FunctionState>(functionKey(name))
  const target = state && targetOf(state, qualifier)
  if (!state || !target) return fail(functionNotFound(name, state ? qualifier : null))
  return ok({ state, qualifier, target })
}

/** What a qualifier stands for; of an alias with weights its main version. */
export function targetOf(state: Readonly<FunctionState>, qualifier: string | null): Target | undefined {
  const alias = aliasOf(state, qualifier)
  return versionTarget(state, alias?.version ?? qualifier ?? latest, qualifiedArn(state.name, qualifier))
}

/** The same for an invocation: an alias draws among its versions by their weights. */
export function chooseTarget(step: Step, state: Readonly<FunctionState>, qualifier: string | null): Target | undefined {
  const alias = aliasOf(state, qualifier)
  const weights = Object.entries(alias?.weights ?? {})
  if (!alias || weights.length === 0) return targetOf(state, qualifier)
  const drawn = step.random(functionKey(state.name), `alias ${alias.name}`)
  let sum = 0
  const other = weights.find(([, weight]) => drawn < (sum += weight))
  return versionTarget(state, other?.[0] ?? alias.version, qualifiedArn(state.name, qualifier))
}

function versionTarget(state: Readonly<FunctionState>, version: string, arn: string): Target | undefined {
  if (version === latest) return { version, revision: state.revision, arn }
  const published = state.versions.find((candidate) => candidate.version === version)
  return published && { version, revision: published.revision, arn }
}

export function aliasOf(state: Readonly<FunctionState>, name: string | null): Readonly<Alias> | undefined {
  return name === null ? undefined : state.aliases.find((alias) => alias.name === name)
}

export function qualifiedArn(name: string, qualifier: string | null): string {
  return qualifier === null ? functionArn(name) : `${functionArn(name)}:${qualifier}`
}
