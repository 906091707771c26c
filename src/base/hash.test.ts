import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestJson, digestName, foldInteger, formatHash, sketchJson, startHash } from './hash.ts'
import type { Json } from './json.ts'
import { derivedBase64, derivedFraction, derivedUuid } from './random.ts'

describe('digests of JSON', () => {
  test('a value and its copy through text have the same digest', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = JSON.parse(JSON.stringify(value)) as Json
        // JSON text has no negative zero.
        expect(digestJson(copy)).toBe(digestJson(JSON.parse(JSON.stringify(copy)) as Json))
      }),
    )
  })

  test('what differs by one place, type or nesting has another digest', () => {
    const values: Json[] = [
      null,
      true,
      false,
      0,
      1,
      -1,
      0.5,
      '',
      '0',
      [],
      {},
      [[]],
      [{}],
      { a: 1 },
      { a: '1' },
      { b: 1 },
      [1, 2],
      [2, 1],
      [[1], 2],
      { a: { b: 1 } },
      2 ** 40,
      2 ** 41,
    ]
    const digests = new Set(values.map((value) => digestJson(value)))
    expect(digests.size).toBe(values.length)
  })

  test('a member that is undefined does not count', () => {
    expect(digestJson({ a: 1, b: undefined })).toBe(digestJson({ a: 1 }))
  })
})

test('a text has its own digest, whatever other texts came by since', () => {
  // The same length, beginning and end: they take each other's place.
  const texts = ['order-1-left', 'order-2-left', `${'x'.repeat(400)}1x`, `${'x'.repeat(400)}2x`]
  const first = texts.map((text) => [digestJson(text), digestName(text, 7)])
  expect(new Set(first.flat()).size).toBe(2 * texts.length)
  for (let time = 0; time < 3; time++) expect(texts.map((text) => [digestJson(text), digestName(text, 7)])).toEqual(first)
})

describe('sketches of JSON', () => {
  test('what is built otherwise, and other numbers and ends of texts, have another sketch', () => {
    const values: Json[] = [
      null,
      0,
      1,
      2 ** 40,
      '',
      'a',
      'ab',
      'abc',
      'abd',
      'order 10',
      'order 11',
      'orders 10',
      [],
      {},
      [[]],
      { a: 1 },
      { a: '1' },
      { b: 1 },
      { aa: 1 },
      { a: 1, b: 1 },
      [1, 2],
      [2, 1],
      { a: { b: 1 } },
      { a: { b: 2 } },
    ]
    expect(new Set(values.map((value) => sketchJson(value, 1))).size).toBe(values.length)
  })

  test('a member that is undefined does not count', () => {
    expect(sketchJson({ a: 1, b: undefined }, 1)).toBe(sketchJson({ a: 1 }, 1))
  })
})

test('a rolling hash depends on the order of what is folded', () => {
  const hashOf = (numbers: readonly number[]): string => {
    const hash = startHash(1)
    for (const number of numbers) foldInteger(hash, number)
    return formatHash(hash)
  }
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]))
  expect(hashOf([1])).not.toBe(hashOf([1 + 2 ** 32]))
  expect(hashOf([1])).toMatch(/^[0-9a-f]{16}$/)
})

describe('derived randomness', () => {
  test('fractions are spread evenly over [0, 1)', () => {
    const buckets = Array.from({ length: 10 }, () => 0)
    for (let counter = 0; counter < 10_000; counter++) buckets[Math.floor(derivedFraction(42, 'dice', counter) * 10)]!++
    for (const bucket of buckets) expect(Math.abs(bucket - 1_000)).toBeLessThan(150)
  })

  test('ids have AWS’s shape, depend on seed and key, and do not repeat', () => {
    expect(derivedUuid(42, 'a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(derivedUuid(42, 'a')).not.toBe(derivedUuid(43, 'a'))
    expect(new Set(Array.from({ length: 50_000 }, (_, index) => derivedUuid(42, `message-${index}`))).size).toBe(50_000)
    expect(derivedBase64(42, 'a', 40)).toMatch(/^[A-Za-z0-9+/]{40}$/)
  })
})
