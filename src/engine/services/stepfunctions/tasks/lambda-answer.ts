/** Functions as tasks: by their ARN, and what their failures become. https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html */
import type { TaskState } from '../../../../asl/index.ts'
import { lambda } from '../../../../aws/services/lambda.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import type { Result } from '../../../../base/result.ts'
import type { Fault } from '../../../kernel/index.ts'
import type { Failure } from '../failed.ts'
import type { TaskWait } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { callFailure } from './client-words.ts'
import { optimizedIntegration, type Integration } from './integrations.ts'
import { answerForNobody, isAskedForNothing } from './mocked/nobody.ts'
import { failTask, succeedTask } from './outcome.ts'

/** The function's own words: the error's type, and all that it answered as the cause. */
export function functionFailure({ FunctionError: failed, Payload: payload }: JsonObject): Failure | undefined {
  if (failed === undefined) return undefined
  const text = typeof payload === 'string' ? payload : ''
  const said = readPayload(text)
  const type = isJsonObject(said) ? said['errorType'] : undefined
  return { error: typeof type === 'string' ? type : 'Lambda.Unknown', cause: text }
}

/** A function that was named by its ARN has answered: its payload is the result. */
export function functionAnswered(work: WorkOn<TaskState>, waits: TaskWait, result: Result<JsonObject, Fault>): void {
  if (!result.ok && isAskedForNothing(work, result.error.code, waits)) return answerForNobody(work, waits)
  if (!result.ok) {
    failTask(work, callFailure(work.run, work.frame, optimizedIntegration(lambda.id, 'invoke', 'answer') as Integration, result.error))
    return
  }
  const failure = functionFailure(result.value)
  if (failure) failTask(work, failure)
  else succeedTask(work, String(result.value['Payload'] ?? 'null'))
}

function readPayload(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return null
  }
}
