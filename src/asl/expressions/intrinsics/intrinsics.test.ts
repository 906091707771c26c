import { describe, expect, it } from 'vitest'
import type { Json } from '../../../base/json.ts'
import { readPath } from '../read-path.ts'
import { scopeWith } from '../testing/scope.ts'
import { intrinsics } from './table.ts'

function call(text: string, input: Json = {}): unknown {
  const found = readPath(text, scopeWith(input, { context: { Execution: { Name: 'run-7' } }, variables: { who: 'Ada' } }))
  return found.ok ? found.value : `${found.error.error}: ${found.error.cause}`
}

it('there are eighteen', () => expect(Object.keys(intrinsics)).toHaveLength(18))

describe('what they give', () => {
  it.each<[string, Json, Json]>([
    ['States.Array()', {}, []],
    ["States.Array(1, 'two', $.three, true, null)", { three: [3] }, [1, 'two', [3], true, null]],
    [
      'States.ArrayPartition($, 4)',
      [1, 2, 3, 4, 5, 6],
      [
        [1, 2, 3, 4],
        [5, 6],
      ],
    ],
    ['States.ArrayPartition($, 2.9)', [1, 2, 3], [[1, 2], [3]]],
    ['States.ArrayPartition($, 2)', [], []],
    ['States.ArrayContains($, 2)', [1, 2], true],
    ['States.ArrayContains($, $[0])', [{ a: 1 }, { b: 1 }], true],
    ['States.ArrayContains($, true)', ['true'], true],
    ['States.ArrayContains($, 3)', [1, 2], false],
    ['States.ArrayRange(1, 9, 2)', {}, [1, 3, 5, 7, 9]],
    ['States.ArrayRange(5, 1, -2)', {}, [5, 3, 1]],
    ['States.ArrayRange(5, 1, 1)', {}, []],
    ['States.ArrayRange(1.9, 3.9, 1.5)', {}, [1, 2, 3]],
    ['States.ArrayGetItem($, 1)', ['a', 'b'], 'b'],
    ['States.ArrayGetItem($, 1.9)', ['a', 'b'], 'b'],
    ['States.ArrayGetItem($, 3)', [], null],
    ['States.ArrayLength($)', [1, 2, 3], 3],
    ['States.ArrayUnique($)', [1, 2, 1, 3, 2], [1, 2, 3]],
    [
      'States.ArrayUnique($)',
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [{ a: 1, b: 2 }],
    ],
    ["States.Base64Encode('Straße')", {}, 'U3RyYcOfZQ=='],
    ["States.Base64Decode('U3RyYcOfZQ==')", {}, 'Straße'],
    ["States.Base64Decode(' U3Ry!YcO fZQ ')", {}, 'Straße'],
    ["States.Base64Decode('')", {}, ''],
    ["States.Hash('abc', 'MD5')", {}, '900150983cd24fb0d6963f7d28e17f72'],
    ["States.Hash('abc', 'SHA-1')", {}, 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ["States.Hash('abc', 'SHA-256')", {}, 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      "States.Hash('abc', 'SHA-384')",
      {},
      'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
    ],
    [
      "States.Hash('abc', 'SHA-512')",
      {},
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
    ["States.Hash(123, 'MD5')", {}, '202cb962ac59075b964b07152d234b70'],
    ['States.JsonMerge($.a, $.b, false)', { a: { x: { p: 1 }, y: 1 }, b: { x: { q: 2 } } }, { x: { q: 2 }, y: 1 }],
    ['States.JsonToString($)', { a: [1, 'ü', null] }, '{"a":[1,"ü",null]}'],
    ['States.StringToJson($)', ' {"a": [1, -0]} ', { a: [1, -0] }],
    ['States.StringToJson($)', '  ', null],
    ['States.StringToJson(\'{"a": "b"}\')', {}, { a: 'b' }],
    ['States.MathAdd(111, -1)', {}, 110],
    ['States.MathAdd(1.5, 2.4)', {}, 4],
    ['States.MathAdd(-1.5, 0)', {}, -1],
    ['States.MathAdd(2147483646, 1)', {}, 2147483647],
    ['States.MathRandom(10, 20)', {}, 15],
    ['States.MathRandom(1.6, 2)', {}, 1],
    ["States.StringSplit('1,2.3,,4', ',.')", {}, ['1', '2', '3', '4']],
    ["States.StringSplit('', ',')", {}, []],
    ["States.StringSplit('abc', '')", {}, ['abc']],
    ["States.StringSplit('a\nb', '\n')", {}, ['a', 'b']],
    [
      "States.Format('{} owes {} ({}, {})', $who, $.sum, $.paid, $.note)",
      { sum: 1.5, paid: false, note: null },
      'Ada owes 1.5 (false, null)',
    ],
    ["States.Format('{}', $)", { a: 1, b: ['x', { c: null }] }, '{a=1, b=[x, {c=null}]}'],
    ["States.Format('\\{{}\\} it\\'s \\\\', 1)", {}, "{1} it's \\"],
    ['States.Format($.t, 1)', { t: 'n = {}' }, 'n = 1'],
    ["States.Format('{}', States.ArrayGetItem( States.StringSplit($.key , '/'), 0))", { key: 'in/x' }, 'in'],
    ["States.Format('{}', $$.Execution.Name)", {}, 'run-7'],
    ["States.ArrayLength($.items[?(@.n > 1 && @.s == 'a,b)')])", { items: [{ n: 2, s: 'a,b)' }, { n: 1 }] }, 1],
  ])('%s of %j', (text, input, value) => expect(call(text, input)).toEqual(value))

  it('sets come in the order of a Java hash set', () => {
    expect(call('States.ArrayUnique($)', [true, false, true])).toEqual([false, true])
    expect(
      call('States.ArrayUnique($)', [
        [1, 2],
        [1, 2],
        [2, 1],
      ]),
    ).toEqual([
      [2, 1],
      [1, 2],
    ])
    expect(call('States.ArrayUnique($)', [null, 1, null])).toEqual([null, 1])
  })

  it('a UUID is of version 4 and from the execution', () => {
    expect(call('States.UUID()')).toBe('88888888-8888-4888-8888-888888888888')
  })

  it('a seed gives what it gives in Java', () => {
    expect(call('States.MathRandom(0, 1000, 42)')).toBe(130)
    expect(call('States.MathRandom(0, 10, 42)')).toBe(0)
    expect(call('States.MathRandom(0, 100, 7)')).toBe(call('States.MathRandom(0, 100, 7)'))
  })
})

describe('arguments that AWS calls invalid', () => {
  it.each<[string, Json]>([
    ["States.ArrayPartition('x', 2)", {}],
    ['States.ArrayPartition($, 0)', [1]],
    ['States.ArrayPartition($, 0.9)', [1]],
    ["States.ArrayPartition($, '2')", [1]],
    ['States.ArrayContains(1, 1)', {}],
    ['States.ArrayRange(1, 10, 0)', {}],
    ['States.ArrayRange(1, 1001, 1)', {}],
    ["States.ArrayRange('a', 2, 1)", {}],
    ['States.ArrayGetItem($, 2)', [1, 2]],
    ['States.ArrayGetItem($, -1)', [1, 2]],
    ['States.ArrayLength($)', {}],
    ['States.ArrayUnique($)', {}],
    ['States.Base64Encode(1)', {}],
    ['States.Base64Encode($)', 'x'.repeat(10_001)],
    ['States.Base64Decode($)', 'x'.repeat(10_001)],
    ["States.Hash('a', 'sha-256')", {}],
    ["States.Hash($, 'MD5')", 'x'.repeat(10_001)],
    ['States.JsonMerge($, $, true)', {}],
    ['States.JsonMerge($, 1, false)', {}],
    ['States.StringToJson($)', '{bad'],
    ['States.StringToJson($)', 5],
    ['States.MathAdd(2147483647, 1)', {}],
    ["States.MathAdd('1', 1)", {}],
    ['States.MathRandom(1, 1)', {}],
    ['States.MathRandom(1.4, 1.6)', {}],
    ["States.MathRandom(1, 10, 'x')", {}],
    ['States.StringSplit(1, 2)', {}],
  ])('%s', (text, input) => {
    const name = /^[^(]*/.exec(text)?.[0]
    expect(call(text, input)).toBe(
      `States.Runtime: There was an error while evaluating the intrinsic function: ${text}. Invalid arguments in ${name}`,
    )
  })

  it.each([
    ["States.Format('{} {}', 1)", 'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.'],
    ["States.Format('a {', 1)", "Invalid template in States.Format: matching '}' not found for '{'."],
    ["States.Format('a }')", "Invalid template in States.Format: matching '{' not found for '}'."],
  ])('%s', (text, complaint) => expect(call(text)).toContain(complaint))

  it('of an inner call are told with the inner call', () => {
    expect(call("States.Format('{}', States.MathAdd('a', 1))")).toContain(
      "function: States.MathAdd('a', 1). Invalid arguments in States.MathAdd",
    )
  })
})

it('an argument that is not there is told with the whole expression', () => {
  const cause = `The function 'States.Format('{}', States.ArrayLength($.nope) )' had the following error: The JsonPath argument for the field '$.nope' could not be found in the input '{"a":1}'`
  expect(call("States.Format('{}', States.ArrayLength($.nope) )", { a: 1 })).toBe(`States.Runtime: ${cause}`)
  expect(call('States.Array($.a[0])', { a: 1 })).toContain('error: Filter: [0] can only be applied to arrays. Current context is: 1')
})

it('ten calls may stand in one another, and no more', () => {
  const nested = (depth: number) => `${'States.Array('.repeat(depth)}1${')'.repeat(depth)}`
  expect(call(nested(10))).toEqual([[[[[[[[[[1]]]]]]]]]])
  expect(call(nested(11))).toMatch(/^States.Runtime: Invalid path/)
})

it.each([
  "States.Format('a \\\" b')",
  'States.Array(1,)',
  'States.Array(1',
  'States.Array(a)',
  'States.MathAdd(1)',
  'States.UUID(1)',
  "States.Format('x\\n')",
])('%s is no call', (text) => expect(call(text)).toMatch(/^States.Runtime: Invalid path/))
