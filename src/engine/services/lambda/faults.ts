/** Lambda's faults, with AWS's codes and texts. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
import { clientFault, serverFault, type AwsFault } from '../../../aws/service.ts'
import { functionArn } from '../../../aws/identity.ts'

export function functionNotFound(name: string): AwsFault {
  return clientFault('ResourceNotFoundException', `Function not found: ${functionArn(name)}`)
}

export function functionExists(name: string): AwsFault {
  return clientFault('ResourceConflictException', `Function already exist: ${name}`)
}

export function mappingNotFound(): AwsFault {
  return clientFault('ResourceNotFoundException', 'The resource you requested does not exist.')
}

export function invalidParameter(message: string): AwsFault {
  return clientFault('InvalidParameterValueException', message)
}

/** One constraint that a value does not meet, as AWS's front end words it. */
export function constraintFault(member: string, value: string | number, constraint: string): AwsFault {
  return clientFault(
    'ValidationException',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  )
}

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
export function throttled(): AwsFault {
  return clientFault('TooManyRequestsException', 'Rate Exceeded.')
}

/** Ours: AWS would run this function, we have nothing to run. */
export function nothingToRun(name: string, reason: string): AwsFault {
  return serverFault('InvalidRuntimeException', `No code here: ${name} ${reason}.`)
}

/** Ours: the function was switched off because it kept stalling the simulation. AWS says so of a function that failed. */
export function switchedOff(reason: string): AwsFault {
  return clientFault(
    'ResourceConflictException',
    `The operation cannot be performed at this time. The function is currently in the following state: Failed. ${reason}`,
  )
}
