/** The messages inside a queue, a window of them at a time, narrowed by status and by words. */
import type { LogicalId } from '../../document/index.ts'
import { messagesInOrder, type MessageStatus, type QueueState, type StoredMessage } from '../services/sqs/index.ts'
import type { MessageRow } from './details.ts'
import { glimpseOf } from './glimpse.ts'
import { labelOfTrail } from './labels.ts'
import { stateOf } from './nodes.ts'
import { resourceKeyOf } from './resources.ts'
import type { Run } from './run.ts'

export interface MessagesQuery {
  readonly node: LogicalId
  /** Index of the first row wanted, 0 for the first message in flight or the head of the queue. */
  readonly from: number
  /** At most 500. */
  readonly count: number
  readonly status?: MessageStatus
  /** Words that name, MessageId, group, body or an attribute must have; in any case. */
  readonly text?: string
}

export interface MessagesAnswer {
  readonly clockMs: number
  /** Index of the first row, as it was asked for. */
  readonly from: number
  /** In flight first, the soonest back on top; then the head of the queue and what follows; then the delayed ones. */
  readonly rows: readonly MessageRow[]
  /** How many there are in all that fit. */
  readonly total: number
  /** Words were looked for, and there was more to look through than is looked through at once. */
  readonly isCut: boolean
}

const mostRows = 500
/** Characters that are looked through for words in one go: some tens of milliseconds. */
const mostCharacters = 4_000_000

/** `undefined` for what is no queue of the running world. Receives nothing, changes nothing. */
export function listMessages(run: Run, { node, from, count, status, text = '' }: MessagesQuery): MessagesAnswer | undefined {
  const state = queueStateOf(run, node)
  if (state === undefined) return undefined
  const wanted = Math.min(mostRows, count)
  const rowsOf = (messages: readonly StoredMessage[]): MessageRow[] =>
    messages.slice(from, from + wanted).map((message) => rowOf(run, message))
  if (text === '') {
    const rows = rowsOf(messagesInOrder(state, status, from + wanted))
    return { clockMs: run.clockMs, from, rows, total: countOf(state, status), isCut: false }
  }
  const { found, isCut } = withWords(run, messagesInOrder(state, status, Infinity), text.toLowerCase())
  return { clockMs: run.clockMs, from, rows: rowsOf(found), total: found.length, isCut }
}

export function queueStateOf(run: Run, node: LogicalId): Readonly<QueueState> | undefined {
  if (run.template.nodes.find(({ id }) => id === node)?.kind !== 'queue') return undefined
  return stateOf<QueueState>(run, resourceKeyOf(run.template, node))
}

function rowOf(run: Run, message: StoredMessage): MessageRow {
  const { messageId, trail, status, receives, sentAt, visibleAt, spanMs, body } = message
  const label = labelOfTrail(run, trail)
  return { messageId, label, status, receives, ageMs: run.clockMs - sentAt, visibleAt, spanMs, glimpse: glimpseOf(body) }
}

function countOf({ counts }: Readonly<QueueState>, status: MessageStatus | undefined): number {
  const { visible, inFlight, delayed } = counts
  if (status === undefined) return visible + inFlight + delayed
  return status === 'visible' ? visible : status === 'in-flight' ? inFlight : delayed
}

function withWords(
  run: Run,
  messages: readonly StoredMessage[],
  words: string,
): { readonly found: StoredMessage[]; readonly isCut: boolean } {
  const found: StoredMessage[] = []
  let looked = 0
  for (const message of messages) {
    if (looked > mostCharacters) return { found, isCut: true }
    const { body, messageId, group, attributes, trail } = message
    const told = Object.entries(attributes ?? {}).map(([name, { StringValue }]) => `${name} ${StringValue ?? ''}`)
    const text = [labelOfTrail(run, trail), messageId, group ?? '', ...told, body].join('\n')
    looked += text.length
    if (text.toLowerCase().includes(words)) found.push(message)
  }
  return { found, isCut: false }
}
