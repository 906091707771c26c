/**
 * The one door: every envelope passes here on its way to a service. A call is checked against the operation's shape
 * before its action sees it, whoever made it: a person at the screen, a handler, another service.
 */
import type { ServiceModel } from '../../aws/service.ts'
import { fitOf, misfitOf, type Misfit, type Shape } from '../../aws/shape.ts'
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import { done, refuse, type CallEnvelope, type Envelope, type Fault, type Outcome, type Step } from '../kernel/index.ts'
import type { Action, ServiceTable, Timer } from '../services/shared/service-table.ts'

export interface Door {
  receive(step: Step, envelope: Envelope): Outcome
}

/** A service as the door sees it: looked up by name, for that is done at every step. */
interface Entry {
  readonly calls: ReadonlyMap<string, Callable>
  readonly timers: ReadonlyMap<string, Timer>
  readonly replied: ServiceTable['replied']
}

interface Callable {
  readonly action: Action<JsonObject>
  readonly input: Shape
  /** Whether an input fits its shape. */
  readonly fits: (input: JsonObject) => boolean
}

/** `models` describe what can be called; a service without a model takes no calls, only words of its own. */
export function createDoor(tables: readonly ServiceTable[], models: readonly ServiceModel[]): Door {
  const entries = new Map(
    tables.map((table) => [
      table.name,
      entryOf(
        table,
        models.find((model) => model.id === table.name),
      ),
    ]),
  )

  return {
    receive(step, envelope) {
      const entry = entries.get(envelope.to)
      if (envelope.kind === 'call') return receiveCall(entry?.calls.get(envelope.operation), step, envelope)
      assert(entry, () => `no service is called ${envelope.to}`)
      if (envelope.kind === 'timer') {
        const timer = entry.timers.get(envelope.timer)
        assert(timer, () => `${envelope.to} has no timer ${envelope.timer}`)
        timer(step, envelope.data, envelope)
      } else entry.replied?.(step, envelope)
      return done
    },
  }
}

function entryOf({ actions, timers, replied }: ServiceTable, model: ServiceModel | undefined): Entry {
  const calls = new Map<string, Callable>()
  for (const [name, { input }] of Object.entries(model?.operations ?? {})) {
    const action = actions[name]
    if (action) calls.set(name, { action: action as unknown as Action<JsonObject>, input, fits: fitOf(input) })
  }
  return { calls, timers: new Map(Object.entries(timers)), replied }
}

function receiveCall(callable: Callable | undefined, step: Step, call: CallEnvelope): Outcome {
  if (callable === undefined) return refuse(notSimulated(call.to, call.operation))
  const { action, input, fits } = callable
  const misfit = fits(call.input) ? undefined : misfitOf(input, call.input)
  return misfit ? refuse(misfitFault(misfit)) : action(step, call.input, call)
}

function notSimulated(service: string, operation: string): Fault {
  return { code: 'InvalidAction', message: `The action ${operation} of ${service} is not simulated.`, origin: 'client' }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
function misfitFault(misfit: Misfit): Fault {
  if (misfit.missing)
    return { code: 'MissingParameter', message: `The request must contain the parameter ${misfit.path}.`, origin: 'client' }
  if (misfit.unknown) return { code: 'InvalidParameter', message: `${misfit.path} is not a parameter of this operation.`, origin: 'client' }
  const where = misfit.path === '' ? 'The request' : `The parameter ${misfit.path}`
  return { code: 'SerializationException', message: `${where} must be ${misfit.expected}.`, origin: 'client' }
}
