import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, type Step } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { latest } from '../function-settings.ts'
import { settingsKey } from '../keys.ts'
import { pageOf } from '../paging.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'
import { qualifiedArn, type Target } from '../target.ts'
import { describe } from '../versions.ts'

/** By name; with `ALL` every version too. https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions: Action<LambdaInput<'ListFunctions'>> = (step, input) => {
  const { functions } = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  const all = functions.toSorted().flatMap((name) => {
    const state = step.read<FunctionState>(functionKey(name)) as FunctionState
    return input.FunctionVersion === 'ALL' ? allVersions(step, state) : [describe(step, state, latestOf(state, null))]
  })
  const { items, ...more } = pageOf(all, input, 50)
  return answer({ Functions: [...items], ...more })
}

/** `$LATEST` first, then the versions as they were published. */
export function allVersions(step: Step, state: Readonly<FunctionState>): ReturnType<typeof describe>[] {
  const published = state.versions.map(({ version, revision }) => ({ version, revision, arn: qualifiedArn(state.name, version) }))
  return [latestOf(state, latest), ...published].map((target) => describe(step, state, target))
}

function latestOf(state: Readonly<FunctionState>, qualifier: string | null): Target {
  return { version: latest, revision: state.revision, arn: qualifiedArn(state.name, qualifier) }
}
