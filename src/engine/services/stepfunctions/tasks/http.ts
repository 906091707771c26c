/**
 * Tasks that call a server over HTTP: `http:invoke` with a connection, `apigateway:invoke` with the parts of an API's address. Servers
 * are the HTTP endpoints of the document.
 * https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
import { readTaskResource, type TaskState } from '../../../../asl/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../../base/json.ts'
import { fail, ok, type Result } from '../../../../base/result.ts'
import type { Fault } from '../../../kernel/index.ts'
import { serverAt } from '../../shared/http-server.ts'
import { runtimeFailure } from '../expression.ts'
import type { Attempt } from '../failed.ts'
import type { TaskWait } from '../state.ts'
import type { WorkOn } from '../states/state-type.ts'
import { failTask, recordTask, succeedTask, tokenReturned } from './outcome.ts'

/** A request for the server that the document has at its address; `server` `undefined`: it has none. */
export interface HttpOrder {
  readonly server: string | undefined
  readonly input: JsonObject
}

/** AWS gives a server a minute. */
const longestMs = 60_000

export function isHttpTask(resource: string): boolean {
  const read = readTaskResource(resource)
  return read?.kind === 'optimized' && (read.service === 'http' || read.service === 'apigateway')
}

/** What is asked of whom. Fails where the parameters name no server, or no method. */
export function httpOrderOf({ run, frame, state }: WorkOn<TaskState>, parameters: Json): Attempt<HttpOrder> {
  const given = isJsonObject(parameters) ? parameters : {}
  const isApi = (state.resource ?? '').includes(':apigateway:')
  const missing = ['ApiEndpoint', 'Method'].find((name) => typeof given[name] !== 'string')
  if (missing !== undefined) return fail(runtimeFailure(frame, `The field "${missing}" is required but was missing`))
  if (!isApi && connectionOf(given) === undefined)
    return fail(runtimeFailure(frame, 'The field "Authentication" is required but was missing'))
  const url = isApi ? apiUrl(given) : String(given['ApiEndpoint'])
  const query = queryOf(given['QueryParameters'])
  const whole = query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`
  const server = serverAt(run.step, whole)
  return ok({
    server,
    input: {
      Url: server ?? whole,
      Method: given['Method'] as string,
      Headers: headersOf(given),
      ...(given['RequestBody'] !== undefined && { Body: bodyOf(given) }),
      TimeoutMs: longestMs,
    },
  })
}

/** `Authentication`, or `InvocationConfig` for private APIs. */
function connectionOf({ Authentication, InvocationConfig }: JsonObject): Json | undefined {
  const held = [Authentication, InvocationConfig].find((one) => isJsonObject(one) && typeof one['ConnectionArn'] === 'string')
  return isJsonObject(held) ? held['ConnectionArn'] : undefined
}

function apiUrl({ ApiEndpoint, Stage, Path }: JsonObject): string {
  const parts = [Stage, Path].filter((part) => typeof part === 'string' && part !== '').map((part) => String(part).replace(/^\/+/, ''))
  return [
    `https://${String(ApiEndpoint)
      .replace(/^https?:\/\//, '')
      .replace(/\/+$/, '')}`,
    ...parts,
  ].join('/')
}

function queryOf(parameters: Json | undefined): string {
  if (!isJsonObject(parameters)) return ''
  return Object.entries(parameters)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((item) => [name, item] as const))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(value ?? null))}`)
    .join('&')
}

function headersOf({ Headers, Transform }: JsonObject): JsonObject {
  const given = isJsonObject(Headers) ? Object.entries(Headers) : []
  const named = given.map(([name, value]) => [
    name,
    (Array.isArray(value) ? value : [value]).map((item) => textOf(item ?? null)).join(', '),
  ])
  const isForm = isJsonObject(Transform) && Transform['RequestBodyEncoding'] === 'URL_ENCODED'
  const type = isForm ? 'application/x-www-form-urlencoded;charset=UTF-8' : 'application/json'
  return { 'content-type': type, ...(Object.fromEntries(named) as JsonObject) }
}

function bodyOf({ RequestBody: body = null, Transform }: JsonObject): string {
  if (isJsonObject(Transform) && Transform['RequestBodyEncoding'] === 'URL_ENCODED') return queryOf(body)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The server has answered, or nobody did in time. Any status from 400 on has failed, under a name that says it. */
export function httpAnswered(work: WorkOn<TaskState>, waits: TaskWait, result: Result<JsonObject, Fault>): void {
  const read = readTaskResource(waits.resource)
  const isApi = read !== undefined && 'service' in read && read.service === 'apigateway'
  if (!result.ok)
    return failTask(work, { error: isApi ? 'ApiGateway.SdkClientException' : 'States.Http.Socket', cause: result.error.message })
  const { StatusCode, Body = '', Headers = {} } = result.value
  const status = Number(StatusCode)
  const body = typeof Body === 'string' ? Body : JSON.stringify(Body)
  // † What AWS writes as the cause of a status is not recorded: here it is the body, or the status in words.
  if (status >= 400) {
    const error = isApi ? `ApiGateway.${status}` : `States.Http.StatusCode.${status}`
    return failTask(work, { error, cause: body === '' ? (reasons[status] ?? String(status)) : body })
  }
  const output = JSON.stringify({
    Headers: isJsonObject(Headers) ? Object.fromEntries(Object.entries(Headers).map(([name, value]) => [name, [value]])) : {},
    ResponseBody: said(body),
    StatusCode: status,
    StatusText: reasons[status] ?? '',
  })
  if (read === undefined || !('pattern' in read) || read.pattern === 'answer') return succeedTask(work, output)
  recordTask(work, 'Submitted', { output })
  waits.stage = 'token'
  if (waits.early !== null) tokenReturned(work, waits.early)
}

/** JSON as what it says, anything else as text. */
function said(body: string): Json {
  try {
    return JSON.parse(body) as Json
  } catch {
    return body
  }
}

/** RFC 9110. */
const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
