import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRegularExpression, type RegularExpressionMatch } from './regular-expression.ts'

function find(pattern: string, text: string, flags = ''): RegularExpressionMatch | undefined {
  const compiled = compileRegularExpression(pattern, flags)
  if (!compiled.ok) throw new Error(compiled.error.message)
  return compiled.value.find(text)
}

/** What JavaScript's own engine finds, told in the same way. */
function expected(pattern: string, text: string, flags = ''): RegularExpressionMatch | undefined {
  const match = new RegExp(pattern, flags).exec(text)
  if (match === null) return undefined
  return { start: match.index, end: match.index + match[0].length, groups: match.slice(1) as (string | undefined)[] }
}

describe('a match is the one that JavaScript finds', () => {
  it.each([
    ['abc', 'xxabcx', ''],
    ['a|ab', 'ab', ''],
    ['(a|ab)(c|bcd)(d*)', 'abcd', ''],
    ['a*?b', 'aaab', ''],
    ['(a+)(a+)', 'aaaa', ''],
    ['(a+?)(a+)', 'aaaa', ''],
    ['^\\d{3}-\\d{4}$', '555-1234', ''],
    ['^\\d{2,3}', '12345', ''],
    ['\\d{2,}?', '12345', ''],
    ['[^,]+', ',,rest', ''],
    ['[a-c\\d-]+', 'xx1-b9', ''],
    ['\\bcat\\b', 'a cat sat', ''],
    ['\\Bat', 'cat', ''],
    ['^b', 'a\nb', 'm'],
    ['a.b', 'a\nb', ''],
    ['a.b', 'a\nb', 's'],
    ['straße', 'STRAßE', 'i'],
    ['[a-f]+', 'xxCAFE', 'i'],
    ['[^a]', 'aA', 'i'],
    ['(?:ab)+', 'ababa', ''],
    ['(?<year>\\d{4})-(?<month>\\d\\d)', 'on 2026-01', ''],
    ['(a)|(b)', 'b', ''],
    ['\\u0041\\x42\\t', 'AB\t', ''],
    ['(a*)*', 'aa', ''],
    ['x{0}y', 'xy', ''],
    ['a{,2}', 'a{,2}', ''],
    ['[]', 'a', ''],
    ['', 'abc', ''],
  ])('/%s/ in %j', (pattern, text, flags) => {
    expect(find(pattern, text, flags)).toEqual(expected(pattern, text, flags))
  })

  it('also for patterns and texts that nobody thought of', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '.',
      'a|b',
      '(a)',
      '(?:b)',
      '[ab]',
      '[^a]',
      'a*',
      'b+?',
      'a?',
      '(a|b)*',
      'b{1,2}',
      '^',
      '$',
      '\\b',
    )
    const pattern = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const text = fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 8 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(pattern, text, (made, read) => {
        const [ours, theirs] = [find(made, read), expected(made, read)]
        // Groups inside a repeat may be left over from an earlier turn in ours; the match itself may not differ.
        expect([ours?.start, ours?.end]).toEqual([theirs?.start, theirs?.end])
      }),
    )
  })
})

it('a whole match tries every way, as Java does', () => {
  const compiled = compileRegularExpression('a|ab')
  expect(compiled.ok && [compiled.value.matchesWhole('ab'), compiled.value.matchesWhole('abc')]).toEqual([true, false])
})

it('flags may stand in the pattern', () => {
  expect(find('(?i)abc', 'xABC')?.start).toBe(1)
  expect(find('(?i:a)b', 'AB')).toBeUndefined()
})

it('named groups are told by their index', () => {
  const compiled = compileRegularExpression('(x)(?<rest>y)')
  expect(compiled.ok && compiled.value.groupNames['rest']).toBe(1)
})

it('patterns that send backtracking engines into the night end at once', () => {
  expect(find('(a+)+$', `${'a'.repeat(5000)}b`)).toBeUndefined()
  expect(find('(a|aa)*c', 'a'.repeat(5000))).toBeUndefined()
  expect(find('(.*)(.*)(.*)x', 'y'.repeat(2000))).toBeUndefined()
})

it.each([
  ['(a', 'Unterminated group'],
  ['a)', 'Unmatched )'],
  ['[a', 'Unterminated character class'],
  ['*a', 'Nothing to repeat'],
  ['a**', 'Nothing to repeat'],
  ['a\\', '\\ at end of pattern'],
  ['[z-a]', 'Range out of order in character class'],
  ['(a)\\1', 'Backreferences are not supported'],
  ['a(?=b)', 'Lookahead and lookbehind are not supported'],
  ['a{2,1}', 'numbers out of order in {} quantifier'],
  ['a{5000}', 'Too many repeats'],
  ['((a{1000}){1000}){1000}', 'Regular expression too large'],
  ['('.repeat(1000), 'Too many nested groups'],
])('%s is refused: %s', (pattern, message) => {
  const compiled = compileRegularExpression(pattern)
  expect(compiled.ok ? 'compiled' : compiled.error.message).toBe(message)
})

it('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string(), (pattern) => {
      expect(compileRegularExpression(pattern).ok).toBeTypeOf('boolean')
    }),
  )
})
