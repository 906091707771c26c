/** For every diagnostic a template that earns it. */
import type { DiagnosticCode } from '../diagnostic-catalogue.ts'

export const queue = 'Resources:\n  Q: { Type: AWS::SQS::Queue }\n'
const never = 'Conditions:\n  Never: !Equals [a, b]\n'
const settings = (text: string) => `${queue}Metadata:\n  Switchyard:\n${text}`
const sam = (properties: string) =>
  `Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: index.handler, ${properties} } }\n`
const resources = (...lines: string[]) => `Resources:\n${lines.map((line) => `  ${line}\n`).join('')}`
const code = "Role: r, Runtime: nodejs22.x, Handler: index.handler, Code: { ZipFile: '' }"
const mapping = 'M: { Type: AWS::Lambda::EventSourceMapping, Properties: { EventSourceArn: !GetAtt Q.Arn, FunctionName: !Ref F } }'
const subscribe = (protocol: string, endpoint: string) =>
  `S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: ${protocol}, Endpoint: !GetAtt ${endpoint}.Arn } }`

const keyed = 'KeySchema: [{ AttributeName: id, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]'

/** Code → a template that earns it, where it is marked, and what is marked there. */
const eleven = 'abcdefghijk'.replace(/./g, '$&: 1, ').slice(0, -2)

