import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesEvent } from './event-match.ts'
import { parseRulePattern } from './event-pattern.ts'
import { matchesWildcard } from './wildcard.ts'

const event = JSON.stringify({
  source: 'shop.orders',
  'detail-type': 'Order placed',
  detail: { state: 'new', total: 120, tags: ['vip', 'eu'], file: 'in/2026/a.PNG', ip: '10.0.0.7', note: null },
})

function verdict(pattern: object): boolean | string {
  const parsed = parseRulePattern(JSON.stringify(pattern))
  return parsed.ok ? matchesEvent(parsed.value, event) : parsed.error.message
}

const detail = (pattern: object): object => ({ detail: pattern })

describe('a rule’s pattern', () => {
  it.each([
    [{ source: ['shop.orders', 'other'] }, true],
    [{ source: [{ prefix: 'shop.' }], 'detail-type': ['Order placed'] }, true],
    [{ source: [{ prefix: { 'equals-ignore-case': 'SHOP.' } }] }, true],
    [{ source: [{ prefix: 'SHOP.' }] }, false],
    [detail({ file: [{ suffix: { 'equals-ignore-case': '.png' } }] }), true],
    [detail({ file: [{ suffix: '.png' }] }), false],
    [detail({ state: [{ 'equals-ignore-case': 'NEW' }] }), true],
    [detail({ file: [{ wildcard: 'in/*/a.*' }] }), true],
    [detail({ file: [{ wildcard: 'out/*' }] }), false],
    [detail({ state: [{ 'anything-but': ['old', 'gone'] }] }), true],
    [detail({ state: [{ 'anything-but': 'new' }] }), false],
    [detail({ state: [{ 'anything-but': { prefix: 'ne' } }] }), false],
    [detail({ state: [{ 'anything-but': { prefix: ['a', 'b'] } }] }), true],
    [detail({ state: [{ 'anything-but': { suffix: 'w' } }] }), false],
    [detail({ state: [{ 'anything-but': { 'equals-ignore-case': ['NEW', 'x'] } }] }), false],
    [detail({ file: [{ 'anything-but': { wildcard: '*/2026/*' } }] }), false],
    [detail({ total: [{ numeric: ['>', 100, '<=', 120] }] }), true],
    [detail({ total: [{ numeric: ['<', 100] }] }), false],
    [detail({ ip: [{ cidr: '10.0.0.0/24' }] }), true],
    [detail({ ip: [{ cidr: '10.0.1.0/24' }] }), false],
    [detail({ note: [null] }), true],
    [detail({ none: [{ exists: false }] }), true],
    [detail({ tags: ['eu'] }), true],
    [{ $or: [{ source: ['other'] }, detail({ state: ['new'] })] }, true],
    [detail({ $or: [{ total: [1] }, { state: ['old'] }] }), false],
    [detail({ state: [{ like: 'n' }] }), 'Unrecognized match type like'],
    [detail({ state: 'new' }), '"state" must be an object or an array'],
    [detail({ state: [] }), 'Empty arrays are not allowed'],
    [detail({ file: [{ wildcard: 'a**b' }] }), 'Consecutive wildcard characters at pos 1'],
    [detail({ state: [{ 'anything-but': { cidr: '10.0.0.0/24' } }] }), 'Unsupported anything-but pattern: cidr'],
    [detail({ state: [{ prefix: { suffix: 'a' } }] }), 'Unsupported prefix pattern: suffix'],
  ])('%j: %s', (pattern, expected) => {
    expect(verdict(pattern)).toBe(expected)
  })

  it('knows stars that are meant', () => {
    expect([matchesWildcard('a\\*b', 'a*b'), matchesWildcard('a\\*b', 'axb'), matchesWildcard('a\\\\*', 'a\\x')]).toEqual([
      true,
      false,
      true,
    ])
  })

  it('takes stars for any characters, as a regular expression would', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`)
        expect(matchesWildcard(pattern, text)).toBe(expression.test(text))
      }),
    )
  })
})
