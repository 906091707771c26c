/**
 * Items of the agenda of which nothing will come. Timers are never cancelled, so most of them fire for what is long over: a
 * timeout of an invocation that has ended. Whoever must not pass by a timeout may pass by these.
 */
import type { AgendaItem, World } from '../kernel/index.ts'
import type { EnvironmentState } from '../services/lambda/index.ts'
import { isDeadlineStale, type QueueState } from '../services/sqs/index.ts'
import type { ExecutionState } from '../services/stepfunctions/index.ts'

type Data = Readonly<Record<string, unknown>>
type Moot = (world: Readonly<World>, data: Data) => boolean

const byTimer: Readonly<Record<string, Moot>> = {
  'sqs/ReachDeadline': (world, { queue, sequence }) => {
    const state = stateAt<QueueState>(world, queue)
    return state === undefined || isDeadlineStale(state, Number(sequence))
  },
  /** A poller whose poll ends asks again: nobody outside waits for that. */
  'sqs/EndLongPoll': (world, { queue, waiter }) => {
    const waits = stateAt<QueueState>(world, queue)?.waiters.find((each) => each.waiter === waiter)
    return waits?.replyTo?.service !== 'outside'
  },
  'sqs/ExpireRetention': (world, { queue }) => (stateAt<QueueState>(world, queue)?.retention.length ?? 0) === 0,
  'lambda/InvocationTimeout': (world, { environment, invocation, deadline }) => {
    const current = stateAt<EnvironmentState>(world, environment)?.current
    return current?.requestId !== invocation || current?.deadline !== deadline
  },
  'states/ExecutionTimeout': (world, { execution }) => stateAt<ExecutionState>(world, execution)?.status !== 'RUNNING',
  'states/TaskTimeout': isTaskOver,
  'states/HeartbeatTimeout': isTaskOver,
}

export function isMoot(world: Readonly<World>, { envelope }: AgendaItem): boolean {
  return envelope.kind === 'timer' && byTimer[`${envelope.to}/${envelope.timer}`]?.(world, envelope.data) === true
}

function isTaskOver(world: Readonly<World>, { execution, frame: id, attempt }: Data): boolean {
  const frame = stateAt<ExecutionState>(world, execution)?.frames[String(id)]
  return frame?.attempt !== attempt || frame?.waits?.kind !== 'task'
}

function stateAt<T>(world: Readonly<World>, key: unknown): Readonly<T> | undefined {
  return world.cells[String(key)]?.state as Readonly<T> | undefined
}
