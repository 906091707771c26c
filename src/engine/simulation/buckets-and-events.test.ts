import { expect, test } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { advanceRun, answerOf, nodeViewOf, tokensOfRun, worldOf, type Run } from './index.ts'
import { callFrom, edit, runOf } from './testing/runs.ts'

const shop = (more = ''): string => `
Metadata:
  Switchyard:
    Pace: visible
    Objects: { Photos: { in/a.json: '{"a":1}' } }
Resources:
  Photos: { Type: AWS::S3::Bucket, Properties: { Tags: [{ Key: team, Value: a }] } }
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /shop, RetentionInDays: 7 } }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: dead } }
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs, !Ref Dead]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: events.amazonaws.com }
            Action: sqs:SendMessage
            Resource: [!GetAtt Jobs.Arn, !GetAtt Dead.Arn]
            Condition: { ArnEquals: { aws:SourceArn: !GetAtt Sales.Arn } }
  Sales:
    Type: AWS::Events::Rule
    Properties:
      Name: sales
      EventBusName: !Ref Bus
      EventPattern: { source: [shop] }
      Targets:
        - Id: jobs
          Arn: !GetAtt Jobs.Arn
          InputPath: $.detail
          RetryPolicy: { MaximumRetryAttempts: '3' }
          DeadLetterConfig: { Arn: !GetAtt Dead.Arn }
${more}
`
const tick = `
  Tick:
    Type: AWS::Events::Rule
    Properties: { Name: tick, ScheduleExpression: rate(1 minute), Targets: [{ Id: jobs, Arn: !GetAtt Jobs.Arn }] }
`

interface Started {
  readonly run: Run
  ask(service: string, operation: string, input: JsonObject): unknown
}

function started(text: string): Started {
  const answers = new Map<number, unknown>()
  const run = runOf(text, {
    onRecord(record) {
      const answered = answerOf(record)
      if (answered) answers.set(answered.request, answered.result.ok ? answered.result.value : answered.result.error)
    },
  })
  return {
    run,
    ask(service, operation, input) {
      const request = callFrom(run, service, operation, input)
      advanceRun(run, { ms: run.clockMs + 1 })
      return answers.get(request)
    },
  }
}

const sale = { Entries: [{ Source: 'shop', DetailType: 'Sale', Detail: '{"id":7}', EventBusName: 'shop' }] }

test('a template’s buckets, buses, rules and log groups are made, with its objects', () => {
  const { run, ask } = started(shop(tick))
  advanceRun(run, { ms: 1 })
  expect(run.template.diagnostics.map(({ message }) => message)).toEqual([])
  expect(nodeViewOf(run, 'Photos')).toMatchObject({ kind: 'bucket', objects: 1, bytes: 7, writes: 1 })
  expect(nodeViewOf(run, 'Bus')).toMatchObject({ kind: 'bus', received: 0, rules: [{ name: 'sales', isEnabled: true }] })
  expect(nodeViewOf(run, 'Tick')).toMatchObject({ kind: 'rule', schedule: 'rate(1 minute)', nextAt: 60_000 })
  expect(run.template.nodes.find(({ id }) => id === 'Sales')).toMatchObject({ kind: 'rule', pattern: 'source = shop' })
  expect(run.template.nodes.find(({ id }) => id === 'Tick')).toMatchObject({ kind: 'rule', schedule: 'rate(1 minute)' })
  const { physicalName } = run.template.resources['Photos'] as { physicalName: string }
  expect(physicalName).toBe(physicalName.toLowerCase())
  expect(ask('s3', 'GetObject', { Bucket: physicalName, Key: 'in/a.json' })).toMatchObject({
    Body: 'eyJhIjoxfQ==',
    ContentType: 'application/json',
  })
  expect(ask('s3', 'GetBucketTagging', { Bucket: physicalName })).toEqual({ TagSet: [{ Key: 'team', Value: 'a' }] })
  expect(ask('logs', 'DescribeLogGroups', {})).toMatchObject({ logGroups: [{ logGroupName: '/shop', retentionInDays: 7 }] })
})

