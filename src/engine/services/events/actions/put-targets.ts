/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
import { parseArn } from '../../../../aws/identity.ts'
import { eventsLimits, type EventsInput } from '../../../../aws/services/events.ts'
import type { AwsFault } from '../../../../aws/service.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { ruleKey } from '../../shared/resource-keys.ts'
import { editRule, findRule } from '../buses.ts'
import { constraint, tooManyTargets, validation } from '../faults.ts'
import type { Target } from '../state.ts'

/** A target whose id is there already is replaced. */
export function putTargets(step: Step, { Rule: Name, EventBusName, Targets: given }: EventsInput<'PutTargets'>): Outcome {
  const rule = findRule(step, { Name, EventBusName })
  if (!rule.ok) return refuse(rule.error)
  if (given.length === 0) return refuse(constraint('[]', 'targets', 'have length greater than or equal to 1'))
  const fault = given.map(targetFault).find((found) => found !== undefined)
  if (fault) return refuse(fault)
  const targets = [...rule.value.targets]
  for (const target of given) {
    const at = targets.findIndex(({ Id }) => Id === target.Id)
    targets.splice(at < 0 ? targets.length : at, at < 0 ? 0 : 1, target)
  }
  if (targets.length > eventsLimits.targets) return refuse(tooManyTargets)
  editRule(step, rule.value).targets = targets
  step.emit('events.TargetsChanged', ruleKey(rule.value.bus, Name), { rule: Name, targets: targets.length })
  return answer({ FailedEntryCount: 0, FailedEntries: [] })
}

function targetFault(target: Target): AwsFault | undefined {
  const { Id, Arn, Input, InputPath, InputTransformer, RetryPolicy } = target
  if (!/^[.\-_A-Za-z0-9]+$/.test(Id))
    return constraint(Id, 'targets.1.member.id', String.raw`satisfy regular expression pattern: [\.\-_A-Za-z0-9]+`)
  const arn = parseArn(Arn)
  if (arn === undefined) return validation(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`)
  const ways = [Input, InputPath, InputTransformer].filter((way) => way !== undefined)
  if (ways.length > 1) return validation(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`)
  if (Input !== undefined && !isJson(Input)) return validation(`JSON syntax error in input for target ${Id}.`)
  if (arn.service === 'sqs' && arn.resource.endsWith('.fifo') && target.SqsParameters?.MessageGroupId === undefined)
    return validation(`Parameter(s) SqsParameters must be specified for target: ${Id}.`)
  if (arn.service === 'states' && target.RoleArn === undefined)
    return validation(`Parameter(s) RoleArn must be specified for target: ${Id}.`)
  return retryFault(RetryPolicy)
}

function retryFault(policy: Target['RetryPolicy']): AwsFault | undefined {
  const { MaximumRetryAttempts: attempts = 0, MaximumEventAgeInSeconds: age = eventsLimits.eventAgeSeconds.min } = policy ?? {}
  if (attempts < 0 || attempts > eventsLimits.retryAttempts)
    return constraint(attempts, 'targets.1.member.retryPolicy.maximumRetryAttempts', 'have value less than or equal to 185')
  const { min, max } = eventsLimits.eventAgeSeconds
  return age < min || age > max
    ? constraint(age, 'targets.1.member.retryPolicy.maximumEventAgeInSeconds', `have value between ${min} and ${max}`)
    : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
