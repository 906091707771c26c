import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { qualifiedArn } from '../keys.ts'
import { pageOf } from '../paging.ts'
import { findQualified } from '../releases.ts'

/**
 * All of a machine's, the oldest first, or those that route to the version whose ARN is given.
 * https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineAliases.html
 */
export const listStateMachineAliases: Action<StatesInput<'ListStateMachineAliases'>> = (step, input) => {
  const found = findQualified(step, input.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { machine, version } = found.value
  const asked = machine.aliases.filter(({ routing }) => version === null || routing.some((route) => route.version === version.number))
  const page = pageOf(asked, input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const stateMachineAliases = items.map(({ name, createdAt }) => ({
    stateMachineAliasArn: qualifiedArn(machine.name, name),
    creationDate: createdAt / 1000,
  }))
  return answer({ stateMachineAliases, ...more })
}
