/** Functions that make lists or choose from them. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
import { region } from '../aws/identity.ts'
import type { Json } from '../base/json.ts'
import { isJsonObject } from '../base/json.ts'
import { parseCidr } from '../matching/cidr.ts'
import { note } from './diagnostic-catalogue.ts'
import { type FunctionCall, mayProduce, tooMuch, unknown, whyUnknown } from './resolver.ts'
import { itemsOf } from './tree-values.ts'

type Values = readonly (Json | undefined)[]

/** The arguments of a function that takes a list of values; `undefined` and a diagnostic where their number is wrong. */
function argumentsOf({ resolver, argument, property }: FunctionCall, least: number, most: number): Values | undefined {
  const nodes = itemsOf(argument)
  return nodes.length < least || nodes.length > most ? undefined : nodes.map((node) => resolver.resolve(node, property))
}

function malformed({ resolver, range }: FunctionCall, name: string, expected: string): Json {
  note(resolver.problems, 'bad-intrinsic', range, name, expected)
  return unknown(`${name} takes ${expected}`)
}

function whyOf(values: Values): string | undefined {
  return values.map(whyUnknown).find((why) => why !== undefined)
}

/** An item that is unknown makes only itself unknown. */
export function resolveSelect(call: FunctionCall): Json {
  const values = argumentsOf(call, 2, 2)
  if (values === undefined) return malformed(call, 'Fn::Select', 'an index and a list')
  const why = whyOf(values)
  if (why !== undefined) return unknown(why)
  const [index, list] = values
  const at = typeof index === 'object' ? Number.NaN : Number(index)
  if (!Array.isArray(list)) return malformed(call, 'Fn::Select', 'an index and a list')
  const items = list as readonly Json[]
  if (!Number.isInteger(at) || at < 0 || at >= items.length)
    return malformed(call, 'Fn::Select', `an index from 0 to ${items.length - 1} here, not ${JSON.stringify(index)}`)
  return items[at] as Json
}

export function resolveSplit(call: FunctionCall): Json {
  const values = argumentsOf(call, 2, 2)
  const why = values && whyOf(values)
  if (why !== undefined) return unknown(why)
  const [delimiter, text] = values ?? []
  if (typeof delimiter !== 'string' || typeof text !== 'string' || delimiter === '')
    return malformed(call, 'Fn::Split', 'a delimiter and a text')
  return mayProduce(call.resolver, text.length) ? text.split(delimiter) : unknown(tooMuch)
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html */
export function resolveGetAZs(call: FunctionCall): Json {
  const asked = call.resolver.resolve(call.argument, call.property)
  const why = whyUnknown(asked)
  if (why !== undefined) return unknown(why)
  if (typeof asked !== 'string') return malformed(call, 'Fn::GetAZs', 'the name of a region')
  if (asked !== '' && asked !== region) return unknown(`the availability zones of ${asked} are not known here`)
  return ['a', 'b', 'c', 'd', 'e', 'f'].map((zone) => `${region}${zone}`)
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html */
export function resolveLength(call: FunctionCall): Json {
  const list = call.resolver.resolve(call.argument, call.property)
  const why = whyUnknown(list)
  if (why !== undefined) return unknown(why)
  return Array.isArray(list) ? list.length : malformed(call, 'Fn::Length', 'a list')
}

/** `[block, how many, bits of each]`. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html */
export function resolveCidr(call: FunctionCall): Json {
  const values = argumentsOf(call, 2, 3)
  const why = values && whyOf(values)
  if (why !== undefined) return unknown(why)
  const [block, count, bits] = values ?? []
  const parsed = typeof block === 'string' ? parseCidr(block) : undefined
  const wanted = typeof count === 'object' ? Number.NaN : Number(count)
  const isWide = parsed?.ok && parsed.value.groups.length === 8
  const width = isWide ? 128 : 32
  const free = bits === undefined ? (isWide ? 64 : 8) : typeof bits === 'object' ? Number.NaN : Number(bits)
  if (!parsed?.ok || !isWhole(wanted, 1, 256) || !isWhole(free, 1, width))
    return malformed(call, 'Fn::Cidr', 'a block such as 10.0.0.0/16, a number from 1 to 256, and the bits of each')
  const { groups, bits: prefix } = parsed.value
  const room = BigInt(width - prefix) - BigInt(free)
  if (room < 0n || BigInt(wanted) > 1n << room) return malformed(call, 'Fn::Cidr', `no more blocks than fit into ${String(block)}`)
  const start =
    (groups.reduce((sum, group) => (sum << BigInt(width / groups.length)) | BigInt(group), 0n) >> BigInt(width - prefix)) << room
  return Array.from(
    { length: wanted },
    (_, index) => `${addressOf((start + BigInt(index)) << BigInt(free), groups.length)}/${width - free}`,
  )
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function addressOf(value: bigint, groups: number): string {
  const size = groups === 4 ? 8n : 16n
  const parts = Array.from({ length: groups }, (_, index) => (value >> (size * BigInt(groups - 1 - index))) & ((1n << size) - 1n))
  if (groups === 4) return parts.join('.')
  return parts
    .map((part) => part.toString(16))
    .join(':')
    .replace(/(?:^|:)0(?::0)+(?::|$)/, '::')
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-findinmap.html */
export function resolveFindInMap(call: FunctionCall): Json | undefined {
  const { resolver, argument, property } = call
  const nodes = itemsOf(argument)
  const expected = 'the names of a mapping, of a key in it, and of a key in that'
  if (nodes.length < 3 || nodes.length > 4) return malformed(call, 'Fn::FindInMap', expected)
  const keys = nodes.slice(0, 3).map((node) => resolver.resolve(node, property))
  const options = nodes[3] && resolver.resolve(nodes[3], property)
  const byDefault = isJsonObject(options) ? options['DefaultValue'] : undefined
  if (options !== undefined) needExtensions(call, 'DefaultValue of Fn::FindInMap')
  const why = whyOf(keys)
  if (why !== undefined) return unknown(why)
  if (keys.some((key) => typeof key === 'object' || key === undefined)) return malformed(call, 'Fn::FindInMap', expected)
  const found = lookUp(call, keys.map(String))
  if (found !== undefined) return mayProduce(resolver, JSON.stringify(found).length) ? found : unknown(tooMuch)
  if (byDefault !== undefined) return byDefault
  const path = keys.join('.')
  note(resolver.problems, 'missing-mapping', call.range, path)
  return unknown(`there is no ${path} in Mappings`)
}

function lookUp({ resolver, property }: FunctionCall, keys: readonly string[]): Json | undefined {
  let node = resolver.mappings
  for (const key of keys) node = node?.kind === 'mapping' ? node.entries.find((entry) => entry.key.value === key)?.value : undefined
  return node && resolver.resolve(node, property)
}

/** Some functions are there only with `Transform: AWS::LanguageExtensions`. */
export function needExtensions({ resolver, range }: FunctionCall, name: string): void {
  if (!resolver.isExtended) note(resolver.problems, 'language-extensions', range, name)
}
