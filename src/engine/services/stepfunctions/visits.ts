/**
 * An execution's history, told by the states that it came through: each event belongs to one visit of one state. What runs at the
 * same time is told apart by the predecessors that events name, as AWS's own console does it.
 */
import type { StateType } from '../../../asl/index.ts'
import type { HistoryEvent } from './history.ts'
import type { ExecutionState, Frame } from './state.ts'

/** A state was entered once. */
export interface Visit {
  /** The number of the event by which it was entered. */
  readonly entered: number
  readonly state: string
  readonly type: StateType
  /** Milliseconds since 1970. */
  readonly at: number
  /** JSON text. */
  readonly input: string
  /** The visit of the Parallel or Map that it happened in. */
  readonly parent: Visit | undefined
  /** Of the innermost Map around it. */
  readonly iteration: number | undefined
  /** The visit that it came from, in the same scope. */
  readonly before: Visit | undefined
  /** Numbers of the events that belong to it, that of its entry first. */
  readonly events: number[]
  /** The number of the event by which it was left. */
  exited: number | undefined
}

export type VisitOutcome = 'inside' | 'succeeded' | 'caught' | 'failed' | 'aborted'

/** In the order in which they were entered. */
export function visitsIn(events: readonly HistoryEvent[]): Visit[] {
  const visits: Visit[] = []
  /** The visit that each event belongs to, by the number of the event. */
  const owners: (Visit | undefined)[] = [undefined]
  const iterations = new Map<number, number>()
  for (const [index, event] of events.entries()) {
    const number = index + 1
    const previous = owners[event.previous]
    if (event.type.endsWith('StateEntered')) {
      const visit = entry(event, number, previous, iterationAt(event.previous))
      visits.push(visit)
      owners.push(visit)
      continue
    }
    const owner = ownerOf(event, number, previous, visits)
    owners.push(owner)
    if (event.type === 'MapIterationStarted') iterations.set(number, Number(event.details?.['index']))
    owner?.events.push(number)
    if (owner && event.type.endsWith('StateExited')) owner.exited = number
  }
  return visits

  function iterationAt(number: number): number | undefined {
    return iterations.get(number) ?? owners[number]?.iteration
  }
}

function entry(
  { type, at, previous: number, details }: HistoryEvent,
  entered: number,
  previous: Visit | undefined,
  iteration?: number,
): Visit {
  const isOn = previous?.exited === number
  return {
    entered,
    state: String(details?.['name']),
    type: type.slice(0, -'StateEntered'.length) as StateType,
    at,
    input: String(details?.['input']),
    parent: isOn ? previous?.parent : previous,
    iteration,
    before: isOn ? previous : undefined,
    events: [entered],
    exited: undefined,
  }
}

/** Some events tell by their name or their state to which of the visits around their predecessor they belong. */
function ownerOf({ type, details }: HistoryEvent, number: number, before: Visit | undefined, visits: readonly Visit[]): Visit | undefined {
  if (type.startsWith('Execution')) return undefined
  if (type === 'EvaluationFailed') {
    // While a state is entered its failure names what came before the state.
    const newest = visits.at(-1)
    return newest?.entered === number - 1 && newest.state === details?.['state'] ? newest : before
  }
  const named = /^MapIteration|StateExited$/.test(type) ? details?.['name'] : undefined
  if (named !== undefined) return around(before, ({ state }) => state === named)
  const container = /^(Map|Parallel)State/.exec(type)?.[1]
  return container === undefined ? before : around(before, (visit) => visit.type === container)
}

function around(visit: Visit | undefined, isMeant: (visit: Visit) => boolean): Visit | undefined {
  let at = visit
  while (at !== undefined && !isMeant(at)) at = at.parent
  return at
}

const failing = /(Failed|TimedOut)$/
const working: ReadonlySet<StateType> = new Set(['Task', 'Map', 'Parallel'])

export function outcomeOf(visit: Visit, events: readonly HistoryEvent[], execution: Readonly<ExecutionState>): VisitOutcome {
  const types = visit.events.map((number) => events[number - 1]?.type ?? '')
  if (visit.exited !== undefined) {
    // Only what works for its result can have a Catch.
    return working.has(visit.type) && !types.at(-2)?.endsWith('Succeeded') ? 'caught' : 'succeeded'
  }
  if (frameOfVisit(visit, execution) !== undefined) return 'inside'
  if (types.some((type) => type.endsWith('StateAborted'))) return 'aborted'
  return execution.status === 'ABORTED' || execution.status === 'TIMED_OUT' ? 'aborted' : 'failed'
}

/** The frame that is in the state because of this visit. */
export function frameOfVisit({ entered }: Visit, { frames }: Readonly<ExecutionState>): Frame | undefined {
  return Object.values(frames).find((frame) => frame.enteredEvent === entered && frame.phase !== 'enter')
}

/** The error that its work ended with last. */
export function failureIn(
  { events: numbers }: Visit,
  events: readonly HistoryEvent[],
): { readonly error: string; readonly cause: string } | undefined {
  for (const number of numbers.toReversed()) {
    const event = events[number - 1]
    if (event && failing.test(event.type) && event.type !== 'MapIterationFailed')
      return { error: String(event.details?.['error'] ?? ''), cause: String(event.details?.['cause'] ?? '') }
  }
  return undefined
}
