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
import { getFunction } from './actions/get-function.ts'
import { getFunctionConcurrency } from './actions/get-function-concurrency.ts'
import { listFunctions } from './actions/list-functions.ts'
import { getAccountSettings } from './actions/get-account-settings.ts'
import { tagResource } from './actions/tag-resource.ts'
import { untagResource } from './actions/untag-resource.ts'
import { listTags } from './actions/list-tags.ts'
import { publishVersion } from './actions/publish-version.ts'
import { listVersionsByFunction } from './actions/list-versions-by-function.ts'
import { createAlias } from './actions/create-alias.ts'
import { updateAlias } from './actions/update-alias.ts'
import { deleteAlias } from './actions/delete-alias.ts'
import { getAlias } from './actions/get-alias.ts'
import { listAliases } from './actions/list-aliases.ts'
import { addPermission } from './actions/add-permission.ts'
import { removePermission } from './actions/remove-permission.ts'
import { getPolicy } from './actions/get-policy.ts'
import { putFunctionEventInvokeConfig } from './actions/put-function-event-invoke-config.ts'
import { updateFunctionEventInvokeConfig } from './actions/update-function-event-invoke-config.ts'
import { getFunctionEventInvokeConfig } from './actions/get-function-event-invoke-config.ts'
import { deleteFunctionEventInvokeConfig } from './actions/delete-function-event-invoke-config.ts'
import { getEventSourceMapping } from './actions/get-event-source-mapping.ts'
import { listEventSourceMappings } from './actions/list-event-source-mappings.ts'
import { destinationAnswered } from './destinations.ts'
import { giveLater } from './execution.ts'
import { settingsKey } from './keys.ts'
import { pollerAnswered } from './mapping-life.ts'
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
  GetFunction: getFunction,
  GetFunctionConcurrency: getFunctionConcurrency,
  ListFunctions: listFunctions,
  GetAccountSettings: getAccountSettings,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTags: listTags,
  PublishVersion: publishVersion,
  ListVersionsByFunction: listVersionsByFunction,
  CreateAlias: createAlias,
  UpdateAlias: updateAlias,
  DeleteAlias: deleteAlias,
  GetAlias: getAlias,
  ListAliases: listAliases,
  AddPermission: addPermission,
  RemovePermission: removePermission,
  GetPolicy: getPolicy,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  GetEventSourceMapping: getEventSourceMapping,
  ListEventSourceMappings: listEventSourceMappings,
} satisfies { [O in LambdaOperation]: Action<LambdaInput<O>> }

export const lambdaService: ServiceTable = {
  name: 'lambda',
  actions,
  timers,
  replied(step, reply) {
    const context = reply.context as unknown as ReplyContext
    if (context.kind === 'handler') handlerAnswered(step, context, reply)
    else if (context.kind === 'destination') destinationAnswered(step, context, reply)
    else pollerAnswered(step, context, reply)
  },
  begin(step) {
    step.create<LambdaSettings>(settingsKey, { coldStartMs: 250, unreservedBusy: 0, reservedTotal: 0, mappings: [], functions: [] })
  },
}

function handlerAnswered(step: Step, { environment, call }: HandlerContext, { result }: ReplyEnvelope): void {
  const plain: JsonObject = result.ok ? { ok: true, value: result.value } : { ok: false, error: { ...result.error } }
  giveLater(step, environment, { type: 'reply', call, result: JSON.stringify(plain) })
}

export { environmentKey, logKey as logOfFunction } from './keys.ts'
export type { MappingState } from './mapping-state.ts'
export type { EnvironmentState, EventQueueState, FunctionState, LogState } from './state.ts'
export { mappingHungers, viewFunction, viewMapping } from './view.ts'
export type { FunctionView, MappingView } from './view.ts'
export { whyMapping } from './why-mapping.ts'
export { whyFunction } from './why.ts'
