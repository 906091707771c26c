/** Where the reader of a path stands in its text. The first problem ends the reading; nothing throws. */

export interface Cursor {
  readonly text: string
  at: number
  problem: PathProblem | undefined
  depth: number
}

export interface PathProblem {
  readonly message: string
  readonly offset: number
}

export function cursorOn(text: string): Cursor {
  return { text, at: 0, problem: undefined, depth: 0 }
}

export function refuse(cursor: Cursor, message: string): void {
  cursor.problem ??= { message, offset: cursor.at }
}

/** The character at the cursor; an empty text at the end and after a problem, so that every loop ends. */
export function peek(cursor: Cursor, ahead = 0): string {
  return cursor.problem === undefined ? (cursor.text[cursor.at + ahead] ?? '') : ''
}

export function skipBlanks(cursor: Cursor): void {
  while (/\s/.test(peek(cursor))) cursor.at++
}

/** Takes `expected` if it is next. */
export function take(cursor: Cursor, expected: string): boolean {
  if (cursor.problem !== undefined || !cursor.text.startsWith(expected, cursor.at)) return false
  cursor.at += expected.length
  return true
}

/** Reads a text in single or double quotes, from its quote on. A backslash takes the next character as it is. */
export function readQuoted(cursor: Cursor): string {
  const quote = peek(cursor)
  cursor.at++
  let text = ''
  while (peek(cursor) !== quote) {
    if (peek(cursor) === '') {
      refuse(cursor, 'Property has not been closed - missing closing quote')
      return ''
    }
    if (peek(cursor) === '\\') text += unescaped(cursor)
    else text += cursor.text[cursor.at++] as string
  }
  cursor.at++
  return text
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(cursor: Cursor): string {
  const coded = /^\\u([0-9a-fA-F]{4})/.exec(cursor.text.slice(cursor.at, cursor.at + 6))
  if (coded !== null) {
    cursor.at += 6
    return String.fromCharCode(Number.parseInt(coded[1] as string, 16))
  }
  const letter = cursor.text[cursor.at + 1] ?? ''
  cursor.at += 2
  return Object.hasOwn(controls, letter) ? (controls[letter] as string) : letter
}
