/** A function's resource policy as Lambda writes it, statement by statement. https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
import type { JsonObject } from '../../../base/json.ts'
import type { LambdaInput } from '../../../aws/services/lambda.ts'

export function statementOf(input: LambdaInput<'AddPermission'>, resource: string): JsonObject {
  const condition = conditionOf(input)
  return {
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal),
    Action: input.Action,
    Resource: resource,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  }
}

function principalOf(principal: string): JsonObject | string {
  if (principal === '*') return '*'
  if (principal.endsWith('.amazonaws.com')) return { Service: principal }
  return { AWS: /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal }
}

function conditionOf(input: LambdaInput<'AddPermission'>): JsonObject {
  const {
    SourceAccount: account,
    SourceArn: source,
    EventSourceToken: token,
    FunctionUrlAuthType: auth,
    PrincipalOrgID: organisation,
  } = input
  const equals = {
    ...(account !== undefined && { 'AWS:SourceAccount': account }),
    ...(token !== undefined && { 'lambda:EventSourceToken': token }),
    ...(auth !== undefined && { 'lambda:FunctionUrlAuthType': auth }),
    ...(organisation !== undefined && { 'aws:PrincipalOrgID': organisation }),
  }
  return {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(source !== undefined && { ArnLike: { 'AWS:SourceArn': source } }),
  }
}

export function policyText(statements: readonly JsonObject[]): string {
  return JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: statements })
}
