/** What the world answered, written in the protocol of the service. */
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import type { Member, Shape, StructureShape } from '../../aws/shape.ts'
import { queryCodeOfFault, statusOfFault, type AnswerBinding } from '../../aws/wire.ts'
import type { ServiceModel } from '../../aws/service.ts'
import type { WireAnswer, WireProblem } from './message.ts'
import type { Operation } from './operation-table.ts'
import { textOfValue } from './text-values.ts'
import { escapeXml, membersToXml, toXml } from './xml.ts'

const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n'

export function answerWith({ service, name, model }: Operation, output: JsonObject, requestId: string): WireAnswer {
  switch (service.protocol) {
    case 'json':
      return { status: 200, headers: headersOf(service, requestId), body: JSON.stringify(output) }
    case 'query': {
      const result = Object.keys(model.output.members).length === 0 ? '' : toXml(`${name}Result`, model.output, output)
      const body = `<${name}Response xmlns="${service.xmlNamespace ?? ''}">${result}${metadata(requestId)}</${name}Response>`
      return { status: 200, headers: headersOf(service, requestId), body: xmlHead + body }
    }
    case 'rest-json':
    case 'rest-xml':
      return restAnswer({ service, name, model }, output, requestId)
  }
}

function metadata(requestId: string): string {
  return `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`
}

function headersOf(service: ServiceModel, requestId: string): Record<string, string> {
  switch (service.protocol) {
    case 'json':
      return { 'x-amzn-RequestId': requestId, 'Content-Type': `application/x-amz-json-${service.jsonVersion ?? '1.0'}` }
    case 'query':
      return { 'x-amzn-RequestId': requestId, 'Content-Type': 'text/xml' }
    case 'rest-json':
      return { 'x-amzn-RequestId': requestId, 'Content-Type': 'application/json' }
    case 'rest-xml':
      return { 'x-amz-request-id': requestId, 'x-amz-id-2': requestId, 'Content-Type': 'application/xml' }
  }
}

function restAnswer({ service, name, model }: Operation, output: JsonObject, requestId: string): WireAnswer {
  const { status = 200, answer = {} } = model.http ?? {}
  const told = answer.status === undefined ? undefined : output[answer.status]
  const headers = { ...headersOf(service, requestId), ...memberHeaders(model.output, answer, output) }
  const line = { status: typeof told === 'number' ? told : status, headers }
  const { payload } = answer
  if (payload !== undefined) {
    const { shape, wire = payload } = model.output.members[payload] as Member
    return { ...line, body: payloadBody(service, shape, { name: wire, value: output[payload] }) }
  }
  const outside = new Set([...Object.keys(answer.headers ?? {}), ...Object.keys(answer.prefixHeaders ?? {}), answer.status])
  const inside = Object.fromEntries(Object.entries(model.output.members).filter(([member]) => !outside.has(member)))
  if (line.status === 204 || (Object.keys(inside).length === 0 && service.protocol === 'rest-xml')) return { ...line, body: '' }
  const shape: StructureShape = { type: 'structure', members: inside }
  const held = Object.fromEntries(Object.entries(output).filter(([member]) => !outside.has(member)))
  return {
    ...line,
    body: service.protocol === 'rest-json' ? JSON.stringify(held) : document(service, answer.root ?? `${name}Result`, shape, held),
  }
}

function payloadBody(service: ServiceModel, shape: Shape, { name, value }: { name: string; value: Json | undefined }): string | Buffer {
  if (value === undefined || value === null) return ''
  if (shape.type === 'blob') return shape.text === true ? String(value) : Buffer.from(String(value), 'base64')
  if (shape.type !== 'structure' || !isJsonObject(value)) return textOfValue(shape, value, 'document')
  return service.protocol === 'rest-json' ? JSON.stringify(value) : document(service, name, shape, value)
}

function document({ xmlNamespace }: ServiceModel, root: string, shape: StructureShape, value: JsonObject): string {
  const space = xmlNamespace === undefined ? '' : ` xmlns="${xmlNamespace}"`
  return `${xmlHead}<${root}${space}>${membersToXml(shape, value)}</${root}>`
}

