/** What AWS's own clients, through which Step Functions calls other services, add to answers and make of faults. */
import type { JsonObject } from '../../../../base/json.ts'
import { encodeBase64 } from '../../../../base/base64.ts'
import { derivedUuid } from '../../../../base/random.ts'
import { encodeUtf8 } from '../../../../base/utf8.ts'
import { isoTimestamp } from '../../../../aws/timestamp.ts'
import { statusOfFault } from '../../../../aws/wire.ts'
import type { Fault } from '../../../kernel/index.ts'
import type { Failure } from '../failed.ts'
import type { Run } from '../run.ts'
import type { Frame } from '../state.ts'
import type { Integration } from './integrations.ts'

/** The id under which the called service would know the request. */
function requestIdOf(run: Run, frame: Frame): string {
  return derivedUuid(run.step.seed, `${run.key}/${frame.id}/${frame.attempt}/request`)
}

/**
 * The error of a call that was refused: `SQS.QueueDoesNotExistException`. An error that the API does not name is the client's
 * general one.
 */
export function callFailure(run: Run, frame: Frame, { model, client }: Integration, fault: Fault): Failure {
  const code = fault.code.slice(fault.code.lastIndexOf('.') + 1)
  const isNamed = Object.values(model.operations).some(({ errors }) => errors.includes(code) || errors.includes(fault.code))
  const name = isNamed ? `${code}${code.endsWith('Exception') ? '' : 'Exception'}` : client.otherwise
  const status = model.id === 's3' ? statusOfFault(model, fault) : statusOf(model.id, fault)
  const id = requestIdOf(run, frame)
  // S3 has a second id for every request.
  const more = model.id === 's3' ? encodeBase64(encodeUtf8(derivedUuid(run.step.seed, `${id}/extended`))) : undefined
  const words =
    client.generation === 1
      ? `(Service: ${client.service}; Status Code: ${status}; Error Code: ${fault.code}; Request ID: ${id}; ${more === undefined ? '' : `S3 Extended Request ID: ${more}; `}Proxy: null)`
      : `(Service: ${client.service}, Status Code: ${status}, Request ID: ${id}${more === undefined ? '' : `, Extended Request ID: ${more}`})`
  return { error: `${client.prefix}.${name}`, cause: `${fault.message} ${words}` }
}

function statusOf(service: string, { code, origin }: Fault): number {
  if (origin === 'server') return 500
  if (service === 'lambda' && code.startsWith('TooManyRequests')) return 429
  if (code.endsWith('ConflictException') && service === 'lambda') return 409
  if (code.startsWith('Authorization')) return 403
  const isMissing = code.includes('NotFound') || code.startsWith('NoSuch')
  return isMissing && (service === 'lambda' || service === 'sns') ? 404 : 400
}

/** Optimized integrations show the HTTP answer beside what it held. */
export function withMetadata(run: Run, frame: Frame, { model }: Integration, answer: JsonObject): JsonObject {
  const id = requestIdOf(run, frame)
  const headers = {
    'x-amzn-RequestId': id,
    connection: 'keep-alive',
    'Content-Length': String(JSON.stringify(answer).length),
    Date: httpDate(run.step.epochMs),
    'Content-Type': contentTypes[model.protocol] ?? 'application/xml',
  }
  const all: JsonObject = {
    ...answer,
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: id },
  }
  return Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const contentTypes: Readonly<Record<string, string>> = {
  json: 'application/x-amz-json-1.0',
  query: 'text/xml',
  'rest-json': 'application/json',
}

const dayNames = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon, 05 Jan 2026 09:00:00 GMT` (RFC 9110). */
function httpDate(epochMs: number): string {
  const text = isoTimestamp(epochMs)
  const day = dayNames[Math.floor(epochMs / 86_400_000) % 7]
  return `${day}, ${text.slice(8, 10)} ${monthNames[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)} ${text.slice(11, 19)} GMT`
}
