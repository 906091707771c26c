/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
import type { AwsFault } from '../../../../aws/service.ts'
import { dynamodbLimits, type DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { digestJson } from '../../../../base/hash.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { consumedByAll, unitsOfWrite } from '../capacity.ts'
import { constraint, transactionFault, validation, type CancellationReason } from '../faults.ts'
import { editAccount, accountOf } from '../tables.ts'
import { doWrite, identityOf, placeWrite, planWrite, readWrite, type PlacedWrite, type PlannedWrite, type SoundWrite } from '../write.ts'

type Part = DynamodbInput<'TransactWriteItems'>['TransactItems'][number]

/** All of it, or nothing and the reasons of each. */
export function transactWriteItems(step: Step, input: DynamodbInput<'TransactWriteItems'>): Outcome {
  const { ClientRequestToken: token, TransactItems } = input
  const placed = placeAll(step, TransactItems)
  if (!placed.ok) return refuse(placed.error)
  const digest = digestJson(TransactItems)
  const known = token === undefined ? undefined : accountOf(step).tokens[token]
  const isKnown = known !== undefined && step.now - known.at <= dynamodbLimits.tokenMs
  if (isKnown && known.digest !== digest) return refuse(otherRequest)
  if (isKnown) return answer({})
  const plans = placed.value.map((write) => planWrite(step, write))
  const planned = plans.flatMap((plan) => (plan.ok ? [plan.value] : []))
  if (planned.length < plans.length) return refuse(transactionFault(plans.map(reasonOf)))
  const units = planned.map((plan) => ({ table: plan.state, units: unitsOfWrite(plan.state, plan) }))
  for (const plan of planned) doWrite(step, plan)
  if (token !== undefined) rememberToken(step, token, digest)
  return answer({ ...consumedByAll(input.ReturnConsumedCapacity, units, 2) })
}

const otherRequest: AwsFault = {
  code: 'IdempotentParameterMismatchException',
  message: 'The request uses the same client token as a previous, but non-identical request',
  origin: 'client',
}

function rememberToken(step: Step, token: string, digest: number): void {
  const account = editAccount(step)
  const recent = Object.entries(account.tokens).filter(([, { at }]) => step.now - at <= dynamodbLimits.tokenMs)
  account.tokens = Object.fromEntries([...recent, [token, { at: step.now, digest }]])
}

function reasonOf(plan: Result<PlannedWrite, AwsFault & { readonly Item?: CancellationReason['Item'] }>): CancellationReason {
  if (plan.ok) return { Code: 'None' }
  const { code, message, Item } = plan.error
  const Code = code === 'ConditionalCheckFailedException' ? 'ConditionalCheckFailed' : 'ValidationError'
  return { Code, Message: message, ...(Item && { Item }) }
}

function placeAll(step: Step, parts: readonly Part[]): Result<PlacedWrite[], AwsFault> {
  const most = dynamodbLimits.transactItems
  if (parts.length === 0) return fail(constraint('[]', 'transactItems', 'have length greater than or equal to 1'))
  if (parts.length > most) return fail(constraint('[...]', 'transactItems', `have length less than or equal to ${most}`))
  const placed: PlacedWrite[] = []
  const seen = new Set<string>()
  for (const part of parts) {
    const sound = readPart(part)
    if (!sound.ok) return sound
    const write = placeWrite(step, sound.value)
    if (!write.ok) return write
    const identity = identityOf(write.value)
    if (seen.has(identity)) return fail(validation('Transaction request cannot include multiple operations on one item'))
    seen.add(identity)
    placed.push(write.value)
  }
  return ok(placed)
}

function readPart({ ConditionCheck, Put, Delete, Update }: Part): Result<SoundWrite, AwsFault> {
  if ([ConditionCheck, Put, Delete, Update].filter((each) => each !== undefined).length !== 1) {
    return fail(validation('TransactItems can only contain one of Check, Put, Update or Delete'))
  }
  if (Put) return readWrite('Put', Put)
  if (Update) return readWrite('Update', Update)
  return Delete ? readWrite('Delete', Delete) : readWrite('ConditionCheck', ConditionCheck as NonNullable<Part['ConditionCheck']>)
}
