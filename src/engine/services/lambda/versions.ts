/** Versions: what `$LATEST` was at one moment, kept for good. https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html */
import type { LambdaOutput } from '../../../aws/services/lambda.ts'
import type { Step } from '../../kernel/index.ts'
import { functionKey } from '../shared/resource-keys.ts'
import { revisionOf } from './environment.ts'
import { configurationOf } from './function-configuration.ts'
import { latest } from './function-settings.ts'
import type { FunctionState, PublishedVersion } from './state.ts'
import { qualifiedArn, type Target } from './target.ts'

/** Without a change since the last version there is no new one: the last is answered again. */
export function publish(
  step: Step,
  state: FunctionState,
  { Description: description }: { readonly Description?: string | undefined },
): LambdaOutput<'PublishVersion'> {
  const last = state.versions.at(-1)
  const version = last?.revision === state.revision ? last : makeVersion(step, state, description)
  return describe(step, state, { version: version.version, revision: version.revision, arn: qualifiedArn(state.name, version.version) })
}

function makeVersion(step: Step, state: FunctionState, description: string | undefined): PublishedVersion {
  const version = { version: String(++state.lastVersion), revision: state.revision, description: description ?? state.description }
  state.versions.push(version)
  step.emit('lambda.VersionPublished', functionKey(state.name), { version: version.version })
  return version
}

/** A version or `$LATEST` as AWS shows it. */
export function describe(step: Step, state: Readonly<FunctionState>, target: Target): LambdaOutput<'GetFunctionConfiguration'> {
  const { settings, variables } = revisionOf(step, state, target.revision)
  if (target.version === latest) return configurationOf(state, variables, { settings: state, version: latest, arn: target.arn })
  const description = state.versions.find(({ version }) => version === target.version)?.description ?? settings.description
  return configurationOf(state, variables, { settings: { ...settings, description }, version: target.version, arn: target.arn })
}
