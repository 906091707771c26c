/** What AWS would refuse between resources, would do differently than meant, or advises against; with what would mend it. */
import { isJsonObject } from '../../base/json.ts'
import { note, type Problems } from '../diagnostic-catalogue.ts'
import type { TrafficSource } from '../model.ts'
import type { ResourceIndex } from '../resource-index.ts'
import type { ResolvedResource } from '../resources.ts'
import type { Standstill } from '../standstill.ts'
import { checkDeadLetters, checkWatch } from './dead-letters.ts'
import { checkFilter, checkRawAttributes, checkScope } from './filters.ts'
import { checkIdentityPolicies } from './identity-policies.ts'
import { checkMapping } from './mappings.ts'
import { checkRule } from './rules.ts'
import { checkAdmission, checkSubscription, gatesOf } from './subscriptions.ts'
import { checkTable } from './tables.ts'
import { checkLogging } from './workflow-logging.ts'

export interface DesignContext {
  readonly still: ReadonlyMap<string, Standstill>
  readonly traffic: readonly TrafficSource[]
  readonly problems: Problems
}

export function checkDesign(index: ResourceIndex, { still, traffic, problems }: DesignContext): void {
  const gates = gatesOf(index)
  for (const resource of index.all) {
    if (resource.type === 'AWS::Lambda::Function') {
      checkZip(resource, problems)
      checkIdentityPolicies(index, resource, problems)
    }
    if (resource.type === 'AWS::SQS::Queue') checkDeadLetters(index, resource, problems)
    if (resource.type === 'AWS::Lambda::EventSourceMapping') checkMapping(index, resource, problems)
    if (resource.type === 'AWS::Events::Rule') checkRule(resource, problems)
    if (resource.type === 'AWS::DynamoDB::Table') checkTable(resource, problems)
    if (resource.type === 'AWS::StepFunctions::StateMachine') checkLogging(resource, problems)
    if (resource.type !== 'AWS::SNS::Subscription') continue
    checkFilter(resource, problems)
    checkScope(index, resource, traffic, problems)
    checkRawAttributes(index, resource, traffic, problems)
    checkSubscription(index, resource, problems)
    if (!still.has(resource.logicalId)) checkAdmission(index, resource, gates, problems)
  }
  checkWatch(index, problems)
}

/** "Required if the deployment package is a .zip file": https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
function checkZip({ properties, source, logicalId }: ResolvedResource, problems: Problems): void {
  const code = properties['Code']
  if (!isJsonObject(code) || code['ZipFile'] === undefined) return
  for (const name of ['Runtime', 'Handler'])
    if (properties[name] === undefined) note(problems, 'missing-property', source.keyRange, logicalId, name)
}
