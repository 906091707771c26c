import { describe, expect, it } from 'vitest'
import { unknownKey } from './index.ts'
import { findings, opened, wireLines } from './testing/open.ts'

const above = (conditions: string, stage = 'dev') => `Parameters:
  Stage: { Type: String, Default: ${stage} }
  Secret: { Type: String }
Mappings:
  Stages: { dev: { size: small }, prod: { size: large } }
Conditions:
${conditions.replace(/^/gm, '  ')}
`

/** The ids of what is made of `Q`, whose condition is C, and whether anything was found wrong. */
function made(conditions: string, stage?: string) {
  const template = opened(
    `${above(conditions, stage)}Resources:\n  Q: { Type: AWS::SQS::Queue, Condition: C }\n  R: { Type: AWS::SQS::Queue }\n`,
  )
  return { ids: Object.keys(template.resources), errors: findings(template).filter((line) => line.startsWith('error')), template }
}

describe('a condition', () => {
  it.each([
    ['C: !Equals [!Ref Stage, prod]', false],
    ['C: !Equals [!Ref Stage, dev]', true],
    ["C: !Equals [1, '1']", true],
    ['C: !Equals [!FindInMap [Stages, !Ref Stage, size], small]', true],
    ['C: !Not [!Equals [!Ref Stage, prod]]', true],
    ['C: { Fn::Or: [!Equals [a, b], { Condition: D }] }\nD: !Equals [a, a]', true],
    ['C: !And [!Condition D, !Equals [a, b]]\nD: !Equals [a, a]', false],
    ['C: !Equals [!Select [0, !Split [",", "a,b"]], a]', true],
    // What is unknown counts as made, unless it does not matter.
    ['C: !Equals [!Ref Secret, x]', true],
    ['C: !And [!Equals [!Ref Secret, x], !Equals [a, b]]', false],
    ['C: !Or [!Equals [!Ref Secret, x], !Equals [a, a]]', true],
  ])('%s', (conditions, holds) => {
    const { ids, errors } = made(conditions)
    expect(errors).toEqual([])
    expect(ids).toEqual(holds ? ['Q', 'R'] : ['R'])
  })

  it.each([
    ['C: !Equals [a]', 'document.bad-intrinsic'],
    ['C: yes', 'document.bad-intrinsic'],
    ['C: !And [!Equals [a, a]]', 'document.bad-intrinsic'],
    ['C: !Condition Nothing', 'document.missing-condition'],
    ['C: !Equals [!Ref R, a]', 'document.condition-reference'],
    ['C: !Equals [!GetAtt R.Arn, a]', 'document.condition-reference'],
    ['C: !Condition D\nD: !Not [!Condition C]', 'document.condition-cycle'],
  ])('%s is an error, and counts as unknown', (conditions, code) => {
    const { ids, errors } = made(conditions)
    expect(errors.map((line) => line.split(' ')[1])).toEqual([code])
    expect(ids).toEqual(['Q', 'R'])
  })
})

describe('a resource whose condition is false', () => {
  const never = above('Never: !Equals [a, b]')

  it('is neither made nor drawn, but listed', () => {
    const { template } = made('C: !Equals [a, b]')
    expect(template.absent.map(({ id, type, condition }) => [id, type, condition])).toEqual([['Q', 'AWS::SQS::Queue', 'C']])
    expect(template.nodes.map(({ id }) => id)).toEqual(['R'])
    expect(findings(template)).toContain('info document.condition-false 9:3 Q')
    expect(template.text).toContain('Q: {')
  })

  it('takes along what SAM makes of it', () => {
    const template = opened(`Transform: AWS::Serverless-2016-10-31
${never}Resources:
  T: { Type: AWS::SNS::Topic }
  F: { Type: AWS::Serverless::Function, Condition: Never, Properties: { Runtime: nodejs22.x, Handler: a.b, InlineCode: '', Events: { E: { Type: SNS, Properties: { Topic: !Ref T } } } } }
`)
    expect(Object.keys(template.resources)).toEqual(['T'])
    expect(template.absent.map(({ id }) => id)).toEqual(['F', 'FRole', 'FE', 'FEPermission'])
  })

  it('may be named in a branch that is not taken, and in DependsOn, but nowhere else', () => {
    const template = opened(`${never}Resources:
  Gone: { Type: AWS::SQS::Queue, Condition: Never, Properties: { KmsMasterKeyId: !Ref Nobody } }
  A: { Type: AWS::SQS::Queue, DependsOn: Gone, Properties: { KmsMasterKeyId: !If [Never, !Ref Gone, mine] } }
  B: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref Gone } }
Outputs:
  One: { Condition: Never, Value: !Ref Gone }
  Two: { Value: !GetAtt Gone.Arn }
`)
    expect(findings(template).filter((line) => line.startsWith('error'))).toEqual([
      'error document.absent-reference 11:66 Gone',
      'error document.missing-reference 9:87 Nobody',
      'error document.absent-reference 14:25 Gone.Arn',
    ])
    expect(template.resources['A']?.properties).toEqual({ KmsMasterKeyId: 'mine' })
  })
})

describe('Fn::If', () => {
  const text = (value: string) => `${above('Prod: !Equals [!Ref Stage, prod]\nUnsure: !Equals [!Ref Secret, x]')}Resources:
  A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${value} } }
  B: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !GetAtt A.Arn } }
`
  it.each([
    ['!If [Prod, 5, 7]', 7],
    ['{ Fn::If: [Prod, 5, !If [Prod, 1, 2]] }', 2],
    ['!If [Prod, 5, !Ref AWS::NoValue]', undefined],
    ['!If [Unsure, 5, 7]', { [unknownKey]: 'the parameter Secret has no default' }],
  ])('%s', (value, expected) => {
    expect(opened(text(value)).resources['A']?.properties['DelaySeconds']).toEqual(expected)
  })

  it('makes a circle only of the branch that is taken', () => {
    const cycles = (value: string) => findings(opened(text(value))).filter((line) => line.includes('cycle')).length
    expect(['!If [Prod, !Ref B, 7]', '!If [Prod, 7, !Ref B]', '!If [Unsure, !Ref B, 7]'].map(cycles)).toEqual([0, 1, 0])
  })

  it('still draws wires for what may be taken', () => {
    const wired = (condition: string) =>
      wireLines(
        opened(`${above('Prod: !Equals [!Ref Stage, prod]\nUnsure: !Equals [!Ref Secret, x]')}Resources:
  Q: { Type: AWS::SQS::Queue }
  F: { Type: AWS::Lambda::Function, Properties: { Role: r, Runtime: nodejs22.x, Handler: a.b, Code: { ZipFile: '' }, Environment: { Variables: { Q: !If [${condition}, !Ref Q, none] } } } }
`),
      )
    expect([wired('Prod'), wired('Unsure')]).toEqual([[], ['reference F → Q']])
  })
})
