/** The door of what is outside AWS: traffic sources, and the person at the screen. Nothing here is an AWS API. */
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import { userKey } from '../shared/resource-keys.ts'
import type { ServiceTable, Timer } from '../shared/service-table.ts'
import { emitMessage, putSource, removeSource, sourceAnswered, type SourceOrder } from './traffic.ts'
import type { UserState } from './state.ts'

export const outsideService: ServiceTable = {
  name: 'outside',
  actions: {},
  timers: {
    PutSource: on<SourceOrder>(putSource),
    RemoveSource: on<{ id: string }>((step, { id }) => removeSource(step, id)),
    Emit: on<{ source: string; generation: number }>((step, { source, generation }) => emitMessage(step, source, generation)),
  },
  replied(step, reply) {
    const { source, request } = reply.context
    if (typeof source === 'string') sourceAnswered(step, source, reply)
    else if (typeof request === 'number') userAnswered(step, request, reply)
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

function on<Data>(run: (step: Step, data: Data) => void): Timer {
  return (step, data: JsonObject) => run(step, data as unknown as Data)
}

export type { SourceState } from './state.ts'
export { labelFor, viewSource, type SourceView } from './view.ts'
