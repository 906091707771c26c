/** Why a message is where it is: the rule that holds it, with its numbers. */
import type { ResourceKey } from '../../kernel/index.ts'
import { keyOfArn, nameOfKey } from '../shared/resource-keys.ts'
import { spanInWords, type Why } from '../shared/why.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { findStored } from './view.ts'
import { messagesInWords as messages, times, whyPages } from './why-words.ts'
import { whyExtraCopies, whyGroups, whyHeldBack, whyNoisyTenants } from './why-held-back.ts'

const { guide, deadLetters, retention } = whyPages

/** What a resource is called on the screen. */
type NameOf = (key: ResourceKey) => string

/** `message`: any view of a message of this queue; empty when it is not in it. */
export function whyMessage(
  queue: Readonly<QueueState>,
  message: { readonly messageId: string },
  now: number,
  nameOf: NameOf = nameOfKey,
): Why[] {
  const stored = findStored(queue, message.messageId)
  if (stored === undefined) return []
  if (stored.status === 'delayed') return [whyDelayed(stored, now)]
  if (stored.status === 'in-flight') return [whyInFlight(queue, stored, now, nameOf), ...whyExtraCopies(queue, stored)]
  const held = whyHeldBack(queue, stored, now, nameOf)
  return held ? [held] : [whyWaiting(queue, stored, now, nameOf)]
}

function whyDelayed(message: Readonly<StoredMessage>, now: number): Why {
  const left = spanInWords(message.visibleAt - now)
  const text = `Hidden until ${left} from now: it was sent with a delivery delay of ${spanInWords(message.spanMs)}.`
  return { rule: 'sqs.delayed', text, page: `${guide}sqs-delay-queues.html` }
}

function whyInFlight(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, now: number, nameOf: NameOf): Why {
  const left = spanInWords(message.visibleAt - now)
  const ago = spanInWords(now - (message.lastReceivedAt ?? now))
  const holder = message.receiver === null ? '' : ` by ${nameOf(message.receiver)}`
  const text = `Hidden until ${left} from now: received${holder} ${ago} ago; visibility timeout ${spanInWords(message.spanMs)}; ${receivesInWords(queue, message, nameOf)}.`
  return { rule: 'sqs.in-flight', text, page: `${guide}sqs-visibility-timeout.html` }
}

function whyWaiting(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, now: number, nameOf: NameOf): Why {
  const redrive = queue.settings.redrive
  const expiry = `It expires in ${spanInWords(Math.max(0, message.sentAt + queue.settings.retentionMs - now))} (retention ${spanInWords(queue.settings.retentionMs)}).`
  if (message.deadLetterSource !== null && message.receives === 0) {
    const source = nameOf(keyOfArn(message.deadLetterSource) ?? message.deadLetterSource)
    const text = `A dead letter: it was received ${times(message.earlierReceives)} from ${source} without a delete, so it was moved here. ${expiry}`
    return { rule: 'sqs.dead-lettered', text, page: deadLetters }
  }
  if (redrive !== null && message.receives >= redrive.maxReceiveCount) {
    const text = `Visible, but received ${message.receives} of ${times(redrive.maxReceiveCount)}: the next receive moves it to ${nameOf(redrive.target)} instead of returning it. ${expiry}`
    return { rule: 'sqs.redrive-due', text, page: deadLetters }
  }
  const since = spanInWords(now - message.visibleAt)
  const again = message.receives === 0 ? '' : ` It came back when its visibility timeout ended; ${receivesInWords(queue, message, nameOf)}.`
  const polls = queue.waiters.length === 0 ? ' No long poll is open on the queue now.' : ''
  return {
    rule: 'sqs.waiting',
    text: `Waiting to be received since ${since}.${again}${polls} ${expiry}`,
    page: `${guide}sqs-short-and-long-polling.html`,
  }
}

function receivesInWords(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, nameOf: NameOf): string {
  const redrive = queue.settings.redrive
  if (redrive === null) return `receive ${message.receives}`
  return `receive ${message.receives} of ${redrive.maxReceiveCount} before it moves to ${nameOf(redrive.target)}`
}

/** What can be said about the queue as a whole: what holds its messages back, and what becomes of them. */
export function whyQueue(queue: Readonly<QueueState>, now: number, nameOf: NameOf = nameOfKey): Why[] {
  const { visible, inFlight, delayed } = queue.counts
  const answers: Why[] = []
  if (visible > 0) {
    const age = spanInWords(now - (queue.retention[0]?.sentAt ?? now))
    const polls = queue.waiters.length === 0 ? 'No long poll is open now' : `${queue.waiters.length} long polls wait`
    answers.push({
      rule: 'sqs.backlog',
      text: `${messages(visible)} ${queue.fifo === null ? 'can be received' : 'visible'}; the oldest message was sent ${age} ago. ${polls}.`,
      page: `${guide}sqs-short-and-long-polling.html`,
    })
  }
  if (inFlight > 0) {
    const text = `${messages(inFlight)} in flight: received and hidden until deleted or until the visibility timeout (${spanInWords(queue.settings.visibilityMs)} by default) ends.`
    answers.push({ rule: 'sqs.hidden', text, page: `${guide}sqs-visibility-timeout.html` })
  }
  if (delayed > 0) {
    answers.push({
      rule: 'sqs.delays',
      text: `${messages(delayed)} delayed: hidden since they were sent, until their delivery delay ends.`,
      page: `${guide}sqs-delay-queues.html`,
    })
  }
  answers.push(...whyGroups(queue), ...whyNoisyTenants(queue, now))
  const redrive = queue.settings.redrive
  if (redrive !== null) {
    const text = `A message received ${times(redrive.maxReceiveCount)} and not deleted moves to ${nameOf(redrive.target)} on the next receive; ${queue.ledger.movedOut} did so far.`
    answers.push({ rule: 'sqs.redrive', text, page: deadLetters })
  }
  if (queue.ledger.expired > 0) {
    const text = `${messages(queue.ledger.expired)} expired: not deleted within the retention of ${spanInWords(queue.settings.retentionMs)}.`
    answers.push({ rule: 'sqs.expiry', text, page: retention })
  }
  return answers.length > 0 ? answers : [{ rule: 'sqs.empty', text: 'The queue is empty.', page: `${guide}welcome.html` }]
}