test('an event travels from its bus to the rule, and from there to the queue, whose policy knows the rule', () => {
  const { run, ask } = started(shop())
  ask('events', 'PutEvents', sale)
  const way = (): string[] =>
    tokensOfRun(run).map(({ wire, shape }) => {
      const { from, to } = run.template.wires[wire] ?? { from: '', to: '' }
      return `${from} → ${to} ${shape}`
    })
  expect(way()).toEqual(['Bus → Sales copy'])
  advanceRun(run, { ms: run.clockMs + 600 })
  expect(way()).toEqual(['Sales → Jobs copy'])
  advanceRun(run, { ms: run.clockMs + 1_000 })
  expect(nodeViewOf(run, 'Jobs')).toMatchObject({ ledger: { visible: 1 } })
  expect(nodeViewOf(run, 'Bus')).toMatchObject({ received: 1, delivered: 1, failed: 0 })
  expect(nodeViewOf(run, 'Sales')).toMatchObject({ matched: 1, delivered: 1, failed: 0 })
  expect(run.template.wires.map(({ from, to }) => `${from} → ${to}`)).toEqual(['Bus → Sales', 'Sales → Jobs', 'Sales → Dead'])
})

test('without the queue’s permission the event goes straight to the dead-letter queue', () => {
  const { run, ask } = started(shop().replace('Resource: [!GetAtt Jobs.Arn, !GetAtt Dead.Arn]', 'Resource: [!GetAtt Dead.Arn]'))
  ask('events', 'PutEvents', sale)
  advanceRun(run, { ms: run.clockMs + 5_000 })
  expect(nodeViewOf(run, 'Jobs')).toMatchObject({ ledger: { visible: 0 } })
  expect(nodeViewOf(run, 'Dead')).toMatchObject({ ledger: { visible: 1 } })
  expect(nodeViewOf(run, 'Bus')).toMatchObject({ failed: 1 })
  expect(nodeViewOf(run, 'Sales')).toMatchObject({ matched: 1, delivered: 0, failed: 1 })
})

test('a schedule comes due in virtual time, and nobody who runs until nothing is left waits for it', () => {
  const { run } = started(shop(tick).replace('Condition: { ArnEquals: { aws:SourceArn: !GetAtt Sales.Arn } }', 'Sid: all'))
  expect(advanceRun(run, { idle: true })).toBeDefined()
  expect(worldOf(run).now).toBeLessThan(60_000)
  advanceRun(run, { ms: 190_000 })
  expect(nodeViewOf(run, 'Jobs')).toMatchObject({ ledger: { visible: 3 } })
})

test('an edit changes a running rule, its targets, retention and tags', () => {
  const { run, ask } = started(shop())
  const text = shop()
    .replace('source: [shop]', 'source: [other]')
    .replace('Id: jobs', 'Id: work')
    .replace('RetentionInDays: 7', 'RetentionInDays: 1')
    .replace('Value: a', 'Value: b')
  expect(edit(run, text).ok).toBe(true)
  expect(ask('events', 'DescribeRule', { Name: 'sales', EventBusName: 'shop' })).toMatchObject({ EventPattern: '{"source":["other"]}' })
  const listed = ask('events', 'ListTargetsByRule', { Rule: 'sales', EventBusName: 'shop' }) as { Targets: { Id: string }[] }
  expect(listed.Targets.map(({ Id }) => Id)).toEqual(['work'])
  expect(ask('logs', 'DescribeLogGroups', {})).toMatchObject({ logGroups: [{ retentionInDays: 1 }] })
  const Bucket = run.template.resources['Photos']?.physicalName ?? ''
  expect(ask('s3', 'GetBucketTagging', { Bucket })).toEqual({ TagSet: [{ Key: 'team', Value: 'b' }] })
})

test('where nothing is slowed an event is with its rule at once, and a rule that is deleted meanwhile calls nobody', () => {
  const { run, ask } = started(shop().replace('Pace: visible', 'Pace: aws'))
  ask('events', 'PutEvents', sale)
  expect(nodeViewOf(run, 'Sales')).toMatchObject({ matched: 1 })
  const slow = started(shop())
  slow.ask('events', 'PutEvents', sale)
  slow.ask('events', 'RemoveTargets', { Rule: 'sales', EventBusName: 'shop', Ids: ['jobs'] })
  slow.ask('events', 'DeleteRule', { Name: 'sales', EventBusName: 'shop' })
  advanceRun(slow.run, { ms: slow.run.clockMs + 5_000 })
  expect(nodeViewOf(slow.run, 'Jobs')).toMatchObject({ ledger: { visible: 0 } })
  expect(nodeViewOf(slow.run, 'Bus')).toMatchObject({ received: 1, delivered: 0, failed: 0 })
})
