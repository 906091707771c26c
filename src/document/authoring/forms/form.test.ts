import { describe, expect, test } from 'vitest'
import { exampleText, opened } from '../../testing/open.ts'
import type { Field, Form } from './form-model.ts'
import { formOf } from './form.ts'

const shop = opened(exampleText)

function form(id: string, template = shop): Form {
  const found = formOf(template, id)
  if (found === undefined) throw new Error(`no form for ${id}`)
  return found
}

function field(id: string, property: string, template = shop): Field {
  const found = form(id, template)
    .groups.flatMap(({ fields }) => fields)
    .find((each) => each.property === property)
  if (found === undefined) throw new Error(`${id} has no field ${property}`)
  return found
}

describe('a form', () => {
  test('of every node and wire of an example is there, and every value stands where its range says', () => {
    const parts = [...shop.nodes, ...shop.wires].filter(({ kind }) => kind !== 'reference')
    expect(parts).toHaveLength(28)
    for (const { id } of parts) {
      for (const { fields } of form(id).groups) {
        for (const { label, help, page, value, range } of fields) {
          expect([label, help].every((text) => text.length > 0)).toBe(true)
          expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
          expect(range === undefined).toBe(value.kind === 'unset' || value.kind === 'global')
        }
      }
    }
  })

  test('of a queue tells unit, limits, default and what is written', () => {
    expect(form('BillingQueue').groups.map(({ title }) => title)).toEqual([
      'Queue',
      'Dead letters',
      'Encryption',
      'Identity',
      'Realism',
      'Policy',
    ])
    const visibility = field('BillingQueue', 'VisibilityTimeout')
    expect(visibility).toMatchObject({ kind: 'integer', unit: 'seconds', min: 0, max: 43_200, default: '30', logarithmic: true })
    expect(visibility.value).toEqual({ kind: 'literal', text: '18' })
    expect(shop.text.slice(visibility.range?.start, visibility.range?.end)).toBe('18')
    expect(field('BillingQueue', 'DelaySeconds').value).toEqual({ kind: 'unset' })
    expect(field('BillingQueue', 'PolicyDocument').fixed).toBe('policies are changed in the text')
  })

  test('offers a dead-letter queue as a choice among the queues', () => {
    const target = field('BillingQueue', 'RedrivePolicy/deadLetterTargetArn')
    expect(target.kind).toBe('reference')
    expect(target.value).toEqual({
      kind: 'expression',
      text: '!GetAtt BillingDlq.Arn',
      comesTo: 'arn:aws:sqs:us-east-1:111111111111:billing-dlq',
      refersTo: 'BillingDlq',
    })
    expect(target.options).toContainEqual({ id: 'AnalyticsDlq', name: 'analytics-dlq' })
    expect(field('BillingQueue', 'RedrivePolicy/maxReceiveCount').value).toEqual({ kind: 'literal', text: '3' })
  })

  test('of a function has its event sources, and what Globals say', () => {
    const charge = form('Charge')
    expect(charge.type).toBe('AWS::Serverless::Function')
    expect(charge.groups.map(({ title, of, about }) => [title, of, about])).toContainEqual([
      'Event source',
      'event-source:ChargeFromQueue',
      'billing-queue',
    ])
    expect(field('Charge', 'Timeout').value).toEqual({ kind: 'global', text: '3' })
    expect(field('Charge', 'FunctionResponseTypes')).toMatchObject({
      kind: 'choice',
      value: { kind: 'literal', text: 'ReportBatchItemFailures' },
    })
    expect(field('Ingest', 'MaximumBatchingWindowInSeconds').value).toEqual({ kind: 'literal', text: '2' })
    expect(JSON.parse((field('Pack', 'Environment/Variables').value as { text: string }).text)).toEqual({ WAREHOUSE: 'Hamburg' })
  })

  test('of a source, a person and a server speaks of Metadata, also where nothing is written yet', () => {
    const template = opened(`Resources:
  News: { Type: AWS::SNS::Topic }
  Mail: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: email, Endpoint: a@example.com } }
  Hook: { Type: AWS::SNS::Subscription, Properties: { TopicArn: !Ref News, Protocol: https, Endpoint: https://a.example } }
Metadata: { Switchyard: { Traffic: { Shop: { To: News, Rate: fast } }, Endpoints: { A: { Url: https://a.example, Status: [500, 200] } } } }
`)
    expect(field('Shop', 'To', template)).toMatchObject({ kind: 'reference', value: { kind: 'literal', text: 'News' } })
    expect(field('Shop', 'Rate', template).problem).toBe('must be a rate, as in 18/min')
    expect(field('a@example.com', 'Label', template).value).toEqual({ kind: 'unset' })
    expect(field('A', 'Status', template).value).toMatchObject({ kind: 'literal' })
    expect(field('', 'Seed', template)).toMatchObject({ kind: 'integer', default: '42' })
  })

  test('says what an expression comes to, or why nobody can know', () => {
    const template = opened(`Parameters: { Seconds: { Type: Number, Default: 90 }, Size: { Type: Number } }
Resources:
  Q: { Type: AWS::SQS::Queue, Properties: { VisibilityTimeout: !Ref Seconds, MaximumMessageSize: !Ref Size, DelaySeconds: 901 } }
`)
    expect(field('Q', 'VisibilityTimeout', template).value).toEqual({ kind: 'expression', text: '!Ref Seconds', comesTo: '90' })
    expect(field('Q', 'MaximumMessageSize', template).value).toMatchObject({ unknown: 'the parameter Size has no default' })
    expect(field('Q', 'DelaySeconds', template).problem).toBe('must be from 0 to 900 seconds')
  })

  test('has the advice that the design has on a value, with its fix', () => {
    const template = opened(exampleText.replace('Timeout: 3', 'Timeout: 30'))
    const advised = form('BillingQueue', template).groups.flatMap(({ fields }) => fields.filter(({ advice }) => advice !== undefined))
    expect(advised.map(({ property }) => property)).toEqual(['VisibilityTimeout', 'RedrivePolicy/maxReceiveCount'])
    expect(advised.map(({ problem }) => problem !== undefined)).toEqual([true, false])
    expect(advised[0]?.advice?.[0]?.fix?.title).toMatch(/^Set VisibilityTimeout to /)
  })

  test('of FIFO settings is there for FIFO only, and a name tells that it replaces', () => {
    const fifo = opened('Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true, QueueName: q.fifo } }\n')
    expect(field('Q', 'ContentBasedDeduplication', fifo)).toMatchObject({ kind: 'boolean', default: 'false' })
    expect(field('Q', 'QueueName', fifo).replaces).toBe(true)
    expect(() => field('BillingQueue', 'ContentBasedDeduplication')).toThrow('no field')
  })
})
