import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../base/json.ts'
import { fitOf, misfitOf, type Shape } from './shape.ts'
import { integer, list, optional, required, string, structure } from './shape-builders.ts'

const entry = structure({ Id: required(string()), Count: optional(integer()) })
const shapes: readonly Shape[] = [entry, structure({ Entries: required(list(entry)), Name: optional(string()) }), list(string()), integer()]

const leaf = fc.oneof(fc.constantFrom('a', 'b'), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))
const record = fc.dictionary(fc.constantFrom('Id', 'Count', 'Other'), leaf)
const value = fc.oneof(
  leaf,
  record,
  fc.array(leaf),
  fc.record({ Entries: fc.oneof(leaf, fc.array(record)), Name: leaf }, { requiredKeys: [] }),
)

it('what fits and what does not is the same whether or not somebody wants to know why', () => {
  const answers = new Set<string>()
  fc.assert(
    fc.property(value, (any) => {
      for (const [index, shape] of shapes.entries()) {
        const fits = fitOf(shape)(any as Json | undefined)
        expect(fits).toBe(misfitOf(shape, any as Json | undefined) === undefined)
        answers.add(`${index} ${fits}`)
      }
    }),
    { numRuns: 2_000, seed: 1 },
  )
  expect(answers.size).toBe(2 * shapes.length)
})
