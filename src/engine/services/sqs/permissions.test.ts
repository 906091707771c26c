import { describe, expect, it } from 'vitest'
import { queueArn, topicArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import { allowTopic } from '../testing/service-world.ts'
import { sqsWorld, type SqsWorld } from '../testing/sqs-world.ts'

function world(): SqsWorld {
  const made = sqsWorld()
  made.create('q')
  return made
}

const add = (made: SqsWorld, Label: string, more?: JsonObject) =>
  made.askQueue('AddPermission', 'q', { Label, AWSAccountIds: ['111111111111'], Actions: ['ReceiveMessage'], ...more })
const remove = (made: SqsWorld, Label: string) => made.askQueue('RemovePermission', 'q', { Label })
const policyOf = (made: SqsWorld): JsonObject | undefined => {
  const text = (made.attributes('q', ['Policy']) as JsonObject)['Policy']
  return text === undefined ? undefined : (JSON.parse(String(text)) as JsonObject)
}
const statement = (sid: string) => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111111111111:root' },
  Action: 'SQS:ReceiveMessage',
  Resource: queueArn('q'),
})

describe('permissions', () => {
  it('are statements of the policy by their label; with the last one the policy goes', () => {
    const made = world()
    expect(add(made, 'crossaccountpermission', { AWSAccountIds: ['668614515564', '111111111111'] })).toEqual({})
    expect(policyOf(made)).toEqual({
      Version: '2008-10-17',
      Id: `${queueArn('q')}/SQSDefaultPolicy`,
      Statement: [
        {
          ...statement('crossaccountpermission'),
          Principal: { AWS: ['arn:aws:iam::668614515564:root', 'arn:aws:iam::111111111111:root'] },
        },
      ],
    })
    expect(remove(made, 'crossaccountpermission')).toEqual({})
    expect(made.attributes('q')).not.toHaveProperty('Policy')
    add(made, 'crossaccountpermission')
    expect(add(made, 'crossaccountpermission')).toBe(
      'InvalidParameterValue: Value crossaccountpermission for parameter Label is invalid. Reason: Already exists.',
    )
    add(made, 'crossaccountpermission2')
    expect(policyOf(made)).toMatchObject({ Statement: [statement('crossaccountpermission'), statement('crossaccountpermission2')] })
    remove(made, 'crossaccountpermission')
    expect(policyOf(made)).toMatchObject({ Statement: [statement('crossaccountpermission2')] })
    remove(made, 'crossaccountpermission2')
    expect(policyOf(made)).toBeUndefined()
    expect(remove(made, 'crossaccountpermission2')).toBe(
      "InvalidParameterValue: Value crossaccountpermission2 for parameter Label is invalid. Reason: can't find label.",
    )
  })

  it('several actions stand in a list', () => {
    const made = world()
    add(made, 'two', { Actions: ['SendMessage', '*'] })
    expect(policyOf(made)).toMatchObject({ Statement: [{ Action: ['SQS:SendMessage', 'SQS:*'] }] })
  })

  it('join a policy that was set, and leave its other statements', () => {
    const made = world()
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { Policy: allowTopic('q', topicArn('t')) } })
    add(made, 'mine')
    expect(policyOf(made)).toMatchObject({
      Version: '2012-10-17',
      Statement: [{ Principal: { Service: 'sns.amazonaws.com' } }, { Sid: 'mine' }],
    })
    expect(remove(made, 'other')).toContain("can't find label on existing policy.")
    remove(made, 'mine')
    expect(policyOf(made)).toMatchObject({ Statement: [{ Effect: 'Allow' }] })
  })

  it.each<[string, JsonObject, string]>([
    ['', {}, 'MissingParameter: The request must contain the parameter Label.'],
    ['a b', {}, 'InvalidParameterValue: Value a b for parameter Label is invalid.'],
    ['a', { Actions: [] }, 'MissingParameter: The request must contain the parameter Actions.'],
    [
      'a',
      { Actions: ['DeleteQueue'] },
      'InvalidParameterValue: Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner',
    ],
    ['a', { Actions: Array.from({ length: 8 }, () => 'SendMessage') }, 'OverLimit: 8 Actions were found, maximum allowed is 7.'],
    ['a', { AWSAccountIds: ['me'] }, 'InvalidParameterValue: Value [me] for parameter PrincipalId is invalid. Reason: Unable to verify.'],
  ])('with the label %j and %j are refused', (label, more, expected) => {
    expect(add(world(), label, more)).toContain(expected)
  })

  it('are at most 20 statements', () => {
    const made = world()
    for (let number = 1; number <= 20; number++) expect(add(made, `label-${number}`)).toEqual({})
    expect(add(made, 'one-more')).toBe('OverLimit: 21 Statements were found, maximum allowed is 20.')
  })
})

describe('a policy', () => {
  it('can be set, is read back as it was, and an empty one takes it away', () => {
    const made = world()
    const policy = allowTopic('q', topicArn('t'))
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { Policy: policy } })
    expect(made.attributes('q')).toMatchObject({ Policy: policy })
    expect(made.attributes('q', ['Policy'])).toEqual({ Policy: policy })
    expect(made.askQueue('SetQueueAttributes', 'q', { Attributes: { Policy: '' } })).toEqual({})
    expect(made.attributes('q')).not.toHaveProperty('Policy')
  })

  it.each([
    ['SendMessage', ['SendMessage', 'SendMessageBatch']],
    ['ReceiveMessage', ['ReceiveMessage']],
    ['DeleteMessage', ['DeleteMessage', 'DeleteMessageBatch']],
    ['ChangeMessageVisibility', ['ChangeMessageVisibility', 'ChangeMessageVisibilityBatch']],
    ['PurgeQueue', ['PurgeQueue']],
    ['GetQueueAttributes', ['GetQueueAttributes']],
  ])('that denies %s is met by the account too', (denied, operations) => {
    const made = world()
    const denial = { Statement: { Effect: 'Deny', Principal: '*', Action: `sqs:${denied}`, Resource: '*' } }
    made.askQueue('SetQueueAttributes', 'q', { Attributes: { Policy: JSON.stringify(denial) } })
    const entries = [{ Id: 'a', MessageBody: 'a', ReceiptHandle: 'x' }]
    const input = { MessageBody: 'a', ReceiptHandle: 'x', VisibilityTimeout: 1, Entries: entries }
    for (const operation of operations) expect(made.askQueue(operation, 'q', input)).toContain('AccessDenied')
  })

  it('that is no policy is refused, and one of more than 20 statements', () => {
    const set = (policy: string) => world().askQueue('SetQueueAttributes', 'q', { Attributes: { Policy: policy } })
    for (const text of ['{', '[]', '{}', '{"Statement":[]}'])
      expect(set(text)).toBe('InvalidAttributeValue: Invalid value for the parameter Policy.')
    const statements = Array.from({ length: 21 }, (_, number) => statement(`s${number}`))
    expect(set(JSON.stringify({ Statement: statements }))).toContain('OverLimit: 21 statements were found')
    expect(set(JSON.stringify({ Statement: statements.slice(1) }))).toEqual({})
  })
})
