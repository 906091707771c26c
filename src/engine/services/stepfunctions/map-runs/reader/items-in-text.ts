/** The items that an object holds. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
import { isJsonObject, type Json } from '../../../../../base/json.ts'
import { fail, ok } from '../../../../../base/result.ts'
import type { Attempt } from '../../failed.ts'
import { readRows } from './csv.ts'
import { readerFailure } from './reader-failure.ts'
import type { Format } from './state.ts'

/** Items as JSON texts, at most `most`. */
export function itemsInText(text: string, format: Format, most: number): Attempt<string[]> {
  switch (format.inputType) {
    case 'CSV':
      return rowsAsItems(readRows(text, format.delimiter), format.headers, most)
    case 'JSONL':
      return linesAsItems(text, most)
    case 'JSON':
      return listInJson(text, format.pointer, most)
    default:
      return fail(readerFailure(`Switchyard does not read objects of type ${format.inputType}.`))
  }
}

/** Fields beyond the columns are left out, missing ones are empty. */
function rowsAsItems(rows: readonly (readonly string[])[], given: readonly string[] | null, most: number): Attempt<string[]> {
  const headers = given ?? rows[0] ?? []
  if (new Set(headers).size < headers.length) return fail(readerFailure('CSV headers cannot contain duplicates.'))
  const from = given === null ? 1 : 0
  return ok(
    rows.slice(from, from + most).map((row) => JSON.stringify(Object.fromEntries(headers.map((name, at) => [name, row[at] ?? ''])))),
  )
}

function linesAsItems(text: string, most: number): Attempt<string[]> {
  const items: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    if (items.length === most) break
    const value = parsed(line)
    if (value === undefined) return fail(readerFailure(`Line ${at + 1} is no JSON.`))
    items.push(JSON.stringify(value))
  }
  return ok(items)
}

function listInJson(text: string, pointer: string | null, most: number): Attempt<string[]> {
  const value = parsed(text)
  if (value === undefined) return fail(readerFailure('The object is no JSON.'))
  const list = pointer === null ? value : valueAt(value, pointer)
  if (list === undefined) return fail(readerFailure(`The ItemsPointer ${String(pointer)} leads to nothing.`))
  if (!Array.isArray(list)) return fail(readerFailure('Attempting to map over non-iterable node.'))
  return ok((list as readonly Json[]).slice(0, most).map((item) => JSON.stringify(item)))
}

/** A JSON pointer (RFC 6901). */
function valueAt(root: Json, pointer: string): Json | undefined {
  if (pointer === '') return root
  if (!pointer.startsWith('/')) return undefined
  let value: Json | undefined = root
  for (const part of pointer.slice(1).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) value = /^\d+$/.test(name) ? (value[Number(name)] as Json | undefined) : undefined
    else value = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }
  return value
}

export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
