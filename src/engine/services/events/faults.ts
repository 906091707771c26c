/** What EventBridge refuses, in its own words. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'

export const validation = (message: string): AwsFault => clientFault('ValidationException', message)

/** Of what the API's own model forbids. */
export const constraint = (value: string | number, member: string, words: string): AwsFault =>
  validation(`1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${words}`)

export const noSuchBus = (name: string): AwsFault => clientFault('ResourceNotFoundException', `Event bus ${name} does not exist.`)

export const busExists = (name: string): AwsFault => clientFault('ResourceAlreadyExistsException', `Event bus ${name} already exists.`)

export const noSuchRule = (name: string, bus: string): AwsFault =>
  clientFault('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`)

export const noSuchResource = (arn: string): AwsFault => clientFault('ResourceNotFoundException', `Resource ${arn} does not exist.`)

export const badPattern = (text: string, reason: string, column: number | undefined): AwsFault =>
  clientFault(
    'InvalidEventPatternException',
    `Event pattern is not valid. Reason: ${reason}${column === undefined ? '' : `\n at [Source: (String)"${text}"; line: 1, column: ${column}]`}`,
  )

export const tooManyTargets = clientFault('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
