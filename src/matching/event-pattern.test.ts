import { describe, expect, test } from 'vitest'
import { expectedForm, matchesEvent } from './event-match.ts'
import { parseEventPattern, type EventPattern } from './event-pattern.ts'

function patternOf(pattern: unknown): EventPattern {
  const parsed = parseEventPattern(typeof pattern === 'string' ? pattern : JSON.stringify(pattern))
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

describe('operators', () => {
  test.each<[operator: string, pattern: unknown, matching: unknown, other: unknown]>([
    ['null', { a: [null] }, { a: null }, { a: '' }],
    ['empty', { a: [''] }, { a: '' }, { a: null }],
    ['equals', { a: ['Alice'] }, { a: 'Alice' }, { a: 'alice' }],
    ['equals, ignoring case', { a: [{ 'equals-ignore-case': 'alice' }] }, { a: 'ALICE' }, { a: 'Bob' }],
    ['and', { a: ['x'], b: ['y'] }, { a: 'x', b: 'y' }, { a: 'x' }],
    ['or', { a: ['x', 'y'] }, { a: 'y' }, { a: 'z' }],
    ['or over keys', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, { a: 'y', b: 'x' }],
    ['not', { a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'z' }, { a: 'x' }],
    ['not the beginning', { a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'yx' }, { a: 'xy' }],
    ['numeric, equals', { a: [{ numeric: ['=', 100] }] }, { a: 100 }, { a: '100' }],
    ['numeric, range', { a: [{ numeric: ['>', 10, '<=', 20] }] }, { a: 20 }, { a: 10 }],
    ['exists', { a: [{ exists: true }] }, { a: 0 }, { b: 0 }],
    ['does not exist', { a: [{ exists: false }] }, { b: 0 }, { a: 0 }],
    ['begins with', { a: [{ prefix: 'us-' }] }, { a: 'us-east-1' }, { a: 'eu-us-' }],
    ['ends with', { a: [{ suffix: '.png' }] }, { a: 'x.png' }, { a: '.pngx' }],
    ['a list matches by any of its values', { a: ['x'] }, { a: ['y', 'x'] }, { a: ['y'] }],
    ['deeper keys', { a: { b: { c: [1] } } }, { a: { b: { c: 1 } } }, { a: { b: 1 } }],
  ])('%s', (_operator, pattern, matching, other) => {
    expect(matchesEvent(patternOf(pattern), JSON.stringify(matching))).toBe(true)
    expect(matchesEvent(patternOf(pattern), JSON.stringify(other))).toBe(false)
  })
})

test('numbers are compared by value, whichever way they are written', () => {
  expect(matchesEvent(patternOf('{"a":[300]}'), '{"a":3.0e2}')).toBe(true)
})

test('a pattern says in what form it expects a key', () => {
  expect(expectedForm(patternOf({ body: { a: [1] } }), 'body')).toBe('object')
  expect(expectedForm(patternOf({ body: ['x'] }), 'body')).toBe('value')
  expect(expectedForm(patternOf({ $or: [{ a: [1] }, { body: ['x'] }] }), 'body')).toBe('value')
  expect(expectedForm(patternOf({ a: [1] }), 'body')).toBeUndefined()
})

describe('what is refused says why', () => {
  test.each<[string, string, number | undefined]>([
    ['{"a": [1', 'Unexpected end-of-input', 9],
    ['[1]', 'Filter is not an object', 2],
    ['{"a": 1}', '"a" must be an object or an array', 7],
    ['{"a": []}', 'Empty arrays are not allowed', 8],
    ['{"a": [{"wildcard": "*"}]}', 'Unrecognized match type wildcard', 20],
    ['{"a": {"b": [{"cidr": "10.0.0.0/8"}]}}', 'Unrecognized match type cidr', undefined],
  ])('%s', (text, message, column) => {
    expect(parseEventPattern(text)).toEqual({ ok: false, error: { message, column } })
  })
})

test('a pattern survives JSON', () => {
  const pattern = patternOf({ a: [{ numeric: ['>', 1] }, null, { exists: false }], $or: [{ b: ['x'] }, { c: ['y'] }] })
  expect(JSON.parse(JSON.stringify(pattern))).toEqual(pattern)
})
