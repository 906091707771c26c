/** Reads calls of intrinsic functions: `States.Format('{}/{}', $.bucket, States.UUID())`. */
import { remembered } from '../../../base/remembered.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import type { Json } from '../../../base/json.ts'
import { cursorOn, peek, refuse, skipBlanks, take, type Cursor, type PathProblem } from '../paths/cursor.ts'
import { parsePath } from '../paths/parse-path.ts'
import type { Path } from '../paths/path.ts'
import type { Intrinsic } from './intrinsic.ts'
import { intrinsics } from './table.ts'

export interface Call {
  /** As written. */
  readonly text: string
  readonly name: string
  readonly intrinsic: Intrinsic
  readonly operands: readonly CallOperand[]
}

export type CallOperand =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'call'; readonly call: Call }

/** How deep calls may stand in calls. https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const deepest = 10

/** The call that a text is, or what is wrong with it, and where. Kept for texts that come again. */
export const parseIntrinsic: (text: string) => Result<Call, PathProblem> = remembered((text) => {
  const cursor = cursorOn(text)
  skipBlanks(cursor)
  const call = readCall(cursor)
  skipBlanks(cursor)
  if (cursor.at < text.length) refuse(cursor, 'Something stands behind the call')
  return cursor.problem === undefined && call !== undefined ? ok(call) : fail(cursor.problem ?? { message: 'No call', offset: 0 })
})

function readCall(cursor: Cursor): Call | undefined {
  const start = cursor.at
  const name = /^States\.[A-Za-z0-9]+/.exec(cursor.text.slice(start, start + 60))?.[0] ?? ''
  const intrinsic = Object.hasOwn(intrinsics, name) ? intrinsics[name] : undefined
  if (intrinsic === undefined) refuse(cursor, 'No intrinsic function')
  if (++cursor.depth > deepest) refuse(cursor, 'Intrinsic functions are nested too deeply')
  cursor.at += name.length
  if (!take(cursor, '(')) refuse(cursor, 'Expected (')
  const operands = readOperands(cursor, name)
  if (!take(cursor, ')')) refuse(cursor, 'Expected )')
  cursor.depth--
  if (intrinsic === undefined) return undefined
  if (operands.length < intrinsic.fewest || operands.length > intrinsic.most) refuse(cursor, 'Wrong number of arguments')
  return { text: cursor.text.slice(start, cursor.at), name, intrinsic, operands }
}

function readOperands(cursor: Cursor, name: string): CallOperand[] {
  const operands: CallOperand[] = []
  skipBlanks(cursor)
  if (peek(cursor) === ')') return operands
  do {
    skipBlanks(cursor)
    // The template of a format keeps its escapes: in it `\{` is not `{`.
    const operand = readOperand(cursor, name === 'States.Format' && operands.length === 0)
    if (operand === undefined) refuse(cursor, 'Expected an argument')
    else operands.push(operand)
    skipBlanks(cursor)
  } while (take(cursor, ','))
  return operands
}

function readOperand(cursor: Cursor, isTemplate: boolean): CallOperand | undefined {
  const next = peek(cursor)
  if (next === "'") return readText(cursor, isTemplate)
  if (next === '$') return readPathOperand(cursor)
  if (next === 'S') {
    const call = readCall(cursor)
    return call === undefined ? undefined : { kind: 'call', call }
  }
  const word = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?=[\s,)])/.exec(cursor.text.slice(cursor.at))?.[0]
  if (word === undefined) return undefined
  cursor.at += word.length
  return { kind: 'literal', value: JSON.parse(normal(word)) as Json }
}

/** JSON has no leading zeros; AWS's numbers may. */
function normal(word: string): string {
  return word.replace(/^(-?)0+(?=\d)/, '$1')
}

/** Only quotes, braces and backslashes may be escaped; AWS refuses anything else when the machine is created. */
function readText(cursor: Cursor, isTemplate: boolean): CallOperand | undefined {
  const written = /^'((?:\\['{}\\]|[^'\\])*)'/.exec(cursor.text.slice(cursor.at))
  if (written === null) return undefined
  cursor.at += written[0].length
  const body = written[1] as string
  return { kind: 'literal', value: isTemplate ? body : body.replaceAll(/\\(['{}\\])/g, '$1') }
}

function readPathOperand(cursor: Cursor): CallOperand | undefined {
  const start = cursor.at
  const text = cursor.text.slice(start, start + pathLength(cursor.text.slice(start)))
  const path = parsePath(text.trim())
  if (!path.ok) {
    cursor.problem ??= { message: path.error.message, offset: start + path.error.offset }
    return undefined
  }
  cursor.at += text.length
  return { kind: 'path', path: path.value }
}

/** Up to the comma or bracket that is not the path's own. */
function pathLength(text: string): number {
  let depth = 0
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (depth > 0 && (character === "'" || character === '"')) quote = character
    else if (character === '(' || character === '[') depth++
    else if (depth > 0 && (character === ')' || character === ']')) depth--
    else if (depth === 0 && (character === ',' || character === ')')) return at
  }
  return text.length
}
