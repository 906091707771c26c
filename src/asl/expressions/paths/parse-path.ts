/**
 * Reads a path. The rules and the odd forms are Jayway's (PathCompiler): `$.[0]`, `$.a.['b','c']` and blanks inside brackets are
 * fine, a step of a slice is read and means nothing.
 */
import { remembered } from '../../../base/remembered.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { cursorOn, peek, readQuoted, refuse, skipBlanks, take, type Cursor, type PathProblem } from './cursor.ts'
import { readFilter, readOperands } from './parse-filter.ts'
import { pathOf, type Path, type PathRoot, type Step } from './path.ts'

/** What a variable's name begins with and goes on with: a Unicode identifier. */
const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]*/u

/** What ends a name; inside a filter there is more of it. */
const endsAnywhere = /[.[(\s]/
const endsInFilter = /[.[(\s<>=!~)&|,\]]/

/** The functions that a path may end with. */
const pathFunctions: readonly string[] = [
  'avg',
  'stddev',
  'sum',
  'min',
  'max',
  'concat',
  'length',
  'size',
  'append',
  'keys',
  'first',
  'last',
  'index',
]

/** The path that a text is: `$…`, `$$…` or `$variable…`; or what is wrong with it, and where. Kept for texts that come again. */
export const parsePath: (text: string) => Result<Path, PathProblem> = remembered((text) => {
  const cursor = cursorOn(text)
  skipBlanks(cursor)
  if (!take(cursor, '$')) refuse(cursor, "Path must start with '$' or '@'")
  const path = readAfterRoot(cursor, text.trim())
  skipBlanks(cursor)
  if (cursor.at < text.length) refuse(cursor, `Illegal character at position ${cursor.at} expected '.' or '['`)
  return cursor.problem === undefined ? ok(path) : fail(cursor.problem)
})

function readAfterRoot(cursor: Cursor, text: string): Path {
  if (take(cursor, '$')) return pathOf(text, 'context', '', readSteps(cursor, false))
  const variable = variableName.exec(cursor.text.slice(cursor.at))?.[0]
  if (variable === undefined) return pathOf(text, 'input', '', readSteps(cursor, false))
  cursor.at += variable.length
  return pathOf(text, 'variable', variable, readSteps(cursor, false))
}

/** Reads a path inside a filter, from its `@` or `$` on. */
function readInnerPath(cursor: Cursor): Path {
  const start = cursor.at
  const root: PathRoot = peek(cursor) === '@' ? 'element' : 'input'
  cursor.at++
  const steps = readSteps(cursor, true)
  return pathOf(cursor.text.slice(start, cursor.at), root, '', steps)
}

function readSteps(cursor: Cursor, isInner: boolean): Step[] {
  const steps: Step[] = []
  while (cursor.problem === undefined && (peek(cursor) === '.' || peek(cursor) === '[')) {
    if (take(cursor, '..')) steps.push({ kind: 'deep' })
    else if (take(cursor, '.') && peek(cursor) === '.') refuse(cursor, `Character '.' on position ${cursor.at} is not valid.`)
    steps.push(readStep(cursor, isInner))
    if (steps.at(-1)?.kind === 'call') break
  }
  return steps
}

function readStep(cursor: Cursor, isInner: boolean): Step {
  const next = peek(cursor)
  if (next === '[') return readBracket(cursor)
  if (take(cursor, '*')) return { kind: 'every' }
  return readName(cursor, isInner)
}

function readName(cursor: Cursor, isInner: boolean): Step {
  const start = cursor.at
  const ends = isInner ? endsInFilter : endsAnywhere
  while (peek(cursor) !== '' && !ends.test(peek(cursor))) cursor.at++
  const name = cursor.text.slice(start, cursor.at)
  if (name === '')
    refuse(
      cursor,
      cursor.at < cursor.text.length ? `Could not parse token starting at position ${start}` : "Path must not end with a '.' or '..'",
    )
  if (!isInner && /\s/.test(peek(cursor)) && cursor.text.slice(cursor.at).trim() !== '')
    refuse(cursor, `Use bracket notion ['my prop'] if your property contains blank characters. position: ${start}`)
  if (!take(cursor, '(')) return { kind: 'name', name }
  if (!pathFunctions.includes(name)) refuse(cursor, `Function with name: ${name} does not exist.`)
  const operands = readOperands(cursor, readInnerPath)
  if (!take(cursor, ')')) refuse(cursor, `Arguments to function: '${name}' are not closed properly.`)
  return { kind: 'call', name, operands }
}

function readBracket(cursor: Cursor): Step {
  const start = cursor.at
  cursor.at++
  skipBlanks(cursor)
  const step = readBracketBody(cursor, start)
  skipBlanks(cursor)
  if (!take(cursor, ']')) refuse(cursor, `Could not parse token starting at position ${start}. Expected ?, ', 0-9, * `)
  return step
}

function readBracketBody(cursor: Cursor, start: number): Step {
  const next = peek(cursor)
  if (next === "'" || next === '"') return readNames(cursor)
  if (take(cursor, '*')) return { kind: 'every' }
  if (next === '?') return { kind: 'filter', filter: readFilter(cursor, readInnerPath) }
  const body = /^[-\d:,\s]*/.exec(cursor.text.slice(cursor.at))?.[0] ?? ''
  cursor.at += body.length
  const step = positionsOf(body.replaceAll(/\s/g, ''))
  if (step === undefined) refuse(cursor, `Could not parse token starting at position ${start}. Expected ?, ', 0-9, * `)
  return step ?? { kind: 'every' }
}

function readNames(cursor: Cursor): Step {
  const names: string[] = []
  do {
    skipBlanks(cursor)
    if (peek(cursor) !== "'" && peek(cursor) !== '"') {
      refuse(cursor, `Found empty property at index ${cursor.at}`)
      break
    }
    names.push(readQuoted(cursor))
    skipBlanks(cursor)
  } while (take(cursor, ','))
  return names.length === 1 ? { kind: 'name', name: names[0] as string } : { kind: 'names', names }
}

function positionsOf(body: string): Step | undefined {
  if (/^-?\d{1,9}$/.test(body)) return { kind: 'index', index: Number(body) }
  if (/^-?\d{1,9}(,-?\d{1,9})+$/.test(body)) return { kind: 'indexes', indexes: body.split(',').map(Number) }
  const slice = /^(-?\d{1,9})?:(-?\d{1,9})?(?::-?\d{0,9})?$/.exec(body)
  if (slice === null || (slice[1] === undefined && slice[2] === undefined)) return undefined
  return { kind: 'slice', from: numberOr(slice[1]), to: numberOr(slice[2]) }
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}
