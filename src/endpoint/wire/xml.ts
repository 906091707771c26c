/** XML as AWS's protocols write it: elements and texts. Attributes and name spaces are passed over when reading. */
import { isJsonObject, type Json, type JsonObject, emptyRecord } from '../../base/json.ts'
import type { ListShape, MapShape, Member, Shape, StructureShape } from '../../aws/shape.ts'
import { textOfValue, valueOfText } from './text-values.ts'

export interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

/** A declaration, a tag, or a text. Each is read in one pass: nobody can keep the server busy with what is no XML. */
const token = /<\?[^<>]*\?>|<(\/?)([\w.:-]+)(?![\w.:-])([^<>]*)>|([^<]+)|</g

/** The outermost element, or `undefined` when the text is no XML, or has comments and the like, which no SDK writes. */
export function parseXml(text: string): Element | undefined {
  const top: Element = { name: '', children: [], text: '' }
  const open: Element[] = [top]
  for (const [whole, close, tag, rest, content] of text.matchAll(token)) {
    const inner = open.at(-1) as Element
    if (content !== undefined) inner.text += unescapeXml(content)
    else if (tag === undefined) {
      if (whole === '<') return undefined
    } else if (close === '/') {
      if (open.length === 1 || inner.name !== localName(tag)) return undefined
      open.pop()
    } else {
      const element: Element = { name: localName(tag), children: [], text: '' }
      inner.children.push(element)
      if (rest?.endsWith('/') !== true) open.push(element)
    }
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })
}

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', '\r': '&#xD;' }

/** Characters that XML has no way to write become the replacement character. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[<>&"\r]/g, (character) => escapes[character] as string).replaceAll(unwritable, '\uFFFD')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** The members of a structure as elements, without one around them. */
export function membersToXml({ members }: StructureShape, value: JsonObject): string {
  let text = ''
  for (const name in members) {
    const member = members[name] as Member
    const held = value[name]
    if (held !== undefined && held !== null) text += toXml(member.wire ?? name, member.shape, held)
  }
  return text
}

export function toXml(name: string, shape: Shape, value: Json): string {
  if (shape.type === 'list' && Array.isArray(value)) return listToXml(name, shape, value)
  if (shape.type === 'map' && isJsonObject(value)) return mapToXml(name, shape, value)
  if (shape.type === 'structure' && isJsonObject(value)) return `<${name}>${membersToXml(shape, value)}</${name}>`
  return `<${name}>${escapeXml(textOfValue(shape, value, 'document'))}</${name}>`
}

function listToXml(name: string, { of, item = 'member', flat }: ListShape, value: readonly Json[]): string {
  const items = value.map((each) => toXml(flat ? name : item, of, each)).join('')
  return flat ? items : `<${name}>${items}</${name}>`
}

function mapToXml(name: string, { of, entry: [key, held] = ['key', 'value'], flat }: MapShape, value: JsonObject): string {
  const tag = flat ? name : 'entry'
  const entries = Object.entries(value).map(
    ([each, of_]) => `<${tag}><${key}>${escapeXml(each)}</${key}>${toXml(held, of, of_ ?? '')}</${tag}>`,
  )
  return flat ? entries.join('') : `<${name}>${entries.join('')}</${name}>`
}

export function valueOfElement(shape: Shape, element: Element): Json {
  switch (shape.type) {
    case 'structure':
      return valueOfMembers(shape, element)
    case 'list':
      return element.children.filter(({ name }) => name === (shape.item ?? 'member')).map((child) => valueOfElement(shape.of, child))
    case 'map':
      return valueOfEntries(shape, element.children)
    default:
      return valueOfText(shape, element.text)
  }
}

function valueOfMembers({ members }: StructureShape, { children }: Element): JsonObject {
  const value = emptyRecord<Json>()
  for (const name in members) {
    const { shape, wire = name } = members[name] as Member
    const found = children.filter((child) => child.name === wire)
    const [first] = found
    if (first === undefined) continue
    if (shape.type === 'list' && shape.flat) value[name] = found.map((child) => valueOfElement(shape.of, child))
    else value[name] = shape.type === 'map' && shape.flat ? valueOfEntries(shape, found) : valueOfElement(shape, first)
  }
  return value
}

function valueOfEntries({ of, entry: [key, held] = ['key', 'value'] }: MapShape, entries: readonly Element[]): JsonObject {
  const value = emptyRecord<Json>()
  for (const { children } of entries) {
    const name = children.find((child) => child.name === key)?.text
    const child = children.find((each) => each.name === held)
    if (name !== undefined && child !== undefined) value[name] = valueOfElement(of, child)
  }
  return value
}
