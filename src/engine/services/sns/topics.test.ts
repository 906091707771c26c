import { describe, expect, it } from 'vitest'
import { topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { topicWorld, type TopicWorld } from '../testing/topic-world.ts'
import { answered, attributesIn, invalid, refusal } from './testing/refusal.ts'

const TopicArn = topicArn('orders')

function world(): TopicWorld {
  const made = topicWorld()
  made.sns('CreateTopic', { Name: 'orders' })
  return made
}

const attributes = (made: TopicWorld, arn = TopicArn): Readonly<Record<string, string>> =>
  attributesIn(made, 'GetTopicAttributes', { TopicArn: arn })

describe('a topic', () => {
  it('shows the attributes that were recorded, and no others', () => {
    expect(attributes(world())).toEqual({
      TopicArn,
      Owner: '111111111111',
      DisplayName: '',
      Policy: expect.stringContaining('"Sid":"__default_statement_ID"') as unknown,
      EffectiveDeliveryPolicy:
        '{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}',
      SubscriptionsConfirmed: '0',
      SubscriptionsPending: '0',
      SubscriptionsDeleted: '0',
    })
  })

  it('that is FIFO also shows FifoTopic and ContentBasedDeduplication, and what it was given', () => {
    const made = world()
    const given = { FifoTopic: 'true', DisplayName: 'TestTopic', SignatureVersion: '2' }
    answered(made, 'CreateTopic', { Name: 'orders.fifo', Attributes: given })
    const shown = attributes(made, topicArn('orders.fifo'))
    expect(shown).toMatchObject({ ...given, ContentBasedDeduplication: 'false' })
    expect(Object.keys(shown)).toHaveLength(11)
  })

  it('made with FifoTopic false shows nothing of it, and it can never be set', () => {
    const made = world()
    answered(made, 'CreateTopic', { Name: 'plain', Attributes: { FifoTopic: 'false' } })
    expect(attributes(made, topicArn('plain'))).not.toHaveProperty('FifoTopic')
    expect(refusal(made, 'SetTopicAttributes', { TopicArn, AttributeName: 'FifoTopic', AttributeValue: 'true' })).toBe(
      invalid('AttributeName'),
    )
  })

  it('that does not exist, or whose ARN is none, is told apart', () => {
    const made = world()
    expect(refusal(made, 'GetTopicAttributes', { TopicArn: topicArn('none') })).toBe('NotFound: Topic does not exist')
    expect(refusal(made, 'GetTopicAttributes', { TopicArn: 'orders' })).toBe(
      invalid('TopicArn Reason: An ARN must have at least 6 elements, not 1'),
    )
    expect(refusal(made, 'GetTopicAttributes', { TopicArn: TopicArn.replace('us-east-1', 'eu-west-1') })).toBe(invalid('TopicArn'))
  })

  it('is gone when it is deleted, and deleting it again succeeds', () => {
    const made = world()
    for (let times = 0; times < 2; times++) expect(answered(made, 'DeleteTopic', { TopicArn })).toEqual({})
    expect(refusal(made, 'GetTopicAttributes', { TopicArn })).toBe('NotFound: Topic does not exist')
    expect(answered(made, 'DeleteTopic', { TopicArn: topicArn('never-there') })).toEqual({})
  })

  it('can be created again with the same attributes or none, not with others', () => {
    const made = world()
    answered(made, 'CreateTopic', { Name: 'a', Attributes: { DisplayName: 'x' } })
    for (const more of [{}, { Attributes: {} }, { Attributes: { DisplayName: 'x' } }]) {
      expect(answered(made, 'CreateTopic', { Name: 'a', ...more })).toEqual({ TopicArn: topicArn('a') })
    }
    expect(refusal(made, 'CreateTopic', { Name: 'a', Attributes: { DisplayName: 'y' } })).toBe(
      invalid('Attributes Reason: Topic already exists with different attributes'),
    )
    expect(refusal(made, 'CreateTopic', { Name: 'a', Attributes: { FifoTopic: 'true' } })).toBe(invalid('Topic Name'))
  })

  it('has a name of 1 to 256 letters, digits, - and _; a FIFO topic’s ends in .fifo', () => {
    const made = world()
    const fifo = { Attributes: { FifoTopic: 'true' } }
    for (const name of ['a', 'A-b_9', 'a'.repeat(256)])
      expect(answered(made, 'CreateTopic', { Name: name })).toEqual({ TopicArn: topicArn(name) })
    expect(answered(made, 'CreateTopic', { Name: 'a.fifo', ...fifo })).toEqual({ TopicArn: topicArn('a.fifo') })
    for (const name of ['', 'a'.repeat(257), 'a b', 'a!', 'a.b', 'b.fifo'])
      expect(refusal(made, 'CreateTopic', { Name: name }), name).toBe(invalid('Topic Name'))
    expect(refusal(made, 'CreateTopic', { Name: 'b', ...fifo })).toBe(invalid('Topic Name'))
  })

  it('keeps signature version, key, tracing and delivery-status settings, and refuses values that cannot be', () => {
    const made = world()
    const set = (name: string, value: string): string =>
      refusal(made, 'SetTopicAttributes', { TopicArn, AttributeName: name, AttributeValue: value })
    const good = {
      SignatureVersion: '2',
      KmsMasterKeyId: 'alias/aws/sns',
      TracingConfig: 'Active',
      SQSSuccessFeedbackSampleRate: '100',
      HTTPFailureFeedbackRoleArn: 'arn:aws:iam::111111111111:role/r',
    }
    for (const [name, value] of Object.entries(good)) expect(set(name, value)).toBe('accepted')
    expect(attributes(made)).toMatchObject(good)
    expect(set('SignatureVersion', '3')).toBe(invalid('SignatureVersion is invalid'))
    expect(set('TracingConfig', 'Loud')).toBe(invalid('TracingConfig is invalid'))
    expect(set('SQSSuccessFeedbackSampleRate', '101')).toBe(invalid('SQSSuccessFeedbackSampleRate is invalid'))
    expect(set('ContentBasedDeduplication', 'true')).toBe(invalid('ContentBasedDeduplication can only be set for FIFO topics'))
    expect(set('Owner', 'me')).toBe(invalid('AttributeName'))
  })

  it('completes its delivery policy by AWS’s defaults, and has none again when it is emptied', () => {
    const made = world()
    const set = (value: string): JsonObject =>
      answered(made, 'SetTopicAttributes', { TopicArn, AttributeName: 'DeliveryPolicy', AttributeValue: value })
    const policy = '{"http":{"defaultRequestPolicy":{"headerContentType":"application/json"}}}'
    set(policy)
    expect(attributes(made)['DeliveryPolicy']).toBe(policy)
    const effective = JSON.parse(attributes(made)['EffectiveDeliveryPolicy'] ?? '') as { http: JsonObject }
    expect(effective.http).toMatchObject({
      defaultRequestPolicy: { headerContentType: 'application/json' },
      defaultHealthyRetryPolicy: { numRetries: 3 },
    })
    set('')
    expect(attributes(made)).not.toHaveProperty('DeliveryPolicy')
    expect(attributes(made)['EffectiveDeliveryPolicy']).toContain('text/plain')
  })

  it('has what its policy says, not what it said before', () => {
    const made = world()
    expect(refusal(made, 'SetTopicAttributes', { TopicArn, AttributeName: 'Policy', AttributeValue: 'no policy' })).toBe(
      invalid('Policy Error: null'),
    )
  })
})

it('topics are listed in pages of 100, each once', () => {
  const made = topicWorld()
  for (let n = 0; n < 150; n++) made.sns('CreateTopic', { Name: `t-${n}` })
  const first = answered(made, 'ListTopics', {})
  const second = answered(made, 'ListTopics', { NextToken: first['NextToken'] as string })
  expect(second).not.toHaveProperty('NextToken')
  const arns = [first, second].flatMap(({ Topics }) => (Topics as { TopicArn: string }[]).map((topic) => topic.TopicArn))
  expect([arns.length, new Set(arns).size, (first['Topics'] as unknown[]).length]).toEqual([150, 150, 100])
  expect(refusal(made, 'ListTopics', { NextToken: 'nonsense' })).toBe(invalid('NextToken'))
  made.sns('DeleteTopic', { TopicArn: topicArn('t-0') })
  expect((answered(made, 'ListTopics', {})['Topics'] as { TopicArn: string }[])[0]).toEqual({ TopicArn: topicArn('t-1') })
})

describe('tags', () => {
  const tags = (made: TopicWorld): unknown => answered(made, 'ListTagsForResource', { ResourceArn: TopicArn })['Tags']
  const tag = (key: string, value: string): { Key: string; Value: string } => ({ Key: key, Value: value })

  it('are added, overwritten and removed; a key twice in one call is refused', () => {
    const made = world()
    expect(refusal(made, 'TagResource', { ResourceArn: TopicArn, Tags: [tag('k1', 'v1'), tag('k1', 'v2')] })).toBe(
      invalid('Duplicated keys are not allowed.'),
    )
    answered(made, 'TagResource', { ResourceArn: TopicArn, Tags: [tag('k1', 'v1'), tag('k2', 'v2')] })
    expect(tags(made)).toEqual([tag('k1', 'v1'), tag('k2', 'v2')])
    answered(made, 'UntagResource', { ResourceArn: TopicArn, TagKeys: ['k1', 'none'] })
    answered(made, 'TagResource', { ResourceArn: TopicArn, Tags: [tag('k2', 'v2b')] })
    expect(tags(made)).toEqual([tag('k2', 'v2b')])
    expect(refusal(made, 'ListTagsForResource', { ResourceArn: topicArn('none') })).toBe('ResourceNotFound: Resource does not exist')
  })

  it('are at most 50', () => {
    const made = world()
    const many = Array.from({ length: 51 }, (_, n) => tag(`k${n}`, ''))
    expect(refusal(made, 'TagResource', { ResourceArn: TopicArn, Tags: many })).toContain('TagLimitExceeded')
  })

  it('go with the topic; a topic of the same name begins without them or with new ones', () => {
    const made = world()
    answered(made, 'TagResource', { ResourceArn: TopicArn, Tags: [tag('a', '1')] })
    answered(made, 'DeleteTopic', { TopicArn })
    answered(made, 'CreateTopic', { Name: 'orders' })
    expect(tags(made)).toEqual([])
    answered(made, 'DeleteTopic', { TopicArn })
    answered(made, 'CreateTopic', { Name: 'orders', Tags: [tag('b', '2')] })
    expect(tags(made)).toEqual([tag('b', '2')])
  })

  it('of an existing topic may be given again, some or none of them; another one is refused', () => {
    const made = topicWorld()
    const both = [tag('a', '1'), tag('b', '2')]
    for (const given of [both, both, [tag('a', '1')], []])
      expect(answered(made, 'CreateTopic', { Name: 'orders', Tags: given })).toEqual({ TopicArn })
    expect(refusal(made, 'CreateTopic', { Name: 'orders', Tags: [tag('c', '3')] })).toBe(
      invalid('Tags Reason: Topic already exists with different tags'),
    )
  })
})

describe('permissions', () => {
  const statements = (made: TopicWorld): readonly JsonObject[] =>
    (JSON.parse(attributes(made)['Policy'] ?? '') as { Statement: JsonObject[] }).Statement
  const add = (label: string, actions: readonly string[], accounts: readonly string[] = ['222222222222']): JsonObject => ({
    TopicArn,
    Label: label,
    AWSAccountId: accounts,
    ActionName: actions,
  })

  it('are statements beside the default one', () => {
    const made = world()
    answered(made, 'AddPermission', add('test', ['Publish']))
    expect(statements(made)[0]).toMatchObject({ Sid: '__default_statement_ID' })
    expect(statements(made)[1]).toEqual({
      Sid: 'test',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'SNS:Publish',
      Resource: TopicArn,
    })
  })

  it('name several accounts and actions as lists', () => {
    const made = world()
    answered(made, 'AddPermission', add('a', ['Publish', 'Subscribe'], ['222222222222', '333333333333']))
    answered(made, 'AddPermission', add('b', ['Publish']))
    expect(statements(made)).toHaveLength(3)
    expect(statements(made)[1]).toMatchObject({
      Principal: { AWS: ['arn:aws:iam::222222222222:root', 'arn:aws:iam::333333333333:root'] },
      Action: ['SNS:Publish', 'SNS:Subscribe'],
    })
  })

  it('are removed by their label; one that is not there does no harm', () => {
    const made = world()
    answered(made, 'AddPermission', add('a', ['Publish']))
    for (let times = 0; times < 2; times++) answered(made, 'RemovePermission', { TopicArn, Label: 'a' })
    expect(statements(made)).toHaveLength(1)
    expect(refusal(made, 'RemovePermission', { TopicArn: topicArn('none'), Label: 'a' })).toBe('NotFound: Topic does not exist')
  })

  it('refuse a label that is taken, a topic that is not there, an action that is none of SNS’s', () => {
    const made = world()
    answered(made, 'AddPermission', add('a', ['Publish']))
    expect(refusal(made, 'AddPermission', add('a', ['Publish']))).toBe(invalid('Statement already exists'))
    expect(refusal(made, 'AddPermission', { ...add('b', ['Publish']), TopicArn: topicArn('none') })).toBe('NotFound: Topic does not exist')
    expect(refusal(made, 'AddPermission', add('b', ['Dance']))).toBe(invalid('Policy statement action out of service scope!'))
  })
})

describe('publishing by a policy', () => {
  const bucket = { principal: 's3.amazonaws.com', receiver: 's3/bucket/uploads' }
  const policy = (statement: JsonObject): JsonObject => ({
    TopicArn,
    AttributeName: 'Policy',
    AttributeValue: JSON.stringify({ Version: '2012-10-17', Statement: [{ Action: 'sns:Publish', Resource: TopicArn, ...statement }] }),
  })

  it('a service needs a permission, callers of the account need none', () => {
    const made = world()
    expect(refusal(made, 'Publish', { TopicArn, Message: 'm' }, bucket)).toBe(
      `AuthorizationError: User: s3.amazonaws.com is not authorized to perform: SNS:Publish on resource: ${TopicArn} because no resource-based policy allows the SNS:Publish action`,
    )
    answered(made, 'SetTopicAttributes', policy({ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' } }))
    answered(made, 'Publish', { TopicArn, Message: 'm' }, bucket)
    answered(made, 'Publish', { TopicArn, Message: 'm' })
  })

  it('a denial holds for everybody, and for whole batches', () => {
    const made = world()
    answered(made, 'SetTopicAttributes', policy({ Effect: 'Deny', Principal: '*' }))
    expect(refusal(made, 'Publish', { TopicArn, Message: 'm' })).toContain('with an explicit deny in a resource-based policy')
    expect(refusal(made, 'PublishBatch', { TopicArn, PublishBatchRequestEntries: [{ Id: '1', Message: 'm' }] })).toContain(
      'AuthorizationError',
    )
  })
})
