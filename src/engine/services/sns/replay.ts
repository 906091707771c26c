/**
 * Replay: a subscription of a FIFO topic is sent a window of the topic's archive again, through its filter and in order. Without an
 * end it goes on until it has caught up and then is a subscription like any other; with an end it is paused afterwards.
 * https://docs.aws.amazon.com/sns/latest/dg/message-archiving-and-replay-subscriber.html
 */
import { timestampMs } from '../../../aws/timestamp.ts'
import { isJsonObject, type JsonObject } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { ResourceKey, Step } from '../../kernel/index.ts'
import { archiveKey, beginningArchiveMs, type Archive } from './archive.ts'
import { judge, passOn } from './fan-out.ts'
import type { Replay, SubscriptionState } from './state.ts'

/** AWS names no rate. */
const pace = { startMs: 1000, messages: 10, everyMs: 100 } as const

export interface ReplayWindow {
  readonly fromMs: number
  /** The moment itself is no longer in it. */
  readonly untilMs: number | null
}

/** `null` for a policy that stops replaying; a problem is told in words of ours. */
export function parseReplayPolicy(text: string | undefined): Result<ReplayWindow | null, string> {
  if (text === undefined || text === '') return ok(null)
  const policy = parse(text)
  if (!isJsonObject(policy)) return fail('must be a JSON object')
  if (Object.keys(policy).length === 0) return ok(null)
  if (policy['PointType'] !== 'Timestamp') return fail('PointType must be Timestamp')
  const fromMs = timestampMs(String(policy['StartingPoint']))
  if (fromMs === undefined) return fail('StartingPoint must be a timestamp')
  const end = policy['EndingPoint']
  const untilMs = end === undefined || end === '' ? null : timestampMs(String(end))
  if (untilMs === undefined) return fail('EndingPoint must be a timestamp')
  return untilMs !== null && untilMs <= fromMs ? fail('EndingPoint must be later than StartingPoint') : ok({ fromMs, untilMs })
}

/** Why this window cannot be replayed now, in words of ours. */
export function windowProblem(step: Step, topic: ResourceKey, { fromMs }: ReplayWindow): string | undefined {
  const beginning = beginningArchiveMs(step, topic)
  if (beginning === undefined) return 'the topic has no ArchivePolicy'
  if (fromMs < beginning) return 'StartingPoint must not be earlier than the topic’s BeginningArchiveTime'
  return fromMs > step.epochMs ? 'StartingPoint must not lie in the future' : undefined
}

/** Takes the place of a replay that is under way; `null` ends it. */
export function setReplay(step: Step, key: ResourceKey, window: ReplayWindow | null): void {
  const subscription = step.edit<SubscriptionState>(key)
  if (window === null) {
    subscription.replay = null
    return
  }
  const archive = step.read<Archive>(archiveKey(subscription.topic))
  const skipped = archive?.messages.findIndex(({ epochMs }) => epochMs >= window.fromMs) ?? -1
  const next = archive === undefined ? 0 : archive.first + (skipped < 0 ? archive.messages.length : skipped)
  subscription.replay = { ...window, status: 'Pending', next, nextAt: null }
  goOn(step, key, subscription.replay, pace.startMs)
  step.emit('sns.ReplayStarted', subscription.topic, { subscription: key, ...window })
}

/** A message was just archived that a replay waits for. */
export function wakeReplay(step: Step, key: ResourceKey): void {
  const replay = step.read<SubscriptionState>(key)?.replay
  if (replay?.status !== 'In progress' || (replay.nextAt !== null && replay.nextAt <= step.now + pace.everyMs)) return
  const { replay: changed } = step.edit<SubscriptionState>(key)
  if (changed) goOn(step, key, changed, 0)
}

function goOn(step: Step, key: ResourceKey, replay: Replay, delayMs: number): void {
  replay.nextAt = step.now + delayMs
  step.schedule(delayMs, 'work', { to: 'sns', timer: 'ContinueReplay', data: { subscription: key } })
}

export function continueReplay(step: Step, data: JsonObject): void {
  const key = String(data['subscription'])
  if (step.read<SubscriptionState>(key)?.replay?.nextAt !== step.now) return
  const subscription = step.edit<SubscriptionState>(key)
  const replay = subscription.replay as Replay
  replay.nextAt = null
  const archive = step.read<Archive>(archiveKey(subscription.topic))
  if (archive === undefined) return end(step, key, 'Failed')
  replay.status = 'In progress'
  replay.next = Math.max(replay.next, archive.first)
  for (let count = 0; count < pace.messages; count++) {
    const message = archive.messages[replay.next - archive.first]
    if (message === undefined || isBehind(replay, message.epochMs)) break
    replay.next++
    passOn(step, judge(step, key, { ...message, replayed: true }), { ...message, replayed: true })
  }
  const next = archive.messages[replay.next - archive.first]
  if (next !== undefined && !isBehind(replay, next.epochMs)) goOn(step, key, replay, pace.everyMs)
  else if (next === undefined && replay.untilMs !== null && replay.untilMs > step.epochMs)
    goOn(step, key, replay, replay.untilMs - step.epochMs)
  else end(step, key, 'Completed')
}

function isBehind({ untilMs }: Readonly<Replay>, epochMs: number): boolean {
  return untilMs !== null && epochMs >= untilMs
}

function end(step: Step, key: ResourceKey, status: 'Completed' | 'Failed'): void {
  const { replay, topic } = step.edit<SubscriptionState>(key)
  if (replay) replay.status = status
  step.emit('sns.ReplayEnded', topic, { subscription: key, status })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
