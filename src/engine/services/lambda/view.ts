/** What the screen is told about a function and its environments. */
import type { ResourceKey } from '../../kernel/index.ts'
import { environmentKey, eventsKey } from './keys.ts'
import type { MappingPhase, MappingState } from './mapping-state.ts'
import type { EnvironmentState, EventQueueState, FunctionState } from './state.ts'

export interface EnvironmentView {
  readonly state: 'starting' | 'busy' | 'idle'
  /** Virtual ms at which the present run began (cold start included). */
  readonly since: number
  /** When it will be stopped at the latest; the bar fills from `since` to here. */
  readonly deadline: number
  readonly failedLast: boolean
}

export interface FunctionView {
  readonly environments: readonly EnvironmentView[]
  readonly busy: number
  readonly invocations: number
  readonly errors: number
  readonly throttles: number
  readonly coldStarts: number
  /** The last error in AWS's words, if the last invocation failed. */
  readonly lastError: string | undefined
  /** Set when the function was switched off because it kept stalling the simulation. */
  readonly disabled: string | undefined
  /** Why there is nothing to run: drawn hatched. */
  readonly noCode?: string
  /** A mock answers in place of the code. */
  readonly mocked?: true
  /** Events in Lambda's own queue that wait for another attempt, and when the next of them is tried. */
  readonly waitingEvents?: number
  readonly nextEventAt?: number
  readonly versions?: number
  readonly aliases?: number
}

/** Pollers of one event source mapping. */
export interface MappingView {
  readonly state: 'Enabled' | 'Disabled'
  /** Receives that are open: the pull disc is blue while there are some. */
  readonly openPolls: number
  readonly busy: number
  /** Messages in the pollers' hands: gathered, given to the function or being deleted. */
  readonly inHand?: number
  /** As AWS shows it, where that is more than the state says. */
  readonly phase?: MappingPhase
  /** How many batches may be under way at once. */
  readonly concurrency?: number
  /** Batches that found no room and are tried again. */
  readonly throttled?: number
  /** Messages that no filter let through. */
  readonly filtered?: number
  readonly problem?: string
}

/** Gives the state under a key. */
export type Read = (key: ResourceKey) => unknown

/** A function's environments, oldest first. */
export function readEnvironments(read: Read, state: Readonly<FunctionState>): Readonly<EnvironmentState>[] {
  const ordinals = [...state.idle, ...state.busy].toSorted((a, b) => a - b)
  return ordinals.map((ordinal) => read(environmentKey(state.name, ordinal)) as EnvironmentState)
}

export function viewFunction(state: Readonly<FunctionState>, read: Read): FunctionView {
  return {
    environments: readEnvironments(read, state).map(viewEnvironment),
    busy: state.busy.length,
    invocations: state.invocations,
    errors: state.errors,
    throttles: state.throttles,
    coldStarts: state.coldStarts,
    lastError: state.lastError ?? undefined,
    disabled: state.disabled ?? undefined,
    ...(state.noCode !== null && { noCode: state.noCode, ...(state.mock !== null && { mocked: true as const }) }),
    ...viewEvents(state, read),
    ...(state.versions.length > 0 && { versions: state.versions.length }),
    ...(state.aliases.length > 0 && { aliases: state.aliases.length }),
  }
}

function viewEvents({ name }: Readonly<FunctionState>, read: Read): Pick<FunctionView, 'waitingEvents' | 'nextEventAt'> {
  const { events } = read(eventsKey(name)) as Readonly<EventQueueState>
  const due = Object.values(events).flatMap(({ state, dueAt }) => (state === 'failed' || state === 'throttled' ? [dueAt] : []))
  return due.length === 0 ? {} : { waitingEvents: due.length, nextEventAt: due.reduce((least, at) => Math.min(least, at)) }
}

function viewEnvironment(state: Readonly<EnvironmentState>): EnvironmentView {
  const { since, failedLast, current } = state
  return { state: state.state, since, deadline: current?.deadline ?? since, failedLast }
}

export function viewMapping(state: Readonly<MappingState>): MappingView {
  const throttled = state.pollers.filter(({ phase }) => phase === 'retrying').length
  return {
    state: state.enabled && !state.deleting ? 'Enabled' : 'Disabled',
    openPolls: state.pollers.filter(({ phase }) => phase === 'receiving').length,
    busy: state.pollers.filter(({ phase }) => phase === 'invoking').length,
    inHand: state.pollers.reduce((sum, { batch }) => sum + batch.length, 0),
    concurrency: state.scaling.concurrency,
    ...(state.phase !== 'Enabled' && state.phase !== 'Disabled' && { phase: state.phase }),
    ...(throttled > 0 && { throttled }),
    ...(state.filtered > 0 && { filtered: state.filtered }),
    ...(state.problem !== null && { problem: state.problem }),
  }
}

/** Whether visible messages of its queue will be taken: then the run is not idle while there are some. */
export function mappingHungers(state: Readonly<MappingState>): boolean {
  return state.enabled && !state.deleting && state.problem === null
}
