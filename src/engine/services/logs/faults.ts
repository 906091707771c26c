/** What CloudWatch Logs refuses, in its own words. */
import { clientFault, type AwsFault } from '../../../aws/service.ts'

export const invalid = (message: string): AwsFault => clientFault('InvalidParameterException', message)

export const noSuchGroup = clientFault('ResourceNotFoundException', 'The specified log group does not exist.')
export const noSuchStream = clientFault('ResourceNotFoundException', 'The specified log stream does not exist.')
export const noSuchResource = clientFault('ResourceNotFoundException', 'The specified resource does not exist.')
export const groupExists = clientFault('ResourceAlreadyExistsException', 'The specified log group already exists')
export const streamExists = clientFault('ResourceAlreadyExistsException', 'The specified log stream already exists')
export const tooManyTags = clientFault('TooManyTagsException', 'The maximum number of tags on the resource has been exceeded.')

/** Of what the API's own model forbids. */
export const constraint = (value: string | number, member: string, words: string): AwsFault =>
  invalid(`1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${words}`)
