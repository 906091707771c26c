import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../base/json.ts'
import { placeAt } from './place-at.ts'
import { readPath } from './read-path.ts'
import { scopeWith } from './testing/scope.ts'

function place(document: Json, path: string, value: Json = 'R'): unknown {
  const placed = placeAt(document, path, value)
  return placed.ok ? placed.value : placed.error
}

it.each<[string, Json, Json]>([
  ['$', { a: 1 }, 'R'],
  ['$.b', { a: 1 }, { a: 1, b: 'R' }],
  ['$.a', { a: 1, b: 2 }, { a: 'R', b: 2 }],
  ['$.a.b.c', {}, { a: { b: { c: 'R' } } }],
  ['$.a.b', { a: { c: 1 } }, { a: { c: 1, b: 'R' } }],
  ["$['my key']", {}, { 'my key': 'R' }],
  ['$.list[1]', { list: [1, 2, 3] }, { list: [1, 'R', 3] }],
  ['$[1].done', [{}, { id: 7 }], [{}, { id: 7, done: 'R' }]],
])('%s in %j', (path, document, placed) => expect(place(document, path)).toEqual(placed))

it.each<[string, Json]>([
  ['$.a', 'a text'],
  ['$.a', [1]],
  ['$.a', null],
  ['$.a.b', { a: 5 }],
  ['$.list[3]', { list: [1] }],
  ['$.a[0]', {}],
  ['$[*]', [1]],
])('%s cannot be applied to %j', (path, document) => {
  const cause = `Unable to apply ReferencePath ${path} to input ${JSON.stringify(document)}`
  expect(place(document, path)).toEqual({ error: 'States.ResultPathMatchFailure', cause })
})

it('the document itself stays as it is, and members keep their places', () => {
  const document = { z: { y: 1 }, a: 2 }
  expect(JSON.stringify(place(document, '$.z.x'))).toBe('{"z":{"y":1,"x":"R"},"a":2}')
  expect(document).toEqual({ z: { y: 1 }, a: 2 })
})

it('what was placed is found there', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'constructor', 'length'), { maxLength: 4 })
  fc.assert(
    fc.property(fc.jsonValue(), names, fc.jsonValue(), (document, steps, value) => {
      const path = ['$', ...steps].join('.')
      const placed = placeAt(document as Json, path, value as Json)
      const found = placed.ok ? readPath(path, scopeWith(placed.value)) : undefined
      expect(found ?? { ok: true, value }).toEqual({ ok: true, value })
    }),
  )
})
