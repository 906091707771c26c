/** Every `{% … %}` in a value: whether it is JSONata at all. */
import { isJsonObject, type Json } from '../../base/json.ts'
import { expressionIn } from '../jsonata/evaluate-template.ts'
import { expressionProblem } from '../jsonata/run-expression.ts'
import { type Check, inside, type Place } from './problem.ts'
import { isSubstituted } from './substitution.ts'

/** AWS tells JSONata's own words without the code in front of them. */
export function checkExpressions(value: Json, place: Place, check: Check): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) checkExpressions(item, inside(place, index), check)
  } else if (isJsonObject(value)) {
    for (const [name, content] of Object.entries(value)) {
      if (content !== undefined) checkExpressions(content, inside(place, name), check)
    }
  }
  if (typeof value !== 'string' || (check.substitutions === 'open' && isSubstituted(value))) return
  const expression = expressionIn(value)
  const problem = expression === undefined ? undefined : expressionProblem(expression)
  if (problem === undefined) return
  const message = problem.replace(/^[A-Z]\d{4}: /, '')
  check.found.push({ severity: 'ERROR', code: 'INVALID_JSONATA_EXPRESSION', message, place })
}
