/** What a rule of a JSONPath Choice may compare. https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
import type { Field } from './field.ts'

/** What a comparison is given beside the variable. */
type Operand = 'text' | 'number' | 'timestamp' | 'boolean'

const ordered = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals']

function comparison(operand: Operand): Field {
  return { kind: operand, language: 'JSONPath', help: `Compares the variable with a ${operand}.` }
}

function comparisonByPath(operand: Operand): Field {
  return { kind: 'reference', language: 'JSONPath', help: `Compares the variable with a ${operand} from the input.` }
}

function family(prefix: string, operand: Operand): [string, Field][] {
  return ordered.flatMap((relation): [string, Field][] => [
    [`${prefix}${relation}`, comparison(operand)],
    [`${prefix}${relation}Path`, comparisonByPath(operand)],
  ])
}

function test(what: string): Field {
  return { kind: 'boolean', language: 'JSONPath', help: `Whether the variable ${what}.` }
}

/** The operators by name; a rule that combines none has exactly one of them, beside its `Variable`. */
export const operatorFields: Readonly<Record<string, Field>> = Object.fromEntries([
  ...family('String', 'text'),
  ['StringMatches', { kind: 'text', language: 'JSONPath', help: 'Compares with a pattern; * stands for anything.' }],
  ...family('Numeric', 'number'),
  ['BooleanEquals', comparison('boolean')],
  ['BooleanEqualsPath', comparisonByPath('boolean')],
  ...family('Timestamp', 'timestamp'),
  ['IsNull', test('is null')],
  ['IsPresent', test('is there')],
  ['IsNumeric', test('is a number')],
  ['IsString', test('is a text')],
  ['IsBoolean', test('is true or false')],
  ['IsTimestamp', test('is a timestamp')],
] satisfies [string, Field][])

/** What combines rules. */
export const combinatorFields: Readonly<Record<string, Field>> = {
  And: { kind: 'list', of: 'nestedRule', language: 'JSONPath', help: 'Matches when all of them do.' },
  Or: { kind: 'list', of: 'nestedRule', language: 'JSONPath', help: 'Matches when one of them does.' },
  Not: { kind: 'object', of: 'nestedRule', language: 'JSONPath', help: 'Matches when it does not.' },
}

export const comparisonFields: Readonly<Record<string, Field>> = {
  Variable: { kind: 'reference', language: 'JSONPath', help: 'What is compared.' },
  ...operatorFields,
  ...combinatorFields,
}
