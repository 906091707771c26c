/** What SNS answers when it refuses, in AWS's words. Texts marked † are not among our recordings. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'

export const noSuchTopic = clientFault('NotFound', 'Topic does not exist')
export const noSuchSubscription = clientFault('NotFound', 'Subscription does not exist')

export function invalidParameter(what: string): AwsFault {
  return clientFault('InvalidParameter', `Invalid parameter: ${what}`)
}

export function invalidAttributeValue(message: string): AwsFault {
  return clientFault('ParameterValueInvalid', message)
}

export function tooFewArnElements(parameter: string, arn: string): AwsFault {
  return invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${arn.split(':').length}`)
}

/** † A thing of AWS's that this simulation does not have yet: said, not imitated. */
export function notSimulated(what: string): AwsFault {
  return invalidParameter(`Not simulated yet: ${what}`)
}
