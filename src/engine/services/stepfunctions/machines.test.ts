import { describe, expect, it } from 'vitest'
import { stateMachineArn } from '../../../aws/identity.ts'
import type { Reply } from '../testing/service-world.ts'
import { workflowWorld } from './testing/workflow-world.ts'

const simple = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }
const waiting = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 60, End: true } } }
const arn = stateMachineArn('m')

function refusal(reply: Reply | undefined): string {
  return reply?.ok === false ? `${reply.error.code}: ${reply.error.message}` : 'accepted'
}

describe('state machines', () => {
  it('are made once; the same request again is answered the same', () => {
    const world = workflowWorld()
    expect(world.create('m', simple)).toEqual(world.create('m', simple))
    expect(refusal(world.create('m', waiting))).toBe(`StateMachineAlreadyExists: State Machine Already Exists: '${arn}'`)
  })

  it.each([
    ['a b', "InvalidName: Invalid Name: 'a b'"],
    ['a/b', "InvalidName: Invalid Name: 'a/b'"],
    [
      'x'.repeat(81),
      `ValidationException: 1 validation error detected: Value '${'x'.repeat(81)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80`,
    ],
  ])('are not called %s', (name, words) => {
    expect(refusal(workflowWorld().create(name, simple))).toBe(words)
  })

  it('need a definition that AWS takes', () => {
    expect(refusal(workflowWorld().create('m', { StartAt: 'A' }))).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
    )
  })

  it('keep their executions as they began when they change', () => {
    const world = workflowWorld()
    world.create('m', waiting)
    const execution = world.start('m')
    const updated = world.call('UpdateStateMachine', { stateMachineArn: arn, definition: JSON.stringify(simple) })
    expect(updated?.ok && Object.keys(updated.value)).toEqual(['updateDate', 'revisionId'])
    expect(world.outcome(execution)).toBe('RUNNING')
    const shown = world.call('DescribeStateMachineForExecution', { executionArn: execution })
    expect(shown?.ok && shown.value['definition']).toBe(JSON.stringify(waiting))
  })

  it('are listed until they are deleted, which always succeeds', () => {
    const world = workflowWorld()
    world.create('m', simple)
    world.start('m')
    const names = (): unknown => {
      const listed = world.call('ListStateMachines', {})
      return listed?.ok && (listed.value['stateMachines'] as { name: string }[]).map(({ name }) => name)
    }
    expect(names()).toEqual(['m'])
    for (let times = 0; times < 2; times++) expect(refusal(world.call('DeleteStateMachine', { stateMachineArn: arn }))).toBe('accepted')
    expect(names()).toEqual([])
    expect(refusal(world.call('DescribeStateMachine', { stateMachineArn: arn }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${arn}'`,
    )
  })
})

describe('executions', () => {
  it('have a name once: the same again is the same while it runs', () => {
    const world = workflowWorld()
    world.create('m', waiting)
    const first = world.start('m', { a: 1 }, { name: 'n' })
    expect(world.start('m', { a: 1 }, { name: 'n' })).toBe(first)
    const other = (): string => refusal(world.call('StartExecution', { stateMachineArn: arn, name: 'n', input: '{"a":1 }' }))
    expect(other()).toBe(`ExecutionAlreadyExists: Execution Already Exists: '${first}'`)
    world.pass(60_000)
    expect(refusal(world.call('StartExecution', { stateMachineArn: arn, name: 'n', input: '{"a":1}' }))).toMatch(/^ExecutionAlreadyExists/)
  })

  it('need JSON', () => {
    const world = workflowWorld()
    world.create('m', simple)
    expect(refusal(world.call('StartExecution', { stateMachineArn: arn, input: 'oops' }))).toMatch(
      /^InvalidExecutionInput: Invalid State Machine Execution Input: 'Unrecognized token 'oops': was expecting /,
    )
    expect(refusal(world.call('StartExecution', { stateMachineArn: 'm' }))).toBe("InvalidArn: Invalid Arn: 'Invalid ARN prefix: m'")
  })

  it('are listed newest first, in pages', () => {
    const world = workflowWorld()
    world.create('m', simple)
    for (const name of ['a', 'b', 'c']) world.start('m', {}, { name })
    const page = (more: object): { names: string[]; nextToken?: string } => {
      const listed = world.call('ListExecutions', { stateMachineArn: arn, maxResults: 2, ...more })
      const { executions, nextToken } = (listed?.ok ? listed.value : {}) as unknown as {
        executions: { name: string }[]
        nextToken?: string
      }
      return { names: executions.map(({ name }) => name), ...(nextToken !== undefined && { nextToken }) }
    }
    const { names, nextToken = '' } = page({})
    expect([names, page({ nextToken })]).toEqual([['c', 'b'], { names: ['a'] }])
    expect(refusal(world.call('ListExecutions', { stateMachineArn: arn, nextToken: 'x' }))).toBe(
      "InvalidToken: Invalid Token: 'Invalid token'",
    )
  })

  it('show their history backwards, and without its data', () => {
    const world = workflowWorld()
    world.create('m', simple)
    const execution = world.start('m', { secret: 1 })
    const shown = world.call('GetExecutionHistory', { executionArn: execution, reverseOrder: true, includeExecutionData: false })
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(shown?.ok && (shown.value['events'] as { id: number }[]).map(({ id }) => id)).toEqual([4, 3, 2, 1])
  })

  it('are stopped once', () => {
    const world = workflowWorld()
    world.create('m', waiting)
    const execution = world.start('m')
    world.call('StopExecution', { executionArn: execution, error: 'E', cause: 'c' })
    expect(world.outcome(execution)).toBe('ABORTED E: c')
    world.pass(100_000)
    world.call('StopExecution', { executionArn: execution })
    expect(world.outcome(execution)).toBe('ABORTED E: c')
  })
})

describe('Express', () => {
  it('answers when it has ended, with what it is billed for', () => {
    const world = workflowWorld()
    world.create('m', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 2, End: true } } }, { type: 'EXPRESS' })
    world.call('StartSyncExecution', { stateMachineArn: arn, name: 'n', input: '[1]' }, { name: 'sync' })
    expect(world.answered('sync')).toBeUndefined()
    world.pass(2000)
    const answer = world.answered('sync')
    expect(answer?.ok && answer.value).toMatchObject({
      name: 'n',
      status: 'SUCCEEDED',
      output: '[1]',
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 2000 },
    })
    expect(answer?.ok && answer.value['executionArn']).toMatch(/:express:m:n:[0-9a-f-]{36}$/)
  })

  it('ends after five minutes, is not listed, and Standard does not do it', () => {
    const world = workflowWorld()
    world.create('m', { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 400, End: true } } }, { type: 'EXPRESS' })
    world.call('StartSyncExecution', { stateMachineArn: arn }, { name: 'sync' })
    world.pass(300_000)
    const answer = world.answered('sync')
    expect(answer?.ok && answer.value['status']).toBe('TIMED_OUT')
    expect(refusal(world.call('ListExecutions', { stateMachineArn: arn }))).toMatch(/^StateMachineTypeNotSupported/)
    world.create('s', simple)
    expect(refusal(world.call('StartSyncExecution', { stateMachineArn: stateMachineArn('s') }))).toMatch(/^StateMachineTypeNotSupported/)
  })
})
