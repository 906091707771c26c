import { describe, expect, it } from 'vitest'
import { unknownKey } from './index.ts'
import { opened } from './testing/open.ts'

function read(parameter: string) {
  const template = opened(`Parameters:
  P: ${parameter}
Resources:
  Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref P } }
`)
  return {
    value: template.resources['Q']?.properties['KmsMasterKeyId'],
    found: template.diagnostics.map(({ code, message }) => `${code}: ${message}`),
  }
}

describe('the default of a parameter', () => {
  it.each([
    "{ Type: String, Default: abc, MinLength: 3, MaxLength: 3, AllowedPattern: '[a-c]+' }",
    '{ Type: Number, Default: 5, MinValue: 5, MaxValue: 5, AllowedValues: [4, 5] }',
    '{ Type: AWS::EC2::VPC::Id, Default: vpc-1 }',
    '{ Type: AWS::SSM::Parameter::Name, Default: /app/name }',
    // A pattern that might never end is not tried, one that is not read here neither.
    "{ Type: String, Default: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, AllowedPattern: '(a+)+' }",
    "{ Type: String, Default: x, AllowedPattern: '\\\\p{Alpha}(?<!y)' }",
  ])('%s is taken', (parameter) => {
    expect(read(parameter).found).toEqual([])
    expect(typeof read(parameter).value).toBe('string')
  })

  it.each([
    ['{ Type: String, Default: ab, MinLength: 3 }', 'ab, but it must have at least 3 characters'],
    ['{ Type: String, Default: abcd, MaxLength: 3 }', 'abcd, but it must have at most 3 characters'],
    ["{ Type: String, Default: 'ab1', AllowedPattern: '[a-c]+' }", 'ab1, but it must match [a-c]+'],
    ["{ Type: String, Default: '', AllowedPattern: '[a-c]+', ConstraintDescription: letters only }", 'empty, but letters only'],
    ['{ Type: Number, Default: 4, MinValue: 5 }', '4, but it must be at least 5'],
    ['{ Type: Number, Default: 6, MaxValue: 5 }', '6, but it must be at most 5'],
    ['{ Type: Number, Default: many }', 'many, but it must be a number'],
    ['{ Type: String, Default: c, AllowedValues: [a, b] }', 'c, but it must be one of a, b'],
  ])('%s is refused, and used all the same', (parameter, words) => {
    expect(read(parameter).found).toEqual([`document.parameter-default: The default of P is ${words}.`])
    expect(typeof read(parameter).value).toBe('string')
  })

  it('is a key where Systems Manager holds the value', () => {
    const { value, found } = read("{ Type: 'AWS::SSM::Parameter::Value<String>', Default: /app/name }")
    expect(value).toEqual({ [unknownKey]: 'the parameter P is looked up in Systems Manager' })
    expect(found).toHaveLength(1)
  })
})
