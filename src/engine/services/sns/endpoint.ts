/** What may be subscribed by which protocol. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
import { parseArn } from '../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import { snsProtocols, type SnsProtocol } from '../../../aws/services/sns.ts'
import { invalidParameter } from './faults.ts'

export function isProtocol(text: string): text is SnsProtocol {
  return (snsProtocols as readonly string[]).includes(text)
}

/** Whether there is anything behind an ARN is not asked: a delivery finds out. */
export function endpointFault(protocol: SnsProtocol, endpoint: string, isFifo: boolean): AwsFault | undefined {
  // † A FIFO topic delivers to queues only; AWS's words for the others are not recorded.
  if (isFifo && protocol !== 'sqs') return invalidParameter(`Protocol Reason: ${protocol} can not be subscribed to FIFO SNS topics`)
  switch (protocol) {
    case 'sqs':
      if (parseArn(endpoint)?.service !== 'sqs') return invalidParameter('SQS endpoint ARN')
      if (isFifo || !endpoint.endsWith('.fifo')) return undefined
      return invalidParameter('Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics')
    case 'lambda':
      return parseArn(endpoint)?.service === 'lambda' ? undefined : invalidParameter('Lambda endpoint ARN')
    case 'firehose':
      return parseArn(endpoint)?.service === 'firehose' ? undefined : invalidParameter('Firehose endpoint ARN')
    case 'application':
      return parseArn(endpoint)?.service === 'sns' ? undefined : invalidParameter('Application endpoint ARN')
    case 'http':
    case 'https':
      return endpoint.startsWith(`${protocol}://`) ? undefined : invalidParameter('Endpoint must match the specified protocol')
    case 'email':
    case 'email-json':
      return /^[^@\s]+@[^@\s]+$/.test(endpoint) ? undefined : invalidParameter('Email address')
    case 'sms':
      return isPhone(endpoint) ? undefined : clientFault('InvalidParameter', `Invalid SMS endpoint: ${endpoint}`)
  }
}

/** Recorded: single dots, dashes and slashes may stand between the digits. */
function isPhone(text: string): boolean {
  return /^\+?\d(?:[./-]?\d)*$/.test(text) && isPhoneNumber(text.replace(/[./-]/g, ''))
}

/** E.164: up to fifteen digits. */
export function isPhoneNumber(text: string): boolean {
  return /^\+?[1-9]\d{1,14}$/.test(text)
}
