/** Lambda's faults, with AWS's codes and texts. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html */
import { clientFault, serverFault, type AwsFault } from '../../../aws/service.ts'
import { functionArn } from '../../../aws/identity.ts'

export function functionNotFound(name: string, qualifier: string | null = null): AwsFault {
  return notFound(`Function not found: ${functionArn(name)}${qualifier === null ? '' : `:${qualifier}`}`)
}

export function notFound(message: string): AwsFault {
  return clientFault('ResourceNotFoundException', message)
}

export function conflict(message: string): AwsFault {
  return clientFault('ResourceConflictException', message)
}

export function functionExists(name: string): AwsFault {
  return conflict(`Function already exist: ${name}`)
}

export function resourceNotFound(): AwsFault {
  return notFound('The resource you requested does not exist.')
}

export function invalidParameter(message: string): AwsFault {
  return clientFault('InvalidParameterValueException', message)
}

/** https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export function accessDenied(principal: string, action: string, arn: string): AwsFault {
  return clientFault(
    'AccessDeniedException',
    `User: ${principal} is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
  )
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
