/** Functions that make texts. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html */
import { encodeBase64 } from '../base/base64.ts'
import type { Json } from '../base/json.ts'
import { encodeUtf8 } from '../base/utf8.ts'
import { entryOf, offsetInSource, type ScalarNode, type TreeNode } from '../text/tree.ts'
import { note } from './diagnostic-catalogue.ts'
import { needExtensions } from './list-functions.ts'
import { attributeOfName, valueOfName } from './references.ts'
import { type FunctionCall, mayProduce, tooMuch, unknown, whyInside, whyUnknown } from './resolver.ts'
import { itemsOf, stringOf } from './tree-values.ts'

export function resolveSub(call: FunctionCall): Json {
  const { argument, range, resolver } = call
  const [first, second, ...others] = argument.kind === 'sequence' ? itemsOf(argument) : [argument]
  const fits = first?.kind === 'scalar' && typeof first.value === 'string' && others.length === 0
  if (!fits || (argument.kind === 'sequence' && second?.kind !== 'mapping')) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::Sub', 'a text, or a list of a text and a mapping of its variables')
    return unknown('Fn::Sub needs a text')
  }
  // Variables are worked out even where the text does not use them, so that what they refer to is checked.
  if (second !== undefined) resolver.resolve(second, call.property)
  const parts = partsOfSub(call, first, second)
  const why = parts.find((part) => part.why !== undefined)?.why
  if (why !== undefined) return unknown(why)
  return joined(
    call,
    parts.map((part) => part.text),
    '',
  )
}

/** A stretch of the text that `Fn::Sub` makes. */
export interface SubPart {
  /** What stands there; where it is unknown, the variable as it is written. */
  readonly text: string
  readonly why?: string
  /** Offsets in the value of the template's scalar. A part that was put in is not as long as what it stands for. */
  readonly from: number
  readonly to: number
  readonly isPutIn: boolean
}

export function partsOfSub(call: FunctionCall, template: ScalarNode, variables: TreeNode | undefined): SubPart[] {
  const text = template.value as string
  const parts: SubPart[] = []
  let at = 0
  const addLiteral = (to: number): void => {
    if (to > at) parts.push({ text: text.slice(at, to), from: at, to, isPutIn: false })
  }
  for (const match of text.matchAll(/\$\{([^{}]*)\}/g)) {
    addLiteral(match.index)
    const from = match.index
    at = from + match[0].length
    const inside = match[1] as string
    const place = { from, to: at, isPutIn: true }
    if (inside.startsWith('!')) {
      parts.push({ text: `\${${inside.slice(1)}}`, ...place })
      continue
    }
    const value = valueOfVariable(call, inside.trim(), variables, {
      start: offsetInSource(template, from),
      end: offsetInSource(template, at),
    })
    const written = asText(value)
    if (written !== undefined) parts.push({ text: written, ...place })
    else parts.push({ text: match[0], why: whyUnknown(value) ?? `${inside.trim()} is not a text`, ...place })
  }
  addLiteral(text.length)
  return parts
}

function valueOfVariable(
  call: FunctionCall,
  name: string,
  variables: TreeNode | undefined,
  range: FunctionCall['range'],
): Json | undefined {
  const { resolver, property } = call
  const given = entryOf(variables, name)
  if (given !== undefined) return resolver.resolve(given, property)
  const dot = name.indexOf('.')
  if (dot < 0) return valueOfName(resolver, name, property, range)
  return attributeOfName(resolver, { name: name.slice(0, dot), attribute: name.slice(dot + 1) }, property, range)
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-join.html */
export function resolveJoin(call: FunctionCall): Json {
  const { argument, property, range, resolver } = call
  const [first, second, ...others] = itemsOf(argument)
  const delimiter = stringOf(first)
  const list = second === undefined ? undefined : resolver.resolve(second, property)
  const why = whyUnknown(list)
  if (why !== undefined) return unknown(why)
  if (delimiter === undefined || !Array.isArray(list) || others.length > 0) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::Join', 'a delimiter and a list')
    return unknown('Fn::Join needs a delimiter and a list')
  }
  const items = (list as readonly Json[]).map((item) => ({ item, text: asText(item) }))
  const bad = items.find(({ text }) => text === undefined)
  if (bad !== undefined) return unknown(whyUnknown(bad.item) ?? 'an item of Fn::Join is not a text')
  return joined(
    call,
    items.map(({ text }) => text as string),
    delimiter,
  )
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-base64.html */
export function resolveBase64({ resolver, argument, property, range }: FunctionCall): Json {
  const value = resolver.resolve(argument, property)
  const text = asText(value)
  const why = whyUnknown(value)
  if (why !== undefined) return unknown(why)
  if (text === undefined) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::Base64', 'a text')
    return unknown('Fn::Base64 needs a text')
  }
  return mayProduce(resolver, text.length * 2) ? encodeBase64(encodeUtf8(text)) : unknown(tooMuch)
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ToJsonString.html */
export function resolveToJsonString(call: FunctionCall): Json {
  const { resolver, argument, property, range } = call
  needExtensions(call, 'Fn::ToJsonString')
  const value = resolver.resolve(argument, property)
  if (typeof value !== 'object' || value === null) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::ToJsonString', 'a mapping or a list')
    return unknown('Fn::ToJsonString needs a mapping or a list')
  }
  const why = whyInside(value)
  if (why !== undefined) return unknown(why)
  const text = JSON.stringify(value)
  return mayProduce(resolver, text.length) ? text : unknown(tooMuch)
}

function asText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function joined({ resolver }: FunctionCall, parts: readonly string[], delimiter: string): Json {
  const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0)
  return mayProduce(resolver, length) ? parts.join(delimiter) : unknown(tooMuch)
}
