import { functionNameOf } from '../../../../aws/identity.ts'
import { functionSettings, type LambdaInput } from '../../../../aws/services/lambda.ts'
import { emptyRecord, type JsonObject } from '../../../../base/json.ts'
import { answer, refuse } from '../../../kernel/index.ts'
import { functionKey } from '../../shared/resource-keys.ts'
import type { Action } from '../../shared/service-table.ts'
import { reviseFunction } from '../environment.ts'
import { functionExists, invalidParameter } from '../faults.ts'
import { readCode, runtimeProblem } from '../function-code.ts'
import { configurationOf, deadLetterFault, nameFault, settingsFault } from '../function-configuration.ts'
import { createEventQueue } from '../event-queue.ts'
import { publish } from '../versions.ts'
import { logKey, settingsKey } from '../keys.ts'
import type { EventInvokeConfig, FunctionState, LambdaSettings, LogState } from '../state.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const createFunction: Action<LambdaInput<'CreateFunction'>> = (step, input) => {
  const name = functionNameOf(input.FunctionName)
  const fault = nameFault(name) ?? settingsFault(input) ?? deadLetterFault(input)
  if (fault) return refuse(fault)
  if (input.Runtime === undefined || input.Handler === undefined) {
    return refuse(invalidParameter('Runtime and Handler are mandatory parameters for functions created with deployment packages.'))
  }
  if (step.read(functionKey(name)) !== undefined) return refuse(functionExists(name))
  const code = readCode(input.Code)
  if (!code.ok) return refuse(code.error)

  if (step.read(logKey(name)) === undefined) step.create<LogState>(logKey(name), { lines: [] })
  const state = step.create<FunctionState>(functionKey(name), {
    name,
    role: input.Role,
    runtime: input.Runtime,
    handler: input.Handler,
    description: input.Description ?? '',
    timeoutSeconds: input.Timeout ?? Number(functionSettings.Timeout.default),
    memoryMb: input.MemorySize ?? Number(functionSettings.MemorySize.default),
    codeSha256: code.value.sha256,
    codeSize: code.value.size,
    lastModified: step.epochMs,
    deadLetterArn: input.DeadLetterConfig?.TargetArn || null,
    missingCode: code.value.missing,
    noCode: code.value.missing ?? runtimeProblem(input.Runtime),
    revision: 0,
    versions: [],
    lastVersion: 0,
    aliases: [],
    policies: emptyRecord<JsonObject[]>(),
    eventConfigs: emptyRecord<EventInvokeConfig>(),
    tags: Object.assign(emptyRecord<string>(), input.Tags),
    mock: null,
    reserved: null,
    idle: [],
    busy: [],
    invocations: 0,
    errors: 0,
    throttles: 0,
    coldStarts: 0,
    lastError: null,
    watchdogEnds: 0,
    disabled: null,
    doomed: [],
  })
  const variables = input.Environment?.Variables ?? {}
  reviseFunction(step, state, { files: code.value.files, variables })
  createEventQueue(step, name)
  step.edit<LambdaSettings>(settingsKey).functions.push(name)
  step.emit('lambda.FunctionCreated', functionKey(name), {})
  return answer(input.Publish === true ? publish(step, state, {}) : configurationOf(state, variables))
}
