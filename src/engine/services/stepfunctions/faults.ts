/** What Step Functions refuses, in its own words. https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html */
import { remembered } from '../../../base/remembered.ts'
import { parseArn } from '../../../aws/identity.ts'
import { clientFault, type AwsFault } from '../../../aws/service.ts'

export const noSuchMachine = (arn: string): AwsFault => clientFault('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)

export const noSuchExecution = (arn: string): AwsFault => clientFault('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)

export const machineExists = (arn: string): AwsFault => clientFault('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`)

export const executionExists = (arn: string): AwsFault => clientFault('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`)

export const notRedrivable = (words: string): AwsFault => clientFault('ExecutionNotRedrivable', `Execution Not Redrivable: '${words}'`)

export const noSuchActivity = (arn: string): AwsFault => clientFault('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`)

export const tooManyWorkers = clientFault(
  'ActivityWorkerLimitExceeded',
  'The maximum number of workers concurrently polling for activity tasks has been reached.',
)

export const noSuchResource = clientFault('ResourceNotFound', 'Request references a resource that does not exist.')

export const conflict = (words: string): AwsFault => clientFault('ConflictException', words)

export const quotaExceeded = (words: string): AwsFault => clientFault('ServiceQuotaExceededException', words)

export const invalidInput = (words: string): AwsFault =>
  clientFault('InvalidExecutionInput', `Invalid State Machine Execution Input: '${words}'`)

export const invalidOutput = (words: string): AwsFault => clientFault('InvalidOutput', `Invalid Output: '${words}'`)

export const invalidLogging = (words: string): AwsFault =>
  clientFault('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${words}`)

export const invalidToken = clientFault('InvalidToken', "Invalid Token: 'Invalid token'")

export const taskIsOver = clientFault('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")

export const wrongType = clientFault('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine')

export const validation = (words: string): AwsFault => clientFault('ValidationException', words)

/** Whether a text is an ARN of the kind that the operation is about (`stateMachine`, `execution`, `activity`). */
export function arnFault(text: string, ...kinds: readonly string[]): AwsFault | undefined {
  if (!text.startsWith('arn:')) return invalidArn(`Invalid ARN prefix: ${text}`)
  const { service, kind } = serviceAndKind(text)
  return service === 'states' && kinds.includes(kind) ? undefined : invalidArn(`Resource type not valid in this context: ${kind}`)
}

const serviceAndKind = remembered((text) => {
  const arn = parseArn(text)
  return { service: arn?.service, kind: arn?.resource.split(':')[0] ?? '' }
})

export function roleFault(text: string): AwsFault | undefined {
  return text.startsWith('arn:') ? undefined : invalidArn(`Invalid ARN prefix: ${text}`)
}

function invalidArn(words: string): AwsFault {
  return clientFault('InvalidArn', `Invalid Arn: '${words}'`)
}

/** Names may have anything but white space, brackets, wildcards, what means something elsewhere, and control characters. */
export function nameFault(name: string): AwsFault | undefined {
  return forbidden.test(name) ? clientFault('InvalidName', `Invalid Name: '${name}'`) : undefined
}

// oxlint-disable-next-line no-control-regex -- AWS forbids these characters by name.
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff]/u
