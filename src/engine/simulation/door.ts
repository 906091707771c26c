/**
 * The one door: every envelope passes here on its way to a service. A call is checked against the operation's shape
 * before its action sees it, whoever made it: a person at the screen, a handler, another service.
 */
import type { OperationModel, ServiceModel } from '../../aws/service.ts'
import { misfitOf, type Misfit } from '../../aws/shape.ts'
import { assert } from '../../base/assert.ts'
import type { JsonObject } from '../../base/json.ts'
import { done, refuse, type CallEnvelope, type Envelope, type Fault, type Outcome, type Step } from '../kernel/index.ts'
import type { Action, ServiceTable } from '../services/shared/service-table.ts'

export interface Door {
  receive(step: Step, envelope: Envelope): Outcome
}

interface Entry {
  readonly table: ServiceTable
  readonly model: ServiceModel | undefined
}

/** `models` describe what can be called; a service without a model takes no calls, only words of its own. */
export function createDoor(tables: readonly ServiceTable[], models: readonly ServiceModel[]): Door {
  const entries = new Map<string, Entry>()
  for (const table of tables) entries.set(table.name, { table, model: models.find((model) => model.id === table.name) })

  return {
    receive(step, envelope) {
      const entry = entries.get(envelope.to)
      if (envelope.kind === 'call')
        return entry ? receiveCall(entry, step, envelope) : refuse(notSimulated(envelope.to, envelope.operation))
      assert(entry, `no service is called ${envelope.to}`)
      if (envelope.kind === 'timer') {
        const timer = entry.table.timers[envelope.timer]
        assert(timer, `${envelope.to} has no timer ${envelope.timer}`)
        timer(step, envelope.data, envelope)
      } else entry.table.replied?.(step, envelope)
      return done
    },
  }
}

function receiveCall({ table, model }: Entry, step: Step, call: CallEnvelope): Outcome {
  const operation = model && ownOperation(model, call.operation)
  const action = operation && table.actions[call.operation]
  if (!action) return refuse(notSimulated(call.to, call.operation))
  const misfit = misfitOf(operation.input, call.input)
  if (misfit) return refuse(misfitFault(misfit))
  return (action as unknown as Action<JsonObject>)(step, call.input, call)
}

function ownOperation(model: ServiceModel, name: string): OperationModel | undefined {
  return Object.hasOwn(model.operations, name) ? model.operations[name] : undefined
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
