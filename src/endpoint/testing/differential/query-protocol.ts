/** AWS's query protocol, as much of it as the calls of SNS need: a form to send, XML to read. */
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'
import type { Answer } from './script.ts'

/** https://docs.aws.amazon.com/sns/latest/api/CommonParameters.html */
export function queryForm(operation: string, input: JsonObject): string {
  const form = new URLSearchParams({ Action: operation, Version: '2010-03-31' })
  for (const [name, value] of Object.entries(input)) write(form, name, value)
  return form.toString()
}

function write(form: URLSearchParams, path: string, value: Json | undefined): void {
  if (value === undefined) return
  if (Array.isArray(value)) for (const [index, item] of value.entries()) write(form, `${path}.member.${index + 1}`, item)
  else if (isJsonObject(value)) writeObject(form, path, value)
  else form.append(path, String(value))
}

function writeObject(form: URLSearchParams, path: string, value: JsonObject): void {
  const map = mapForms[path.slice(path.lastIndexOf('.') + 1)]
  for (const [index, [key, item]] of Object.entries(value).entries()) {
    if (map === undefined) write(form, `${path}.${key}`, item)
    else {
      form.append(`${path}.entry.${index + 1}.${map.key}`, key)
      write(form, `${path}.entry.${index + 1}.${map.value}`, item)
    }
  }
}

/** The members that are maps, and how an entry of each calls its key and its value. */
const mapForms: Readonly<Record<string, { readonly key: string; readonly value: string }>> = {
  Attributes: { key: 'key', value: 'value' },
  MessageAttributes: { key: 'Name', value: 'Value' },
}

const lists = ['Topics', 'Subscriptions', 'Tags', 'Successful', 'Failed']

interface Element {
  readonly name: string
  readonly children: Element[]
  text: string
}

export function readXml(text: string, operation: string): Answer {
  const root = parse(text)
  const error = root.children.find(({ name }) => name === 'Error')
  if (error) return { ok: false, code: textOf(error, 'Code'), message: textOf(error, 'Message') }
  const result = root.children.find(({ name }) => name === `${operation}Result`)
  return { ok: true, value: result === undefined || result.children.length === 0 ? {} : (read(result) as JsonObject) }
}

function textOf(element: Element, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? ''
}

function parse(text: string): Element {
  const open: Element[] = [{ name: '', children: [], text: '' }]
  for (const [, close, name, content] of text.matchAll(/<(\/?)([A-Za-z]+)[^>]*>([^<]*)/g)) {
    if (close === '/') open.pop()
    else {
      const element: Element = { name: name ?? '', children: [], text: unescape(content ?? '') }
      open.at(-1)?.children.push(element)
      open.push(element)
    }
  }
  const root = open[0]?.children[0]
  if (root === undefined) throw new Error(`no XML: ${text}`)
  return root
}

function read({ name, children, text }: Element): Json {
  if (lists.includes(name)) return children.map(read)
  if (name === 'SenderFault') return text === 'true'
  if (name === 'Attributes') return Object.fromEntries(children.map((entry) => [textOf(entry, 'key'), textOf(entry, 'value')]))
  if (children.length === 0) return text
  return Object.fromEntries(children.map((child) => [child.name, read(child)]))
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }

function unescape(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
}
