/** PutItem, UpdateItem and DeleteItem: one write, and what of the item they answer with. */
import type { DynamodbInput, DynamodbOutput, Item } from '../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../kernel/index.ts'
import { consumedBy, unitsOfWrite } from './capacity.ts'
import { doWrite, namedParts, placeWrite, planWrite, readWrite, type PlannedWrite, type WriteKind, type WriteRequest } from './write.ts'

type OneWrite = WriteRequest & Pick<DynamodbInput<'UpdateItem'>, 'ReturnValues' | 'ReturnConsumedCapacity'>

export function writeOne(step: Step, kind: WriteKind, input: OneWrite): Outcome {
  const sound = readWrite(kind, input)
  if (!sound.ok) return refuse(sound.error)
  const placed = placeWrite(step, sound.value)
  if (!placed.ok) return refuse(placed.error)
  const plan = planWrite(step, placed.value)
  if (!plan.ok) return refuse(plan.error)
  const consumed = consumedBy(input.ReturnConsumedCapacity, plan.value.state, unitsOfWrite(plan.value.state, plan.value))
  doWrite(step, plan.value)
  const Attributes = told(plan.value, input.ReturnValues)
  return answer({ ...(Attributes && { Attributes }), ...consumed } satisfies DynamodbOutput<'UpdateItem'>)
}

/** Nothing where nothing of it is there. */
function told(write: PlannedWrite, asked: OneWrite['ReturnValues']): Item | undefined {
  switch (asked) {
    case 'ALL_OLD':
      return write.before
    case 'ALL_NEW':
      return write.after
    case 'UPDATED_OLD':
      return filled(namedParts(write, write.before))
    case 'UPDATED_NEW':
      return filled(namedParts(write, write.after))
    default:
      return undefined
  }
}

function filled(item: Item): Item | undefined {
  return Object.keys(item).length === 0 ? undefined : item
}
