/** What a target is called with, by what it is. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
import { account, functionNameOf, parseArn, queueUrl, region } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ResourceKey } from '../../kernel/index.ts'
import { functionKey, machineKey, queueKey, topicKey } from '../shared/resource-keys.ts'
import type { Delivery } from './state.ts'

export interface TargetCall {
  readonly to: string
  readonly operation: string
  readonly input: JsonObject
  readonly target: ResourceKey
}

/** `undefined` for what Switchyard does not run, or what stands in another account or region. */
export function callOf({ target }: Pick<Delivery, 'target'>, text: string): TargetCall | undefined {
  const arn = parseArn(target.Arn)
  if (arn === undefined || arn.account !== account || arn.region !== region) return undefined
  switch (arn.service) {
    case 'sqs': {
      const group = target.SqsParameters?.MessageGroupId
      const input = { QueueUrl: queueUrl(arn.resource), MessageBody: text, ...(group !== undefined && { MessageGroupId: group }) }
      return { to: 'sqs', operation: 'SendMessage', input, target: queueKey(arn.resource) }
    }
    case 'sns':
      return { to: 'sns', operation: 'Publish', input: { TopicArn: target.Arn, Message: text }, target: topicKey(arn.resource) }
    case 'lambda':
      return {
        to: 'lambda',
        operation: 'Invoke',
        input: { FunctionName: target.Arn, InvocationType: 'Event', Payload: text },
        target: functionKey(functionNameOf(target.Arn)),
      }
    case 'states': {
      const [kind, name = ''] = arn.resource.split(':')
      if (kind !== 'stateMachine') return undefined
      return { to: 'states', operation: 'StartExecution', input: { stateMachineArn: target.Arn, input: text }, target: machineKey(name) }
    }
    default:
      return undefined
  }
}
