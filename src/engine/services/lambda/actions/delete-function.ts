import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reserve } from '../concurrency.ts'
import { dropVersion, environmentOf, removeAllEnvironments, removeRevisions } from '../environment.ts'
import { removeEventQueue } from '../event-queue.ts'
import { conflict, functionNotFound, invalidParameter } from '../faults.ts'
import { latest } from '../function-settings.ts'
import { abandonInvocation } from '../invocation-end.ts'
import { settingsKey } from '../keys.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'
import { findFunction } from '../target.ts'

/**
 * A function, or with a qualifier one version of it. Its log stays, and so do its event source mappings, as on AWS.
 * Deviation: running invocations of a deleted function end at once.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
export const deleteFunction: Action<LambdaInput<'DeleteFunction'>> = (step, input) => {
  const found = findFunction(step, input)
  if (!found.ok) return refuse(found.error)
  const { state, qualifier } = found.value
  return qualifier === null ? deleteAll(step, state.name) : deleteVersion(step, state, qualifier)
}

function deleteVersion(step: Step, found: Readonly<FunctionState>, version: string): Outcome {
  if (version === latest) return refuse(invalidParameter('$LATEST version cannot be deleted without deleting the function.'))
  const { name } = found
  if (!found.versions.some((published) => published.version === version)) return refuse(functionNotFound(name, version))
  const users = found.aliases.filter((alias) => alias.version === version || Object.hasOwn(alias.weights, version))
  if (users.length > 0) return refuse(conflict(`Cannot delete version ${version}: the alias ${users[0]?.name} points to it.`))

  dropVersion(step, step.edit<FunctionState>(functionKey(name)), version)
  step.emit('lambda.VersionDeleted', functionKey(name), { version })
  return answer({})
}

function deleteAll(step: Step, name: string): Outcome {
  const state = step.edit<FunctionState>(functionKey(name))
  const settings = step.edit<LambdaSettings>(settingsKey)
  for (const ordinal of state.busy) abandonInvocation(step, environmentOf(step, name, ordinal), functionNotFound(name))
  removeAllEnvironments(step, state)
  removeEventQueue(step, name)
  reserve(settings, state, null)
  removeRevisions(step, state)
  settings.functions = settings.functions.filter((other) => other !== name)
  step.remove(functionKey(name))
  step.emit('lambda.FunctionDeleted', functionKey(name), {})
  return answer({})
}
