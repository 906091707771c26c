/** What DynamoDB refuses, in its own words. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
import { clientFault, type AwsFault } from '../../../aws/service.ts'
import type { Item } from '../../../aws/services/dynamodb.ts'

export const validation = (words: string): AwsFault => clientFault('ValidationException', words)

/** Of operations on items. */
export const noSuchTable = clientFault('ResourceNotFoundException', 'Requested resource not found')

/** Of operations on tables. */
export const tableNotFound = (name: string): AwsFault =>
  clientFault('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`)

export const noSuchResource = (arn: string): AwsFault =>
  clientFault('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`)

export const tableExists = (name: string): AwsFault => clientFault('ResourceInUseException', `Table already exists: ${name}`)

export const invalidValues = (words: string): AwsFault => validation(`One or more parameter values were invalid: ${words}`)

export const schemaMismatch = validation('The provided key element does not match the schema')

const conditionFailed = clientFault('ConditionalCheckFailedException', 'The conditional request failed')

/** With the item as it stands, where the request asked for it. */
export function conditionFault(item: Item | undefined): AwsFault & { readonly Item?: Item } {
  return item === undefined ? conditionFailed : { ...conditionFailed, Item: item }
}

/** Why one action of a transaction could not be done; `None` for those that could. */
export type CancellationReason = {
  readonly Code: string
  readonly Message?: string | undefined
  readonly Item?: Item | undefined
}

export function transactionFault(
  reasons: readonly CancellationReason[],
): AwsFault & { readonly CancellationReasons: readonly CancellationReason[] } {
  const codes = reasons.map(({ Code }) => Code).join(', ')
  const words = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`
  return { ...clientFault('TransactionCanceledException', words), CancellationReasons: reasons }
}

/** Of what the API's own model forbids: ranges and lengths. */
export const constraint = (value: string | number, member: string, words: string): AwsFault =>
  validation(`1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must ${words}`)

const legacy = ['Expected', 'AttributeUpdates', 'AttributesToGet', 'KeyConditions', 'QueryFilter', 'ScanFilter', 'ConditionalOperator']

/** What came before expressions is not simulated. */
export function legacyFault(input: object): AwsFault | undefined {
  const used = legacy.find((name) => Object.hasOwn(input, name) && (input as Record<string, unknown>)[name] !== undefined)
  return used === undefined ? undefined : validation(`The legacy parameter ${used} is not simulated: use an expression instead.`)
}
