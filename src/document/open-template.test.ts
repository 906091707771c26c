import { describe, expect, it } from 'vitest'
import { openTemplate, stackName } from './index.ts'
import { exampleText, findings, opened, wireLines } from './testing/open.ts'

const queueOnly = 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n'

describe('the orders fan-out', () => {
  const example = opened(exampleText, { name: 'orders-fan-out.yaml' })

  it('opens without a complaint and keeps every byte', () => {
    expect(findings(example).filter((line) => !line.startsWith('info'))).toEqual([])
    expect(example.inert).toEqual([])
    expect(example.text).toBe(exampleText)
    expect(example.tree.text).toBe(exampleText)
  })

  it('is advised to try five times, and to watch its dead-letter queues', () => {
    expect(findings(example).map((line) => line.split(' ')[1])).toEqual([
      ...Array.from({ length: 3 }, () => 'document.few-receives'),
      ...Array.from({ length: 3 }, () => 'document.unwatched-dead-letters'),
    ])
  })

  it('draws these nodes', () => {
    expect(
      example.nodes.map(({ id, kind, name, caption, deadLetter }) => `${id}: ${kind} ${name}, ${caption}${deadLetter ? ', siding' : ''}`),
    ).toEqual([
      'WebShop: source Web shop, 18 orders/min',
      'SupportDesk: source Support desk, 3 refunds/min',
      'OrdersTopic: topic orders, SNS topic',
      'RefundsTopic: topic refunds, SNS topic',
      'FulfilmentQueue: queue fulfilment-queue, SQS standard',
      'FulfilmentDlq: queue fulfilment-dlq, SQS standard, siding',
      'Pack: function pack, Lambda',
      'BillingQueue: queue billing-queue, SQS standard',
      'BillingDlq: queue billing-dlq, SQS standard, siding',
      'Charge: function charge, Lambda',
      'OrdersTable: table billed-orders, DynamoDB',
      'AnalyticsQueue: queue analytics-queue, SQS standard',
      'AnalyticsDlq: queue analytics-dlq, SQS standard, siding',
      'Ingest: function ingest, Lambda',
      'FactsTable: table facts, DynamoDB',
    ])
    expect(example.nodes.every(({ position }) => position !== undefined)).toBe(true)
  })

  it('draws these wires, and no second one for a policy', () => {
    expect(wireLines(example)).toEqual([
      'traffic WebShop → OrdersTopic',
      'traffic SupportDesk → RefundsTopic',
      'redrive FulfilmentQueue → FulfilmentDlq by FulfilmentQueue',
      'subscription OrdersTopic → FulfilmentQueue by OrdersToFulfilment (type = goods)',
      'event-source FulfilmentQueue → Pack by PackFromQueue',
      'redrive BillingQueue → BillingDlq by BillingQueue',
      'subscription OrdersTopic → BillingQueue by OrdersToBilling (type ≠ sample)',
      'subscription RefundsTopic → BillingQueue by RefundsToBilling (amount ≥ 50)',
      'event-source BillingQueue → Charge by ChargeFromQueue',
      'redrive AnalyticsQueue → AnalyticsDlq by AnalyticsQueue',
      'subscription OrdersTopic → AnalyticsQueue by OrdersToAnalytics',
      'subscription RefundsTopic → AnalyticsQueue by RefundsToAnalytics',
      'event-source AnalyticsQueue → Ingest by IngestFromQueue',
      'reference Charge → OrdersTable',
      'reference Ingest → FactsTable',
    ])
    expect(new Set(example.wires.map(({ id }) => id)).size).toBe(example.wires.length)
  })

  it('has every queue drained in time: visibility is six times the timeout plus the window', () => {
    expect(example.diagnostics.filter(({ code }) => code.endsWith('visibility'))).toEqual([])
  })
})

