/** Goes where the first rule that holds leads. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
import { evaluateTemplate, ruleMatches, type ChoiceRule, type ChoiceState, type ExpressionScope } from '../../../../asl/index.ts'
import { fail, ok } from '../../../../base/result.ts'
import { exitState } from '../exit.ts'
import { failureOf, inState, scopeOf, wrongType } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import { failState } from '../failure.ts'
import { effectiveInput, outgoingOfInput } from '../pipeline.ts'
import type { StateTypeOf, WorkOn } from './state-type.ts'

export const choice: StateTypeOf<ChoiceState> = {
  enter(work) {
    const input = effectiveInput(work)
    if (!input.ok) return failState(work, input.error)
    const rule = firstRule(work, scopeOf(work.run, work.frame, { input: input.value }))
    if (!rule.ok) return failState(work, rule.error)
    const next = rule.value === undefined ? work.state.defaultNext : rule.value.next
    if (next === undefined) return failState(work, { error: 'States.NoChoiceMatched', cause: inState(work.frame, nowhere) })
    exitState(work, outgoingOfInput(work, input.value, rule.value?.fields), next)
  },
}

const nowhere = 'Failed to transition out of the state. The state does not point to a next state.'

function firstRule(work: WorkOn<ChoiceState>, scope: ExpressionScope): Attempt<ChoiceRule | undefined> {
  for (const [index, rule] of work.state.rules.entries()) {
    const holds = work.state.language === 'JSONata' ? conditionHolds(work, rule, index, scope) : comparisonHolds(work, rule, scope)
    if (!holds.ok) return holds
    if (holds.value) return ok(rule)
  }
  return ok(undefined)
}

function comparisonHolds({ frame }: WorkOn<ChoiceState>, { fields }: ChoiceRule, scope: ExpressionScope): Attempt<boolean> {
  const holds = ruleMatches(fields, scope)
  return holds.ok ? holds : fail(failureOf(frame, holds.error))
}

function conditionHolds({ frame }: WorkOn<ChoiceState>, { fields }: ChoiceRule, index: number, scope: ExpressionScope): Attempt<boolean> {
  const field = `Choices[${index}]/Condition`
  const template = fields['Condition']
  const holds = evaluateTemplate(template ?? null, scope, field)
  if (!holds.ok) return fail(failureOf(frame, holds.error))
  if (typeof holds.value === 'boolean') return ok(holds.value)
  return fail(wrongType(frame, { field, template, value: holds.value, expected: 'boolean' }))
}
