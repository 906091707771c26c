/**
 * A queue as the facts tell it, in the plainest form: a list of messages that is walked anew for every question. Tests run the
 * same commands against it and against the world. Dead letters are only listed.
 */
export interface ModelSettings {
  readonly fifo: boolean
  readonly visibilityMs: number
  readonly delayMs: number
  readonly retentionMs: number
  /** `undefined`: no redrive policy. */
  readonly maxReceiveCount: number | undefined
  readonly scope: 'queue' | 'messageGroup'
}

export interface ModelMessage {
  readonly body: string
  readonly group: string
  readonly sentAt: number
  place: number
  state: 'visible' | 'in-flight' | 'delayed'
  until: number
  /** Which of two that come back at the same moment comes first. */
  order: number
  /** The ends that were set for this receive, with their orders: an end that is set again comes when it was set first. */
  ends: Map<number, number>
  receives: number
}

export interface ModelWaiter {
  readonly name: string
  readonly most: number
  readonly until: number
  readonly order: number
}

export interface QueueModel {
  readonly settings: ModelSettings
  now: number
  messages: ModelMessage[]
  waiters: ModelWaiter[]
  /** When messages are next looked through for those that have expired: one timer for all. */
  review: { readonly isReview: true; readonly until: number; readonly order: number } | undefined
  /** What each long poll was answered. */
  readonly answers: Map<string, readonly string[]>
  readonly turns: Map<string, number>
  /** The first send with each deduplication id. */
  readonly sends: Map<string, { readonly at: number; readonly group: string; readonly id: string }>
  /** Every handle that was given out. */
  readonly handles: { readonly body: string; readonly receive: number }[]
  dead: string[]
  deleted: number
  expired: number
  sent: number
  suppressed: number
  counter: number
}

export function emptyModel(settings: ModelSettings): QueueModel {
  return {
    settings,
    now: 0,
    messages: [],
    waiters: [],
    review: undefined,
    answers: new Map(),
    turns: new Map(),
    sends: new Map(),
    handles: [],
    dead: [],
    deleted: 0,
    expired: 0,
    sent: 0,
    suppressed: 0,
    counter: 1,
  }
}

/** Lets time pass: what comes due happens in the order in which it was set. */
export function passModel(model: QueueModel, ms: number): void {
  const end = model.now + ms
  for (;;) {
    const hidden = model.messages.filter(({ state }) => state !== 'visible')
    const due = [...hidden, ...model.waiters, ...(model.review ? [model.review] : [])]
      .filter(({ until }) => until <= end)
      .toSorted((a, b) => a.until - b.until || a.order - b.order)[0]
    if (due === undefined) break
    model.now = due.until
    if ('isReview' in due) {
      expire(model)
    } else if ('name' in due) {
      model.waiters = model.waiters.filter((waiter) => waiter !== due)
      model.answers.set(due.name, [])
    } else if ('body' in due) {
      show(model, due)
      serve(model)
    }
  }
  model.now = end
}

function expire(model: QueueModel): void {
  const kept = model.messages.filter(({ sentAt }) => sentAt + model.settings.retentionMs > model.now)
  model.expired += model.messages.length - kept.length
  model.messages = kept
  model.review = undefined
  planReview(model)
  settle(model)
  serve(model)
}

/** Planned for the end of the oldest message; one that is planned for sooner stays. */
function planReview(model: QueueModel): void {
  const oldest = Math.min(...model.messages.map(({ sentAt }) => sentAt))
  const until = oldest + model.settings.retentionMs
  if (Number.isFinite(until) && until < (model.review?.until ?? Infinity)) model.review = { isReview: true, until, order: model.counter++ }
}

/** Answers whether the message is new. */
export function sendModel(model: QueueModel, message: { body: string; group: string; id: string; delayMs: number | undefined }): boolean {
  const { fifo, scope, delayMs } = model.settings
  if (fifo) {
    const key = `${scope === 'messageGroup' ? message.group : ''} ${message.id}`
    const first = model.sends.get(key)
    if (first !== undefined && model.now - first.at < 300_000) {
      model.suppressed++
      return false
    }
    model.sends.set(key, { at: model.now, group: message.group, id: message.id })
  }
  model.sent++
  const delay = fifo ? delayMs : (message.delayMs ?? delayMs)
  model.messages.push({
    body: message.body,
    group: message.group,
    sentAt: model.now,
    place: model.counter++,
    state: delay > 0 ? 'delayed' : 'visible',
    until: model.now + delay,
    order: model.counter++,
    ends: new Map(),
    receives: 0,
  })
  planReview(model)
  settle(model)
  serve(model)
  return true
}

