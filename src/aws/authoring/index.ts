/** What people fill in, type by type: loaded with the first form or completion, not with the engine. */
import type { Authored } from './field-model.ts'
import { functionFields, furtherFunctionFields, invokeFields, mappingFields } from './function-fields.ts'
import { queueFields, queuePolicyFields, subscriptionFields, topicFields, topicPolicyFields } from './messaging-fields.ts'
import { serverlessFields } from './serverless-fields.ts'

export {
  type Authored,
  field,
  fieldAt,
  type FieldGroup,
  type FieldModel,
  type FieldModels,
  fieldProblem,
  type Refers,
} from './field-model.ts'
export { globalFunctionProperties, serverlessEvents } from './serverless-fields.ts'

/** Every type whose properties are known, those that people begin with first. */
export const authoredTypes: readonly Authored[] = [
  queueFields,
  topicFields,
  serverlessFields,
  subscriptionFields,
  queuePolicyFields,
  functionFields,
  mappingFields,
  topicPolicyFields,
  invokeFields,
  ...furtherFunctionFields,
]

const byType = new Map(authoredTypes.map((authored) => [authored.type, authored]))

export function authoredType(type: string): Authored | undefined {
  return byType.get(type)
}
