/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html */
import type { DynamodbInput } from '../../../../aws/services/dynamodb.ts'
import { answer, refuse, type Outcome, type Step } from '../../../kernel/index.ts'
import { validation } from '../faults.ts'
import { rangeOfSegment } from '../order.ts'
import { inputFault, placeOfRead, readPage } from '../read-page.ts'
import { readExpressions } from '../request.ts'
import { everything } from '../../shared/sorted-store.ts'

export function scan(step: Step, input: DynamodbInput<'Scan'>): Outcome {
  const fault = inputFault(input) ?? segmentFault(input)
  if (fault) return refuse(fault)
  const expressions = readExpressions(input, ['FilterExpression'])
  if (!expressions.ok) return refuse(expressions.error)
  const place = placeOfRead(step, input)
  if (!place.ok) return refuse(place.error)
  const { Segment = 0, TotalSegments } = input
  const range = TotalSegments === undefined ? everything : rangeOfSegment(Segment, TotalSegments)
  const page = readPage(step, input, place.value, range, expressions.value)
  return page.ok ? answer(page.value) : refuse(page.error)
}

function segmentFault({ Segment, TotalSegments }: DynamodbInput<'Scan'>) {
  if (TotalSegments === undefined) {
    return Segment === undefined
      ? undefined
      : validation('The TotalSegments parameter is required but was not present in the request when Segment parameter is present')
  }
  if (Segment === undefined) {
    return validation('The Segment parameter is required but was not present in the request when parameter TotalSegments is present')
  }
  if (Segment < TotalSegments) return undefined
  return validation(
    `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
  )
}
