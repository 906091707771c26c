import type { LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { invalidParameter } from '../faults.ts'
import type { FunctionState } from '../state.ts'
import { findFunction } from '../target.ts'
import { publish } from '../versions.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export const publishVersion: Action<LambdaInput<'PublishVersion'>> = (step, input) => {
  const found = findFunction(step, { FunctionName: input.FunctionName })
  if (!found.ok) return refuse(found.error)
  const { name, codeSha256 } = found.value.state
  if (input.CodeSha256 !== undefined && input.CodeSha256 !== codeSha256) {
    return refuse(
      invalidParameter(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      ),
    )
  }
  return answer(publish(step, step.edit<FunctionState>(functionKey(name)), input))
}
