/** Statements of a topic's policy by label. https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
import { partition, topicArn } from '../../../aws/identity.ts'
import type { AwsFault } from '../../../aws/service.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { invalidParameter } from './faults.ts'
import type { TopicState } from './state.ts'
import { topicAttributeValue } from './topic-attributes.ts'

/** What a topic's policy can be about. */
const policyActions = [
  'GetTopicAttributes',
  'SetTopicAttributes',
  'AddPermission',
  'RemovePermission',
  'DeleteTopic',
  'Subscribe',
  'ListSubscriptionsByTopic',
  'Publish',
  'Receive',
]

export interface Permission {
  readonly label: string
  readonly accounts: readonly string[]
  readonly actions: readonly string[]
}

/** The policy with one statement more, as JSON text. */
export function withPermission(topic: Readonly<TopicState>, { label, accounts, actions }: Permission): Result<string, AwsFault> {
  const { policy, statements } = policyOf(topic)
  if (statements.some((statement) => isJsonObject(statement) && statement['Sid'] === label))
    return fail(invalidParameter('Statement already exists'))
  if (actions.some((action) => !policyActions.includes(action)))
    return fail(invalidParameter('Policy statement action out of service scope!'))
  const statement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: oneOrAll(accounts.map((id) => (/^\d{12}$/.test(id) ? `arn:${partition}:iam::${id}:root` : id))) },
    Action: oneOrAll(actions.map((action) => `SNS:${action}`)),
    Resource: topicArn(topic.name),
  }
  return ok(JSON.stringify({ ...policy, Statement: [...statements, statement] }))
}

/** A label that is not there leaves the policy as it is. */
export function withoutPermission(topic: Readonly<TopicState>, label: string): string {
  const { policy, statements } = policyOf(topic)
  return JSON.stringify({ ...policy, Statement: statements.filter((statement) => !isJsonObject(statement) || statement['Sid'] !== label) })
}

function policyOf(topic: Readonly<TopicState>): { readonly policy: JsonObject; readonly statements: readonly Json[] } {
  const policy = JSON.parse(topicAttributeValue(topic, 'Policy') ?? '{}') as JsonObject
  const statement = policy['Statement']
  return { policy, statements: Array.isArray(statement) ? (statement as readonly Json[]) : statement === undefined ? [] : [statement] }
}

function oneOrAll(values: readonly string[]): Json {
  return values.length === 1 ? (values[0] as string) : values
}
