/** The door of what is outside AWS: traffic sources, inboxes, web servers, and the person at the screen. Nothing here is an AWS API. */
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, ResourceKey, Step } from '../../kernel/index.ts'
import { userKey } from '../shared/resource-keys.ts'
import type { Action, ServiceTable, Timer } from '../shared/service-table.ts'
import { answerRequest, httpRequest, putEndpoint, removeEndpoint, type EndpointOrder } from './http-endpoint.ts'
import { putInbox, receiveEmail, receivePush, receiveSms, removeInbox, type InboxOrder } from './inbox.ts'
import type { OutsideInput, OutsideOperation } from './model.ts'
import { emitMessage, putSource, removeSource, sourceAnswered, type SourceOrder } from './traffic.ts'
import type { EndpointState, UserState } from './state.ts'

export const outsideService: ServiceTable = {
  name: 'outside',
  actions: {
    HttpRequest: httpRequest,
    ReceiveEmail: receiveEmail,
    ReceivePush: receivePush,
    ReceiveSms: receiveSms,
  } satisfies { readonly [O in OutsideOperation]: Action<OutsideInput<O>> },
  timers: {
    PutSource: on<SourceOrder>(putSource),
    RemoveSource: on<{ id: string }>((step, { id }) => removeSource(step, id)),
    PutInbox: on<InboxOrder>(putInbox),
    RemoveInbox: on<{ address: string }>((step, { address }) => removeInbox(step, address)),
    PutEndpoint: on<EndpointOrder>(putEndpoint),
    RemoveEndpoint: on<{ url: string }>((step, { url }) => removeEndpoint(step, url)),
    AnswerRequest: answerRequest,
    Emit: on<{ source: string; generation: number }>((step, { source, generation }) => emitMessage(step, source, generation)),
  },
  replied(step, reply) {
    const { source, request, visitor } = reply.context
    if (typeof source === 'string') sourceAnswered(step, source, reply)
    else if (typeof request === 'number') userAnswered(step, request, reply)
    else if (typeof visitor === 'string') linkAnswered(step, visitor, reply)
  },
  begin(step) {
    step.create<UserState>(userKey, { answered: 0 })
  },
}

/** A person's call has been answered: whoever watches the events matches it by its request. */
function userAnswered(step: Step, request: number, { operation, result }: ReplyEnvelope): void {
  if (step.read(userKey) !== undefined) step.edit<UserState>(userKey).answered++
  const facts: JsonObject = result.ok ? { ok: true, value: result.value } : { ok: false, error: { ...result.error } }
  step.emit('outside.Answered', userKey, { request, operation, ...facts })
}

/** A confirmation's link was followed. */
function linkAnswered(step: Step, visitor: ResourceKey, { result }: ReplyEnvelope): void {
  if (step.read(visitor) === undefined) return
  if (result.ok && visitor.startsWith('outside/endpoint/')) step.edit<EndpointState>(visitor).confirmed++
  if (result.ok) step.emit('outside.SubscriptionConfirmed', visitor, { subscription: result.value['SubscriptionArn'] ?? '' })
  else step.emit('outside.Refused', visitor, { code: result.error.code, message: result.error.message })
}

function on<Data>(run: (step: Step, data: Data) => void): Timer {
  return (step, data: JsonObject) => run(step, data as unknown as Data)
}

export { outsideModel } from './model.ts'
export type { EndpointState, InboxState, SourceState } from './state.ts'
export { labelFor, viewEndpoint, viewInbox, viewSource, type EndpointView, type InboxView, type SourceView } from './view.ts'
