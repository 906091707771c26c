import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../base/json.ts'
import { parseIntrinsic } from './intrinsics/parse-intrinsic.ts'
import { parsePath } from './paths/parse-path.ts'
import { readField, readPath } from './read-path.ts'
import { scopeWith } from './testing/scope.ts'

const shop = {
  customer: { name: 'Ada', 'home town': 'London', tags: ['vip', 'new'] },
  items: [
    { sku: 'pen', price: 2, stock: 10 },
    { sku: 'ink', price: 8.5, stock: 0, label: 'blue ink' },
    { sku: 'desk', price: 240, stock: 1, parts: [{ sku: 'leg' }, { sku: 'top' }] },
  ],
  'delivery-partner': 'UQS',
  total: null,
  limits: { max: 10 },
}

function read(path: string, input: Json = shop): unknown {
  const found = readPath(path, scopeWith(input))
  return found.ok ? found.value : `${found.error.error}: ${found.error.cause}`
}

describe('a definite path is its value', () => {
  it.each([
    ['$', shop],
    ['$.customer.name', 'Ada'],
    ["$['customer']['home town']", 'London'],
    ['$["customer"].tags[0]', 'vip'],
    ['$.customer.tags[-1]', 'new'],
    ['$.items[2].parts[1].sku', 'top'],
    ['$.delivery-partner', 'UQS'],
    ['$.total', null],
    ['$.items.[0].sku', 'pen'],
    ["$.items[ 1 ][ 'sku' ]", 'ink'],
    ["$.customer['name','tags']", { name: 'Ada', tags: ['vip', 'new'] }],
    ['$.items.length()', 3],
    ['$.customer.keys()', ['name', 'home town', 'tags']],
    ['$.items[0].size()', 3],
  ])('%s', (path, value) => expect(read(path)).toEqual(value))

  it('of a list at the root', () => {
    expect(read('$[1]', [1, 2])).toBe(2)
    expect(read('$.[0]', [1, 2])).toBe(1)
  })

  it('functions fold lists of numbers', () => {
    const numbers = { n: [4, 1, 'x', 7] }
    expect(['sum', 'min', 'max', 'avg', 'first', 'last'].map((name) => read(`$.n.${name}()`, numbers))).toEqual([12, 1, 7, 4, 4, 7])
    expect(read('$.n.index(1)', numbers)).toBe(1)
    expect(read('$.n.append(9)', numbers)).toEqual([4, 1, 'x', 7, 9])
    expect(read("$.n.concat('-', $.n[0])", numbers)).toBe('41x7-4')
    expect(read('$.items[*].price.max()')).toBe(240)
  })
})

describe('any other path is a list', () => {
  it.each([
    ['$.items[*].sku', ['pen', 'ink', 'desk']],
    ['$.items[0,2].sku', ['pen', 'desk']],
    ['$.items[1:].sku', ['ink', 'desk']],
    ['$.items[:1].sku', ['pen']],
    ['$.items[-2:].sku', ['ink', 'desk']],
    ['$.items[:-1].sku', ['pen', 'ink']],
    ['$.items[0:2:1].sku', ['pen', 'ink']],
    ['$..sku', ['pen', 'ink', 'desk', 'leg', 'top']],
    ['$.items..sku', ['pen', 'ink', 'desk', 'leg', 'top']],
    [
      "$.items.[*].['sku','stock']",
      [
        { sku: 'pen', stock: 10 },
        { sku: 'ink', stock: 0 },
        { sku: 'desk', stock: 1 },
      ],
    ],
    ['$.limits[*]', [10]],
    ['$.limits.*', [10]],
    ['$.items[?(@.stock == 0)].sku', ['ink']],
    ['$.items[?(@.label)].sku', ['ink']],
    ['$.items[?(!@.label)].sku', ['pen', 'desk']],
    ['$.items[?(@.price > 5 && @.stock > 0)].sku', ['desk']],
    ['$.items[?(@.sku == \'pen\' || @.sku == "desk")].sku', ['pen', 'desk']],
    ['$.items[?(!(@.stock > 0))].sku', ['ink']],
    ['$.items[?(@.price < $.limits.max)].sku', ['pen', 'ink']],
    ['$.items[?(@.price<$.limits.max&&@.stock>0)].sku', ['pen']],
    ["$.items[?(@.sku in ['pen', 'desk'])].sku", ['pen', 'desk']],
    ["$.items[?(@.sku nin ['pen', 'desk'])].sku", ['ink']],
    ["$.items[?(@.label contains 'blue')].sku", ['ink']],
    ['$.items[?(@.sku =~ /.*K/i)].sku', ['ink', 'desk']],
    ['$.items[?(@.sku =~ /in/)].sku', []],
    ['$.items[?(@.parts size 2)].sku', ['desk']],
    ['$.items[?(@.parts empty false)].sku', ['desk']],
    ["$.customer[?(@.name == 'Ada')].name", ['Ada']],
    ["$[?(@.delivery-partner == 'UQS')].limits.max", [10]],
    ['$.items[?(@.sku==ink)].stock', [0]],
    ["$.items[?(@.stock == '10')].sku", ['pen']],
    ["$.items[?(@.stock === '10')].sku", []],
    ['$.nothing[*]', []],
    ['$.nothing.here[1:5].sku', []],
    ['$.customer.name[*]', []],
  ])('%s', (path, value) => expect(read(path)).toEqual(value))

  it('of a list at the root', () => {
    expect(read('$.[?(@.OU > 0)]', [{ OU: 0 }, { OU: 3 }])).toEqual([{ OU: 3 }])
    expect(read('$[*]', {})).toEqual([])
  })
})

