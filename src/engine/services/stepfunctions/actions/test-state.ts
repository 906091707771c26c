import { readJacksonJson } from '../../../../asl/index.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { isJsonObject } from '../../../../base/json.ts'
import { parked, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { invalidInput, roleFault, validation } from '../faults.ts'
import { jsonProblem } from '../json-text.ts'
import { beginTrial } from '../trial/begin.ts'
import { mockFault } from '../trial/check-mock.ts'
import { triedState } from '../trial/definition.ts'

type Request = StatesInput<'TestState'>

/** Answered when the state is left, however it is. https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export const testState: Action<Request> = (step, request, call) => {
  const tried = triedState(request.definition, request.stateName)
  if (!tried.ok) return refuse(tried.error)
  const fault = mockFault(tried.value.state, request) ?? dataFault(request)
  if (fault) return refuse(fault)
  beginTrial(step, tried.value, request, call.replyTo)
  return parked
}

/** † What is said of variables and context. */
function dataFault({ input = '{}', variables, context, roleArn }: Request): AwsFault | undefined {
  const role = roleArn === undefined ? undefined : roleFault(roleArn)
  if (role) return role
  const problem = jsonProblem(input)
  if (problem !== undefined) return invalidInput(problem)
  if (!isObjectText(variables)) return validation('Variables must be a valid JSON object')
  return isObjectText(context) ? undefined : validation('Context must be a valid JSON object')
}

/** Nothing is given, or a JSON object. */
function isObjectText(text: string | undefined): boolean {
  if (text === undefined) return true
  const read = readJacksonJson(text)
  return read.ok && isJsonObject(read.value)
}
