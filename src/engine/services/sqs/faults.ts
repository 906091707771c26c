/** What SQS answers when it refuses, in AWS's words. Texts marked † are not among our recordings. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { sqsLimits } from '../../../aws/services/sqs.ts'
import type { PolicyVerdict } from '../../../matching/resource-policy.ts'

export const noSuchQueue = clientFault('QueueDoesNotExist', 'The specified queue does not exist.')
export const invalidBatchId = clientFault(
  'InvalidBatchEntryId',
  'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
)
export const deletedRecently = clientFault(
  'QueueDeletedRecently',
  'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
)
/** † */
export const badToken = invalidParameter('Invalid or expired next token.')
/** † */
export const changedRequest = invalidParameter(
  'Invalid NextToken value. If you are passing in NextToken, you must not change the other request parameters.',
)
/** † */
export const overLimit = clientFault('OverLimit', 'Too many messages are in flight: delete some before receiving more.')
/** † */
export const invalidCharacters = clientFault(
  'InvalidMessageContents',
  'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
)

export function missingParameter(name: string): AwsFault {
  return clientFault('MissingParameter', `The request must contain the parameter ${name}.`)
}

export function invalidParameter(message: string): AwsFault {
  return clientFault('InvalidParameterValue', message)
}

export function invalidValue(value: string | number, parameter: string, reason: string): AwsFault {
  return invalidParameter(`Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`)
}

/** † `operation`: `SendMessageBatch`. */
export function emptyBatch(operation: string): AwsFault {
  return clientFault('EmptyBatchRequest', `There should be at least one ${operation}RequestEntry in the request.`)
}

export function batchTooLong(bytes: number): AwsFault {
  const most = sqsLimits.messageBytes
  return clientFault('BatchRequestTooLong', `Batch requests cannot be longer than ${most} bytes. You have sent ${bytes} bytes.`)
}

export function purgeInProgress(queue: string): AwsFault {
  return clientFault('PurgeQueueInProgress', `Only one PurgeQueue operation on ${queue} is allowed every 60 seconds.`)
}

/** `parameter`: `SourceArn`. */
export function noSuchResource(parameter: string): AwsFault {
  return clientFault('ResourceNotFoundException', `The resource that you specified for the ${parameter} parameter doesn't exist.`)
}

export function tooManyEntries(sent: number): AwsFault {
  return clientFault('TooManyEntriesInBatchRequest', `Maximum number of entries per request are 10. You have sent ${sent}.`)
}

/** † */
export function repeatedBatchId(id: string): AwsFault {
  return clientFault('BatchEntryIdsNotDistinct', `Id ${id} repeated.`)
}

/** https://repost.aws/knowledge-center/sqs-receipt-handle-error */
export function invalidHandle(handle: string): AwsFault {
  return clientFault('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`)
}

export function unknownAttribute(name: string): AwsFault {
  return clientFault('InvalidAttributeName', `Unknown Attribute ${name}.`)
}

/** † without a reason. */
export function invalidAttribute(name: string, reason?: string): AwsFault {
  return clientFault('InvalidAttributeValue', `Invalid value for the parameter ${name}.${reason === undefined ? '' : ` Reason: ${reason}`}`)
}

/** The sentence for ids of groups and deduplication. */
export function invalidToken(value: string, parameter: string): AwsFault {
  return invalidValue(value, parameter, `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`)
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-overview-of-managing-access.html † */
export function accessDenied(principal: string, operation: string, arn: string, verdict: PolicyVerdict): AwsFault {
  const action = `sqs:${operation.toLowerCase()}`
  const reason =
    verdict === 'denied'
      ? 'with an explicit deny in a resource-based policy'
      : `because no resource-based policy allows the ${action} action`
  return clientFault('AccessDenied', `User: ${principal} is not authorized to perform: ${action} on resource: ${arn} ${reason}`)
}
