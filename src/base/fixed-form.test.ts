import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formOf, textOf, writeHex } from './fixed-form.ts'

test('the lowest digits of a word are written as JavaScript writes them, and nothing beside them', () => {
  fc.assert(
    fc.property(fc.nat(0xffff_ffff), fc.integer({ min: 1, max: 8 }), (word, digits) => {
      const form = formOf('<________>')
      writeHex(form, 1, word | 0, digits)
      const written = word.toString(16).padStart(8, '0').slice(-digits)
      expect(textOf(form)).toBe(`<${written}${'_'.repeat(8 - digits)}>`)
    }),
  )
})
