import { describe, expect, test } from 'vitest'
import { exampleText, opened } from '../../testing/open.ts'
import type { Hover } from './assist-model.ts'
import { hoverAt } from './hover.ts'

const shop = opened(exampleText)

function over(marker: string, within = 1): Hover | undefined {
  const start = exampleText.indexOf(marker)
  if (start < 0) throw new Error(`${marker} is not in the text`)
  return hoverAt(shop, start + within)
}

describe('help', () => {
  test('on a property: what it does, its limits and default, and the page', () => {
    expect(over('VisibilityTimeout: 18')).toMatchObject({
      title: 'Visibility timeout',
      text: 'A received message is hidden this long; if it is not deleted by then, it can be received again.\n0 to 43,200 seconds · default 30',
      page: expect.stringContaining('sqs-visibility-timeout'),
    })
    expect(over('VisibilityTimeout: 18', 'VisibilityTimeout: 1'.length)?.title).toBe('Visibility timeout')
  })

  test.each([
    ['a nested one', 'maxReceiveCount: 3', 'Maximum receives', '1 to 1,000 receives'],
    ['one of an event', 'BatchSize: 3', 'Batch size', 'default 10'],
    ['one of Globals', 'MemorySize: 128', 'Memory', '128 to 10,240 megabytes'],
    ['a setting of ours', 'Jitter: 30 %', 'Jitter', 'a share, as in 30 %'],
    ['a section', 'Globals:', 'Globals', 'What every function has'],
    ['a type', 'AWS::SQS::Queue', 'SQS queue', 'Keeps messages'],
    ['an event’s type', 'SQS\n          Properties', 'SQS event', 'polled'],
    ['a table’s way of paying', 'BillingMode: PAY', 'Billing', 'PROVISIONED, PAY_PER_REQUEST'],
    ['a resource', 'BillingQueue:\n', 'BillingQueue', 'arn:aws:sqs:us-east-1:111111111111:billing-queue'],
  ])('on %s', (_, marker, title, text) => {
    expect(over(marker)).toMatchObject({ title, text: expect.stringContaining(text) })
  })

  test('on a reference: what it comes to', () => {
    expect(over('!GetAtt BillingDlq.Arn', 10)).toMatchObject({
      title: '!GetAtt BillingDlq.Arn',
      text: 'arn:aws:sqs:us-east-1:111111111111:billing-dlq',
    })
    const template = opened(`Parameters: { Stage: { Type: String, Default: dev }, Size: { Type: Number } }
Resources:
  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${Stage}-jobs', DelaySeconds: !Ref Size, KmsMasterKeyId: !Ref AWS::NoValue } }
`)
    const at = (marker: string) => hoverAt(template, template.text.indexOf(marker) + 3)
    expect(at('!Sub')?.text).toBe('dev-jobs')
    expect(at('${Stage}')).toMatchObject({ title: '${Stage}', text: 'dev' })
    expect(at('!Ref Size')?.text).toBe('Unknown here: the parameter Size has no default.')
    expect(at('!Ref AWS::NoValue')?.text).toBe('No value: the property is left out.')
  })

  test('is silent in comments and in code', () => {
    expect(over('# Two topics', 4)).toBeUndefined()
    expect(over('JSON.parse', 4)?.title).toBe('Inline code')
  })
})