describe('a template', () => {
  it('reads the same as JSON', () => {
    const json = opened('{"Resources":{"Orders":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":{"Fn::Sub":"${AWS::StackName}-q"}}}}}')
    expect(json.tree.format).toBe('json')
    expect(json.resources['Orders']?.physicalName).toBe('shop-q')
  })

  it('names what is unnamed after stack, resource and seed, and shows its logical id', () => {
    const first = opened(queueOnly)
    expect(first.resources['Orders']?.physicalName).toMatch(/^shop-Orders-[A-Z0-9]{12}$/)
    expect(first.nodes[0]?.name).toBe('Orders')
    expect(opened(queueOnly, { seed: 7 }).resources['Orders']?.physicalName).not.toBe(first.resources['Orders']?.physicalName)
    expect(opened(queueOnly, { seed: 7 }).settings.seed).toBe(7)
  })

  it('gives a queue its URL, a topic its ARN, a function its name as Ref', () => {
    const text =
      'Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }\n  T: { Type: AWS::SNS::Topic, Properties: { TopicName: t } }\n'
    const { resources } = opened(text)
    expect(resources['Q']?.ref).toBe('https://sqs.us-east-1.amazonaws.com/111111111111/q')
    expect(resources['T']?.ref).toBe('arn:aws:sns:us-east-1:111111111111:t')
  })

  it('marks where each property stands', () => {
    const text = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: 17 # later\n'
    const { propertyRanges } = opened(text).resources['Q'] ?? {}
    expect(text.slice(propertyRanges?.['DelaySeconds']?.start, propertyRanges?.['DelaySeconds']?.end)).toBe('17')
  })

  it('takes numbers and switches that are written as text', () => {
    const text = `Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: '5', SqsManagedSseEnabled: 'false' } }\n`
    expect(opened(text).resources['Q']?.properties).toEqual({ DelaySeconds: 5, SqsManagedSseEnabled: false })
  })
})

describe('what is only checked', () => {
  it('references in Outputs must lead somewhere', () => {
    const text = `${queueOnly}Outputs:\n  Url: { Value: !Ref Orders }\n  Lost: { Value: !GetAtt Nobody.Arn }\n`
    expect(findings(opened(text))).toEqual(['error document.missing-reference 6:26 Nobody.Arn'])
  })

  it('a zip needs runtime and handler', () => {
    const text = "Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Role: r, Runtime: nodejs22.x, Code: { ZipFile: '' } } }\n"
    expect(findings(opened(text))).toEqual(['error document.missing-property 2:3 F'])
  })

  it('loops are kept, and said not to be run', () => {
    const text = `${queueOnly}  Fn::ForEach::Queues: [Id, [A, B], { 'Q\${Id}': { Type: AWS::SQS::Queue } }]\n`
    expect(findings(opened(text))).toEqual(['info document.unknown-transform 4:3 Fn::ForEach::Queues'])
  })
})

describe('stackName', () => {
  it.each([
    ['orders-fan-out.yaml', 'orders-fan-out'],
    ['shared/My Orders (2).template', 'My-Orders-2'],
    ['2024_stack.json', 'stack'],
    ['Bestellübersicht.yml', 'Bestellu-bersicht'],
    ['.yaml', 'stack'],
    ['', 'stack'],
  ])('%s → %s', (file, expected) => {
    expect(stackName(file)).toBe(expected)
  })
})

describe('what cannot be opened', () => {
  it.each([
    ['', 'This is not a template: line 1, column 1: A template is a mapping of sections; this is empty.'],
    ['hello', 'This is not a template: line 1, column 1: A template is a mapping of sections; this is a single value.'],
    ['[1, 2]', 'This is not a template: line 1, column 1: A template is a mapping of sections; this is a list.'],
    ['Description: nothing\n', 'This is not a template: line 1, column 1: The template has no Resources.'],
    ['Description: x\nResources:\n', 'This is not a template: line 2, column 11: The template has no Resources.'],
    ['Resources:\n  A: "b\n', 'This is not YAML that can be read: line 3, column 1: The closing " of this text is missing.'],
    ['{"Resources": {', 'This is not JSON that can be read: line 1, column 16: '],
  ])('%j', (text, message) => {
    const result = openTemplate(text, { name: 'x.yaml' })
    expect(result.ok ? '' : result.error.message).toContain(message)
    expect(result.ok ? [] : result.error.diagnostics).not.toEqual([])
  })
})
