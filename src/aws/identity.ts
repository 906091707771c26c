/** Where the one world stands: one account, one region, and how AWS writes the names of things. */
import { derivedText } from '../base/random.ts'
import { remembered } from '../base/remembered.ts'

export const account = '111111111111'
export const region = 'us-east-1'
export const partition = 'aws'

/** Monday 2026-01-05T09:00:00Z in milliseconds since 1970: when a world starts unless its document says otherwise. */
export const defaultStart = Date.UTC(2026, 0, 5, 9)

/** The parts of an Amazon Resource Name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export interface Arn {
  readonly service: string
  readonly region: string
  readonly account: string
  /** All that follows the account: `orders`, `function:pack`, `orders:subscription-uuid`. */
  readonly resource: string
}

export const parseArn: (text: string) => Arn | undefined = remembered((text) => {
  const parts = text.split(':')
  if (parts.length < 6 || parts[0] !== 'arn') return undefined
  return { service: parts[2] as string, region: parts[3] as string, account: parts[4] as string, resource: parts.slice(5).join(':') }
})

export function arnOf(service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`
}

/** Callers of the account come as its root. */
export const rootArn = `arn:${partition}:iam::${account}:root`

export function queueArn(name: string): string {
  return arnOf('sqs', name)
}

export const topicArn: (name: string) => string = remembered((name) => arnOf('sns', name))

export function functionArn(name: string): string {
  return arnOf('lambda', `function:${name}`)
}

export function stateMachineArn(name: string): string {
  return arnOf('states', `stateMachine:${name}`)
}

export function tableArn(name: string): string {
  return arnOf('dynamodb', `table/${name}`)
}

/** Buckets are known in the whole partition, so their ARNs name neither region nor account. */
export function bucketArn(name: string): string {
  return `arn:${partition}:s3:::${name}`
}

export function eventBusArn(name: string): string {
  return arnOf('events', `event-bus/${name}`)
}

/** A bus's name in its ARN, or the bare name. */
export function eventBusNameOf(reference: string): string {
  return parseArn(reference)?.resource.replace(/^event-bus\//, '') ?? reference
}

/** Rules of the default bus do not name it. */
export function ruleArn(bus: string, name: string): string {
  return arnOf('events', bus === 'default' ? `rule/${name}` : `rule/${bus}/${name}`)
}

/** With `:*` behind it where policies and descriptions mean its streams too. */
export function logGroupArn(name: string): string {
  return arnOf('logs', `log-group:${name}`)
}

/** A log group's name in its ARN, or the bare name. */
export function logGroupNameOf(reference: string): string {
  return (
    parseArn(reference)
      ?.resource.replace(/^log-group:/, '')
      .replace(/:\*$/, '') ?? reference
  )
}

/** A table's name in its ARN (or that of an index), or the bare name. */
export function tableNameOf(reference: string): string {
  return parseArn(reference)?.resource.split('/')[1] ?? reference
}

export const queueUrl: (name: string) => string = remembered((name) => `https://sqs.${region}.amazonaws.com/${account}/${name}`)

/** The queue's name in a queue URL, in the path form or (as some SDK calls allow) the bare name. */
export function queueNameOfUrl(url: string): string | undefined {
  const name = url.slice(url.lastIndexOf('/') + 1)
  return name === '' ? undefined : name
}

/** The function's name in an ARN, a partial ARN (`123456789012:function:name`) or the bare name. */
export function functionNameOf(reference: string): string {
  const marker = reference.lastIndexOf('function:')
  const name = marker < 0 ? reference : reference.slice(marker + 'function:'.length)
  return name.split(':')[0] as string
}

/** `<stack>-<LogicalId>-<12 characters>`: the name CloudFormation gives to a resource that the template leaves unnamed. */
export function physicalName(stack: string, logicalId: string, seed: number, maxLength: number, suffix = ''): string {
  const tail = derivedText(seed, `physical-name/${stack}/${logicalId}`, 12, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
  const room = maxLength - tail.length - suffix.length - 1
  return `${`${stack}-${logicalId}`.slice(0, room)}-${tail}${suffix}`
}
