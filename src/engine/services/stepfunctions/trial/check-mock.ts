/** What TestState refuses about a mock, or about there being none. https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html */
import { readJacksonJson, readTaskResource, type State } from '../../../../asl/index.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { isJsonObject, type Json } from '../../../../base/json.ts'
import { validation } from '../faults.ts'
import { schemaProblem } from './mock-schema.ts'

type Request = StatesInput<'TestState'>

export function mockFault(state: State, { mock, roleArn, revealSecrets, context }: Request): AwsFault | undefined {
  const words = mock === undefined ? (withoutMock(state, roleArn) ?? contextAlone(context)) : withMock(state, mock, revealSecrets === true)
  return words === undefined ? undefined : validation(words)
}

/** † Branches, activities, and what is to be waited for after the answer, are not run here. Only the words about the role are recorded. */
function withoutMock(state: State, roleArn: string | undefined): string | undefined {
  if (state.type === 'Map' || state.type === 'Parallel') return `State type '${state.type}' is only supported when a mock is specified`
  if (state.type !== 'Task') return undefined
  const read = readTaskResource(state.resource ?? '')
  if (read?.kind === 'activity') return 'Activity is only supported when a mock is specified'
  if (read !== undefined && 'pattern' in read && read.pattern !== 'answer')
    return `Service integration pattern '${read.pattern}' is only supported when a mock is specified`
  return roleArn === undefined ? 'RoleArn must be specified when testing a Task state' : undefined
}

/** † */
function contextAlone(context: string | undefined): string | undefined {
  return context === undefined ? undefined : 'Context may only be specified when a mock is specified'
}

/** † The words about states that take no mock, and about an error without a name. */
function withMock(state: State, mock: NonNullable<Request['mock']>, revealsSecrets: boolean): string | undefined {
  const { result, errorOutput, fieldValidationMode = 'STRICT' } = mock
  if (state.type !== 'Task' && state.type !== 'Map' && state.type !== 'Parallel')
    return 'A mock may be specified for a Task, a Map or a Parallel only.'
  if (revealsSecrets) return 'TestState does not support RevealSecrets when a mock is specified.'
  const count = Number(result !== undefined) + Number(errorOutput !== undefined)
  if (count !== 1) return 'A test mock should have only one of the following fields: [result, errorOutput].'
  if (result === undefined) return errorOutput?.error ? undefined : 'The mocked errorOutput must name an error.'
  const read = readJacksonJson(result)
  if (!read.ok) return 'Mocked result must be valid JSON'
  if (state.type === 'Task') return schemaProblem(state, read.value, fieldValidationMode)
  return containerProblem(state, read.value)
}

/** A Map whose results are written elsewhere tells where they are. */
function containerProblem(state: State & { readonly type: 'Map' | 'Parallel' }, result: Json): string | undefined {
  if (state.type === 'Map' && state.fields['ResultWriter'] !== undefined)
    return isJsonObject(result) ? undefined : 'Mocked result must be a JSON object.'
  if (!Array.isArray(result)) return 'Mocked result must be an array.'
  const isFull = state.type === 'Map' || result.length === state.branches.length
  return isFull ? undefined : 'Mocked result must contain the same number of items as number of Parallel branches.'
}
