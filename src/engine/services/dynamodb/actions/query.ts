/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { validation } from '../faults.ts'
import { namesOfKey } from '../item-key.ts'
import { attributesIn, keyQuestion } from '../key-condition.ts'
import { rangeOfCondition } from '../order.ts'
import { inputFault, placeOfRead, readPage } from '../read-page.ts'
import { readExpressions } from '../request.ts'

export function query(step: Step, input: DynamodbInput<'Query'>): Outcome {
  const fault = inputFault(input)
  if (fault) return refuse(fault)
  const expressions = readExpressions(input, ['FilterExpression', 'KeyConditionExpression'])
  if (!expressions.ok) return refuse(expressions.error)
  const { keyCondition, filter } = expressions.value
  if (keyCondition === undefined) {
    return refuse(validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'))
  }
  const place = placeOfRead(step, input)
  if (!place.ok) return refuse(place.error)
  const { table, index } = place.value
  const key = index?.key ?? table.key
  const question = keyQuestion(table, key, keyCondition)
  if (!question.ok) return refuse(question.error)
  const filtered = filter === undefined ? [] : attributesIn(filter)
  const inKey = namesOfKey(key).find((name) => filtered.includes(name))
  if (inKey !== undefined) {
    return refuse(validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${inKey}`))
  }
  const range = rangeOfCondition(question.value.hash, question.value.range, input.ScanIndexForward === false)
  const page = readPage(step, input, place.value, range, expressions.value)
  return page.ok ? answer(page.value) : refuse(page.error)
}
