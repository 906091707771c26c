/** Edits of workflows, rules, buses and tables while they run: which calls they become, and what holds from then on. */
import { describe, expect, test } from 'vitest'
import { stateMachineArn } from '../../aws/identity.ts'
import type { JsonObject } from '../../base/json.ts'
import { advanceRun, planEdit, type Run } from './index.ts'
import { callFrom, edit, openText, runOf } from './testing/runs.ts'

const flow = (more: string, says = 'first') => `Transform: AWS::Serverless-2016-10-31
Resources:
  Lines: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /flow } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: flow
      Definition: { StartAt: Say, States: { Say: { Type: Pass, Result: ${says}, End: true } } }
      ${more}
`
const logged = (level: string) =>
  `Logging: { Level: ${level}, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Lines.Arn } }] }`

/** What a call of the API answers. */
function asked(run: Run, service: string, operation: string, input: JsonObject): JsonObject {
  const request = callFrom(run, service, operation, input)
  let answer: JsonObject | undefined
  const { onRecord } = run.options
  Object.assign(run.options, {
    onRecord(record: Parameters<NonNullable<typeof onRecord>>[0]) {
      const { envelope } = record
      if (envelope.kind === 'reply' && envelope.operation === operation && envelope.result.ok) answer = envelope.result.value
    },
  })
  advanceRun(run, { ms: run.clockMs + 1_000 })
  Object.assign(run.options, { onRecord })
  if (answer === undefined) throw new Error(`${operation} (${request}) was not answered`)
  return answer
}

function callsOf(result: ReturnType<typeof edit>): unknown {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value.events.find(({ type }) => type === 'deployment.Applied')?.data['calls']
}

const started = (run: Run, arn: string) => asked(run, 'states', 'StartExecution', { stateMachineArn: arn })

function outputOf(run: Run, executionArn: unknown): unknown {
  return asked(run, 'states', 'DescribeExecution', { executionArn: String(executionArn) })['output']
}

describe('a state machine that is changed while it runs', () => {
  test('is updated; executions that begin from then on log at its new level', () => {
    const run = runOf(flow(logged('OFF')))
    started(run, stateMachineArn('flow'))
    expect(asked(run, 'logs', 'DescribeLogStreams', { logGroupName: '/flow' })['logStreams']).toEqual([])
    expect(callsOf(edit(run, flow(logged('ALL'))))).toEqual(['UpdateStateMachine Flow'])
    started(run, stateMachineArn('flow'))
    expect(asked(run, 'logs', 'DescribeLogStreams', { logGroupName: '/flow' })['logStreams']).toHaveLength(1)
  })

  test('with AutoPublishAlias publishes a version for each change and moves the alias to it; the older one stays', () => {
    const run = runOf(flow('AutoPublishAlias: live'))
    const alias = `${stateMachineArn('flow')}:live`
    expect(outputOf(run, started(run, alias)['executionArn'])).toBe('"first"')
    expect(callsOf(edit(run, flow('AutoPublishAlias: live', 'second')))).toEqual([
      'UpdateStateMachine Flow',
      'PublishStateMachineVersion FlowVersion',
      'UpdateStateMachineAlias FlowAliaslive',
    ])
    expect(outputOf(run, started(run, alias)['executionArn'])).toBe('"second"')
    expect(outputOf(run, started(run, `${stateMachineArn('flow')}:1`)['executionArn'])).toBe('"first"')
    // Somebody else may have published meanwhile: the alias goes to the version of this change.
    asked(run, 'states', 'UpdateStateMachine', {
      stateMachineArn: stateMachineArn('flow'),
      tracingConfiguration: { enabled: true },
      publish: true,
    })
    callsOf(edit(run, flow('AutoPublishAlias: live', 'fourth')))
    expect(asked(run, 'states', 'DescribeStateMachineAlias', { stateMachineAliasArn: alias })['routingConfiguration']).toEqual([
      { stateMachineVersionArn: `${stateMachineArn('flow')}:4`, weight: 100 },
    ])
  })

  test('but its type asks for a restart', () => {
    const plan = planEdit(runOf(flow('Type: STANDARD')), openText(flow('Type: EXPRESS')))
    expect(plan).toMatchObject({ kind: 'restart', reason: expect.stringContaining('StateMachineType of Flow changed') })
  })
})

