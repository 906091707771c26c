/** Log groups that a template names but does not hold. */
import { logGroupNameOf } from '../../aws/identity.ts'
import { isJsonObject, type Json } from '../../base/json.ts'
import type { Template } from '../../document/index.ts'
import type { DeploymentCall } from './deployment.ts'
import { simulatedIn } from './simulated.ts'

/**
 * A state machine that logs to a group outside the template logs nothing here: in somebody's account that group is there, so
 * AWS would not refuse the machine.
 */
export function withoutOutsideGroups(template: Template, calls: readonly DeploymentCall[]): DeploymentCall[] {
  const resources = Object.values(template.resources).filter(simulatedIn(template))
  const groups = new Set(resources.flatMap(({ type, physicalName }) => (type === 'AWS::Logs::LogGroup' ? [physicalName] : [])))
  return calls.map((call) => {
    const { loggingConfiguration: logging } = call.input
    const group = isJsonObject(logging) ? groupOf(logging['destinations']) : undefined
    if (group === undefined || groups.has(logGroupNameOf(group))) return call
    return { ...call, input: { ...call.input, loggingConfiguration: { level: 'OFF' } } }
  })
}

/** The ARN in the first of the API's log destinations. */
function groupOf(destinations: Json | undefined): string | undefined {
  const first = Array.isArray(destinations) ? (destinations as readonly Json[])[0] : undefined
  const group = isJsonObject(first) ? first['cloudWatchLogsLogGroup'] : undefined
  const arn = isJsonObject(group) ? group['logGroupArn'] : undefined
  return typeof arn === 'string' ? arn : undefined
}
