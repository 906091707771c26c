/** Where a message is when it is on no wire: in which queues it stands, whose hands it is in, which workflow's execution it is. */
import type { LogicalId, PictureNode } from '../../document/index.ts'
import { environmentKey, type EnvironmentState, type FunctionState } from '../services/lambda/index.ts'
import { storedMessages } from '../services/sqs/index.ts'
import type { ExecutionState, MachineState } from '../services/stepfunctions/index.ts'
import { labelOfTrail } from './labels.ts'
import { stateOf } from './nodes.ts'
import { queueStateOf } from './queue-messages.ts'
import { resourceKeyOf } from './resources.ts'
import { worldOf, type Run } from './run.ts'

export interface Whereabouts {
  readonly node: LogicalId
  /** Its copies in a queue, by their message ids; none elsewhere. */
  readonly messages: readonly string[]
}

/** All nodes that have something called so now, in the order of the picture. */
export function whereaboutsOf(run: Run, label: string): Whereabouts[] {
  if (label === '') return []
  return run.template.nodes.flatMap((node) => placeIn(run, node, label) ?? [])
}

function placeIn(run: Run, { id: node, kind }: PictureNode, label: string): Whereabouts | undefined {
  if (kind === 'queue') {
    const stored = storedMessages(queueStateOf(run, node) ?? { pages: { list: [], first: 0 } })
    const messages = stored.filter(({ trail }) => isCalled(run, trail, label)).map(({ messageId }) => messageId)
    return messages.length === 0 ? undefined : { node, messages }
  }
  const isThere = kind === 'function' ? isInHand(run, node, label) : kind === 'workflow' && runsAs(run, node, label)
  return isThere ? { node, messages: [] } : undefined
}

/** What a source sends has its number in its name, so most are told apart without being named. */
function isCalled(run: Run, trail: string, label: string): boolean {
  const mayBe = trail.startsWith(executions) || label.includes(trail.slice(trail.lastIndexOf('/') + 1))
  return mayBe && labelOfTrail(run, trail) === label
}

const executions = 'states/execution/'

/** Of several that came together nobody knows here which is which: their queue has them in flight. */
function isInHand(run: Run, node: LogicalId, label: string): boolean {
  const state = stateOf<FunctionState>(run, resourceKeyOf(run.template, node))
  return (state?.busy ?? []).some((ordinal) => {
    const trail = stateOf<EnvironmentState>(run, environmentKey(state?.name ?? '', ordinal))?.current?.trail ?? null
    return trail !== null && isCalled(run, trail, label)
  })
}

function runsAs(run: Run, node: LogicalId, label: string): boolean {
  const machine = stateOf<MachineState>(run, resourceKeyOf(run.template, node))
  if (machine === undefined || machine.counts.RUNNING === 0) return false
  const own = `${executions}${machine.name}/`
  const { cells } = worldOf(run)
  for (const key in cells) {
    const isOwn = key.startsWith(own) && stateOf<ExecutionState>(run, key)?.status === 'RUNNING'
    if (isOwn && labelOfTrail(run, `${key}/0/0`) === label) return true
  }
  return false
}
