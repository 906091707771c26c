/** `Parameters` with their defaults. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
import { emptyRecord } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import { entryOf, type TreeNode } from '../text/tree.ts'
import { note, type Problems } from './diagnostic-catalogue.ts'
import { entriesOf, itemsOf, stringOf, textOf } from './tree-values.ts'

export type ParameterValue = {
  readonly range: TextRange
  readonly isList: boolean
} & ({ readonly value: string } | { readonly value: undefined; readonly why: string })

export function readParameters(node: TreeNode | undefined, problems: Problems): Readonly<Record<string, ParameterValue>> {
  const parameters = emptyRecord<ParameterValue>()
  for (const { key, value } of entriesOf(node)) parameters[key.value] = readParameter(key.value, key.range, value, problems)
  return parameters
}

/** Of these types the default is a key in Systems Manager, under which the value is looked up. */
const LOOKED_UP = /^AWS::SSM::Parameter::Value</

function readParameter(name: string, range: TextRange, node: TreeNode, problems: Problems): ParameterValue {
  const type = stringOf(entryOf(node, 'Type')) ?? 'String'
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<')
  if (LOOKED_UP.test(type)) {
    note(problems, 'parameter-looked-up', range, name)
    return { range, isList, value: undefined, why: `the parameter ${name} is looked up in Systems Manager` }
  }
  const given = entryOf(node, 'Default')
  const value = textOf(given)
  if (given === undefined || value === undefined) {
    note(problems, 'parameter-without-default', range, name)
    return { range, isList, value: undefined, why: `the parameter ${name} has no default` }
  }
  const texts = isList ? value.split(',').map((item) => item.trim()) : [value]
  const problem = texts.map((text) => problemOf(node, type, text)).find((found) => found !== undefined)
  if (problem !== undefined) note(problems, 'parameter-default', given.range, name, value, problem)
  return { range, isList, value }
}

/** What CloudFormation would find wrong with a value, or `undefined`. */
function problemOf(node: TreeNode, type: string, value: string): string | undefined {
  if (/^(List<)?Number>?$/.test(type) && !(value.trim() !== '' && Number.isFinite(Number(value)))) return 'it must be a number'
  const allowed = entryOf(node, 'AllowedValues')
  if (allowed?.kind === 'sequence') {
    const texts = itemsOf(allowed).map(textOf)
    if (!texts.includes(value)) return `it must be one of ${texts.join(', ')}`
  }
  const limit = (name: string) => numberAt(node, name)
  const { length } = value
  if (length < (limit('MinLength') ?? 0)) return `it must have at least ${limit('MinLength')} characters`
  if (length > (limit('MaxLength') ?? Number.POSITIVE_INFINITY)) return `it must have at most ${limit('MaxLength')} characters`
  if (Number(value) < (limit('MinValue') ?? Number.NEGATIVE_INFINITY)) return `it must be at least ${limit('MinValue')}`
  if (Number(value) > (limit('MaxValue') ?? Number.POSITIVE_INFINITY)) return `it must be at most ${limit('MaxValue')}`
  const pattern = textOf(entryOf(node, 'AllowedPattern'))
  if (pattern === undefined || matches(pattern, value)) return undefined
  return textOf(entryOf(node, 'ConstraintDescription')) ?? `it must match ${pattern}`
}

function numberAt(node: TreeNode, name: string): number | undefined {
  const text = textOf(entryOf(node, name))
  return text === undefined || text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)
}

/** Characters of pattern and value that are looked at. */
const MAX_PATTERN = 200
const MAX_VALUE = 256

/** A whole match. A pattern that might take forever (repeated groups, many repetitions) or is not read here counts as matched. */
function matches(pattern: string, value: string): boolean {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  const repetitions = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0
  const isSafe = pattern.length <= MAX_PATTERN && value.length <= MAX_VALUE && repetitions <= 3 && !/\)[*+{]|\(\?/.test(bare)
  if (!isSafe) return true
  try {
    return new RegExp(`^(?:${pattern})$`).test(value)
  } catch {
    return true
  }
}
