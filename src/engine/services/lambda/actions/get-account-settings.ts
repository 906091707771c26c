import { lambdaLimits, type LambdaInput } from '../../../../aws/services/lambda.ts'
import { answer } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { unreservedLimit } from '../concurrency.ts'
import { settingsKey } from '../keys.ts'
import type { FunctionState, LambdaSettings } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html */
export const getAccountSettings: Action<LambdaInput<'GetAccountSettings'>> = (step) => {
  const settings = step.read<LambdaSettings>(settingsKey) as LambdaSettings
  const sizes = settings.functions.map((name) => (step.read<FunctionState>(functionKey(name)) as FunctionState).codeSize)
  return answer({
    AccountLimit: {
      TotalCodeSize: lambdaLimits.codeTotalBytes,
      CodeSizeUnzipped: lambdaLimits.codeUnzippedBytes,
      CodeSizeZipped: lambdaLimits.codeZippedBytes,
      ConcurrentExecutions: lambdaLimits.accountConcurrency,
      UnreservedConcurrentExecutions: unreservedLimit(settings),
    },
    AccountUsage: { TotalCodeSize: sizes.reduce((sum, size) => sum + size, 0), FunctionCount: sizes.length },
  })
}
