/** What people fill in, type by type: loaded with the first form or completion, not with the engine. */
import { busFields, ruleFields } from './event-fields.ts'
import type { Authored } from './field-model.ts'
import { functionFields, furtherFunctionFields, invokeFields, mappingFields } from './function-fields.ts'
import { queueFields, queuePolicyFields, subscriptionFields, topicFields, topicPolicyFields } from './messaging-fields.ts'
import { serverlessFields } from './serverless-fields.ts'
import { bucketFields, logGroupFields } from './storage-fields.ts'
import { simpleTableFields, tableFields } from './table-fields.ts'
import { serverlessWorkflowFields, workflowFields } from './workflow-fields.ts'

export {
  type Authored,
  field,
  fieldAt,
  type FieldGroup,
  type FieldModel,
  type FieldModels,
  fieldProblem,
  type Refers,
  stepsOf,
} from './field-model.ts'
export { globalFunctionProperties, serverlessEvents } from './serverless-fields.ts'

/** Every type whose properties are known, those that people begin with first. */
export const authoredTypes: readonly Authored[] = [
  queueFields,
  topicFields,
  serverlessFields,
  serverlessWorkflowFields,
  tableFields,
  simpleTableFields,
  ruleFields,
  busFields,
  bucketFields,
  logGroupFields,
  workflowFields,
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