export const cases: Readonly<Record<DiagnosticCode, readonly [text: string, place: string, marked: string]>> = {
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
  'absent-reference': [
    `${never}${resources('P: { Type: AWS::SQS::Queue, Condition: Never }', 'Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref P } }')}`,
    '5:66',
    'P',
  ],
  'missing-condition': [resources('Q: { Type: AWS::SQS::Queue, Condition: Prod }'), '2:42', 'Prod'],
  'condition-reference': [`Conditions:\n  C: !Equals [!Ref Q, x]\n${queue}`, '2:20', 'Q'],
  'condition-cycle': [
    `Conditions:\n  A: !Not [{ Condition: B }]\n  B: !Or [!Condition A, !Equals [a, b]]\n${queue}`,
    '2:6',
    '!Not [{ Condition: B }]',
  ],
  'missing-mapping': [
    resources('Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !FindInMap [A, b, c] } }'),
    '2:61',
    '!FindInMap [A, b, c]',
  ],
  'language-extensions': [
    resources('Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: { Fn::Length: [a] } } }'),
    '2:59',
    '{ Fn::Length: [a] }',
  ],
  'parameter-looked-up': [`Parameters:\n  P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /app/name }\n${queue}`, '2:3', 'P'],
  'parameter-default': [`Parameters:\n  P: { Type: String, Default: x, AllowedValues: [a, b] }\n${queue}`, '2:31', 'x'],
  'not-simulated': [resources('B: { Type: AWS::Kinesis::Stream }'), '2:3', 'B'],
  'no-code': [sam('CodeUri: src/'), '3:109', 'src/'],
  'no-definition': [
    `Transform: AWS::Serverless-2016-10-31\n${resources('M: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: a.json } }')}`,
    '3:74',
    'a.json',
  ],
  'definition-refused': [
    `Transform: AWS::Serverless-2016-10-31\n${resources('M: { Type: AWS::Serverless::StateMachine, Properties: { Definition: { StartAt: A, States: { A: { Type: Task, Resource: "${B}", End: true } } } } }')}`,
    '3:71',
    '{ StartAt: A, States: { A: { Type: Task, Resource: "${B}", End: true } } }',
  ],
  'not-wired': [
    resources(
      'T: { Type: AWS::SNS::Topic }',
      'S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: firehose, Endpoint: a } }',
    ),
    '3:3',
    'S',
  ],
  'condition-false': [`${never}${resources('Q: { Type: AWS::SQS::Queue, Condition: Never }')}`, '4:3', 'Q'],
  'unknown-setting': [settings('    Sped: 1\n'), '5:5', 'Sped'],
  'bad-setting': [settings('    Seed: many\n'), '5:11', 'many'],
  'traffic-target': [settings('    Traffic: { Shop: { To: Orders } }\n'), '5:28', 'Orders'],
  'unknown-node': [settings('    Nodes: { Shop: { X: 1, Y: 2 } }\n'), '5:14', 'Shop'],
  'fault-target': [settings('    Faults: [{ Node: Pack, Outage: on }]\n'), '5:22', 'Pack'],
  'setting-target': [settings('    Mocks: { Pack: { Duration: 1 s } }\n'), '5:14', 'Pack'],
  'traffic-fifo': [
    `Metadata: { Switchyard: { Traffic: { Shop: { To: Q, Messages: [{ Body: a, Deduplication: '{{n}}' }] } } } }\n${resources('Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } }')}`,
    '1:38',
    "Shop: { To: Q, Messages: [{ Body: a, Deduplication: '{{n}}' }] }",
  ],
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
  'fifo-protocol': [
    resources(
      'T: { Type: AWS::SNS::Topic, Properties: { FifoTopic: true } }',
      'S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c } }',
    ),
    '3:97',
    'a@b.c',
  ],
  'fifo-name': [resources('Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true, QueueName: work } }'), '2:73', 'work'],
  'no-dead-letter-queue': [
    resources('Q: { Type: AWS::SQS::Queue }', `F: { Type: AWS::Lambda::Function, Properties: { ${code} } }`, mapping),
    '2:3',
    'Q',
  ],
  'few-receives': [
    resources(
      'D: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600 } }',
      'Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 } } }',
      `F: { Type: AWS::Lambda::Function, Properties: { ${code} } }`,
      mapping,
    ),
    '3:60',
    '{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }',
  ],
  'low-concurrency': [
    resources(
      'Q: { Type: AWS::SQS::Queue }',
      `F: { Type: AWS::Lambda::Function, Properties: { ${code}, ReservedConcurrentExecutions: 3 } }`,
      mapping,
    ),
    '4:77',
    '!GetAtt Q.Arn',
  ],
  'filter-scope': [
    `${settings('    Traffic: { Shop: { To: T, Messages: [{ Body: \'{"kind":"{{pick a|b}}","n":{{n}}}\' }] } }\n')}Resources:
  T: { Type: AWS::SNS::Topic }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c, FilterPolicy: { kind: [a] } } }
`.replace(queue, ''),
    '6:118',
    '{ kind: [a] }',
  ],
  'filter-wildcard': [
    resources(
      "S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: a, Protocol: sqs, FilterPolicy: { id: [{ wildcard: 'ord-*' }] } } }",
    ),
    '2:94',
    "{ id: [{ wildcard: 'ord-*' }] }",
  ],
  'unwatched-dead-letters': [
    resources(
      'D: { Type: AWS::SQS::Queue, Properties: { MessageRetentionPeriod: 1209600 } }',
      'Q: { Type: AWS::SQS::Queue, Properties: { RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 5 } } }',
    ),
    '2:3',
    'D',
  ],
  'no-identity-policy': [
    `${sam("InlineCode: '', Environment: { Variables: { T: !Ref T } }")}  T: { Type: AWS::SNS::Topic }\n`,
    '3:129',
    '{ Variables: { T: !Ref T } }',
  ],
  'subscriber-without-net': [
    resources(
      'T: { Type: AWS::SNS::Topic }',
      'S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: https, Endpoint: https://a.example } }',
    ),
    '3:97',
    'https://a.example',
  ],
  'queue-policy-denies': [
    resources(
      'T: { Type: AWS::SNS::Topic }',
      'Q: { Type: AWS::SQS::Queue }',
      subscribe('sqs', 'Q'),
      "P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Q], PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Action: 'sqs:*', Resource: '*' }, { Effect: Deny, Principal: '*', Action: 'sqs:Send*', Resource: '*' }] } } }",
    ),
    '4:95',
    '!GetAtt Q.Arn',
  ],
  'raw-attributes': [
    `${settings(`    Traffic: { Shop: { To: T, Messages: [{ Attributes: { ${eleven} } }] } }\n`)}Resources:
  T: { Type: AWS::SNS::Topic }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: sqs, Endpoint: a, RawMessageDelivery: true } }
`.replace(queue, ''),
    '6:118',
    'true',
  ],
  'filter-no-json': [
    `${settings('    Traffic: { Shop: { To: T, Messages: [{ Body: hello }] } }\n')}Resources:
  T: { Type: AWS::SNS::Topic }
  S: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref T, Protocol: email, Endpoint: a@b.c, FilterPolicyScope: MessageBody, FilterPolicy: { kind: [a] } } }
`.replace(queue, ''),
    '6:150',
    '{ kind: [a] }',
  ],
  'event-pattern': [
    resources('R: { Type: AWS::Events::Rule, Properties: { EventPattern: { source: shop } } }'),
    '2:61',
    '{ source: shop }',
  ],
  'schedule-expression': [
    resources('R: { Type: AWS::Events::Rule, Properties: { ScheduleExpression: rate(1 minutes) } }'),
    '2:67',
    'rate(1 minutes)',
  ],
  'rule-without-either': [resources('R: { Type: AWS::Events::Rule, Properties: { State: ENABLED } }'), '2:3', 'R'],
  'schedule-on-bus': [
    resources('R: { Type: AWS::Events::Rule, Properties: { EventBusName: mine, ScheduleExpression: rate(1 hour) } }'),
    '2:87',
    'rate(1 hour)',
  ],
  'no-throughput': [resources(`T: { Type: AWS::DynamoDB::Table, Properties: { ${keyed} } }`), '2:3', 'T'],
  'throughput-by-request': [
    resources(
      `T: { Type: AWS::DynamoDB::Table, Properties: { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }, BillingMode: PAY_PER_REQUEST, ${keyed} } }`,
    ),
    '2:135',
    'PAY_PER_REQUEST',
  ],
  'log-destination': [
    resources('M: { Type: AWS::StepFunctions::StateMachine, Properties: { RoleArn: r, LoggingConfiguration: { Level: ALL } } }'),
    '2:96',
    '{ Level: ALL }',
  ],
}
