/** What makes a rule of a Choice match, or keeps it from matching. */
import { isoTimestamp } from '../../aws/timestamp.ts'
import { isJsonObject, type Json, type JsonObject } from '../../base/json.ts'
import { instantOf } from '../expressions/timestamps.ts'
import type { Reads } from './ledger.ts'
import type { Need } from './need.ts'
import { askText } from './template-needs.ts'

/** `isWanted`: whether the rule is to match. */
export function askRule(reads: Reads, rule: Json | undefined, isWanted: boolean): void {
  if (!isJsonObject(rule)) return
  const { And: all, Or: any, Not: not, Variable: variable } = rule
  if (not !== undefined) return askRule(reads, not, !isWanted)
  if (Array.isArray(all)) return askSome(reads, all as readonly Json[], isWanted, isWanted)
  if (Array.isArray(any)) return askSome(reads, any as readonly Json[], isWanted, !isWanted)
  if (typeof variable === 'string') askComparison(reads, variable, rule, isWanted)
}

/** Of some rules each must match (or not match), or one is enough: the first that is to match, the last that is not to. */
function askSome(reads: Reads, rules: readonly Json[], isWanted: boolean, everyOne: boolean): void {
  const asked = everyOne ? rules : isWanted ? rules.slice(0, 1) : rules.slice(-1)
  for (const rule of asked) askRule(reads, rule, isWanted)
}

function askComparison(reads: Reads, variable: string, rule: JsonObject, isWanted: boolean): void {
  const operator = Object.keys(rule).find((key) => /^(String|Numeric|Boolean|Timestamp|Is)/.test(key))
  if (operator === undefined) return
  const operand = rule[operator] as Json
  if (operator.startsWith('Is')) return askText(reads, variable, ofTest(operator, (operand === true) === isWanted))
  if (!operator.endsWith('Path')) return askText(reads, variable, compared(operator, operand, isWanted))
  // Two values that are both read: each gets the one that makes it so.
  const middle = middles[/^(String|Numeric|Boolean|Timestamp)/.exec(operator)?.[1] ?? ''] ?? 'same'
  askText(reads, variable, compared(operator.slice(0, -4), middle, isWanted))
  if (typeof operand === 'string') askText(reads, operand, { value: middle })
}

const middles: Readonly<Record<string, Json>> = {
  String: 'same',
  Numeric: 5,
  Boolean: true,
  Timestamp: isoTimestamp(Date.UTC(2026, 0, 5, 9)),
}

function ofTest(operator: string, isWanted: boolean): Need {
  switch (operator) {
    case 'IsPresent':
      return isWanted ? {} : { isAbsent: true }
    case 'IsNull':
      return isWanted ? { value: null } : {}
    case 'IsNumeric':
      return isWanted ? { kind: 'number' } : { kind: 'text' }
    case 'IsString':
      return isWanted ? { kind: 'text' } : { kind: 'number' }
    case 'IsBoolean':
      return isWanted ? { kind: 'boolean' } : { kind: 'text' }
    default:
      return isWanted ? { kind: 'moment' } : { kind: 'text' }
  }
}

function compared(operator: string, operand: Json, isWanted: boolean): Need {
  if (operator === 'StringMatches') return isWanted ? { value: matching(String(operand)) } : { kind: 'text' }
  const [, kind = '', relation = ''] = /^(String|Numeric|Boolean|Timestamp)(.*)$/.exec(operator) ?? []
  if (kind === 'Boolean') return { value: (operand === true) === isWanted }
  if (relation === 'Equals') return isWanted ? { value: operand } : { kind: kinds[kind] ?? 'text', avoid: [operand] }
  const isLess = relation.startsWith('Less') === isWanted
  const takesEqual = relation.endsWith('Equals') === isWanted
  return { value: takesEqual ? operand : beside(operand, kind, isLess ? -1 : 1) }
}

const kinds: Readonly<Record<string, NonNullable<Need['kind']>>> = { String: 'text', Numeric: 'number', Timestamp: 'moment' }

function beside(operand: Json, kind: string, direction: 1 | -1): Json {
  if (kind === 'Numeric') return Number(operand) + direction
  if (kind === 'Timestamp') return isoTimestamp((instantOf(String(operand))?.ms ?? 0) + direction * 86_400_000)
  return direction === 1 ? `${String(operand)}z` : ''
}

/** A text for a pattern in which `*` stands for anything. */
function matching(pattern: string): string {
  return pattern.replaceAll(/\\([*\\])|\*/g, (_all, escaped: string | undefined) => escaped ?? 'sample')
}
