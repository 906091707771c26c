/**
 * What is seen on the wires: messages, and calls. A call is under way until its answer is there, so both ways are drawn, also of one
 * that only asks and so carries no message.
 */
import type { JsonObject } from '../../base/json.ts'
import type { AgendaItem, Envelope, Hop } from '../kernel/index.ts'
import { stretchOf, type Stretch, type TrackMap } from './tracks.ts'
import type { LabelledToken, Token, TokenShape, TokenStatus } from './view.ts'

export interface Travel {
  readonly hop: Hop
  /** What the first message is called by, or the message that the call is about; empty where nobody knows. */
  readonly trail: string
  /** Messages in it; a call that carries none counts as one. */
  readonly count: number
}

/** `undefined` for what is not drawn: timers, polls that bring nothing, calls for which the picture has no wire. */
export function travelOf({ envelope }: Pick<AgendaItem, 'envelope'>, tracks: TrackMap): Travel | undefined {
  const { hop } = envelope
  if (hop === undefined) return undefined
  const [first] = hop.carries
  if (first !== undefined) return { hop, trail: first.trail, count: hop.carries.length }
  return isCall(hop) && stretchOf(tracks, hop) !== undefined ? { hop, trail: causeOf(envelope), count: 1 } : undefined
}

/** A call or its answer: it is under way whether or not it carries a message. */
export function isCall({ track }: Hop): boolean {
  return track === 'call'
}

/** Whether it brings back the answer to a call, and no messages. */
export function isAnswer({ kind, hop }: Envelope): boolean {
  return kind === 'reply' && hop !== undefined && isCall(hop) && hop.carries.length === 0
}

/** Whoever calls keeps by its call what it needs to go on: from that is read what the call is about. */
function causeOf(envelope: Envelope): string {
  const context = contextOf(envelope)
  switch (context?.['kind']) {
    case 'handler':
      return typeof context['trail'] === 'string' ? context['trail'] : ''
    case 'task':
      return [context['execution'], context['frame'], context['attempt']].join('/')
    case 'mapRun':
      return `${String(context['run'])}/0`
    default:
      return ''
  }
}

function contextOf(envelope: Envelope): JsonObject | undefined {
  return envelope.kind === 'call' ? envelope.replyTo?.context : envelope.kind === 'reply' ? envelope.context : undefined
}

/** Where a hop is drawn, and as what. */
interface TokenLook extends Pick<Token, 'wire' | 'leg'> {
  readonly shape: TokenShape
  readonly status: TokenStatus
}

export function lookOf(envelope: Envelope, hop: Hop, tracks: TrackMap): TokenLook {
  const stretch = stretchOf(tracks, hop)
  return {
    wire: stretch?.wire ?? -1,
    leg: stretch?.leg ?? 'whole',
    shape: shapeOf(envelope, hop),
    status: statusOf(envelope, hop, stretch),
  }
}

function shapeOf(envelope: Envelope, hop: Hop): TokenShape {
  if (isAnswer(envelope)) return 'answer'
  if (hop.carries.length > 1) return 'stack'
  if (hop.track === 'invoke') return 'invoke'
  return hop.track === 'push' && /^(?:sns|events)\//.test(hop.from) ? 'copy' : 'message'
}

function statusOf(envelope: Envelope, { track, lane, carries }: Hop, stretch: Stretch | undefined): TokenStatus {
  if (isAnswer(envelope)) return isRefusal(envelope) ? 'failed' : 'running'
  if (track === 'redrive' && stretch?.leg === 'back') return 'retry'
  if (track === 'redrive' || lane === 'OnFailure' || lane === 'DeadLetter') return 'failed'
  return carries.some((carried) => (carried.receives ?? 0) > 0) ? 'retry' : 'running'
}

/** AWS's services answer with a fault; a function that failed is told of in an answer of Lambda's. */
function isRefusal(envelope: Envelope): boolean {
  if (envelope.kind !== 'reply') return false
  return !envelope.result.ok || envelope.result.value['FunctionError'] !== undefined
}

/** What an agenda item looks like on the canvas; `undefined` for one that is not drawn. */
export function tokenOf(item: AgendaItem, tracks: TrackMap): LabelledToken | undefined {
  const travel = travelOf(item, tracks)
  if (travel === undefined) return undefined
  const { hop, trail, count } = travel
  return { id: item.sequence, ...lookOf(item.envelope, hop, tracks), sentAt: item.sentAt, arrivesAt: item.at, count, trail }
}
