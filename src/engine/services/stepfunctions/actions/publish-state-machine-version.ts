import type { StatesInput } from '../../../../aws/services/stepfunctions.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import type { Action } from '../../shared/service-table.ts'
import { conflict } from '../faults.ts'
import { qualifiedArn } from '../keys.ts'
import { findMachine } from '../machine-lookup.ts'
import { publishVersion } from '../releases.ts'

/** The revision of a machine that was never changed. */
const firstRevision = 'INITIAL'

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html */
export const publishStateMachineVersion: Action<StatesInput<'PublishStateMachineVersion'>> = (step, input) => {
  const found = findMachine(step, input.stateMachineArn)
  if (!found.ok) return refuse(found.error)
  const { name, revisionId } = found.value
  const current = revisionId ?? firstRevision
  const { revisionId: wanted = current, description = null } = input
  if (wanted !== current) {
    const words = `Failed to publish the State Machine version for revision ${wanted}. The current State Machine revision is ${current}.`
    return refuse(conflict(words))
  }
  const version = publishVersion(step, name, description)
  if (!version.ok) return refuse(version.error)
  const { createdAt, number } = version.value
  return answer({ creationDate: createdAt / 1000, stateMachineVersionArn: qualifiedArn(name, number) })
}
