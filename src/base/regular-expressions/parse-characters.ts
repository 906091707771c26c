/** Reads classes (`[a-z]`) and escapes (`\d`, `\u00e9`) of a regular expression. */
import { complement, digits, spaces, wordCharacters, type Characters } from './characters.ts'
import { folded, refuse, type Reader } from './reader.ts'

const named: Readonly<Record<string, Characters>> = {
  d: digits,
  D: complement(digits),
  w: wordCharacters,
  W: complement(wordCharacters),
  s: spaces,
  S: complement(spaces),
}

const control: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b, 0: 0, a: 0x07, e: 0x1b }

/** Reads an escape that stands for characters, from its backslash on. */
export function readEscape(reader: Reader): Characters {
  const characters = unfoldedEscape(reader)
  return isOne(characters) ? folded(reader, characters) : characters
}

function unfoldedEscape(reader: Reader): Characters {
  const letter = reader.text[reader.at + 1]
  if (letter === undefined) {
    refuse(reader, '\\ at end of pattern')
    return []
  }
  const set = Object.hasOwn(named, letter) ? named[letter] : undefined
  if (set !== undefined) {
    reader.at += 2
    return set
  }
  const code = codeOf(reader, letter)
  return [code, code]
}

function codeOf(reader: Reader, letter: string): number {
  const numbered = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,4})\}|c([A-Za-z]))/.exec(
    reader.text.slice(reader.at, reader.at + 10),
  )
  if (numbered !== null) {
    reader.at += numbered[0].length
    const hexadecimal = numbered[1] ?? numbered[2] ?? numbered[3]
    return hexadecimal === undefined ? (numbered[4] as string).charCodeAt(0) & 31 : Number.parseInt(hexadecimal, 16)
  }
  if (letter === 'p' || letter === 'P') refuse(reader, 'Unicode classes are not supported')
  reader.at += 2
  return Object.hasOwn(control, letter) ? (control[letter] as number) : letter.charCodeAt(0)
}

/** Reads a class from its opening bracket on. */
export function readClass(reader: Reader): Characters {
  const { text } = reader
  reader.at++
  const isNegated = text[reader.at] === '^'
  if (isNegated) reader.at++
  const found: number[] = []
  while (reader.problem === undefined && reader.at < text.length && text[reader.at] !== ']') {
    const first = readMember(reader)
    if (text[reader.at] === '-' && reader.at + 1 < text.length && text[reader.at + 1] !== ']') {
      reader.at++
      const last = readMember(reader)
      if (isOne(first) && isOne(last)) found.push(...rangeOf(reader, first[0] as number, last[0] as number))
      else found.push(...first, 0x2d, 0x2d, ...last)
    } else found.push(...first)
  }
  if (text[reader.at] === ']') reader.at++
  else refuse(reader, 'Unterminated character class')
  const both = folded(reader, found)
  return isNegated ? complement(both) : both
}

function readMember(reader: Reader): Characters {
  if (reader.text[reader.at] === '\\') {
    if (reader.text[reader.at + 1] !== 'b') return unfoldedEscape(reader)
    reader.at += 2
    return [8, 8]
  }
  const code = reader.text.charCodeAt(reader.at++)
  return [code, code]
}

function isOne(characters: Characters): boolean {
  return characters.length === 2 && characters[0] === characters[1]
}

function rangeOf(reader: Reader, first: number, last: number): Characters {
  if (first > last) refuse(reader, 'Range out of order in character class')
  return [first, last]
}
