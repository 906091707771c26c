import { describe, expect, it } from 'vitest'
import { unknownKey } from './index.ts'
import { findings, opened } from './testing/open.ts'

/** The value of a function's environment variable V. */
function valueOf(written: string, above = '') {
  const text = `${above}Resources:
  Orders: { Type: AWS::SNS::Topic, Properties: { TopicName: orders } }
  Work: { Type: AWS::SQS::Queue, Properties: { QueueName: work } }
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: things, BillingMode: PAY_PER_REQUEST, KeySchema: [] } }
  Pack:
    Type: AWS::Lambda::Function
    Properties:
      Role: arn:aws:iam::111111111111:role/r
      Runtime: nodejs22.x
      Handler: index.handler
      Code: { ZipFile: '' }
      Environment: { Variables: { V: ${written}, W: w } }
`
  const template = opened(text)
  const environment = template.resources['Pack']?.properties['Environment'] as { Variables: Record<string, unknown> }
  return {
    value: environment.Variables['V'],
    variables: environment.Variables,
    findings: findings(template).filter((line) => line.startsWith('error')),
  }
}

describe('values', () => {
  it.each([
    ['!Ref Orders', 'arn:aws:sns:us-east-1:111111111111:orders'],
    ['{ Ref: Work }', 'https://sqs.us-east-1.amazonaws.com/111111111111/work'],
    ['!Ref Table', 'things'],
    ['!GetAtt Work.Arn', 'arn:aws:sqs:us-east-1:111111111111:work'],
    ['!GetAtt [Work, QueueName]', 'work'],
    ["{ 'Fn::GetAtt': [Orders, TopicName] }", 'orders'],
    ["{ 'Fn::GetAtt': Work.QueueUrl }", 'https://sqs.us-east-1.amazonaws.com/111111111111/work'],
    ['!GetAtt Table.Arn', 'arn:aws:dynamodb:us-east-1:111111111111:table/things'],
    ["!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:x'", 'arn:aws:sqs:us-east-1:111111111111:x'],
    ["!Sub '${Work.Arn}/${AWS::StackName}.${AWS::URLSuffix}'", 'arn:aws:sqs:us-east-1:111111111111:work/shop.amazonaws.com'],
    ["!Sub 'keep ${!Literal} and $5'", 'keep ${Literal} and $5'],
    ["!Sub ['${A}-${Work.QueueName}', { A: !Ref Orders }]", 'arn:aws:sns:us-east-1:111111111111:orders-work'],
    ["!Join ['-', [a, !Ref Table, 3]]", 'a-things-3'],
    ["!Join ['', !Ref List]", 'ab'],
    ['!Ref Stage', 'dev'],
    ['!Ref Count', '3'],
  ])('%s', (written, expected) => {
    const above =
      'Parameters:\n  Stage: { Type: String, Default: dev }\n  Count: { Type: Number, Default: 3 }\n  List: { Type: CommaDelimitedList, Default: "a, b" }\n'
    const result = valueOf(written, above)
    expect(result.findings).toEqual([])
    expect(result.value).toBe(expected)
  })

  const lists = `Transform: AWS::LanguageExtensions
Mappings:
  Stages: { dev: { name: small, zones: [a, b] } }
`
  it.each([
    ["!Select [1, !Split [',', 'a,b']]", 'b'],
    ["!Select ['0', [!Ref Work, x]]", 'https://sqs.us-east-1.amazonaws.com/111111111111/work'],
    ["!Join ['+', !Split ['-', 'a-b']]", 'a+b'],
    ['!Base64 grüß', 'Z3LDvMOf'],
    ["!Select [5, !GetAZs '']", 'us-east-1f'],
    ['{ Fn::Length: [a, b, c] }', 3],
    ['{ Fn::ToJsonString: { a: !Ref Orders, b: [1] } }', '{"a":"arn:aws:sns:us-east-1:111111111111:orders","b":[1]}'],
    ['!FindInMap [Stages, dev, name]', 'small'],
    ['!Select [1, !FindInMap [Stages, dev, zones]]', 'b'],
    ['!FindInMap [Stages, prod, name, { DefaultValue: none }]', 'none'],
    ["!Join [' ', !Cidr [10.1.0.0/16, 3, 8]]", '10.1.0.0/24 10.1.1.0/24 10.1.2.0/24'],
    ["!Join [' ', !Cidr ['2001:db8::/56', 2, 64]]", '2001:db8::/64 2001:db8:0:1::/64'],
  ])('%s is worked out', (written, expected) => {
    const result = valueOf(written, lists)
    expect(result.findings).toEqual([])
    expect(result.value).toEqual(expected)
  })

  it.each(['{ Fn::Length: [a] }', '{ Fn::ToJsonString: [a] }'])('%s needs its transform', (written) => {
    expect(valueOf(written).findings).toEqual([`error document.language-extensions 12:38 ${written}`])
  })

  it('takes a property away for AWS::NoValue', () => {
    expect(valueOf('!Ref AWS::NoValue').variables).toEqual({ W: 'w' })
  })

  it.each([
    ['!ImportValue other', 'Fn::ImportValue: it is exported by another stack'],
    ['!Transform { Name: AWS::Include }', 'Fn::Transform: a macro makes it when the template is deployed'],
    ['!GetAZs eu-west-1', 'the availability zones of eu-west-1 are not known here'],
    ["!Select [0, !Split [',', !Ref NoDefault]]", 'the parameter NoDefault has no default'],
    ['!Base64 { Ref: NoDefault }', 'the parameter NoDefault has no default'],
    ["!Sub 'a ${NoDefault} b'", 'the parameter NoDefault has no default'],
    ["!Join ['-', [a, !GetAtt Table.StreamArn]]", 'Table.StreamArn: only a deployment gives it a value'],
    ['!Ref AWS::StackId', 'AWS::StackId: only a deployment gives it a value'],
  ])('%s is unknown, which is no error', (written, why) => {
    const result = valueOf(written, 'Parameters:\n  NoDefault: { Type: String }\n')
    expect(result.findings).toEqual([])
    expect(result.value).toEqual({ [unknownKey]: why })
  })

  it.each([
    ['!Ref Nobody', 'error document.missing-reference 12:43 Nobody'],
    ['!GetAtt Nobody.Arn', 'error document.missing-reference 12:46 Nobody.Arn'],
    ["!Sub 'a ${Nobody} b'", 'error document.missing-reference 12:46 ${Nobody}'],
    ["!Select [2, !Split [',', 'a,b']]", "error document.bad-intrinsic 12:38 !Select [2, !Split [',', 'a,b']]"],
    ['!Split [a]', 'error document.bad-intrinsic 12:38 !Split [a]'],
    ['!Cidr [10.0.0.0/24, 6, 8]', 'error document.bad-intrinsic 12:38 !Cidr [10.0.0.0/24, 6, 8]'],
    ['!FindInMap [A, B, C]', 'error document.missing-mapping 12:38 !FindInMap [A, B, C]'],
    ['!If [A, b, c]', 'error document.missing-condition 12:43 A'],
    ['!If [A, b]', 'error document.bad-intrinsic 12:38 !If [A, b]'],
    ['!GetAtt Work.Colour', 'error document.missing-attribute 12:46 Work.Colour'],
    ['!Ref [a]', 'error document.bad-intrinsic 12:38 !Ref [a]'],
    ['!GetAtt Work', 'error document.bad-intrinsic 12:38 !GetAtt Work'],
    ['!Sub [a]', 'error document.bad-intrinsic 12:38 !Sub [a]'],
    ["!Join ['-']", "error document.bad-intrinsic 12:38 !Join ['-']"],
    ['!Reff Work', 'error document.unknown-intrinsic 12:38 !Reff Work'],
  ])('%s is an error at its place', (written, finding) => {
    // The template's own first lines stand above.
    const result = valueOf(written)
    expect(result.findings).toEqual([finding])
    expect(Object.keys(result.value as object)).toEqual([unknownKey])
  })

  it('makes names of names', () => {
    const text = `Resources:
  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${B.QueueName}-dlq' } }
  B: { Type: AWS::SQS::Queue, Properties: { QueueName: !Join ['-', [!Ref AWS::StackName, b]] } }
`
    expect(opened(text).resources['A']?.arn).toBe('arn:aws:sqs:us-east-1:111111111111:shop-b-dlq')
  })

  it('leaves what SAM makes at deployment unknown', () => {
    const text = `Transform: AWS::Serverless-2016-10-31
Resources:
  Pack: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: index.handler, InlineCode: '', AutoPublishAlias: live } }
  Q: { Type: AWS::SQS::Queue, Properties: { Tags: [{ Key: a, Value: !Ref PackAliaslive }, { Key: b, Value: !Ref ServerlessRestApi }, { Key: c, Value: !GetAtt PackRole.Arn }] } }
`
    expect(findings(opened(text))).toEqual([])
  })
})
