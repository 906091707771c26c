/**
 * Reads the common syntax of regular expressions (JavaScript's and Java's): alternatives, groups, greedy and lazy repeats, classes,
 * escapes, anchors. Backreferences and lookaround are refused, for no engine can promise linear time with them.
 */
import { fail, ok, type Result } from '../result.ts'
import { complement, everyCharacter, lineEnds } from './characters.ts'
import { readClass, readEscape } from './parse-characters.ts'
import { folded, refuse, type Reader } from './reader.ts'
import type { Assertion, Flags, ParsedExpression, RegularExpressionProblem, Syntax } from './syntax.ts'

const deepest = 200
/** `a{n}` is written out n times. */
const mostRepeats = 1000

export function parseRegularExpression(pattern: string, flags: Flags): Result<ParsedExpression, RegularExpressionProblem> {
  const names = Object.create(null) as Record<string, number>
  const reader: Reader = { text: pattern, at: 0, problem: undefined, flags, groups: 0, depth: 0, groupNames: names }
  const syntax = readAlternatives(reader)
  if (reader.problem === undefined && reader.at < pattern.length) refuse(reader, 'Unmatched )')
  return reader.problem === undefined ? ok({ syntax, groups: reader.groups, groupNames: names }) : fail(reader.problem)
}

function readAlternatives(reader: Reader): Syntax {
  const options = [readSequence(reader)]
  while (reader.problem === undefined && reader.text[reader.at] === '|') {
    reader.at++
    options.push(readSequence(reader))
  }
  return options.length === 1 ? (options[0] as Syntax) : { kind: 'alternatives', options }
}

function readSequence(reader: Reader): Syntax {
  const parts: Syntax[] = []
  while (reader.problem === undefined && reader.at < reader.text.length) {
    const next = reader.text[reader.at]
    if (next === '|' || next === ')') break
    const part = readAtom(reader)
    if (part !== undefined) parts.push(readRepeat(reader, part))
  }
  return parts.length === 1 ? (parts[0] as Syntax) : { kind: 'sequence', parts }
}

function readAtom(reader: Reader): Syntax | undefined {
  const character = reader.text[reader.at] as string
  switch (character) {
    case '(':
      return readGroup(reader)
    case '[':
      return { kind: 'characters', characters: readClass(reader) }
    case '\\':
      return readEscaped(reader)
    case '.':
      reader.at++
      return { kind: 'characters', characters: reader.flags.dotAll ? everyCharacter : complement(lineEnds) }
    case '^':
      return assertion(reader, reader.flags.multiline ? 'line-start' : 'start')
    case '$':
      return assertion(reader, reader.flags.multiline ? 'line-end' : 'end')
    case '*':
    case '+':
    case '?':
      refuse(reader, 'Nothing to repeat')
      return undefined
    default: {
      reader.at++
      const code = character.charCodeAt(0)
      return { kind: 'characters', characters: folded(reader, [code, code]) }
    }
  }
}

function assertion(reader: Reader, which: Assertion): Syntax {
  reader.at++
  return { kind: 'assertion', assertion: which }
}

function readEscaped(reader: Reader): Syntax | undefined {
  const next = reader.text[reader.at + 1]
  if (next === 'b' || next === 'B') {
    reader.at++
    return assertion(reader, next === 'b' ? 'word-edge' : 'no-word-edge')
  }
  if (next === 'A' || next === 'z' || next === 'Z') {
    reader.at++
    return assertion(reader, next === 'A' ? 'start' : 'end')
  }
  if ((next !== undefined && next >= '1' && next <= '9') || next === 'k') {
    refuse(reader, 'Backreferences are not supported')
    return undefined
  }
  return { kind: 'characters', characters: readEscape(reader) }
}

function readGroup(reader: Reader): Syntax | undefined {
  if (++reader.depth > deepest) {
    refuse(reader, 'Too many nested groups')
    return undefined
  }
  reader.at++
  const outer = reader.flags
  const head = readGroupHead(reader)
  if (head === 'flags') {
    reader.depth--
    return undefined
  }
  const number = head === 'capture' ? ++reader.groups : undefined
  const part = readAlternatives(reader)
  if (reader.text[reader.at] === ')') reader.at++
  else refuse(reader, 'Unterminated group')
  reader.depth--
  reader.flags = outer
  return number === undefined ? part : { kind: 'group', part, number }
}

/** What stands behind the bracket: nothing, `?:`, `?<name>`, or flags for what follows (`(?i)`) or for the group (`(?i:…)`). */
function readGroupHead(reader: Reader): 'capture' | 'plain' | 'flags' {
  const rest = reader.text.slice(reader.at, reader.at + 80)
  if (!rest.startsWith('?')) return 'capture'
  if (/^\?(<?[=!])/.test(rest)) refuse(reader, 'Lookahead and lookbehind are not supported')
  const name = /^\?P?<([A-Za-z_][A-Za-z0-9_]*)>/.exec(rest)
  if (name !== null) {
    reader.groupNames[name[1] as string] = reader.groups + 1
    reader.at += name[0].length
    return 'capture'
  }
  const flags = /^\?([ims]*)([:)])/.exec(rest)
  if (flags === null) {
    refuse(reader, 'Invalid group')
    return 'plain'
  }
  const letters = flags[1] as string
  reader.flags = {
    ignoreCase: reader.flags.ignoreCase || letters.includes('i'),
    multiline: reader.flags.multiline || letters.includes('m'),
    dotAll: reader.flags.dotAll || letters.includes('s'),
  }
  reader.at += flags[0].length
  return flags[2] === ')' ? 'flags' : 'plain'
}

function readRepeat(reader: Reader, part: Syntax): Syntax {
  const counted = /^(?:([*+?])|\{(\d{1,5})(?:(,)(\d{0,5}))?\})([?+]?)/.exec(reader.text.slice(reader.at, reader.at + 20))
  if (counted === null) return part
  const [whole, sign, from, comma, to, manner] = counted
  const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0
  const most = sign === undefined ? boundOf(least, comma, to) : sign === '?' ? 1 : Number.POSITIVE_INFINITY
  if (manner === '+') refuse(reader, 'Possessive repeats are not supported')
  if (most < least) refuse(reader, 'numbers out of order in {} quantifier')
  if (least > mostRepeats || (most > mostRepeats && most !== Number.POSITIVE_INFINITY)) refuse(reader, 'Too many repeats')
  reader.at += whole.length
  if (/^[*+?]/.test(reader.text.slice(reader.at))) refuse(reader, 'Nothing to repeat')
  return { kind: 'repeat', part, least, most, isLazy: manner === '?' }
}

function boundOf(least: number, comma: string | undefined, to: string | undefined): number {
  if (comma === undefined) return least
  return to === undefined || to === '' ? Number.POSITIVE_INFINITY : Number(to)
}
