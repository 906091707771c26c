/**
 * Log groups, their streams and events, as plain JSON. AWS's services write here beside what they do, at no cost of time and on
 * no road: whoever has something to log writes it in the step in which it happens. `logs/` answers for the API.
 */
import { utf8Length } from '../../../base/utf8.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { logGroupKey } from './resource-keys.ts'

export interface LogGroupState {
  readonly name: string
  /** In milliseconds since 1970, as all times here. */
  readonly createdAt: number
  readonly logClass: string
  readonly keyId: string | null
  /** In days; `null`: for ever. */
  retention: number | null
  tags: Readonly<Record<string, string>>
  /** Names, in the order in which they were made. */
  streams: string[]
  events: number
}

export interface LogStreamState {
  readonly name: string
  readonly createdAt: number
  firstAt: number | null
  lastAt: number | null
  ingestedAt: number | null
  bytes: number
  /** How many events it ever got. */
  written: number
  /** By time, and as they came in. */
  events: LogEvent[]
}

export interface LogEvent {
  readonly at: number
  readonly ingestedAt: number
  readonly message: string
  /** 1, 2, 3 … in its stream. */
  readonly n: number
}

interface LogsAccount {
  /** Names of the groups, in their order. */
  groups: string[]
}

const accountKey: ResourceKey = 'logs/account'

/** Older events of a stream are forgotten, and so are streams that a service made: the world is kept in memory. */
const keptEvents = 1_000
const keptStreams = 20

/** Neither name can hold a colon. */
export function logStreamKey(group: string, stream: string): ResourceKey {
  return `logs/stream/${group}:${stream}`
}

export function createGroup(step: Step, name: string, more: Partial<Pick<LogGroupState, 'logClass' | 'keyId' | 'tags'>> = {}): void {
  const { logClass = 'STANDARD', keyId = null, tags = {} } = more
  const group: LogGroupState = { name, createdAt: step.epochMs, logClass, keyId, retention: null, tags, streams: [], events: 0 }
  step.create<LogGroupState>(logGroupKey(name), group)
  const { groups } =
    step.read(accountKey) === undefined ? step.create<LogsAccount>(accountKey, { groups: [] }) : step.edit<LogsAccount>(accountKey)
  const place = groups.findIndex((other) => other > name)
  groups.splice(place < 0 ? groups.length : place, 0, name)
}

/** With its streams. */
export function removeGroup(step: Step, { name, streams }: Readonly<LogGroupState>): void {
  for (const stream of streams) step.remove(logStreamKey(name, stream))
  step.remove(logGroupKey(name))
  const { groups } = step.edit<LogsAccount>(accountKey)
  groups.splice(groups.indexOf(name), 1)
}

/** In the order of their names. */
export function logGroups(step: Step): Readonly<LogGroupState>[] {
  const names = step.read<LogsAccount>(accountKey)?.groups ?? []
  return names.map((name) => step.read<LogGroupState>(logGroupKey(name)) as Readonly<LogGroupState>)
}

/** The group must be there. */
export function createStream(step: Step, group: string, stream: string): void {
  const { streams } = step.edit<LogGroupState>(logGroupKey(group))
  streams.push(stream)
  step.create<LogStreamState>(logStreamKey(group, stream), {
    name: stream,
    createdAt: step.epochMs,
    firstAt: null,
    lastAt: null,
    ingestedAt: null,
    bytes: 0,
    written: 0,
    events: [],
  })
}

export function removeStream(step: Step, group: string, stream: string): void {
  const state = step.edit<LogGroupState>(logGroupKey(group))
  state.streams.splice(state.streams.indexOf(stream), 1)
  step.remove(logStreamKey(group, stream))
}

/** Events in the order of their times, in milliseconds since 1970. Group and stream must be there. */
export function appendEvents(step: Step, group: string, stream: string, given: readonly Pick<LogEvent, 'at' | 'message'>[]): void {
  step.edit<LogGroupState>(logGroupKey(group)).events += given.length
  const state = step.edit<LogStreamState>(logStreamKey(group, stream))
  const ingestedAt = step.epochMs
  for (const { at, message } of given) {
    const event: LogEvent = { at, ingestedAt, message, n: ++state.written }
    let place = state.events.length
    while (place > 0 && (state.events[place - 1] as LogEvent).at > at) place--
    state.events.splice(place, 0, event)
    state.firstAt = Math.min(state.firstAt ?? at, at)
    state.lastAt = Math.max(state.lastAt ?? at, at)
    state.bytes += utf8Length(message)
  }
  state.ingestedAt = ingestedAt
  if (state.events.length > keptEvents) state.events.splice(0, state.events.length - keptEvents)
}

/** What a service of AWS logs by itself: group and stream are made where they are missing. */
export function writeServiceLog(step: Step, group: string, stream: string, message: string): void {
  if (step.read(logGroupKey(group)) === undefined) createGroup(step, group)
  if (step.read(logStreamKey(group, stream)) === undefined) {
    const { streams } = step.read<LogGroupState>(logGroupKey(group)) as LogGroupState
    if (streams.length >= keptStreams) removeStream(step, group, streams[0] as string)
    createStream(step, group, stream)
  }
  appendEvents(step, group, stream, [{ at: step.epochMs, message }])
}