const shop = (rule: string, bus = 'Description: All of the shop', table = 'BillingMode: PAY_PER_REQUEST') => `Resources:
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
  May: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref Jobs], PolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: 'sqs:SendMessage', Resource: '*' }] } } }
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: shop, ${bus} } }
  Sold: { Type: AWS::Events::Rule, Properties: { Name: sold, EventBusName: !Ref Bus, EventPattern: { source: [shop] }, ${rule}, Targets: [{ Id: jobs, Arn: !GetAtt Jobs.Arn }] } }
  Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders, KeySchema: [{ AttributeName: id, KeyType: HASH }], AttributeDefinitions: [{ AttributeName: id, AttributeType: S }], ${table} } }
`
const sold = { Entries: [{ Source: 'shop', DetailType: 'sold', Detail: '{}', EventBusName: 'shop' }] }

describe('a rule, a bus and a table that are changed while they run', () => {
  test('a rule that is switched off takes nothing, and takes again once it is on', () => {
    const run = runOf(shop('State: ENABLED'))
    const waiting = () => {
      asked(run, 'events', 'PutEvents', sold)
      const answer = asked(run, 'sqs', 'GetQueueAttributes', {
        QueueUrl: openText(shop('State: ENABLED')).resources['Jobs']?.ref ?? '',
        AttributeNames: ['All'],
      })
      return (answer['Attributes'] as JsonObject)['ApproximateNumberOfMessages']
    }
    expect(waiting()).toBe('1')
    expect(callsOf(edit(run, shop('State: DISABLED')))).toEqual(['PutRule Sold', 'PutTargets Sold'])
    expect(waiting()).toBe('1')
    edit(run, shop('State: ENABLED'))
    expect(waiting()).toBe('2')
  })

  test('a bus gets its new description; one that is gone is empty', () => {
    const run = runOf(shop('State: ENABLED'))
    expect(callsOf(edit(run, shop('State: ENABLED', 'Description: The shop')))).toEqual(['UpdateEventBus Bus'])
    expect(asked(run, 'events', 'DescribeEventBus', { Name: 'shop' })['Description']).toBe('The shop')
    edit(run, shop('State: ENABLED', 'Tags: [{ Key: team, Value: sales }]'))
    expect(asked(run, 'events', 'DescribeEventBus', { Name: 'shop' })).not.toHaveProperty('Description')
    const tags = asked(run, 'events', 'ListTagsForResource', { ResourceARN: openText(shop('State: ENABLED')).resources['Bus']?.arn ?? '' })
    expect(tags).toEqual({ Tags: [{ Key: 'team', Value: 'sales' }] })
  })

  test('a table is paid for in another way, expires its items, and is protected', () => {
    const run = runOf(shop('State: ENABLED'))
    const bought = 'BillingMode: PROVISIONED, ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 }'
    const expiring = 'TimeToLiveSpecification: { AttributeName: gone, Enabled: true }, DeletionProtectionEnabled: true'
    expect(callsOf(edit(run, shop('State: ENABLED', undefined, `${bought}, ${expiring}`)))).toEqual([
      'UpdateTable Orders',
      'UpdateTimeToLive Orders',
    ])
    expect(asked(run, 'dynamodb', 'DescribeTable', { TableName: 'orders' })['Table']).toMatchObject({
      ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
      DeletionProtectionEnabled: true,
    })
    expect(asked(run, 'dynamodb', 'DescribeTimeToLive', { TableName: 'orders' })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'gone' },
    })
  })
})
