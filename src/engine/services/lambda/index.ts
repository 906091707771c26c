/** The door of Lambda: functions, their environments, and the event source mappings that feed them from queues. */
import type { LambdaInput, LambdaOperation } from '../../../aws/services/lambda.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { ReplyEnvelope, Step } from '../../kernel/index.ts'
import type { Action, ServiceTable } from '../shared/service-table.ts'
import { createEventSourceMapping } from './actions/create-event-source-mapping.ts'
import { createFunction } from './actions/create-function.ts'
import { deleteEventSourceMapping } from './actions/delete-event-source-mapping.ts'
import { deleteFunctionConcurrency } from './actions/delete-function-concurrency.ts'
import { deleteFunction } from './actions/delete-function.ts'
import { getFunctionConfiguration } from './actions/get-function-configuration.ts'
import { invoke } from './actions/invoke.ts'
import { putFunctionConcurrency } from './actions/put-function-concurrency.ts'
import { updateEventSourceMapping } from './actions/update-event-source-mapping.ts'
import { updateFunctionCode } from './actions/update-function-code.ts'
import { updateFunctionConfiguration } from './actions/update-function-configuration.ts'
import { giveLater } from './execution.ts'
import { settingsKey } from './keys.ts'
import { pollerAnswered } from './poller.ts'
import type { HandlerContext, LambdaSettings, ReplyContext } from './state.ts'
import { timers } from './timers.ts'

const actions = {
  CreateFunction: createFunction,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  PutFunctionConcurrency: putFunctionConcurrency,
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  DeleteFunction: deleteFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  Invoke: invoke,
  CreateEventSourceMapping: createEventSourceMapping,
  UpdateEventSourceMapping: updateEventSourceMapping,
  DeleteEventSourceMapping: deleteEventSourceMapping,
} satisfies { [O in LambdaOperation]: Action<LambdaInput<O>> }

export const lambdaService: ServiceTable = {
  name: 'lambda',
  actions,
  timers,
  replied(step, reply) {
    const context = reply.context as unknown as ReplyContext
    if (context.kind === 'handler') handlerAnswered(step, context, reply)
    else pollerAnswered(step, context, reply)
  },
  begin(step) {
    step.create<LambdaSettings>(settingsKey, { coldStartMs: 250, unreservedBusy: 0, reservedTotal: 0, mappings: [] })
  },
}

function handlerAnswered(step: Step, { environment, call }: HandlerContext, { result }: ReplyEnvelope): void {
  const plain: JsonObject = result.ok ? { ok: true, value: result.value } : { ok: false, error: { ...result.error } }
  giveLater(step, environment, { type: 'reply', call, result: JSON.stringify(plain) })
}

export { environmentKey, logKey as logOfFunction } from './keys.ts'
export type { EnvironmentState, FunctionState, LogState, MappingState } from './state.ts'
export { mappingHungers, viewFunction, viewMapping } from './view.ts'
export type { FunctionView, MappingView } from './view.ts'
export { whyFunction, whyMapping } from './why.ts'
