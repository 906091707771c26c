import { expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { filterLabel, patternWords } from './filter-label.ts'

it.each<[Json | undefined, string | undefined]>([
  [undefined, undefined],
  [{}, undefined],
  [{ type: ['refund'] }, 'type = refund'],
  [{ type: ['a', 'b', 3] }, 'type = a or b or 3'],
  [{ priority: [{ numeric: ['>=', 5] }] }, 'priority ≥ 5'],
  [{ p: [{ numeric: ['>', 0, '<=', 10] }] }, '0 < p ≤ 10'],
  [{ p: [{ numeric: ['=', 3.5] }] }, 'p = 3.5'],
  [{ type: [{ 'anything-but': 'sample' }] }, 'type ≠ sample'],
  [{ type: [{ 'anything-but': ['a', 'b'] }] }, 'type ≠ a, b'],
  [{ type: [{ 'anything-but': { prefix: 'x' } }] }, 'not: type starts with x'],
  [{ type: [{ prefix: 'x' }] }, 'type starts with x'],
  [{ type: [{ suffix: 'x' }] }, 'type ends with x'],
  [{ type: [{ exists: true }] }, 'has type'],
  [{ type: [{ exists: false }] }, 'no type'],
  [{ ip: [{ cidr: '10.0.0.0/24' }] }, 'ip in 10.0.0.0/24'],
  [{ type: [{ 'equals-ignore-case': 'x' }] }, 'type = x in any case'],
  [{ type: ['a', { prefix: 'b' }] }, '1 condition'],
  [{ order: { type: ['a'] } }, 'order.type = a'],
  [{ a: [1], b: [2], c: { d: [3] } }, '3 conditions'],
  [{ type: ['a very long value that no wire has room for'] }, '1 condition'],
  [{ $or: [{ a: [1] }, { b: [2] }] }, 'one of several'],
  [{ p: [{ numeric: [] }] }, 'p ? ?'],
])('%j is told as %s', (policy, label) => {
  expect(filterLabel(policy)).toBe(label)
})

it.each<[Json, string | undefined]>([
  [{ source: ['shop'] }, 'source = shop'],
  [{ source: ['shop'], detail: { total: [{ numeric: ['>', 5] }], id: [{ exists: true }] } }, 'source = shop +2'],
  [{ detail: { name: [{ wildcard: 'a*z' }] } }, 'detail.name like a*z'],
  ['{"source":["shop"]}', 'source = shop'],
  [
    { source: ['a very long name that nobody wants to read to its end', 'or another'] },
    'source = a very long name that nobody wants to read to its …',
  ],
  [{}, undefined],
  ['{', undefined],
])('the pattern %j begins with %s', (pattern, words) => {
  expect(patternWords(pattern)).toBe(words)
})