function memberHeaders({ members }: StructureShape, { headers = {}, prefixHeaders = {} }: AnswerBinding, output: JsonObject) {
  const written: Record<string, string> = {}
  for (const [member, name] of Object.entries(headers)) {
    const value = output[member]
    const shape = members[member]?.shape
    if (value !== undefined && value !== null && shape !== undefined) written[name] = inHeader(textOfValue(shape, value, 'header'))
  }
  for (const [member, prefix] of Object.entries(prefixHeaders)) {
    const value = output[member]
    if (!isJsonObject(value)) continue
    for (const [name, text] of Object.entries(value)) written[`${prefix}${name}`] = inHeader(String(text))
  }
  return written
}

/** HTTP has no way to write other characters in a header. */
function inHeader(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7E\x80-\xFF]/g, ' ')
}

/** A fault; without a service (nobody knows what was meant) as `looks` tells. */
export function answerFault(
  service: ServiceModel | undefined,
  problem: WireProblem,
  options: { requestId: string; looks: 'json' | 'xml' },
): WireAnswer {
  const { requestId, looks } = options
  const status = problem.status ?? (service ? statusOfFault(service, problem) : 400)
  const protocol = service?.protocol ?? (looks === 'xml' ? 'query' : 'json')
  const head = service ? headersOf(service, requestId) : strangersHead(requestId, problem)
  switch (protocol) {
    case 'json':
      return { status, headers: { ...head, ...queryError(service, problem) }, body: jsonFault(service, problem) }
    case 'rest-json': {
      const headers = { ...head, 'x-amzn-ErrorType': problem.code }
      return {
        status,
        headers,
        body: JSON.stringify({ Type: problem.origin === 'client' ? 'User' : 'Service', ...facts(problem), Message: problem.message }),
      }
    }
    case 'query': {
      const error = `<Error><Type>${problem.origin === 'client' ? 'Sender' : 'Receiver'}</Type>${codeAndMessage(service, problem)}</Error>`
      const body = `<ErrorResponse xmlns="${service?.xmlNamespace ?? ''}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`
      return { status, headers: { ...head, 'Content-Type': 'text/xml' }, body: xmlHead + body }
    }
    case 'rest-xml': {
      const more = Object.entries(facts(problem)).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
      const body = `<Error>${codeAndMessage(service, problem)}${more.join('')}<RequestId>${requestId}</RequestId></Error>`
      return { status, headers: head, body: xmlHead + body }
    }
  }
}

/** Clients of every protocol in JSON find the code: in the body, or in this header. */
function strangersHead(requestId: string, { code }: WireProblem): Record<string, string> {
  return { 'x-amzn-RequestId': requestId, 'x-amzn-ErrorType': code, 'Content-Type': 'application/json' }
}

function jsonFault(service: ServiceModel | undefined, problem: WireProblem): string {
  return JSON.stringify({ __type: `${service?.faultPrefix ?? ''}${problem.code}`, ...facts(problem), message: problem.message })
}

/** https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait */
function queryError(service: ServiceModel | undefined, { code, origin }: WireProblem): Record<string, string> {
  const queryCode = service && queryCodeOfFault(service, code)
  if (queryCode === undefined) return {}
  return { 'x-amzn-query-error': `${queryCode};${origin === 'client' ? 'Sender' : 'Receiver'}` }
}

function codeAndMessage(service: ServiceModel | undefined, { code, message }: WireProblem): string {
  const told = (service && queryCodeOfFault(service, code)) ?? code
  return `<Code>${escapeXml(told)}</Code><Message>${escapeXml(message)}</Message>`
}

/** Members of a fault beyond its code and message. */
function facts(problem: WireProblem): JsonObject {
  const { code: _code, message: _message, origin: _origin, status: _status, ...rest } = problem as WireProblem & JsonObject
  return rest
}
