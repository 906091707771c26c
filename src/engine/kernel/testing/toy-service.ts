/** A service that knows nothing of AWS: counters that pass numbers on to each other. For the kernel's own tests. */
import type { JsonObject } from '../../../base/json.ts'
import { answer, done, parked, refuse, type CallEnvelope, type Composition, type Outcome, type ReplyTo, type Step } from '../index.ts'

interface Counter {
  total: number
  seen: number[]
  parked: ReplyTo[]
}

export const toyComposition: Composition = {
  handlers: {
    run() {
      throw new Error('the toy runs no handlers')
    },
  },
  delayOf: (step, hop) => Math.floor(step.random(hop.to, 'latency') * 20),
  receive(step, envelope) {
    if (envelope.kind === 'call') return receiveCall(step, envelope)
    if (envelope.kind === 'timer') onTimer(step, envelope.timer, envelope.data)
    else step.emit('toy.Answered', 'toy/a', { operation: envelope.operation, result: envelope.result.ok })
    return done
  },
}

function receiveCall(step: Step, call: CallEnvelope): Outcome {
  const key = String(call.input['counter'])
  switch (call.operation) {
    case 'Create':
      step.create<Counter>(key, { total: 0, seen: [], parked: [] })
      return answer({ counter: key })
    case 'Add':
      return add(step, key, Number(call.input['amount']))
    case 'Park':
      if (call.replyTo) step.edit<Counter>(key).parked.push(call.replyTo)
      return parked
    default:
      return refuse({ code: 'Unknown', message: call.operation, origin: 'client' })
  }
}

function add(step: Step, key: string, amount: number): Outcome {
  const counter = step.edit<Counter>(key)
  counter.total += amount
  counter.seen.push(step.now)
  for (const replyTo of counter.parked.splice(0)) step.reply('Park', replyTo, { ok: true, value: { total: counter.total } })
  const other = key === 'toy/a' ? 'toy/b' : 'toy/a'
  if (amount > 1 && step.read(other)) {
    const hop = { track: 'push', from: key, to: other, carries: [] } as const
    step.call({
      to: 'toy',
      operation: 'Add',
      input: { counter: other, amount: amount - 1 },
      caller: { principal: 'toy', source: key },
      hop,
    })
  }
  step.emit('toy.Added', key, { amount, total: counter.total, dice: step.random(key, 'dice'), ordinal: step.ordinal(key, 'addition') })
  return answer({ total: counter.total })
}

function onTimer(step: Step, timer: string, data: JsonObject): void {
  if (timer !== 'Try') return
  const kept = step.attempt(() => {
    const outcome = step.perform({ to: 'toy', operation: 'Add', input: data, caller: { principal: 'toy', source: 'toy/a' } })
    return outcome.kind === 'answer' && data['keep'] === true
  })
  step.emit(kept ? 'toy.Kept' : 'toy.Undone', 'toy/a', {})
}

export function toyCall(operation: string, input: JsonObject, replyTo?: ReplyTo): CallEnvelope {
  return { kind: 'call', to: 'toy', operation, input, caller: { principal: 'test', source: 'toy/test' }, ...(replyTo && { replyTo }) }
}
