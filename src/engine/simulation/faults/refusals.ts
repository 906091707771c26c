/**
 * What a broken resource answers, by what it is: AWS's code and words for a fault of its own side, so that whoever retries on
 * AWS retries here.
 */
import { answer, refuse, type Outcome, type ResourceKey } from '../../kernel/index.ts'
import { errorWords, injectedFault, outageWords } from '../../services/shared/injected-faults.ts'

interface Refusals {
  readonly outage: (key: ResourceKey) => Outcome
  /** One of the calls that fail by chance; absent where the service itself knows how to fail so. */
  readonly error?: (key: ResourceKey, percent: number) => Outcome
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html, the same for SNS. */
const unavailable = 'The request has failed due to a temporary failure of the server.'

/** By the beginning of the resource's key. */
const refusals: Readonly<Record<string, Refusals>> = {
  'sqs/queue/': {
    outage: outageWith('ServiceUnavailable', unavailable),
    error: errorWith('InternalFailure', 'The request processing has failed because of an unknown error, exception or failure.'),
  },
  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
  'sns/topic/': {
    outage: outageWith('ServiceUnavailable', unavailable),
    error: errorWith('InternalError', 'Indicates an internal service error.'),
  },
  // Throughput runs out only where somebody breaks a table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  'dynamodb/table/': { outage: outageWith('InternalServerError', 'Internal server error'), error: throttledWith },
  'events/bus/': {
    outage: outageWith('InternalException', 'This exception occurs due to unexpected causes.'),
    error: errorWith('InternalException', 'This exception occurs due to unexpected causes.'),
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
  's3/bucket/': {
    outage: outageWith('ServiceUnavailable', 'Service is unable to handle request.'),
    error: errorWith('InternalError', 'We encountered an internal error. Please try again.'),
  },
  // An invocation that fails is no failed call: Lambda runs it and tells the caller. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors
  'lambda/function/': { outage: outageWith('ServiceException', 'The AWS Lambda service encountered an internal error.') },
  // A server that is down refuses connections; one in trouble says 503.
  'outside/endpoint/': { outage: outageWith('ConnectionError', 'The connection was refused.'), error: () => answer({ StatusCode: 503 }) },
  'outside/inbox/': {
    outage: outageWith('ServiceUnavailable', 'The inbox takes nothing.'),
    error: errorWith('ServiceUnavailable', 'The inbox did not take it.'),
  },
}

function outageWith(code: string, message: string): Refusals['outage'] {
  return (key) => refuse(injectedFault(code, message, outageWords, key))
}

function errorWith(code: string, message: string): NonNullable<Refusals['error']> {
  return (key, percent) => refuse(injectedFault(code, message, errorWords(percent), key))
}

/** What AWS takes for the caller's fault: it asked for more than the table has. */
function throttledWith(key: ResourceKey, percent: number): Outcome {
  const words =
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.'
  return refuse({ ...injectedFault('ProvisionedThroughputExceededException', words, errorWords(percent), key), origin: 'client' })
}

export function refusalsOf(key: ResourceKey): Refusals | undefined {
  for (const beginning in refusals) if (key.startsWith(beginning)) return refusals[beginning]
  return undefined
}
