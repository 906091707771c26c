import { describe, expect, it } from 'vitest'
import { positionAt } from '../text/range.ts'
import { catalogue, type DiagnosticCode } from './diagnostic-catalogue.ts'
import { openTemplate } from './index.ts'

const queue = 'Resources:\n  Q: { Type: AWS::SQS::Queue }\n'
const settings = (text: string) => `${queue}Metadata:\n  Switchyard:\n${text}`
const sam = (properties: string) =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: index.handler, ${properties} } }\n`
const resources = (...lines: string[]) => `Resources:\n${lines.map((line) => `  ${line}\n`).join('')}`
const code = "Role: r, Runtime: nodejs22.x, Handler: index.handler, Code: { ZipFile: '' }"
const mapping = 'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Q.Arn, FunctionName: !Ref F } }'
const subscribe = (protocol: string, endpoint: string) =>
  `S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: ${protocol}, Endpoint: !GetAtt ${endpoint}.Arn } }`

/** Code → a template that earns it, where it is marked, and what is marked there. */
const cases: Readonly<Record<DiagnosticCode, readonly [text: string, place: string, marked: string]>> = {
  'not-a-template': ['hello', '1:1', 'hello'],
  'no-resources': ['Description: x', '1:1', ''],
  'unknown-section': [`Resource: {}\n${queue}`, '1:1', 'Resource'],
  'section-not-mapping': [`Parameters: [a]\n${queue}`, '1:13', '[a]'],
  'transform-missing': [resources("F: { Type: AWS::Serverless::Function, Properties: { InlineCode: '' } }"), '2:3', 'F'],
  'unknown-transform': [`Transform: MyMacro\n${queue}`, '1:12', 'MyMacro'],
  'too-many-resources': [resources(...Array.from({ length: 501 }, (_, index) => `Q${index}: { Type: AWS::SQS::Queue }`)), '502:3', 'Q500'],
  'resource-not-mapping': [resources('Q: queue'), '2:6', 'queue'],
  'type-missing': [resources('Q: { Properties: {} }'), '2:3', 'Q'],
  'logical-id': [resources('my-queue: { Type: AWS::SQS::Queue }'), '2:3', 'my-queue'],
  'unknown-property': [resources('Q: { Type: AWS::SQS::Queue, Properties: { DelaySecond: 1 } }'), '2:45', 'DelaySecond'],
  'missing-property': [resources('S: { Type: AWS::SNS::Subscription, Properties: { Protocol: sqs } }'), '2:3', 'S'],
  'wrong-type': [resources('Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: soon } }'), '2:59', 'soon'],
  'out-of-range': [resources('Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 901 } }'), '2:59', '901'],
  'bad-name': [resources('Q: { Type: AWS::SQS::Queue, Properties: { QueueName: a b } }'), '2:56', 'a b'],
  'duplicate-name': [
    resources('A: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }', 'B: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }'),
    '3:3',
    'B',
  ],
  'depends-on': [resources('Q: { Type: AWS::SQS::Queue, DependsOn: [P] }'), '2:43', 'P'],
  'bad-event': [sam("InlineCode: '', Events: { E: { Type: SQS } }"), '3:126', 'E'],
  'missing-reference': [resources('Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref Key } }'), '2:66', 'Key'],
  'missing-attribute': [
    resources('Q: { Type: AWS::SQS::Queue }', 'P: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !GetAtt Q.Name } }'),
    '3:69',
    'Q.Name',
  ],
  'bad-intrinsic': [resources('Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref [a] } }'), '2:61', '!Ref [a]'],
  'unknown-intrinsic': [resources('Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Reff a } }'), '2:61', '!Reff a'],
  'reference-cycle': [
    resources('A: { Type: AWS::SQS::Queue, DependsOn: B }', 'B: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref A } }'),
    '2:42',
    'B',
  ],
  'parameter-without-default': [`Parameters:\n  P: { Type: String }\n${queue}`, '2:3', 'P'],
  'not-simulated': [resources('B: { Type: AWS::S3::Bucket }'), '2:3', 'B'],
  'fifo-not-simulated': [resources('Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }'), '2:3', 'Q'],
  'no-code': [sam('CodeUri: src/'), '3:109', 'src/'],
  'not-wired': [
    resources(
      'T: { Type: AWS::SNS::Topic }',
      'S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c } }',
    ),
    '3:3',
    'S',
  ],
  'unknown-setting': [settings('    Sped: 1\n'), '5:5', 'Sped'],
  'bad-setting': [settings('    Seed: many\n'), '5:11', 'many'],
  'traffic-target': [settings('    Traffic: { Shop: { To: Orders } }\n'), '5:28', 'Orders'],
  'unknown-node': [settings('    Nodes: { Shop: { X: 1, Y: 2 } }\n'), '5:14', 'Shop'],
  'short-visibility': [
    resources('Q: { Type: AWS::SQS::Queue }', `F: { Type: AWS::Lambda::Function, Properties: { ${code}, Timeout: 60 } }`, mapping),
    '2:3',
    'Q',
  ],
  'low-visibility': [
    resources(
      'Q: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: 9 } }',
      `F: { Type: AWS::Lambda::Function, Properties: { ${code} } }`,
      mapping,
    ),
    '2:64',
    '9',
  ],
  'no-queue-policy': [
    resources('T: { Type: AWS::SNS::Topic }', 'Q: { Type: AWS::SQS::Queue }', subscribe('sqs', 'Q')),
    '4:95',
    '!GetAtt Q.Arn',
  ],
  'no-permission': [
    resources('T: { Type: AWS::SNS::Topic }', `F: { Type: AWS::Lambda::Function, Properties: { ${code} } }`, subscribe('lambda', 'F')),
    '4:98',
    '!GetAtt F.Arn',
  ],
  'batch-window': [
    resources(
      'Q: { Type: AWS::SQS::Queue }',
      'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Q.Arn, FunctionName: f, BatchSize: 11 } }',
    ),
    '3:120',
    '11',
  ],
  'dead-letter-type': [
    resources(
      'D: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }',
      'Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 } } }',
    ),
    '3:60',
    '{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }',
  ],
  'dead-letter-retention': [
    resources(
      'D: { Type: AWS::SQS::Queue }',
      'Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 } } }',
    ),
    '3:60',
    '{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }',
  ],
  'filter-policy': [
    resources('S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: a, Protocol: sqs, FilterPolicy: { a: b } } }'),
    '2:94',
    '{ a: b }',
  ],
  'fifo-subscriber': [
    resources('T: { Type: AWS::SNS::Topic }', 'Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }', subscribe('sqs', 'Q')),
    '4:95',
    '!GetAtt Q.Arn',
  ],
}

describe('the catalogue', () => {
  it('has stable numbers in order, each once', () => {
    const numbers = Object.values(catalogue).map(({ number }) => number)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  })

  it.each(Object.entries(cases))('%s is found where it stands', (code, [text, place, marked]) => {
    const result = openTemplate(text, { name: 'shop.yaml' })
    const diagnostics = result.ok ? result.value.diagnostics : result.error.diagnostics
    const found = diagnostics.filter((diagnostic) => diagnostic.code === `document.${code}`)
    const { line, column } = positionAt(text, found[0]?.range.start ?? -1)
    expect(found, diagnostics.map((diagnostic) => diagnostic.code).join()).toHaveLength(1)
    expect([`${line}:${column}`, text.slice(found[0]?.range.start, found[0]?.range.end)]).toEqual([place, marked])
    expect(found[0]?.severity).toBe(catalogue[code as DiagnosticCode].severity)
    expect(found[0]?.message).toMatch(/^[A-Z]?.+[.0]$/)
  })

  it('says nothing of the kind about a sound template', () => {
    const result = openTemplate(queue, { name: 'shop.yaml' })
    expect(result.ok && result.value.diagnostics).toEqual([])
  })
})
