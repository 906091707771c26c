/** Why a message that is visible is not received although somebody asks: groups, tenants, poison; and why one was received twice. */
import type { ResourceKey } from '../../kernel/index.ts'
import { spanInWords, type Why } from '../shared/why.ts'
import { hasCopy } from './duplicates.ts'
import { fairness, isOfNoisyTenant, tenantOf } from './fairness.ts'
import { lockedBy, searchedMessages } from './fifo-groups.ts'
import type { QueueState, StoredMessage } from './state.ts'
import { poisonReceives } from './stock.ts'
import { messagesInWords, times, whyPages } from './why-words.ts'

type NameOf = (key: ResourceKey) => string

/** `undefined` when nothing holds it back but the order of the queue. */
export function whyHeldBack(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, now: number, nameOf: NameOf): Why | undefined {
  if (queue.fifo !== null) return whyLocked(queue, message, now, nameOf) ?? whyNotSearched(queue, message)
  const redrive = queue.settings.redrive
  if (redrive !== null && message.receives >= redrive.maxReceiveCount) return undefined
  return whyTenant(queue, message, now) ?? whyPoison(message)
}

function whyLocked(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, now: number, nameOf: NameOf): Why | undefined {
  const earlier = queue.fifo && lockedBy(queue, queue.fifo, message)
  if (!earlier) return undefined
  const left = spanInWords(earlier.visibleAt - now)
  const holder = earlier.receiver === null ? '' : ` by ${nameOf(earlier.receiver)}`
  const held =
    earlier.status === 'delayed'
      ? `is delayed for ${left} more`
      : `was received${holder} ${spanInWords(now - (earlier.lastReceivedAt ?? now))} ago and is hidden for ${left} more unless it is deleted`
  const text = `Locked: message ${earlier.messageId} of its group ${message.group} was sent before it and ${held}. A FIFO queue gives no message while an earlier one of its group is hidden.`
  return { rule: 'sqs.group-locked', text, page: whyPages.groups }
}

function whyNotSearched({ fifo }: Readonly<QueueState>, message: Readonly<StoredMessage>): Why | undefined {
  if (fifo === null || message.ordinal <= fifo.horizon) return undefined
  const text = `Not looked at yet: a FIFO queue looks for groups among its first ${searchedMessages} messages, and ${fifo.withinHorizon} stand before this one.`
  return { rule: 'sqs.not-searched', text, page: whyPages.searched }
}

function whyTenant(queue: Readonly<QueueState>, message: Readonly<StoredMessage>, now: number): Why | undefined {
  const tenant = message.group === null ? undefined : tenantOf(queue, message.group)
  if (tenant === undefined || tenant.noisy === null || !isOfNoisyTenant(queue, message)) return undefined
  const { since, by } = tenant.noisy
  const measure =
    by === 'concurrency'
      ? `at least ${fairness.leastInFlight} messages and more than ${percent(fairness.share)} of those in flight`
      : `more than ${percent(fairness.share)} of the consumers’ time lately`
  const text = `Behind the other tenants: ${tenant.id} has been noisy for ${spanInWords(now - since)} (it took ${measure}; ${tenant.inFlight} of ${queue.counts.inFlight} in flight are its own now). Its ${messagesInWords(tenant.visible)} waiting come when no other tenant has any.`
  return { rule: 'sqs.noisy-tenant', text, page: whyPages.fair }
}

function whyPoison({ receives }: Readonly<StoredMessage>): Why | undefined {
  if (receives < poisonReceives) return undefined
  const text = `At the back of the queue: received ${times(receives)} and never deleted, and from ${poisonReceives} on a message goes behind the others and no longer counts as the oldest.`
  return { rule: 'sqs.poison', text, page: whyPages.metrics }
}

/** About a message in flight: whether others got it too, or may. */
export function whyExtraCopies(queue: Readonly<QueueState>, message: Readonly<StoredMessage>): Why[] {
  const answers: Why[] = []
  if (message.duplicates > 0) {
    const text = `It was received ${times(message.duplicates)} while somebody else held it: a host that stores a copy had not heard of that receive. A standard queue delivers at least once.`
    answers.push({ rule: 'sqs.delivered-twice', text, page: whyPages.copies })
  }
  if (hasCopy(queue, message)) {
    const text = 'One more receive can get it although it is in flight: a host that stores a copy has not heard of the receive.'
    answers.push({ rule: 'sqs.extra-copy', text, page: whyPages.copies })
  }
  return answers
}

/** About a FIFO queue as a whole. */
export function whyGroups({ fifo }: Readonly<QueueState>): Why[] {
  if (fifo === null) return []
  const answers: Why[] = []
  const groups = Object.values(fifo.groups)
  const locked = groups.filter(({ turn, visible }) => turn === null && visible > 0)
  if (locked.length > 0) {
    const waiting = locked.reduce((sum, { visible }) => sum + visible, 0)
    const verbs = locked.length === 1 ? 'is locked: it holds' : 'are locked: they hold'
    const text = `${locked.length} of ${groups.length} message groups ${verbs} back ${messagesInWords(waiting)} until an earlier one of the group is deleted or visible again.`
    answers.push({ rule: 'sqs.groups-locked', text, page: whyPages.groups })
  }
  const free = groups.filter(({ turn }) => turn !== null)
  const next = free.toSorted((a, b) => Number(a.turn) - Number(b.turn))[0]
  if (next !== undefined) {
    const text = `${free.length} of ${groups.length} message groups can be served: the next receive takes the earliest messages of ${next.id}, up to its first hidden one.`
    answers.push({ rule: 'sqs.groups-served', text, page: whyPages.groups })
  }
  const { suppressed } = fifo.deduplication
  if (suppressed > 0) {
    const text = `${messagesInWords(suppressed)} taken and forgotten: sent with the deduplication id of one sent less than 5 minutes before.`
    answers.push({ rule: 'sqs.deduplication', text, page: whyPages.deduplication })
  }
  return answers
}

export function whyNoisyTenants({ fair }: Readonly<QueueState>, now: number): Why[] {
  return (fair?.noisy ?? []).flatMap((id) => {
    const tenant = fair?.tenants[`tenant-${id}`]
    if (tenant === undefined || tenant.noisy === null) return []
    const text = `Tenant ${id} is noisy since ${spanInWords(now - tenant.noisy.since)}: ${tenant.inFlight} in flight, ${tenant.visible} waiting behind the messages of all other tenants.`
    return [{ rule: 'sqs.noisy', text, page: whyPages.fair }]
  })
}

function percent(share: number): string {
  return `${share * 100} %`
}
