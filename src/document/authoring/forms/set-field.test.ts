import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../text/edit.ts'
import { exampleText, opened } from '../../testing/open.ts'
import { setField } from './set-field.ts'

/** What the line that changes is before and after, or the refusal. */
function changed(text: string, of: string, property: string, value: string | undefined): string {
  const result = setField(opened(text), { of, property, value }, 'shop.yaml')
  if (!result.ok) return result.error.message
  expect(result.value.length).toBeLessThanOrEqual(1)
  const after = applyEdits(text, result.value)
  const [old, now] = [text.split('\n'), after.split('\n')]
  const start = old.findIndex((line, index) => line !== now[index])
  if (start < 0 && now.length === old.length) return 'nothing'
  const first = start < 0 ? old.length : start
  let tail = 0
  while (tail < Math.min(old.length, now.length) - first && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  const part = (lines: readonly string[]) =>
    lines
      .slice(first, lines.length - tail)
      .map((line) => line.trim())
      .join(' ⏎ ')
  return `${part(old)} → ${part(now)}`
}

const small = `Resources:
  Q:
    Type: AWS::SQS::Queue   # the queue
    Properties:
      VisibilityTimeout: "30" # half a minute
      RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }
  D: { Type: AWS::SQS::Queue }
  E: { Type: AWS::SQS::Queue }
  T: { Type: AWS::SNS::Topic }
  S:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref T
      Protocol: sqs
      Endpoint: !GetAtt Q.Arn
      FilterPolicy:
        # who
        kind: [a] # one
        size: [{ numeric: [">", 3] }]
`

describe('setting a field', () => {
  test.each([
    [
      'keeps quotes and comment',
      'Q',
      'VisibilityTimeout',
      '60',
      'VisibilityTimeout: "30" # half a minute → VisibilityTimeout: "60" # half a minute',
    ],
    ['makes no edit for what is there', 'Q', 'VisibilityTimeout', '30', 'nothing'],
    ['adds a line', 'Q', 'DelaySeconds', '5', ' → DelaySeconds: 5'],
    [
      'adds the properties, too',
      'D',
      'DelaySeconds',
      '5',
      'D: { Type: AWS::SQS::Queue } → D: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 5 } }',
    ],
    ['takes an entry out', 'Q', 'VisibilityTimeout', undefined, 'VisibilityTimeout: "30" # half a minute → '],
    [
      'names another dead-letter queue',
      'Q',
      'RedrivePolicy/deadLetterTargetArn',
      'E',
      'RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 } → RedrivePolicy: { deadLetterTargetArn: !GetAtt E.Arn, maxReceiveCount: 3 }',
    ],
    [
      'takes the whole policy out with what it needs',
      'Q',
      'RedrivePolicy/maxReceiveCount',
      undefined,
      'RedrivePolicy: { deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 } → ',
    ],
    ['writes an expression that is typed', 'Q', 'KmsMasterKeyId', '!Ref T', ' → KmsMasterKeyId: !Ref T'],
    ['refuses what is out of range', 'Q', 'VisibilityTimeout', '50000', 'Visibility timeout must be from 0 to 43200 seconds.'],
    [
      'refuses a circle',
      'D',
      'RedrivePolicy/deadLetterTargetArn',
      'D',
      'D needs itself. CloudFormation makes one after the other, so one of these references has to go.',
    ],
    ['refuses half a policy', 'D', 'RedrivePolicy/maxReceiveCount', '3', 'First choose: Dead-letter queue.'],
    ['refuses a name that AWS refuses', 'Q', 'QueueName', 'a b', 'Name may have letters, digits, - and _ only.'],
    [
      'refuses what cannot be named',
      'Q',
      'RedrivePolicy/deadLetterTargetArn',
      'T',
      'T cannot be named here: it is of type AWS::SNS::Topic.',
    ],
    ['refuses what is no JSON', 'S', 'FilterPolicy', '{', expect.stringContaining('Filter policy must be JSON')],
    [
      'refuses a filter that SNS refuses',
      'S',
      'FilterPolicy',
      '{"kind":[]}',
      expect.stringContaining('SNS does not take this filter policy'),
    ],
    ['refuses a type that must stay', 'S', 'Protocol', undefined, 'Protocol cannot be left out.'],
    ['refuses an unknown property', 'Q', 'Nonsense', '1', 'Nonsense of Q cannot be changed here.'],
  ])('%s', (_, of, property, value, expected) => {
    expect(changed(small, of, property, value)).toEqual(expected)
  })

  test('JSON changes only where it differs, so that its comments stay', () => {
    const policy = (kind: string) => JSON.stringify({ kind: [kind], size: [{ numeric: ['>', 3] }] })
    expect(changed(small, 'subscription:S', 'FilterPolicy', policy('b'))).toBe('kind: [a] # one → kind: [b] # one')
    expect(changed(small, 'S', 'FilterPolicy', JSON.stringify({ kind: ['a'] }))).toBe('size: [{ numeric: [">", 3] }] → ')
  })

  test('a dead-letter queue where there was none brings its count along', () => {
    expect(changed(small, 'D', 'RedrivePolicy/deadLetterTargetArn', 'E')).toContain(
      'deadLetterTargetArn: !GetAtt E.Arn, maxReceiveCount: 5',
    )
  })

  test('an event source is set in the event that makes it, a function’s own value above Globals', () => {
    expect(changed(exampleText, 'event-source:ChargeFromQueue', 'BatchSize', '5')).toBe('BatchSize: 3 → BatchSize: 5')
    expect(changed(exampleText, 'event-source:PackFromQueue', 'ScalingConfig/MaximumConcurrency', '4')).toBe(
      ' → ScalingConfig: ⏎ MaximumConcurrency: 4',
    )
    expect(changed(exampleText, 'Pack', 'Timeout', '10')).toMatch(/→ Timeout: 10$/)
    expect(changed(exampleText, 'Pack', 'DeadLetterQueue/TargetArn', 'OrdersTopic')).toContain('TargetArn: !Ref OrdersTopic ⏎ Type: SNS')
  })

  test('settings of our own', () => {
    expect(changed(exampleText, 'WebShop', 'Rate', '60/min')).toBe('Rate: 18/min → Rate: 60/min')
    expect(changed(exampleText, 'WebShop', 'Rate', 'often')).toBe('Rate must be a rate, as in 18/min.')
    expect(changed(exampleText, 'WebShop', 'To', 'RefundsTopic')).toBe('To: OrdersTopic → To: RefundsTopic')
    expect(changed(exampleText, 'WebShop', 'To', 'Pack')).toBe('Pack cannot be named here: it is of type AWS::Lambda::Function.')
    expect(changed(exampleText, '', 'Seed', '7')).toBe('Seed: 42 → Seed: 7')
  })

  test('an expression around the value is not touched', () => {
    const text = small.replace(
      '{ deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3 }',
      "!If [A, !Ref 'AWS::NoValue', !Ref 'AWS::NoValue']",
    )
    const whole = `Conditions: { A: !Equals [a, a] }\n${text}`
    expect(changed(whole, 'Q', 'RedrivePolicy/maxReceiveCount', '2')).toBe(
      'RedrivePolicy is written as an expression: change it in the text.',
    )
  })
})