/** The bodies that a receive gets now. */
export function receiveModel(model: QueueModel, most: number, spanMs: number): readonly string[] {
  const taken = model.settings.fifo ? takeFromGroups(model, most) : takeInOrder(model, most)
  for (const message of taken) {
    message.receives++
    message.ends = new Map()
    model.handles.push({ body: message.body, receive: message.receives })
    if (spanMs > 0) hide(model, message, spanMs)
    else show(model, message)
  }
  for (const group of new Set(taken.map((message) => message.group))) model.turns.delete(group)
  for (const { group } of taken) settle(model, group)
  settle(model)
  return taken.map(({ body }) => body)
}

export function waitModel(model: QueueModel, name: string, most: number, waitMs: number): void {
  const got = receiveModel(model, most, model.settings.visibilityMs)
  if (got.length > 0) model.answers.set(name, got)
  else model.waiters.push({ name, most, until: model.now + waitMs, order: model.counter++ })
}

export type Verdict = 'done' | 'refused'

export function deleteModel(model: QueueModel, handle: number): Verdict {
  const message = heldBy(model, handle)
  if (message === undefined) return 'done'
  if (model.settings.fifo && !isCurrent(model, message, handle)) return 'refused'
  model.messages = model.messages.filter((other) => other !== message)
  model.deleted++
  settle(model)
  serve(model)
  return 'done'
}

export function hideModel(model: QueueModel, handle: number, spanMs: number): Verdict {
  const message = heldBy(model, handle)
  if (message === undefined) return 'refused'
  if (model.settings.fifo && !isCurrent(model, message, handle)) return 'refused'
  if (message.state !== 'in-flight') return 'done'
  if (spanMs > 0) {
    hide(model, message, spanMs)
    return 'done'
  }
  show(model, message)
  serve(model)
  return 'done'
}

export function countModel(model: QueueModel, state: ModelMessage['state']): number {
  return model.messages.filter((message) => message.state === state).length
}

function heldBy(model: QueueModel, handle: number): ModelMessage | undefined {
  return model.messages.find(({ body }) => body === model.handles[handle]?.body)
}

function isCurrent(model: QueueModel, message: ModelMessage, handle: number): boolean {
  return message.state === 'in-flight' && message.receives === model.handles[handle]?.receive
}

function hide(model: QueueModel, message: ModelMessage, spanMs: number): void {
  message.state = 'in-flight'
  message.until = model.now + spanMs
  message.order = message.ends.get(message.until) ?? model.counter++
  message.ends.set(message.until, message.order)
  settle(model)
}

/** Poison goes to the back of a standard queue. */
function show(model: QueueModel, message: ModelMessage): void {
  message.state = 'visible'
  if (!model.settings.fifo && message.receives >= 3) message.place = model.counter++
  settle(model)
}

function serve(model: QueueModel): void {
  for (let waiter = model.waiters[0]; waiter !== undefined; waiter = model.waiters[0]) {
    const got = receiveModel(model, waiter.most, model.settings.visibilityMs)
    if (got.length === 0) return
    model.waiters.shift()
    model.answers.set(waiter.name, got)
  }
}

function takeInOrder(model: QueueModel, most: number): ModelMessage[] {
  const taken: ModelMessage[] = []
  for (const message of model.messages.filter(({ state }) => state === 'visible').toSorted((a, b) => a.place - b.place)) {
    if (taken.length === most) break
    if (!buried(model, message)) taken.push(message)
  }
  return taken
}

/** A group gives its messages up to the first hidden one; groups take turns. */
function takeFromGroups(model: QueueModel, most: number): ModelMessage[] {
  const taken: ModelMessage[] = []
  const served: string[] = []
  for (const [group] of [...model.turns].toSorted((a, b) => a[1] - b[1])) {
    if (taken.length === most) break
    served.push(group)
    for (const message of model.messages.filter((other) => other.group === group)) {
      if (taken.length === most || message.state !== 'visible') break
      if (!buried(model, message)) taken.push(message)
    }
  }
  for (const group of served) {
    model.turns.delete(group)
    if (taken.every((message) => message.group !== group)) settle(model, group)
  }
  return taken
}

/** A message that was received as often as the policy allows goes to the dead-letter queue instead. */
function buried(model: QueueModel, message: ModelMessage): boolean {
  const { maxReceiveCount } = model.settings
  if (maxReceiveCount === undefined || message.receives < maxReceiveCount) return false
  model.messages = model.messages.filter((other) => other !== message)
  model.dead.push(message.body)
  return true
}

/** A group whose first message is visible has a turn; one that comes to be so gets the last. */
function settle(model: QueueModel, only?: string): void {
  if (!model.settings.fifo) return
  for (const group of only === undefined ? new Set(model.messages.map((message) => message.group)) : [only]) {
    const first = model.messages.find((message) => message.group === group)
    if (first?.state !== 'visible') model.turns.delete(group)
    else if (!model.turns.has(group)) model.turns.set(group, model.counter++)
  }
  for (const group of model.turns.keys()) if (model.messages.every((message) => message.group !== group)) model.turns.delete(group)
}
