import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scripts } from '../base/testing/scripts.ts'
import { compareTemplates, openTemplate, unknownKey } from './index.ts'
import { exampleText, findings, opened, textOfExample, wireLines } from './testing/open.ts'

/** A value a line, so that each can be swapped. */
const everythingElse = `
  Work:
    Type: AWS::SQS::Queue
    Condition: Some
    Properties:
      FifoQueue: true
      QueueName: work.fifo
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt CrmDeadLetters.Arn
        maxReceiveCount: 2
  Worker:
    Type: AWS::Serverless::Function
    Properties:
      ReservedConcurrentExecutions: 2
      AutoPublishAlias: live
      CodeUri: src/
      Environment:
        Variables:
          T: !Ref NewSignups
          Q: !If [Some, !Ref Work, !FindInMap [Sizes, a, b]]
      EventInvokeConfig:
        DestinationConfig:
          OnFailure:
            Type: SQS
      Events:
        E:
          Type: SQS
          Properties:
            Queue: !GetAtt Work.Arn
            BatchSize: 20
  Hook:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref NewSignups
      Protocol: https
      Endpoint: !Join ['', !Split [',', 'https:,//a.example']]
      FilterPolicyScope: MessageBody
      FilterPolicy:
        customer:
          - wildcard: 'a*'
Mappings:
  Sizes:
    a:
      b: !Select [0, !Cidr [10.0.0.0/8, 2, 8]]
Conditions:
  Some: !Or [!Equals [a, b], !Condition Other]
  Other: !Not [!Equals [!Ref Unsure, x]]
`

/** Opens anything; whatever comes back must be sound. */
function probe(text: string): boolean {
  const result = openTemplate(text, { name: 'shop.yaml' })
  const diagnostics = result.ok ? result.value.diagnostics : result.error.diagnostics
  for (const { range } of diagnostics) {
    if (!(0 <= range.start && range.start <= range.end && range.end <= text.length))
      throw new Error(`a range outside of the text: ${JSON.stringify(range)}`)
  }
  if (!result.ok) return false
  const { nodes, wires, tree } = result.value
  const ids = new Set(nodes.map(({ id }) => id))
  if (tree.text !== text || result.value.text !== text) throw new Error('bytes were lost')
  if (ids.size !== nodes.length) throw new Error('two nodes of one name')
  for (const wire of wires) if (!ids.has(wire.from) || !ids.has(wire.to)) throw new Error(`a wire to nowhere: ${wire.id}`)
  return compareTemplates(result.value, result.value).changed.length === 0
}

const scraps = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '- ',
  '\n',
  '\n  ',
  '!Ref ',
  '!Sub ',
  '!GetAtt ',
  '!If ',
  '&a ',
  '*a',
  '<<: ',
  "'",
  '"',
  '|',
  '#',
  '${',
  '}',
  '\t',
  '\u0000',
  '🙂',
  '__proto__',
  'null',
  '9'.repeat(30),
]

