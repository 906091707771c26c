/** Inboxes of people and devices. One is there as soon as something arrives in it. */
import { answer, type CallEnvelope, type Outcome, type ResourceKey, type Step } from '../../kernel/index.ts'
import { inboxKey } from '../shared/resource-keys.ts'
import { followLink } from './confirmation.ts'
import { keepNewest, keptText } from './kept-text.ts'
import type { OutsideInput } from './model.ts'
import type { InboxMessage, InboxState, SharedInboxes } from './state.ts'

/** What a document tells about a person. */
export interface InboxOrder {
  readonly address: string
  readonly name?: string
  readonly confirms?: boolean
}

export function putInbox(step: Step, { address, name, confirms = false }: InboxOrder): void {
  const key = inboxKey(address)
  const state = step.read(key) === undefined ? step.create<InboxState>(key, emptyInbox(address)) : step.edit<InboxState>(key)
  if (address.endsWith('*')) share(step, address.slice(0, -1))
  state.name = name ?? null
  state.confirms = confirms
  step.emit('outside.InboxSet', key, { address })
}

export function removeInbox(step: Step, address: string): void {
  const key = inboxKey(address)
  if (step.read(key) === undefined) return
  step.remove(key)
  if (address.endsWith('*')) {
    const shared = step.edit<SharedInboxes>(sharedKey)
    shared.beginnings = shared.beginnings.filter((beginning) => beginning !== address.slice(0, -1))
  }
  step.emit('outside.InboxRemoved', key, {})
}

const sharedKey: ResourceKey = 'outside/shared-inboxes'

function share(step: Step, beginning: string): void {
  if (step.read(sharedKey) === undefined) step.create<SharedInboxes>(sharedKey, { beginnings: [] })
  const { beginnings } = step.read<SharedInboxes>(sharedKey) as SharedInboxes
  if (!beginnings.includes(beginning)) step.edit<SharedInboxes>(sharedKey).beginnings.push(beginning)
}

/** The address's own inbox; else the one that stands for all addresses that begin like it (the longest beginning); else a new one. */
function inboxFor(step: Step, address: string): ResourceKey {
  const own = inboxKey(address)
  if (step.read(own) !== undefined) return own
  let longest: string | undefined
  for (const beginning of step.read<SharedInboxes>(sharedKey)?.beginnings ?? []) {
    if (address.startsWith(beginning) && beginning.length >= (longest?.length ?? 0)) longest = beginning
  }
  if (longest !== undefined) return inboxKey(`${longest}*`)
  step.create<InboxState>(own, emptyInbox(address))
  return own
}

function emptyInbox(address: string): InboxState {
  return { address, name: null, confirms: false, received: 0, newest: [] }
}

export function receiveEmail(step: Step, { To, From, Subject, Body }: OutsideInput<'ReceiveEmail'>, call: CallEnvelope): Outcome {
  return take(step, To, { kind: 'email', from: From, subject: Subject, text: Body, parts: 1 }, call)
}

export function receiveSms(step: Step, { To, From, Body, Parts }: OutsideInput<'ReceiveSms'>, call: CallEnvelope): Outcome {
  return take(step, To, { kind: 'sms', from: From, subject: null, text: Body, parts: Parts.length }, call)
}

export function receivePush(step: Step, { Endpoint, Platform, Payload }: OutsideInput<'ReceivePush'>, call: CallEnvelope): Outcome {
  return take(step, Endpoint, { kind: 'push', from: Platform, subject: null, text: Payload, parts: 1 }, call)
}

interface Arrival extends Pick<InboxMessage, 'kind' | 'from' | 'subject' | 'parts'> {
  readonly text: string
}

function take(step: Step, address: string, { text, ...arrival }: Arrival, { hop }: CallEnvelope): Outcome {
  const key = inboxFor(step, address)
  const state = step.edit<InboxState>(key)
  const carried = hop?.carries[0]
  const message: InboxMessage = {
    at: step.now,
    to: address,
    ...arrival,
    ...keptText(text),
    messageId: carried?.message ?? null,
    trail: carried?.trail ?? null,
  }
  state.received++
  keepNewest(state.newest, message)
  const { kind, from, bytes, parts, messageId, trail } = message
  step.emit('outside.InboxReceived', key, { kind, from, bytes, parts, messageId, trail })
  if (state.confirms) followLink(step, key, text)
  return answer({})
}
