/** What Step Functions changes in a request before it goes out, and in an answer before the workflow sees it. */
import type { TaskState } from '../../../../asl/index.ts'
import type { OperationModel } from '../../../../aws/service.ts'
import { decodeBase64, encodeBase64 } from '../../../../base/base64.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { decodeUtf8, encodeUtf8 } from '../../../../base/utf8.ts'
import type { Failure } from '../failed.ts'
import type { WorkOn } from '../states/state-type.ts'
import type { Integration } from './integrations.ts'

export function adaptedRequest(work: WorkOn<TaskState>, { model, operationModel, client }: Integration, request: JsonObject): JsonObject {
  if (model.id === 'events' && client.generation === 1) return { ...request, ...namedInEvents(work, request['Entries']) }
  const payload = bytesIn(operationModel.input.members, operationModel.http?.payload)
  const held = payload === undefined ? undefined : request[payload]
  return payload === undefined || typeof held !== 'string' ? request : { ...request, [payload]: encodeBase64(encodeUtf8(held)) }
}

/** Every event tells which execution of which machine it is from. https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
function namedInEvents({ run }: WorkOn<TaskState>, entries: Json | undefined): JsonObject {
  if (!Array.isArray(entries)) return {}
  const { arn, machineArn } = run.execution
  return {
    Entries: (entries as readonly Json[]).map((entry) => {
      if (!isJsonObject(entry)) return entry
      const given = entry['Resources']
      return { ...entry, Resources: [...(Array.isArray(given) ? (given as readonly Json[]) : []), machineArn, arn] }
    }),
  }
}

/** A body of bytes is text in a workflow; a function's payload is what it says. */
export function adaptedAnswer({ model, operationModel, client }: Integration, answer: JsonObject): JsonObject {
  if (model.id === 'lambda' && client.generation === 1) return withPayload(answer)
  const payload = bytesIn(operationModel.output.members, operationModel.http?.answer?.payload)
  const held = payload === undefined ? undefined : answer[payload]
  const bytes = typeof held === 'string' ? decodeBase64(held) : undefined
  return payload === undefined || !bytes?.ok ? answer : { ...answer, [payload]: decodeUtf8(bytes.value) }
}

function withPayload(answer: JsonObject): JsonObject {
  const { Payload: payload } = answer
  return typeof payload === 'string' ? { ...answer, Payload: parsed(payload) } : answer
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

/** The member that travels as the whole body, where it is bytes. */
function bytesIn(members: OperationModel['input']['members'], name: string | undefined): string | undefined {
  const shape = name === undefined ? undefined : members[name]?.shape
  return shape?.type === 'blob' && shape.text !== true ? name : undefined
}

/** An answer that tells of a failure. https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export function failureInAnswer({ model, client }: Integration, answer: JsonObject): Failure | undefined {
  if (model.id !== 'events' || client.generation !== 1 || !(Number(answer['FailedEntryCount']) > 0)) return undefined
  return { error: 'EventBridge.FailedEntry', cause: JSON.stringify(answer) }
}
