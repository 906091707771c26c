/** What SNS answers when it refuses, in AWS's words. Texts marked † are not among our recordings. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'

export const noSuchTopic = clientFault('NotFound', 'Topic does not exist')
export const noSuchSubscription = clientFault('NotFound', 'Subscription does not exist')
export const noSuchApplication = clientFault('NotFound', 'PlatformApplication does not exist')
export const noSuchEndpoint = clientFault('NotFound', 'Endpoint does not exist')
/** † */
export const noSuchResource = clientFault('ResourceNotFound', 'Resource does not exist')

export function invalidParameter(what: string): AwsFault {
  return clientFault('InvalidParameter', `Invalid parameter: ${what}`)
}

export function invalidAttributeValue(message: string): AwsFault {
  return clientFault('ParameterValueInvalid', message)
}

export function tooFewArnElements(parameter: string, arn: string): AwsFault {
  return invalidParameter(`${parameter} Reason: An ARN must have at least 6 elements, not ${arn.split(':').length}`)
}

/** A member that must be there and is not: `messageAttributes.attr1.member.dataType`. */
export function missingMember(path: string): AwsFault {
  return clientFault(
    'ValidationError',
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  )
}

/** † Of a FIFO topic, publishing without what it needs is recorded; these limits are in the API reference. */
export function badToken(parameter: string): AwsFault {
  return invalidParameter(`${parameter} Reason: ${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`)
}

/** † The code is recorded in AWS's documentation, the words are those of AWS's other authorization errors. */
export function notAuthorized(caller: string, action: string, arn: string, reason: string): AwsFault {
  return clientFault('AuthorizationError', `User: ${caller} is not authorized to perform: ${action} on resource: ${arn} ${reason}`)
}

/** † */
export function tooManyTags(most: number): AwsFault {
  return clientFault(
    'TagLimitExceeded',
    `Could not complete request: tag quota of per resource exceeded. At most ${most} tags are allowed.`,
  )
}

export const badlyFormattedNumber = invalidParameter('PhoneNumber Reason: input incorrectly formatted')

export const batchFaults = {
  tooMany: clientFault('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.'),
  tooLong: clientFault('BatchRequestTooLong', 'The length of all the messages put together is more than the limit.'),
  sameIds: clientFault('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.'),
  /** † */
  empty: clientFault('EmptyBatchRequest', "The batch request doesn't contain any entries."),
} as const

export function badBatchId(id: string, is: 'too long' | 'impermissible'): AwsFault {
  const what = is === 'too long' ? 'is too long' : 'contains an impermissible character'
  return clientFault('InvalidBatchEntryId', `The Id of a batch entry in the batch request ${what}: ${id}`)
}
