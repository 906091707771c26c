import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionArn, topicArn } from '../../../aws/identity.ts'
import { functionWorld, type LambdaWorld } from './testing/lambda-world.ts'
import { answering } from './testing/scripted-handlers.ts'

/** SNS asks for an invocation on behalf of a topic. */
function askAsTopic(
  world: LambdaWorld,
  at: number,
  { topic = 'news', of = functionArn('pack') }: { topic?: string; of?: string } = {},
): void {
  world.kernel.inject(
    {
      kind: 'call',
      to: 'lambda',
      operation: 'Invoke',
      input: { FunctionName: of, InvocationType: 'Event', Payload: '{"Records":[]}' },
      caller: { principal: 'sns.amazonaws.com', source: `sns/topic/${topic}` },
      replyTo: { service: 'tester', context: { at } },
    },
    at,
  )
}

const allowNews: JsonObject = {
  FunctionName: 'pack',
  StatementId: 'news',
  Action: 'lambda:InvokeFunction',
  Principal: 'sns.amazonaws.com',
  SourceArn: topicArn('news'),
}

const denied = {
  ok: false,
  error: {
    code: 'AccessDeniedException',
    message: `User: sns.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${functionArn('pack')} because no resource-based policy allows the lambda:InvokeFunction action`,
  },
}

describe('a service principal', () => {
  test('may not invoke without a permission, and nothing has changed', () => {
    const world = functionWorld(answering(null))
    world.until(0)
    const cells = JSON.stringify(world.kernel.world.cells)
    askAsTopic(world, 10)
    world.until(10)
    expect(world.answers().at(-1)).toMatchObject(denied)
    expect(JSON.stringify(world.kernel.world.cells)).toBe(cells)
  })

  test('may with one, for the topic that it names', () => {
    const world = functionWorld(answering(null))
    world.call(1, 'AddPermission', allowNews)
    askAsTopic(world, 10)
    askAsTopic(world, 20, { topic: 'other' })
    world.until(1000)
    expect(world.answers().slice(-2)).toMatchObject([{ value: { StatusCode: 202 } }, denied])
    expect(world.function().invocations).toBe(1)
  })

  test('may no more once it is removed', () => {
    const world = functionWorld(answering(null))
    world.call(1, 'AddPermission', allowNews)
    world.call(2, 'RemovePermission', { FunctionName: 'pack', StatementId: 'news' })
    askAsTopic(world, 10)
    world.until(1000)
    expect(world.answers().at(-1)).toMatchObject(denied)
  })

  test('needs a permission on the alias to use the alias', () => {
    const world = functionWorld(answering(null))
    world.call(1, 'PublishVersion', { FunctionName: 'pack' })
    world.call(2, 'CreateAlias', { FunctionName: 'pack', Name: 'live', FunctionVersion: '1' })
    world.call(3, 'AddPermission', allowNews)
    askAsTopic(world, 10, { of: `${functionArn('pack')}:live` })
    world.call(20, 'AddPermission', { ...allowNews, Qualifier: 'live' })
    askAsTopic(world, 30, { of: `${functionArn('pack')}:live` })
    world.until(1000)
    const answers = world.answers().filter(({ operation }) => operation === 'Invoke')
    expect(answers).toMatchObject([{ ok: false, error: { code: 'AccessDeniedException' } }, { value: { StatusCode: 202 } }])
  })
})

test('callers of the account need none', () => {
  const world = functionWorld(answering(7))
  world.call(1, 'Invoke', { FunctionName: 'pack' })
  world.until(1000)
  expect(world.answers().at(-1)).toMatchObject({ value: { Payload: '7' } })
})

test('the policy is written as Lambda writes it', () => {
  const world = functionWorld(answering(null))
  world.call(1, 'AddPermission', { ...allowNews, SourceAccount: '111111111111' })
  world.call(2, 'AddPermission', { FunctionName: 'pack', StatementId: 'friend', Action: 'lambda:*', Principal: '222222222222' })
  world.call(3, 'AddPermission', allowNews)
  world.call(4, 'GetPolicy', { FunctionName: 'pack' })
  world.until(4)
  const [added, , twice, shown] = world.answers().slice(1)
  const statement =
    '{"Sid":"news","Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"lambda:InvokeFunction",' +
    `"Resource":"${functionArn('pack')}","Condition":{"StringEquals":{"AWS:SourceAccount":"111111111111"},"ArnLike":{"AWS:SourceArn":"${topicArn('news')}"}}}`
  expect(added).toMatchObject({ value: { Statement: statement } })
  expect(twice).toMatchObject({
    error: { code: 'ResourceConflictException', message: expect.stringContaining('The statement id (news)') as unknown },
  })
  const policy = JSON.parse(String((shown as { value: JsonObject }).value['Policy'])) as JsonObject
  expect(policy).toMatchObject({
    Version: '2012-10-17',
    Id: 'default',
    Statement: [{ Sid: 'news' }, { Sid: 'friend', Principal: { AWS: 'arn:aws:iam::222222222222:root' } }],
  })
})