describe('a template that means no good', () => {
  it('is opened or refused, never a crash: the example cut off anywhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: exampleText.length }),
        (at) => void expect(() => probe(exampleText.slice(0, at))).not.toThrow(),
      ),
      { numRuns: scripts(12) },
    )
  })

  it('is opened or refused, never a crash: the example with scraps thrown in', () => {
    const place = fc.record({ at: fc.nat(exampleText.length), drop: fc.nat(40), put: fc.constantFrom(...scraps) })
    const mutated = fc.array(place, { minLength: 1, maxLength: 4 }).map((edits) => {
      return edits.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), exampleText)
    })
    fc.assert(
      fc.property(mutated, (text) => void expect(() => probe(text)).not.toThrow()),
      { numRuns: scripts(20) },
    )
  })

  it('is opened or refused, never a crash: values of the example swapped', () => {
    const lines = exampleText.split('\n')
    const swap = fc.tuple(
      fc.nat(lines.length - 1),
      fc.constantFrom('[]', '{}', 'null', '1', 'true', '!Ref Pack', '{ Ref: [] }', '{ Fn::Sub: [a] }', '[[[[]]]]', '{ __proto__: x }'),
    )
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 5 }), (swaps) => {
        const changed = [...lines]
        for (const [line, value] of swaps) changed[line] = (changed[line] as string).replace(/:.*/, `: ${value}`)
        expect(() => probe(changed.join('\n'))).not.toThrow()
      }),
      { numRuns: scripts(20) },
    )
  })

  it('is opened or refused, never a crash: values of everything else swapped', () => {
    const lines = (textOfExample('saas-notifications.yaml') + everythingElse).split('\n')
    const values = [
      '[]',
      '{}',
      'null',
      '-1',
      'true',
      '!Ref NewSignups',
      '!Ref Unsure',
      '!Select [{ a: b }, {}]',
      '!If [Some, {}, []]',
      '{ Ref: [] }',
      '*',
    ]
    const swap = fc.tuple(fc.nat(lines.length - 1), fc.constantFrom(...values))
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 5 }), (swaps) => {
        const changed = [...lines]
        for (const [line, value] of swaps) changed[line] = (changed[line] as string).replace(/:.*/, `: ${value}`)
        expect(() => probe(changed.join('\n'))).not.toThrow()
      }),
      { numRuns: scripts(30) },
    )
  })

  it('may use names that JavaScript has plans for', () => {
    const text = `Parameters:
  __proto__: { Type: String, Default: p }
Resources:
  __proto__: { Type: AWS::SQS::Queue }
  constructor: { Type: AWS::SQS::Queue, Properties: { __proto__: 1, toString: 2, DelaySeconds: 3 } }
  valueOf: { Type: toString }
  F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { __proto__: !Ref __proto__, hasOwnProperty: x } } } }
Metadata:
  Switchyard:
    __proto__: {}
    Nodes: { __proto__: { X: 1, Y: 2 }, constructor: { X: 3, Y: 4 } }
    Traffic: { toString: { To: constructor, Messages: [{ Body: a, Attributes: { __proto__: b } }] } }
`
    const template = opened(text)
    expect(Object.keys(template.resources)).toEqual(['__proto__', 'constructor', 'valueOf', 'F'])
    expect(template.nodes.map(({ id, position }) => [id, position])).toEqual([
      ['toString', undefined],
      ['__proto__', { x: 1, y: 2 }],
      ['constructor', { x: 3, y: 4 }],
      ['valueOf', undefined],
      ['F', undefined],
    ])
    const environment = template.resources['F']?.properties['Environment'] as { Variables: object } | undefined
    expect(Object.entries(environment?.Variables ?? {})).toEqual([
      ['__proto__', 'p'],
      ['hasOwnProperty', 'x'],
    ])
    expect(Object.entries(template.settings.traffic[0]?.messages[0]?.attributes ?? {})).toEqual([
      ['__proto__', { DataType: 'String', StringValue: 'b' }],
    ])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(probe(text)).toBe(true)
  })

  it('cannot grow: names of names of names', () => {
    const queues = Array.from(
      { length: 200 },
      (_, index) =>
        `  Q${index}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${Q${index + 1}.QueueName}\${Q${index + 1}.QueueName}' } }`,
    )
    const text = `Resources:\n${queues.join('\n')}\n  Q200: { Type: AWS::SQS::Queue, Properties: { QueueName: aaaaaaaa } }\n`
    expect(probe(text)).toBe(true)
  })

  it('cannot grow: one long parameter, many times', () => {
    const many = '${P}'.repeat(10_000)
    const text = `Parameters:\n  P: { Type: String, Default: ${'x'.repeat(10_000)} }\nResources:\n  Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Sub '${many}' } }\n`
    const value = opened(text).resources['Q']?.properties['KmsMasterKeyId']
    expect(value).toEqual({ [unknownKey]: 'the values of this template are too long to be worked out' })
  })

  it('cannot grow: a policy of many on behalf of many', () => {
    const range = Array.from({ length: 400 }, (_, index) => index)
    const text = `Resources:
${range.map((n) => `  T${n}: { Type: AWS::SNS::Topic }\n  Q${n}: { Type: AWS::SQS::Queue }`).join('\n')}
  P:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [${range.map((n) => `!Ref Q${n}`).join(', ')}]
      PolicyDocument: { Statement: [{ Effect: Allow, Principal: '*', Condition: { ArnEquals: { aws:SourceArn: [${range.map((n) => `!Ref T${n}`).join(', ')}] } } }] }
`
    expect(opened(text).wires).toHaveLength(1000)
  })

  it('may turn in circles', () => {
    const text = `Resources:
  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt B.QueueName, FifoQueue: !GetAtt A.QueueName } }
  B: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${A.QueueName}', RedrivePolicy: { deadLetterTargetArn: !GetAtt B.Arn, maxReceiveCount: 1 } } }
  C: { Type: AWS::SQS::Queue, DependsOn: C }
`
    const template = opened(text)
    expect(findings(template).filter((line) => line.includes('cycle'))).toEqual([
      'error document.reference-cycle 2:64 B.QueueName',
      'error document.reference-cycle 4:42 C',
    ])
    // Both end up with one made-up name; the first resource of that name is taken.
    expect(wireLines(template)).toEqual(['redrive B → A by B'])
  })

  it('may be a long chain', () => {
    const chain = Array.from({ length: 5000 }, (_, index) => `  Q${index}: { Type: AWS::SQS::Queue, DependsOn: Q${index + 1} }`)
    expect(
      findings(opened(`Resources:\n${chain.join('\n')}\n  Q5000: { Type: AWS::SQS::Queue }\n`)).map((line) => line.split(' ')[1]),
    ).toEqual(['document.too-many-resources'])
  })

  it('may be deep', () => {
    expect(probe(`Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { Tags: ${'['.repeat(55)}${']'.repeat(55)} } }\n`)).toBe(true)
    expect(
      probe(
        `Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: ${"!Join ['', [".repeat(25)}a${']]'.repeat(25)} } }\n`,
      ),
    ).toBe(true)
    expect(probe(`{"Resources":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`)).toBe(false)
  })
})
