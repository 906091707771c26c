/** What DescribeRule and ListRules tell of a rule. */
import { ruleArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { RuleState } from './state.ts'

export function describedRule({ name, bus, pattern, schedule, isEnabled, description, roleArn }: Readonly<RuleState>): JsonObject {
  return {
    Name: name,
    Arn: ruleArn(bus, name),
    ...(pattern !== null && { EventPattern: pattern }),
    ...(schedule !== null && { ScheduleExpression: schedule }),
    State: isEnabled ? 'ENABLED' : 'DISABLED',
    ...(description !== null && { Description: description }),
    ...(roleArn !== null && { RoleArn: roleArn }),
    EventBusName: bus,
  }
}
