import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../tools/shared-data.mjs'
import { filteredBy, type FilterAttribute } from './filter-match.ts'
import type { FilterScope } from './filter-model.ts'
import { parseFilterPolicy } from './filter-policy.ts'

function refusal(policy: string, scope: FilterScope = 'MessageAttributes'): string {
  const parsed = parseFilterPolicy(policy, scope)
  return parsed.ok ? 'accepted' : parsed.error.message
}

function passes(policy: string, attributes: Record<string, FilterAttribute>): boolean {
  const parsed = parseFilterPolicy(policy, 'MessageAttributes')
  return parsed.ok && filteredBy(parsed.value, { body: '', attributes }) === undefined
}

function passesBody(policy: string, body: string): boolean {
  const parsed = parseFilterPolicy(policy, 'MessageBody')
  return parsed.ok && filteredBy(parsed.value, { body, attributes: {} }) === undefined
}

const text = (value: string): FilterAttribute => ({ DataType: 'String', StringValue: value })
const number = (value: string): FilterAttribute => ({ DataType: 'Number', StringValue: value })
const list = (value: string): FilterAttribute => ({ DataType: 'String.Array', StringValue: value })

describe('what AWS refuses, with its column', () => {
  it.each([
    ['{"key":{"not-an-operator":"value"}}', '"not-an-operator" must be an object or an array', 28],
    ['{"key":{"suffix":"value","prefix":"x"}}', '"suffix" must be an object or an array', 19],
    ['{"key_a":"value_one"}', '"key_a" must be an object or an array', 11],
    ['{"key":[["value"]]}', 'Match value must be String, number, true, false, or null', 10],
    ['{"key":[{"suffix":"value","prefix":"value2"}]}', 'Only one key allowed in match expression', 37],
    ['{"key":[{"wrong-operator":true}]}', 'Unrecognized match type wrong-operator', 31],
    ['{"key":[{"wildcard":"a*"}]}', 'Unrecognized match type wildcard', 22],
    ['{"key":[{"suffix":100}]}', 'suffix match pattern must be a string', 22],
    ['{"key":[{"suffix":[]}]}', 'suffix match pattern must be a string', 20],
    ['{"key":[{"anything-but":{"suffix":"test"}}]}', 'Unsupported anything-but pattern: suffix', 36],
    ['{"key":[{"anything-but":{"wrong-operator":null}}]}', 'Unsupported anything-but pattern: wrong-operator', 47],
    ['{"key":[{"numeric":[]}]}', 'Invalid member in numeric match: ]', 22],
    ['{"key":[{"numeric":[1,"<="]}]}', 'Invalid member in numeric match: 1', 22],
    ['{"key":[{"numeric":["operator"]}]}', 'Unrecognized numeric range operator: operator', 32],
    ['{"key":[{"numeric":[">","20","<","30"]}]}', 'Value of > must be numeric', 26],
    ['{"key":[{"numeric":[">",20,"<="]}]}', 'Value of <= must be numeric', 33],
    ['{"key":[{"numeric":[">",20,"test"]}]}', 'Bad numeric range operator: test', 34],
    ['{"key":[{"numeric":["<",100,">",10]}]}', 'Too many elements in numeric expression', 30],
    ['{"key":[{"numeric":[">",20,"<",30,"<",50]}]}', 'Too many terms in numeric range expression', 36],
  ])('%s', (policy, message, column) => {
    expect(refusal(policy)).toBe(`${message}\n at [Source: (String)"${policy}"; line: 1, column: ${column}]`)
  })

  it.each([
    ['{"key":[{"cidr":"xx.11.xx/8"}]}', 'Nonstandard IP address: xx.11.xx'],
    ['{"key":[{"cidr":"xxxx:db8:1234:1a00::/64"}]}', 'Nonstandard IP address: xxxx:db8:1234:1a00::'],
    ['{"key":[{"cidr":"10.0.0.0/xx"}]}', 'Malformed CIDR, mask bits must be an integer'],
    ['{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}', 'Filter policy can not have more than 5 keys'],
    ['{"a":{"b":["1"]}}', 'Filter policy scope MessageAttributes does not support nested filter policy'],
  ])('%s', (policy, message) => {
    expect(refusal(policy)).toBe(message)
  })

  it('counts columns without white space', () => {
    expect(refusal('{ "key" :\n [ ] }')).toBe('Empty arrays are not allowed\n at [Source: (String)"{"key":[]}"; line: 1, column: 10]')
  })

  it('says where a policy stops being JSON', () => {
    const source = 'at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]'
    const expected = 'was expecting double-quote to start field name'
    expect(refusal('{invalid}')).toBe(`failed to parse JSON. Unexpected character ('i' (code 105)): ${expected}\n ${source}`)
    expect(refusal('invalid')).toContain(
      "failed to parse JSON. Unrecognized token 'invalid': was expecting (JSON String, Number, Array, Object or token",
    )
  })

  it('counts combinations over nesting and branches', () => {
    const values = (count: number): string => JSON.stringify(Array.from({ length: count }, (_, index) => `v${index}`))
    expect(refusal(`{"k":${values(150)}}`)).toBe('accepted')
    expect(refusal(`{"k":${values(151)}}`)).toBe('Filter policy is too complex')
    const nested = `{"key_a":{"key_b":{"key_c":${values(4)}}},"key_d":{"key_e":${values(3)}},"key_f":${values(3)}}`
    expect(refusal(nested, 'MessageBody')).toBe('Filter policy is too complex')
    const branches = (last: number): string =>
      `{"a":${values(3)},"$or":[{"b":${values(6)}},{"c":${values(4)},"$or":[{"d":${values(4)}},{"e":${values(last)}}]}]}`
    expect(refusal(branches(7))).toBe('accepted')
    expect(refusal(branches(8))).toBe('Filter policy is too complex')
  })
})

