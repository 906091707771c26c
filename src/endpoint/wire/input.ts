/** The input of an operation, read from a request in the protocol of its service. */
import { emptyRecord, isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { fail, ok, type Result } from '../../base/result.ts'
import type { Member, Shape, StructureShape } from '../../aws/shape.ts'
import type { HttpBinding } from '../../aws/wire.ts'
import { inputOfForm } from './form.ts'
import { badRequest, isForm, type WireProblem, type WireRequest } from './message.ts'
import type { Found } from './operation-table.ts'
import type { Labels } from './route.ts'
import { valueOfText } from './text-values.ts'
import { parseXml, valueOfElement } from './xml.ts'

export function inputOf({ operation: { service, model }, labels }: Found, request: WireRequest): Result<JsonObject, WireProblem> {
  switch (service.protocol) {
    case 'json':
      return objectOf(model.input, request.body)
    case 'query': {
      const form = new URLSearchParams(isForm(request) ? request.body.toString('utf8') : '')
      for (const [name, text] of request.query) form.append(name, text)
      return ok(inputOfForm(model.input, form))
    }
    case 'rest-json':
    case 'rest-xml':
      return restInput(model.input, model.http as HttpBinding, { request, labels, isXml: service.protocol === 'rest-xml' })
  }
}

function objectOf(shape: StructureShape, body: Buffer): Result<JsonObject, WireProblem> {
  if (body.length === 0) return ok({})
  const value = parseJson(body)
  return isJsonObject(value) ? ok(withoutNulls(shape, value) as JsonObject) : fail(notRead('JSON'))
}

function parseJson(body: Buffer): Json | undefined {
  try {
    return JSON.parse(body.toString('utf8')) as Json
  } catch {
    return undefined
  }
}

function notRead(format: 'JSON' | 'XML'): WireProblem {
  return format === 'JSON'
    ? badRequest('SerializationException', 'The request body is no JSON object.')
    : badRequest('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')
}

/** AWS takes a member that is null for one that is not there. */
function withoutNulls(shape: Shape, value: Json): Json {
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item: Json) => withoutNulls(shape.of, item))
  if ((shape.type !== 'structure' && shape.type !== 'map') || !isJsonObject(value)) return value
  const kept = emptyRecord<Json>()
  for (const name of Object.keys(value)) {
    const held = value[name]
    if (held === undefined || held === null) continue
    const of = shape.type === 'map' ? shape.of : Object.hasOwn(shape.members, name) ? shape.members[name]?.shape : undefined
    kept[name] = of === undefined ? held : withoutNulls(of, held)
  }
  return kept
}

interface RestRequest {
  readonly request: WireRequest
  readonly labels: Labels
  readonly isXml: boolean
}

function restInput(shape: StructureShape, http: HttpBinding, rest: RestRequest): Result<JsonObject, WireProblem> {
  const { request, labels, isXml } = rest
  const { body } = request
  const outside = aroundBody(shape, http, request, labels)
  const inBody = http.payload === undefined ? withoutMembers(shape, outside.places) : undefined
  if (inBody !== undefined) {
    if (Object.keys(inBody.members).length === 0 || body.length === 0) return ok(outside.value)
    const document = isXml ? xmlOf(inBody, body) : objectOf(inBody, body)
    return document.ok ? ok({ ...document.value, ...outside.value }) : document
  }
  const payload = http.payload as string
  const read = payloadOf((shape.members[payload] as Member).shape, body, isXml)
  if (!read.ok) return read
  return ok(read.value === undefined ? outside.value : { ...outside.value, [payload]: read.value })
}

function payloadOf(shape: Shape, body: Buffer, isXml: boolean): Result<Json | undefined, WireProblem> {
  if (shape.type === 'blob') return ok(shape.text === true ? body.toString('utf8') || undefined : body.toString('base64'))
  if (shape.type !== 'structure') return ok(valueOfText(shape, body.toString('utf8')))
  if (body.length === 0) return ok(undefined)
  return isXml ? xmlOf(shape, body) : objectOf(shape, body)
}

function xmlOf(shape: StructureShape, body: Buffer): Result<JsonObject, WireProblem> {
  const element = parseXml(body.toString('utf8'))
  return element === undefined ? fail(notRead('XML')) : ok(valueOfElement(shape, element) as JsonObject)
}

function withoutMembers({ members }: StructureShape, names: ReadonlySet<string>): StructureShape {
  return { type: 'structure', members: Object.fromEntries(Object.entries(members).filter(([name]) => !names.has(name))) }
}

/** What stands in path, query and headers, and which members have their place there. */
function aroundBody({ members }: StructureShape, http: HttpBinding, { query, headers }: WireRequest, labels: Labels) {
  const value = emptyRecord<Json>()
  const places = new Set<string>()
  const put = (member: string, texts: readonly string[]): void => {
    places.add(member)
    const shape = members[member]?.shape
    const [first] = texts
    if (shape === undefined || first === undefined) return
    value[member] = shape.type === 'list' ? texts.map((text) => valueOfText(shape.of, text)) : valueOfText(shape, first)
  }
  for (const [member, label] of Object.entries(labels)) put(member, [label])
  for (const [member, name] of Object.entries(http.query ?? {})) put(member, query.getAll(name))
  for (const [member, name] of Object.entries(http.headers ?? {})) {
    const text = headers[name.toLowerCase()]
    const isList = members[member]?.shape.type === 'list'
    put(member, text === undefined ? [] : isList ? text.split(',').map((item) => item.trim()) : [text])
  }
  for (const [member, prefix] of Object.entries(http.prefixHeaders ?? {})) {
    places.add(member)
    const found = Object.entries(headers).filter(([name]) => name.startsWith(prefix.toLowerCase()))
    if (found.length > 0) value[member] = Object.fromEntries(found.map(([name, text]) => [name.slice(prefix.length), text]))
  }
  return { value, places }
}
