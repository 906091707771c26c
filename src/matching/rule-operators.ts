/**
 * Operators that EventBridge has beyond SNS's: `wildcard`, beginnings and ends whatever their case, and `anything-but` all of these.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { ok } from '../base/result.ts'
import type { Pattern, TextPattern } from './filter-model.ts'
import { next, onlyOneKey, readAnythingBut, readText, refuse, type Operators, type Read, type Reader } from './filter-reader.ts'

export const ruleOperators: Operators = {
  wildcard: readWildcard,
  prefix: (reader) => readEdge(reader, 'prefix'),
  suffix: (reader) => readEdge(reader, 'suffix'),
  'anything-but': readAnythingButThese,
}

function readWildcard(reader: Reader): Read<Pattern> {
  const text = readText(reader, 'wildcard')
  if (!text.ok) return text
  const token = reader.tokens[reader.at - 1]
  return token !== undefined && text.value.includes('**')
    ? refuse(token, 'Consecutive wildcard characters at pos ' + text.value.indexOf('**'))
    : ok({ is: 'wildcard', text: text.value })
}

/** `{"prefix": "x"}` or `{"prefix": {"equals-ignore-case": "x"}}`. */
function readEdge(reader: Reader, edge: 'prefix' | 'suffix'): Read<Pattern> {
  if (reader.tokens[reader.at]?.kind !== '{') {
    const text = readText(reader, edge)
    return text.ok ? ok({ is: edge, text: text.value }) : text
  }
  next(reader)
  const name = next(reader)
  if (name.kind !== 'name' || name.text !== 'equals-ignore-case') return refuse(name, `Unsupported ${edge} pattern: ${name.text}`)
  const text = readText(reader, name.text)
  if (!text.ok) return text
  const end = next(reader)
  return end.kind === '}' ? ok({ is: `${edge}-ignore-case`, text: text.value }) : refuse(end, onlyOneKey)
}

const excluded: readonly TextPattern['is'][] = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard']

/** Values as SNS has them, or one operator with a text or a list of texts. */
function readAnythingButThese(reader: Reader): Read<Pattern> {
  if (reader.tokens[reader.at]?.kind !== '{') return readAnythingBut(reader)
  next(reader)
  const name = next(reader)
  if (name.kind !== 'name') return refuse(name, 'Anything-But expression name not found')
  const is = excluded.find((operator) => operator === name.text)
  if (is === undefined) return refuse(name, `Unsupported anything-but pattern: ${name.text}`)
  const texts = readTexts(reader, is)
  if (!texts.ok) return texts
  const end = next(reader)
  if (end.kind !== '}') return refuse(end, onlyOneKey)
  return ok({ is: 'anything-but-these', patterns: texts.value.map((text) => ({ is, text })) })
}

function readTexts(reader: Reader, operator: string): Read<readonly string[]> {
  if (reader.tokens[reader.at]?.kind !== '[') {
    const text = readText(reader, operator)
    return text.ok ? ok([text.value]) : text
  }
  next(reader)
  const texts: string[] = []
  for (let token = next(reader); token.kind !== ']'; token = next(reader)) {
    if (token.kind !== 'string') return refuse(token, `${operator} match pattern must be a string`)
    texts.push(token.text)
  }
  const last = reader.tokens[reader.at - 1]
  return texts.length === 0 && last !== undefined ? refuse(last, 'Empty arrays are not allowed') : ok(texts)
}
