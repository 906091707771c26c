/**
 * What is wrong with an expression that reads well. AWS tells one thing, and not the first that comes: kinds of mistakes have
 * their order.
 */
import type { AttributeValue } from '../../aws/services/dynamodb.ts'
import type { Path, Placeholders } from './model.ts'
import type { RawPath } from './raw.ts'
import { isReserved } from './reserved-words.ts'

/** In the order in which AWS tells them. */
const order = [
  'parentheses',
  'unknown-function',
  'misused-function',
  'reserved',
  'section',
  'placeholder',
  'count',
  'overlap',
  'conflict',
  'distinct',
  'operand',
] as const
type Mistake = (typeof order)[number]

export interface Findings {
  readonly placeholders: Placeholders
  rank: number
  words: string | undefined
}

export function findingsOf(placeholders: Placeholders): Findings {
  return { placeholders, rank: order.length, words: undefined }
}

export function found(findings: Findings, mistake: Mistake, words: string): void {
  const rank = order.indexOf(mistake)
  if (rank >= findings.rank) return
  findings.rank = rank
  findings.words = words
}

export function fillPath(findings: Findings, path: RawPath): Path {
  return path.map((part) => {
    if (typeof part === 'number') return part
    if (part.startsWith('#')) return nameOf(findings, part)
    if (isReserved(part)) found(findings, 'reserved', `Attribute name is a reserved keyword; reserved keyword: ${part}`)
    return part
  })
}

function nameOf(findings: Findings, placeholder: string): string {
  const { names, usedNames } = findings.placeholders
  usedNames.add(placeholder)
  if (Object.hasOwn(names, placeholder)) return names[placeholder] as string
  found(findings, 'placeholder', `An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`)
  return placeholder
}

export function fillValue(findings: Findings, placeholder: string): AttributeValue {
  const { values, usedValues } = findings.placeholders
  usedValues.add(placeholder)
  if (Object.hasOwn(values, placeholder)) return values[placeholder] as AttributeValue
  found(findings, 'placeholder', `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`)
  return { NULL: true }
}

/** `[orders, [0], id]` */
export function pathWords(path: Path): string {
  return `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`
}

/** Paths of which one lies within another, or that treat the same value as a list and as a map. */
export function checkPaths(findings: Findings, paths: readonly Path[]): void {
  paths.forEach((path, index) => {
    for (const earlier of paths.slice(0, index)) checkPair(findings, earlier, path)
  })
}

function checkPair(findings: Findings, one: Path, two: Path): void {
  const rest = `must remove or rewrite one of these paths; path one: ${pathWords(one)}, path two: ${pathWords(two)}`
  for (let at = 0; at < one.length && at < two.length; at++) {
    if (typeof one[at] !== typeof two[at]) return found(findings, 'conflict', `Two document paths conflict with each other; ${rest}`)
    if (one[at] !== two[at]) return
  }
  found(findings, 'overlap', `Two document paths overlap with each other; ${rest}`)
}

export function wrongCount(findings: Findings, name: string, count: number): void {
  const words = 'Incorrect number of operands for operator or function; operator or function'
  found(findings, 'count', `${words}: ${name}, number of operands: ${count}`)
}

export function wrongType(findings: Findings, name: string, type: string): void {
  const words = 'Incorrect operand type for operator or function; operator or function'
  found(findings, 'operand', `${words}: ${name}, operand type: ${type}`)
}

export function needsPath(findings: Findings, name: string): void {
  found(findings, 'operand', `Operator or function requires a document path; operator or function: ${name}`)
}