describe('what passes', () => {
  it('ands over keys, ors within a list', () => {
    const policy = '{"store":["a","b"],"event":[{"prefix":"order-"}]}'
    expect(passes(policy, { store: text('b'), event: text('order-1') })).toBe(true)
    expect(passes(policy, { store: text('b'), event: text('refund-1') })).toBe(false)
    expect(passes(policy, { store: text('b') })).toBe(false)
  })

  it('keeps strings and numbers apart', () => {
    expect(passes('{"n":[1]}', { n: number('1.0') })).toBe(true)
    expect(passes('{"n":[1]}', { n: text('1') })).toBe(false)
    expect(passes('{"n":["1"]}', { n: number('1') })).toBe(false)
  })

  it.each([
    ['[">",0,"<=",100]', '100', true],
    ['[">",0,"<=",100]', '0', false],
    ['["=",5]', '5.00', true],
    ['["<",5]', '5', false],
    ['[">=",-5]', '-5', true],
  ])('numeric %s of %s', (range, value, expected) => {
    expect(passes(`{"n":[{"numeric":${range}}]}`, { n: number(value) })).toBe(expected)
  })

  it('reads the elements of a String.Array one by one', () => {
    expect(passes('{"s":["b"]}', { s: list('["a","b"]') })).toBe(true)
    expect(passes('{"s":[true]}', { s: list('["a",true]') })).toBe(true)
    expect(passes('{"s":[{"anything-but":["a"]}]}', { s: list('["a","b"]') })).toBe(true)
    expect(passes('{"s":[{"anything-but":["a"]}]}', { s: list('["a"]') })).toBe(false)
  })

  it('anything-but asks for the key; exists: false for its absence', () => {
    expect(passes('{"s":[{"anything-but":"a"}]}', {})).toBe(false)
    expect(passes('{"s":[{"exists":false}]}', {})).toBe(true)
    expect(passes('{"s":[{"exists":true}]}', { s: { DataType: 'Binary' } })).toBe(false)
    expect(passes('{"s":[{"anything-but":{"prefix":"a"}}]}', { s: text('b') })).toBe(true)
  })

  it('compares text in any case where it is asked to', () => {
    expect(passes('{"s":[{"equals-ignore-case":"TENNIS"}]}', { s: text('tennis') })).toBe(true)
    expect(passes('{"s":["TENNIS"]}', { s: text('tennis') })).toBe(false)
    expect(passes('{"s":[{"suffix":"ball"}]}', { s: text('baseball') })).toBe(true)
  })

  it.each([
    ['10.0.0.0/24', '10.0.0.255', true],
    ['10.0.0.0/24', '10.0.0.256', false],
    ['10.0.0.0/24', '10.0.1.0', false],
    ['10.0.0.0/12', '10.15.1.1', true],
    ['0.0.0.0/0', '255.1.2.3', true],
    ['2001:db8:1234:1a00::/64', '2001:db8:1234:1a00::1', true],
    ['2001:db8:1234:1a00::/64', '2001:db8:1234:1a01::1', false],
  ])('cidr %s of %s', (cidr, address, expected) => {
    expect(passes(`{"ip":[{"cidr":"${cidr}"}]}`, { ip: text(address) })).toBe(expected)
  })

  it('looks through the body: objects, dotted keys, lists in lists', () => {
    expect(passesBody('{"a":{"b":["x"]}}', '{"a.b":"x"}')).toBe(true)
    expect(passesBody('{"a.b":["x"]}', '{"a":[[{"b":"y"}],{"b":"x"}]}')).toBe(true)
    expect(passesBody('{"a":["x"]}', 'no JSON')).toBe(false)
    expect(passesBody('{"a":[{"exists":false}]}', '"text"')).toBe(false)
  })

  it('names the key that held a message back', () => {
    const policy = parseFilterPolicy('{"a":["1"],"b":["2"]}', 'MessageAttributes')
    const attributes = { a: text('1'), b: text('3') }
    expect(policy.ok && filteredBy(policy.value, { body: '', attributes })).toEqual({ key: 'b', values: ['3'] })
  })

  it('is JSON and matches the same after a round trip', () => {
    const policy = parseFilterPolicy('{"n":[{"numeric":[">",1]}],"$or":[{"a":["x"]},{"b":[null]}]}', 'MessageAttributes')
    expect(policy.ok && JSON.parse(JSON.stringify(policy.value))).toEqual(policy.ok && policy.value)
  })
})

