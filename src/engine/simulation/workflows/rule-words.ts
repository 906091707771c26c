/** The rules of a Choice in a few words: `$.plan = "trial"`. */
import type { ChoiceRule, ChoiceState } from '../../../asl/index.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../base/json.ts'

const longest = 60

export function wordsOfRule({ fields }: ChoiceRule, { language }: ChoiceState): string {
  if (language === 'JSONPath') return shortened(comparison(fields))
  const condition = fields['Condition']
  return shortened(typeof condition === 'string' ? withoutMarks(condition) : String(condition ?? ''))
}

/** A JSONata text without its marks. */
export function withoutMarks(text: string): string {
  return /^\{%([\s\S]*)%\}$/.exec(text)?.[1]?.trim() ?? text
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`
}

function comparison(rule: JsonObject): string {
  const combined = combinedRule(rule)
  if (combined !== undefined) return combined
  const { Variable: variable, ...rest } = rule
  const operator = Object.keys(rest).find((name) => comparing.test(name))
  if (operator === undefined) return String(variable ?? '')
  return compared(String(variable ?? ''), operator, rest[operator] as Json)
}

/** All operators end in what they do; `Path` says that the other side is a path. */
const comparing = /(Equals|LessThan|GreaterThan|Matches)(Path)?$|^Is[A-Z]/

function combinedRule(rule: JsonObject): string | undefined {
  const list = (name: string): string[] | undefined => {
    const rules = rule[name]
    return Array.isArray(rules) ? (rules as readonly Json[]).filter(isJsonObject).map(comparison) : undefined
  }
  const every = list('And')
  if (every !== undefined) return every.map(bracketed).join(' and ')
  const some = list('Or')
  if (some !== undefined) return some.map(bracketed).join(' or ')
  const not = rule['Not']
  return isJsonObject(not) ? `not ${bracketed(comparison(not))}` : undefined
}

function bracketed(words: string): string {
  return / (and|or) /.test(words) ? `(${words})` : words
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/LessThanEquals(Path)?$/, '≤'],
  [/GreaterThanEquals(Path)?$/, '≥'],
  [/LessThan(Path)?$/, '<'],
  [/GreaterThan(Path)?$/, '>'],
  [/Equals(Path)?$/, '='],
  [/Matches$/, '~'],
]

const tests: Readonly<Record<string, string>> = {
  IsNull: 'null',
  IsPresent: 'there',
  IsNumeric: 'a number',
  IsString: 'a text',
  IsBoolean: 'true or false',
  IsTimestamp: 'a time',
}

function compared(variable: string, operator: string, value: Json): string {
  const test = tests[operator]
  if (test !== undefined) return `${variable} is ${value === false ? 'not ' : ''}${test}`
  const sign = signs.find(([pattern]) => pattern.test(operator))?.[1] ?? operator
  const isPath = operator.endsWith('Path') && typeof value === 'string'
  return `${variable} ${sign} ${isPath ? value : JSON.stringify(value)}`
}
