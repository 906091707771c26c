/** Why a message is not on its way to a subscriber, though no filter held it back and nobody refused it: the rule, with its numbers. */
import { isoTimestamp } from '../../../aws/timestamp.ts'
import type { WorldEvent } from '../../kernel/index.ts'
import { spanInWords, type Why } from '../shared/why.ts'
import type { SubscriptionState } from './state.ts'

const guide = 'https://docs.aws.amazon.com/sns/latest/dg/'
const pages = {
  confirmation: `${guide}SendMessageToHttp.confirm.html`,
  replay: `${guide}message-archiving-and-replay-subscriber.html`,
  order: `${guide}fifo-topic-message-ordering.html`,
  deduplication: `${guide}fifo-message-dedup.html`,
  protection: `${guide}sns-message-data-protection-operations.html`,
} as const

/** What a subscription waits for, if it does. */
export function whyHeld(name: string, subscription: Readonly<SubscriptionState>): Why[] {
  const { confirmation, replay, lanes } = subscription
  const answers: Why[] = []
  if (confirmation !== null) {
    const text = `${name}: not confirmed yet, so nothing is delivered. The link it was sent is good until ${spanInWords(confirmation.until)}; then the subscription is no more.`
    answers.push({ rule: 'sns.pending-confirmation', text, page: pages.confirmation })
  }
  if (replay !== null) answers.push({ rule: 'sns.replay', text: `${name}: ${replayText(replay)}`, page: pages.replay })
  const groups = Object.entries(lanes).filter(([, waiting]) => waiting.length > 0)
  const waiting = groups.reduce((sum, [, messages]) => sum + messages.length, 0)
  if (waiting > 0) {
    const text = `${name}: ${waiting} waiting behind the message of their group that is on its way (${groups.map(([group]) => group).join(', ')}).`
    answers.push({ rule: 'sns.waits-for-group', text, page: pages.order })
  }
  return answers
}

function replayText({ status, fromMs, untilMs }: NonNullable<SubscriptionState['replay']>): string {
  const from = isoTimestamp(fromMs)
  if (status === 'Failed') return 'the replay failed, for the archive is gone.'
  if (status === 'Completed')
    return untilMs === null
      ? `replayed from ${from} on, and caught up.`
      : `replayed from ${from} up to ${isoTimestamp(untilMs)}; it is paused, and new messages wait in the archive.`
  return `replaying from ${from} ${untilMs === null ? 'on' : `up to ${isoTimestamp(untilMs)}`} (${status}); new messages wait in the archive.`
}

export function whyHeldBack({ type, data }: WorldEvent): Why | undefined {
  switch (type) {
    case 'sns.Withheld':
      return whyWithheld(String(data['reason']))
    case 'sns.WaitsForGroup':
      return {
        rule: 'sns.waits-for-group',
        text: `It waits for the message of group "${String(data['group'])}" before it: within a group, one delivery at a time is on its way to a subscriber.`,
        page: pages.order,
      }
    case 'sns.DuplicateDropped':
      return {
        rule: 'sns.duplicate',
        text: `Accepted and not delivered: a message with the deduplication id "${shortened(String(data['deduplicationId']))}" was accepted at ${spanInWords(Number(data['acceptedAt']))}, less than 5 minutes before.`,
        page: pages.deduplication,
      }
    case 'sns.DeliveryProhibited':
      return {
        rule: 'sns.data-protection',
        text: `${String(data['message'])}: it holds ${String(data['identifier'])}.`,
        page: pages.protection,
      }
    case 'sns.Deidentified':
      return {
        rule: 'sns.data-protection',
        text: `The topic's data protection policy masked what it found: ${(data['identifiers'] as readonly string[]).join(', ')}.`,
        page: pages.protection,
      }
    default:
      return undefined
  }
}

function whyWithheld(reason: string): Why {
  if (reason === 'pending-confirmation')
    return {
      rule: 'sns.pending-confirmation',
      text: 'Not delivered: the endpoint has not confirmed the subscription yet.',
      page: pages.confirmation,
    }
  const text =
    reason === 'replaying'
      ? 'The subscription is replaying: the message is in the archive and comes when its turn does.'
      : 'Not delivered: a replay with an ending point has paused the subscription. The message is in the archive; a replay without one resumes.'
  return { rule: 'sns.replay', text, page: pages.replay }
}

/** A SHA-256 says no more in 64 digits than in twelve. */
function shortened(id: string): string {
  return id.length > 24 ? `${id.slice(0, 12)}…` : id
}
