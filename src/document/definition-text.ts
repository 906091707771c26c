/**
 * A definition that stands somewhere as a text: what the text says once everything in it is filled in, and where each stretch of
 * that comes from, so that a place in it leads back to what somebody wrote.
 */
import type { Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { offsetInSource, type TreeNode } from '../text/tree.ts'
import type { Piece } from './workflow-model.ts'
import { type FunctionCall, type Resolver, whyUnknown } from './resolver.ts'
import { partsOfSub } from './text-functions.ts'
import { callOf, itemsOf, stringOf } from './tree-values.ts'

/** The text of a node as pieces; `undefined` where it is no text. What it refers to is noted by the resolver. */
export function piecesOf(resolver: Resolver, node: TreeNode, property: string): readonly Piece[] | undefined {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? [{ text: node.value, at: { scalar: node, from: 0 } }] : undefined
  const call = callOf(node)
  if (call?.name === 'Fn::Sub') return piecesOfSub({ resolver, argument: call.argument, property, range: node.range }) ?? whole()
  if (call?.name === 'Fn::Join') return piecesOfJoin(resolver, call.argument, property) ?? whole()
  return whole()

  function whole(): readonly Piece[] | undefined {
    const value = resolver.resolve(node, property)
    const why = whyUnknown(value)
    if (why !== undefined) return [{ text: '', why, at: node.range }]
    const text = textOf(value)
    return text === undefined ? undefined : [{ text, at: node.range }]
  }
}

function piecesOfSub(call: FunctionCall): readonly Piece[] | undefined {
  const { argument } = call
  const [template, variables] = argument.kind === 'sequence' ? itemsOf(argument) : [argument]
  if (template?.kind !== 'scalar' || typeof template.value !== 'string') return undefined
  return partsOfSub(call, template, variables).map(({ text, why, from, to, isPutIn }): Piece => {
    const at = isPutIn ? { start: offsetInSource(template, from), end: offsetInSource(template, to) } : { scalar: template, from }
    return { text, at, ...(why !== undefined && { why }) }
  })
}

function piecesOfJoin(resolver: Resolver, argument: TreeNode, property: string): readonly Piece[] | undefined {
  const [first, list] = itemsOf(argument)
  const delimiter = stringOf(first)
  if (delimiter === undefined || list?.kind !== 'sequence') return undefined
  const pieces: Piece[] = []
  for (const item of itemsOf(list)) {
    if (pieces.length > 0 && delimiter !== '') pieces.push({ text: delimiter, at: { start: item.range.start, end: item.range.start } })
    const own = piecesOf(resolver, item, property)
    if (own === undefined) return undefined
    pieces.push(...own)
  }
  return pieces
}

export function piecesOfFile(text: string): readonly Piece[] {
  return [{ text, at: { from: 0 } }]
}

/** `DefinitionSubstitutions`: `${name}` becomes its value. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html */
export function substituted(pieces: readonly Piece[], values: Readonly<Record<string, Json | undefined>>): readonly Piece[] {
  return pieces.flatMap((piece) => (piece.why === undefined ? substitutedIn(piece, values) : [piece]))
}

function substitutedIn(piece: Piece, values: Readonly<Record<string, Json | undefined>>): Piece[] {
  const { text } = piece
  const found: Piece[] = []
  let at = 0
  for (const match of text.matchAll(placeholder)) {
    const name = match[1] as string
    if (!Object.hasOwn(values, name)) continue
    found.push(partOf(piece, at, match.index))
    at = match.index + match[0].length
    const place = rangeOfPiece(piece, match.index, at)
    const value = textOf(values[name])
    if (value !== undefined) found.push({ text: value, at: place })
    else found.push({ text: match[0], why: whyUnknown(values[name]) ?? `the substitution ${name} is no text`, at: place })
  }
  return [...found, partOf(piece, at, text.length)].filter(({ text: some }) => some !== '')
}

export const placeholder = /\$\{([^{}$]+)\}/g

function partOf({ text, at }: Piece, from: number, to: number): Piece {
  return { text: text.slice(from, to), at: 'from' in at ? { ...at, from: at.from + from } : at }
}

/** What numbers, texts and truth values are put in as. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

export function joinedText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** From a range in the filled-in text to where that was written. */
export function originOf(pieces: readonly Piece[]): (range: TextRange) => TextRange {
  const starts: number[] = []
  let length = 0
  for (const { text } of pieces) {
    starts.push(length)
    length += text.length
  }
  const indexAt = (offset: number): number => {
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return ({ start, end }) => {
    const [first, last] = [indexAt(start), indexAt(Math.max(end - 1, start))]
    const [from, to] = [pieces[first], pieces[last]]
    if (from === undefined || to === undefined) return { start: 0, end: 0 }
    const begin = start - (starts[first] as number)
    const stop = end - (starts[last] as number)
    return { start: rangeOfPiece(from, begin, begin).start, end: rangeOfPiece(to, Math.max(stop - 1, 0), stop).end }
  }
}

/** Where a stretch of a piece stands. The end is told by the last character: a line break after it may stand anywhere. */
function rangeOfPiece({ at }: Piece, from: number, to: number): TextRange {
  if (!('from' in at)) return at
  const { scalar } = at
  const place = (offset: number): number => (scalar === undefined ? at.from + offset : offsetInSource(scalar, at.from + offset))
  const start = place(from)
  return { start, end: to <= from ? start : place(to - 1) + 1 }
}
