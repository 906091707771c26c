import { expect, test } from 'vitest'
import fc from 'fast-check'
import { fillTemplate, parseTemplate } from './message-template.ts'

function fill(template: string, n: number, ...fractions: number[]): string {
  return fillTemplate(parseTemplate(template), n, () => fractions.shift() ?? 0)
}

test.each([
  ['ord-{{n}}', [], 'ord-7'],
  ['{{ n }}{{n}}', [], '77'],
  ['{{pick a|b|c}}', [0.99], 'c'],
  ['{{pick two words|b}}', [0], 'two words'],
  ['{{number 5..80}}', [0], '5'],
  ['{{number 5..80}}', [0.9999], '80'],
  ['{{number 5.00..80.00}}', [0.5], '42.50'],
  ['{{number 0.05..0.07}}', [0.4], '0.06'],
  ['{{number -1.5..1}}', [0], '-1.5'],
  ['{{number -0.5..1}}', [0], '-0.5'],
  ['{{number 3..3}}', [0.7], '3'],
  ['{"id":"{{n}}","total":{{number 1..9}}}', [0], '{"id":"7","total":1}'],
  ['{{nobody}} {{number 9..1}} {{', [], '{{nobody}} {{number 9..1}} {{'],
  ['', [], ''],
])('%s', (template, fractions, text) => {
  expect(fill(template, 7, ...fractions)).toBe(text)
})

test('a text without gaps stands as it is', () => {
  const plain = fc.string().filter((text) => !text.includes('{{'))
  const isKept = fc.property(plain, (text) => fill(text, 1) === text)
  expect(fc.check(isKept).counterexample).toBeNull()
})

test('numbers stay within their bounds', () => {
  const fraction = fc.double({ min: 0, max: 0.999999, noNaN: true })
  const isWithin = fc.property(fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), fraction, (from, span, fraction) => {
    const drawn = Number(fill(`{{number ${from}..${from + span}}}`, 1, fraction))
    return Number.isInteger(drawn) && drawn >= from && drawn <= from + span
  })
  expect(fc.check(isWithin).counterexample).toBeNull()
})