it('slices are Python slices where their bounds are of one sign', () => {
  const list = fc.array(fc.integer(), { maxLength: 8 })
  const bound = fc.integer({ min: 0, max: 10 })
  fc.assert(
    fc.property(list, bound, bound, fc.boolean(), (values, one, other, isFromEnd) => {
      const [from, to] = isFromEnd ? [-one - 1, -other - 1] : [one, other]
      expect(read(`$[${from}:${to}]`, values)).toEqual(values.slice(from, to))
      expect(read(`$[${from}:]`, values)).toEqual(values.slice(from))
      expect(read(`$[:${to}]`, values)).toEqual(values.slice(0, to))
    }),
  )
})

it('a reference path is a walk along its names', () => {
  const name = fc.oneof(fc.constantFrom('a', 'length', 'constructor', '__proto__', '0', 'at'), fc.string({ minLength: 1, maxLength: 3 }))
  const step = fc.oneof(name, fc.integer({ min: 0, max: 2 }))
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(step, { maxLength: 3 }), (input, steps) => {
      const path = `$${steps.map((part) => (typeof part === 'number' ? `[${part}]` : `['${part.replaceAll(/['\\]/g, '\\$&')}']`)).join('')}`
      let value: unknown = JSON.parse(JSON.stringify(input))
      for (const part of steps) {
        const hasPart =
          typeof part === 'number' ? Array.isArray(value) : !Array.isArray(value) && typeof value === 'object' && value !== null
        value = hasPart && Object.hasOwn(value as object, part) ? (value as Record<string | number, unknown>)[part] : undefined
      }
      const found = readPath(path, scopeWith(JSON.parse(JSON.stringify(input)) as Json))
      expect(found.ok ? found.value : undefined).toEqual(value)
    }),
  )
})

it('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    '$',
    '.',
    '..',
    '[',
    ']',
    '*',
    '?(',
    ')',
    '@',
    "'a'",
    'a',
    '0',
    ':',
    ',',
    '&&',
    '==',
    '/x/',
    '!',
    '(',
    'States.Format(',
    ' ',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, fc.jsonValue(), (path, input) => {
      expect(readPath(path, scopeWith(input as Json)).ok).toBeTypeOf('boolean')
    }),
  )
})

describe('a definite path that finds nothing fails in the words of AWS', () => {
  it.each([
    ['$.gone', "Invalid path '$.gone' : No results for path: $['gone']"],
    ['$.customer.gone', "Invalid path '$.customer.gone' : No results for path: $['customer']['gone']"],
    ['$.gone.name', "Invalid path '$.gone.name' : Missing property in path $['gone']"],
    ['$.items[7].sku', "Invalid path '$.items[7].sku' : No results for path: $['items'][7]['sku']"],
    ['$.limits[0]', "Invalid path '$.limits[0]' : Filter: [0] can only be applied to arrays. Current context is: {max=10}"],
    ['$.total[0]', "Invalid path '$.total[0]' : The path $['total'] is null"],
  ])('%s', (path, cause) => expect(read(path)).toBe(`States.Runtime: ${cause}`))

  it('a text has no members', () => {
    expect(read('$.customer.name.first')).toMatch(
      /Expected to find an object with property \['first'\] in path \$\['customer'\]\['name'\] but found 'java.lang.String'/,
    )
    expect(read('$.customer.name.length')).toMatch(/^States.Runtime/)
    expect(read('$.constructor')).toMatch(/^States.Runtime/)
  })

  it('a field that is named tells its name and the input', () => {
    const found = readField('CausePath', '$.why', scopeWith({ code: 7 }))
    const cause = `The JSONPath '$.why' specified for the field 'CausePath' could not be found in the input '{"code":7}'`
    expect(found).toEqual({ ok: false, error: { error: 'States.Runtime', cause } })
  })

  it('a path into the context object tells the context object', () => {
    const found = readField('x.$', '$$.Task.Token', scopeWith({ code: 7 }, { context: { Execution: { Name: 'e' } } }))
    expect(found.ok ? '' : found.error.cause).toContain(`could not be found in the input '{"Execution":{"Name":"e"}}'`)
  })
})

it('paths reach the context object and variables', () => {
  const context: JsonObject = { Execution: { Input: { 'input-value': 3 } }, Map: { Item: { Index: 0 } } }
  const scope = scopeWith({}, { context, variables: { order: { lines: [1, 2] }, _größe: 4 } })
  const values = ['$$', '$$.Execution.Input.input-value', '$$.Map.Item.Index', '$order.lines[1]', '$order', '$_größe', '$order.lines[*]']
  expect(values.map((path) => readPath(path, scope))).toMatchObject(
    [context, 3, 0, 2, { lines: [1, 2] }, 4, [1, 2]].map((value) => ({ ok: true, value })),
  )
  expect(readPath('$nobody', scope).ok).toBe(false)
  expect(readPath('$toString', scope).ok).toBe(false)
})

it.each(['$.a', '$', '$$', '$x', "$['a b']", '$.a[?(@.b)]', '$.a.length()', "States.Format('{}', $.a)", 'States.UUID()'])(
  '%s is an expression',
  (text) => expect(parsePath(text).ok || parseIntrinsic(text).ok).toBe(true),
)
it.each([
  'a',
  '',
  '$.',
  '$..',
  '$a b',
  '$.a b',
  '$[',
  "$['a",
  '$.a[?(@.b]',
  '$.a[?(@.b ==)]',
  '$[1:x]',
  '$.a.f()',
  'States.Nothing()',
  "States.Format('",
  'States.UUID() x',
])('%j is none', (text) => expect(parsePath(text).ok || parseIntrinsic(text).ok).toBe(false))
