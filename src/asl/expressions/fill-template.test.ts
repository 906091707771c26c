import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../base/json.ts'
import { fillTemplate } from './fill-template.ts'
import { scopeWith } from './testing/scope.ts'

function fill(template: Json, input: Json): unknown {
  const filled = fillTemplate(template, scopeWith(input, { context: { Map: { Item: { Value: 'v' } } }, variables: { limit: 3 } }))
  return filled.ok ? filled.value : filled.error
}

it('members that end in .$ are replaced at any depth, the others stay', () => {
  const template = {
    name: '$.not.read',
    'id.$': '$.order.id',
    list: [{ 'item.$': '$$.Map.Item.Value' }, '$.order', 1],
    deep: { 'limit.$': '$limit', constant: { a: [] } },
    'text.$': "States.Format('#{}', $.order.id)",
    'all.$': '$.lines[*].n',
  }
  expect(fill(template, { order: { id: 7 }, lines: [{ n: 1 }, { n: 2 }] })).toEqual({
    name: '$.not.read',
    id: 7,
    list: [{ item: 'v' }, '$.order', 1],
    deep: { limit: 3, constant: { a: [] } },
    text: '#7',
    all: [1, 2],
  })
})

it('members stand in the order of the template', () => {
  expect(Object.keys(fill({ 'z.$': '$.a', b: 1, 'a.$': '$.a' }, { a: 1 }) as object)).toEqual(['z', 'b', 'a'])
})

it('the first path that finds nothing is told by the name of its member', () => {
  const failure = fill({ ok: 1, deep: [{ 'Value.$': '$.gone.deeper' }], 'later.$': '$.gone' }, { here: true })
  const cause = `The JSONPath '$.gone.deeper' specified for the field 'Value.$' could not be found in the input '{"here":true}'`
  expect(failure).toEqual({ error: 'States.Runtime', cause })
})

it('a member may have any name', () => {
  const filled = fill(JSON.parse('{"__proto__.$": "$.a", "constructor": 1}') as Json, { a: 1 }) as object
  expect(Object.getOwnPropertyNames(filled)).toEqual(['__proto__', 'constructor'])
  expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
})

it('a template without paths is itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (template) => {
      expect(fill(template as Json, {})).toEqual(template)
    }),
  )
})
