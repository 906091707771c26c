/** What `Subscribe` says to a filter policy that AWS would not take. Columns and the language itself are tested in `matching`. */
import { describe, expect, it } from 'vitest'
import { queueArn, topicArn } from '../../../aws/identity.ts'
import { topicWorld } from '../testing/topic-world.ts'
import { invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')

/** What `Subscribe` says to a policy: its first line without what stands before every one. */
function verdict(policy: string, scope = 'MessageAttributes'): string {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  const reply = refusal(made, 'Subscribe', {
    TopicArn,
    Protocol: 'sqs',
    Endpoint: queueArn('q'),
    Attributes: { FilterPolicy: policy, FilterPolicyScope: scope },
  })
  return (reply.split('\n')[0] as string).replace(invalid('Attributes Reason: FilterPolicy: '), '')
}

const pattern = (value: unknown): string => verdict(JSON.stringify({ key: [value] }))

describe('a filter policy is refused', () => {
  it('when a value is none, an operator is unknown, or an expression has two keys', () => {
    expect(verdict('{"key":[["value"]]}')).toBe('Match value must be String, number, true, false, or null')
    expect(pattern({ 'wrong-operator': true })).toBe('Unrecognized match type wrong-operator')
    expect(pattern({ suffix: 'value', prefix: 'value2' })).toBe('Only one key allowed in match expression')
  })

  it('when a string operator has no string, an address is none, or a list is empty', () => {
    expect(verdict('{"key":[]}')).toBe('Empty arrays are not allowed')
    for (const value of [100, ['test', 'test2'], [], null]) expect(pattern({ suffix: value })).toBe('suffix match pattern must be a string')
    expect(verdict('{"key":{"suffix":"value"}}')).toBe('"suffix" must be an object or an array')
    expect(verdict('{"key":{"not-an-operator":"value"}}')).toBe('"not-an-operator" must be an object or an array')
    expect(pattern({ cidr: ['bad-filter'] })).toBe('prefix match pattern must be a string')
    expect(pattern({ cidr: 'bad-filter' })).toBe("Malformed CIDR, one '/' required")
    expect(pattern({ cidr: 'bad-filter/64' })).toBe('Nonstandard IP address: bad-filter')
    expect(pattern({ cidr: '10.0.0.0/bad-filter' })).toBe('Malformed CIDR, mask bits must be an integer')
    expect(pattern({ cidr: 'xx.11.xx/8' })).toBe('Nonstandard IP address: xx.11.xx')
    expect(pattern({ cidr: 'xxxx:db8:1234:1a00::/64' })).toBe('Nonstandard IP address: xxxx:db8:1234:1a00::')
  })

  it('when a numeric expression is wrong, in a text for each way to be wrong', () => {
    const numeric = (...members: unknown[]): string => pattern({ numeric: members })
    expect(numeric()).toBe('Invalid member in numeric match: ]')
    expect(numeric('operator')).toBe('Unrecognized numeric range operator: operator')
    expect(numeric(1, '<=')).toBe('Invalid member in numeric match: 1')
    expect(numeric('=', '000')).toBe('Value of equals must be numeric')
    expect(numeric('>=')).toBe('Value of >= must be numeric')
    expect(numeric('<', 100, '>', 10)).toBe('Too many elements in numeric expression')
    expect(numeric('>=', 1, '>', 2)).toBe('Bad numeric range operator: >')
    expect(numeric('>', 3, '<', 1)).toBe('Bottom must be less than top')
    expect(numeric('>', 20, '<=')).toBe('Value of <= must be numeric')
    expect(numeric('>', 20, 30)).toBe('Bad value in numeric range: 30')
    expect(numeric('>', 20, 'test')).toBe('Bad numeric range operator: test')
    expect(numeric('>', '20', '<', '30')).toBe('Value of > must be numeric')
    expect(numeric('>', 20, '<', '30')).toBe('Value of < must be numeric')
    expect(numeric('>', 20, '<', 30, '<', 50)).toBe('Too many terms in numeric range expression')
  })

  it('when exists is neither true nor false', () => {
    for (const value of ['no', null]) expect(pattern({ exists: value })).toBe('exists match pattern must be either true or false.')
  })

  it('when anything-but holds another operator than prefix', () => {
    for (const operator of ['wrong-operator', 'suffix', 'exists'])
      expect(pattern({ 'anything-but': { [operator]: operator === 'exists' ? false : 'test' } })).toBe(
        `Unsupported anything-but pattern: ${operator}`,
      )
    expect(pattern({ 'anything-but': { prefix: false } })).toBe('prefix match pattern must be a string')
    expect(pattern({ 'anything-but': { prefix: 'test-' } })).toBe('accepted')
  })

  it('when it is too complex or has more than five keys', () => {
    const list = (length: number): string[] => Array.from({ length }, (_, n) => String(n))
    const keys = (...lengths: number[]): string => JSON.stringify(Object.fromEntries(lengths.map((length, n) => [`key${n}`, list(length)])))
    expect(verdict(keys(150))).toBe('accepted')
    expect(verdict(keys(151))).toBe('Filter policy is too complex')
    expect(verdict(keys(100, 51))).toBe('Filter policy is too complex')
    expect(verdict(keys(1, 1, 1, 1, 1, 1))).toBe('Filter policy can not have more than 5 keys')
  })

  it('when the branches of its $or together are too many: 150 combinations pass, 152 do not', () => {
    const list = (length: number): string[] => Array.from({ length }, (_, n) => String(n))
    const either = (source: number, last: number): string =>
      JSON.stringify({ source: list(source), $or: [{ name: list(6) }, { type: list(4), $or: [{ id: list(4) }, { space: list(last) }] }] })
    expect(verdict(either(3, 7))).toBe('accepted')
    expect(verdict(either(4, 4))).toBe('Filter policy is too complex')
    const nested = {
      $or: [{ name: list(3) }, { space: list(2) }],
      detail: { scope: list(2), $or: [{ source: list(1) }, { type: list(3) }] },
    }
    expect(verdict(JSON.stringify(nested), 'MessageBody')).toBe('Filter policy is too complex')
  })

  it('when it is nested and reads attributes; nested it needs the scope MessageBody, and its values lists or objects', () => {
    expect(verdict('{"object":{"event":["x"]}}')).toBe(
      invalid('Filter policy scope MessageAttributes does not support nested filter policy'),
    )
    expect(verdict('{"object":{"event":["x"]}}', 'MessageBody')).toBe('accepted')
    expect(verdict('{"key_a":"value_one"}', 'MessageBody')).toBe('"key_a" must be an object or an array')
    const list = (length: number): string[] => Array.from({ length }, (_, n) => String(n))
    expect(
      verdict(JSON.stringify({ key_a: { key_b: { key_c: list(4) } }, key_d: { key_e: list(3) }, key_f: list(3) }), 'MessageBody'),
    ).toBe('Filter policy is too complex')
  })

  it('when it is not JSON, with the word that is none', () => {
    expect(verdict('invalid filter policy')).toBe(
      "failed to parse JSON. Unrecognized token 'invalid': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
    )
  })
})
