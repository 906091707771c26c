/**
 * Permissions: statements that `AddPermission` writes into the queue's policy, each known by its label.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html
 */
import { queueArn } from '../../../aws/identity.ts'
import { sqsLimits, type SqsInput } from '../../../aws/services/sqs.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidParameter, invalidValue, missingParameter } from './faults.ts'

/** What can be shared with another account; all else only the queue's owner may do. */
const shareable = [
  '*',
  'ChangeMessageVisibility',
  'DeleteMessage',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
  'ReceiveMessage',
  'SendMessage',
]

/** The policy's text with one statement more. A queue without a policy gets AWS's default one (recorded). */
export function addStatement(queue: string, policy: string | undefined, input: SqsInput<'AddPermission'>): Result<string, AwsFault> {
  const fault = inputFault(input)
  if (fault) return fail(fault)
  const document = policy === undefined ? defaultPolicy(queue) : (JSON.parse(policy) as JsonObject)
  const statements = statementsOf(document)
  if (statements.some((statement) => isLabelled(statement, input.Label))) {
    return fail(invalidValue(input.Label, 'Label', 'Already exists.'))
  }
  if (statements.length >= sqsLimits.policyStatements) {
    return fail(tooMany(statements.length + 1, 'Statements', sqsLimits.policyStatements))
  }
  return ok(JSON.stringify({ ...document, Statement: [...statements, statementOf(queue, input)] }))
}

/** The policy's text with one statement less, or nothing when that was the last one. */
export function removeStatement(policy: string | undefined, label: string): Result<string | undefined, AwsFault> {
  if (label === '') return fail(missingParameter('Label'))
  if (policy === undefined) return fail(invalidValue(label, 'Label', "can't find label."))
  const document = JSON.parse(policy) as JsonObject
  const statements = statementsOf(document)
  const left = statements.filter((statement) => !isLabelled(statement, label))
  // Only the text for a queue without a policy is recorded.
  if (left.length === statements.length) return fail(invalidValue(label, 'Label', "can't find label on existing policy."))
  return ok(left.length === 0 ? undefined : JSON.stringify({ ...document, Statement: left }))
}

/** † but for the label that is missing. */
function inputFault({ Label: label, AWSAccountIds: accounts, Actions: actions }: SqsInput<'AddPermission'>): AwsFault | undefined {
  if (label === '') return missingParameter('Label')
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(label)) {
    return invalidValue(label, 'Label', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
  }
  if (actions.length === 0) return missingParameter('Actions')
  if (accounts.length === 0) return missingParameter('AWSAccountIds')
  if (actions.length > sqsLimits.permissionActions) return tooMany(actions.length, 'Actions', sqsLimits.permissionActions)
  const unknown = actions.find((action) => !shareable.includes(action))
  if (unknown !== undefined) {
    return invalidValue(`SQS:${unknown}`, 'ActionName', 'Only the queue owner is allowed to invoke this action.')
  }
  const stranger = accounts.find((account) => !/^\d{12}$/.test(account))
  return stranger === undefined
    ? undefined
    : invalidParameter(`Value [${accounts.join(', ')}] for parameter PrincipalId is invalid. Reason: Unable to verify.`)
}

/** † */
function tooMany(found: number, what: string, most: number): AwsFault {
  return clientFault('OverLimit', `${found} ${what} were found, maximum allowed is ${most}.`)
}

function defaultPolicy(queue: string): JsonObject {
  return { Version: '2008-10-17', Id: `${queueArn(queue)}/SQSDefaultPolicy` }
}

/** One account or action stands alone, several in a list, as recorded. */
function statementOf(queue: string, { Label: label, AWSAccountIds: accounts, Actions: actions }: SqsInput<'AddPermission'>): JsonObject {
  return {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(accounts.map((account) => `arn:aws:iam::${account}:root`)) },
    Action: oneOrMany(actions.map((action) => `SQS:${action}`)),
    Resource: queueArn(queue),
  }
}

function oneOrMany(texts: readonly string[]): Json {
  return texts.length === 1 ? (texts[0] as string) : texts
}

export function statementsOf({ Statement: statements }: JsonObject): readonly Json[] {
  if (statements === undefined) return []
  return Array.isArray(statements) ? (statements as readonly Json[]) : [statements]
}

function isLabelled(statement: Json, label: string): boolean {
  return isJsonObject(statement) && statement['Sid'] === label
}
