/**
 * Where a queue keeps its messages: on pages, by their number. A record with a member for each message would be a table that is
 * hashed into at every look, and grows and shrinks with every send and delete.
 */
import type { MessagePage, MessagePages, QueueState, StoredMessage } from './state.ts'

/** Of one page: a power of two. */
const messagesOfPage = 32
const pageBits = 5
const place = messagesOfPage - 1

export function messageAt({ pages: { first, list } }: Readonly<QueueState>, ordinal: number): StoredMessage | undefined {
  return list[(ordinal >> pageBits) - first]?.[ordinal & place] ?? undefined
}

/** All that are there, in the order of arrival. */
export function storedMessages({ pages: { list } }: Pick<QueueState, 'pages'>): StoredMessage[] {
  return list.flatMap((page) => page?.filter((message) => message !== null) ?? [])
}

/** Takes in the newest message. */
export function keepMessage({ pages }: QueueState, message: StoredMessage): void {
  const number = message.ordinal >> pageBits
  const { list } = pages
  if (list.length === 0) pages.first = number
  if (number - pages.first === list.length) {
    list.push(Array.from({ length: messagesOfPage }, () => null))
    giveUpIfEmpty(pages, list.length - 2)
  }
  const page = list[number - pages.first] as MessagePage
  page[message.ordinal & place] = message
}

/** The last page stays, empty or not: the next message will come there. */
export function forgetMessage({ pages }: QueueState, ordinal: number): void {
  const index = (ordinal >> pageBits) - pages.first
  const page = pages.list[index]
  if (!page) return
  page[ordinal & place] = null
  if (index < pages.list.length - 1) giveUpIfEmpty(pages, index)
}

function giveUpIfEmpty(pages: MessagePages, index: number): void {
  const { list } = pages
  const page = list[index]
  if (!page || !isEmpty(page)) return
  list[index] = null
  while (list[0] === null) {
    list.shift()
    pages.first++
  }
}

/** Looked at from the end: what was sent first is mostly deleted first. */
function isEmpty(page: MessagePage): boolean {
  for (let at = place; at >= 0; at--) if (page[at] !== null) return false
  return true
}