interface OracleCases {
  readonly validation: readonly {
    readonly call: string
    readonly scope: FilterScope
    readonly policy: string
    readonly expect: 'ok' | { readonly message: string }
  }[]
  readonly match: readonly {
    readonly policy: object
    readonly scope: FilterScope
    readonly message: string
    readonly attributes: Record<string, FilterAttribute>
    readonly match: boolean
  }[]
}

const recorded = sharedData('oracle/sns-filter-cases.json')

it.runIf(recorded)('agrees with every case recorded on AWS', () => {
  const cases = JSON.parse(readFileSync(recorded ?? '', 'utf8')) as OracleCases
  for (const { call, scope, policy, expect: expected } of cases.validation) {
    const prefix = `Invalid parameter: ${call === 'Subscribe' ? 'Attributes Reason: ' : ''}FilterPolicy: `
    const answer = refusal(policy, scope)
    expect(answer === 'accepted' ? 'ok' : prefix + answer, policy).toBe(expected === 'ok' ? 'ok' : expected.message)
  }
  for (const { policy, scope, message, attributes, match } of cases.match) {
    const parsed = parseFilterPolicy(JSON.stringify(policy), scope)
    const isPassed = parsed.ok && filteredBy(parsed.value, { body: message, attributes }) === undefined
    expect(isPassed, `${JSON.stringify(policy)} on ${message}`).toBe(match)
  }
})
