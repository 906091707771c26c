import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { qualifiedArn } from '../keys.ts'
import { findMachine } from '../machine-lookup.ts'
import { pageOf } from '../paging.ts'

/** The newest first. https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachineVersions.html */
export const listStateMachineVersions: Action<StatesInput<'ListStateMachineVersions'>> = (step, input) => {
  const found = findMachine(step, input.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { name, versions } = found.value
  const page = pageOf(versions.toReversed(), input)
  if (!page.ok) return refuse(page.error)
  const { items, ...more } = page.value
  const stateMachineVersions = items.map(({ number, createdAt }) => ({
    stateMachineVersionArn: qualifiedArn(name, number),
    creationDate: createdAt / 1000,
  }))
  return answer({ stateMachineVersions, ...more })
}
