import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import type { World } from '../../kernel/index.ts'
import type { Reply } from '../testing/service-world.ts'
import { workflowWorld, type WorkflowWorld } from './testing/workflow-world.ts'

const activityArn = 'arn:aws:states:us-east-1:111111111111:activity:pack'

function refusal(reply: Reply | undefined): string {
  return reply?.ok === false ? `${reply.error.code}: ${reply.error.message}` : 'accepted'
}

function value(reply: Reply | undefined): JsonObject {
  if (!reply?.ok) throw new Error(refusal(reply))
  return reply.value
}

/** A world with the activity and a workflow whose one task it is. */
function packing(task: object = {}): WorkflowWorld {
  const world = workflowWorld()
  value(world.call('CreateActivity', { name: 'pack' }))
  value(world.create('flow', { StartAt: 'Pack', States: { Pack: { Type: 'Task', Resource: activityArn, ...task, End: true } } }))
  return world
}

describe('activities', () => {
  it('are made once, whatever is asked again, and are listed in the order in which they were made', () => {
    const world = packing()
    world.pass(5000)
    const second = value(world.call('CreateActivity', { name: 'another' }))
    const again = value(world.call('CreateActivity', { name: 'pack' }))
    expect(again).toEqual({ activityArn, creationDate: Number(second['creationDate']) - 5 })
    expect(value(world.call('DescribeActivity', { activityArn }))).toEqual({
      ...again,
      name: 'pack',
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    })
    expect(value(world.call('ListActivities', {}))).toEqual({
      activities: [
        { ...again, name: 'pack' },
        { ...second, name: 'another' },
      ],
    })
    expect(value(world.call('ListActivities', { maxResults: 1 }))).toMatchObject({
      activities: [{ name: 'pack' }],
      nextToken: expect.any(String) as string,
    })
  })

  it('need a name that AWS takes, and are asked for by their ARN', () => {
    const world = packing()
    expect(refusal(world.call('CreateActivity', { name: 'two words' }))).toBe("InvalidName: Invalid Name: 'two words'")
    expect(refusal(world.call('DescribeActivity', { activityArn: 'pack' }))).toBe("InvalidArn: Invalid Arn: 'Invalid ARN prefix: pack'")
    expect(refusal(world.call('GetActivityTask', { activityArn: `${activityArn}er` }))).toBe(
      `ActivityDoesNotExist: Activity Does Not Exist: '${activityArn}er'`,
    )
  })

  it('are deleted as often as one likes; who waits for a task is told that there is none', () => {
    const world = packing()
    expect(world.call('GetActivityTask', { activityArn }, { name: 'worker' })).toBeUndefined()
    for (let times = 0; times < 2; times++) expect(value(world.call('DeleteActivity', { activityArn }))).toEqual({})
    expect(world.answered('worker')).toEqual({ ok: true, value: {} })
    expect(refusal(world.call('DescribeActivity', { activityArn }))).toContain('ActivityDoesNotExist')
    expect(world.outcome(world.start('flow'))).toBe(`FAILED States.Runtime: The activity ${activityArn} does not exist.`)
  })
})

describe('the task of an activity', () => {
  it('waits for a worker, who does it', () => {
    const world = packing({ TimeoutSeconds: 100, HeartbeatSeconds: 50 })
    const arn = world.start('flow', { box: 1 })
    world.pass(70_000)
    const { taskToken, input } = value(world.call('GetActivityTask', { activityArn, workerName: 'Ada' }))
    expect(input).toBe('{"box":1}')
    value(world.call('SendTaskSuccess', { taskToken: String(taskToken), output: '"packed"' }))
    expect(world.history(arn).slice(2)).toEqual([
      `3<2 ActivityScheduled resource=${activityArn} input={"box":1} timeoutInSeconds=100 heartbeatInSeconds=50`,
      '4<3 ActivityStarted workerName=Ada',
      '5<4 ActivitySucceeded output="packed"',
      '6<5 TaskStateExited name=Pack output="packed"',
      '7<6 ExecutionSucceeded output="packed"',
    ])
  })

  it('goes to the worker who has waited longest, and fails with what he says', () => {
    const world = packing()
    for (const name of ['first', 'second']) expect(world.call('GetActivityTask', { activityArn }, { name })).toBeUndefined()
    const arn = world.start('flow')
    const { taskToken } = value(world.answered('first'))
    expect(world.answered('second')).toBeUndefined()
    value(world.call('SendTaskFailure', { taskToken: String(taskToken), error: 'Broken', cause: 'the box' }))
    expect(world.history(arn).slice(3)).toEqual([
      '4<3 ActivityStarted',
      '5<4 ActivityFailed error=Broken cause=the box',
      '6<5 ExecutionFailed error=Broken cause=the box',
    ])
    world.pass(59_999)
    expect(world.answered('second')).toBeUndefined()
    world.pass(1)
    expect(world.answered('second')).toEqual({ ok: true, value: {} })
  })

  it('is over for a worker who comes too late, and the next one is given', () => {
    const world = packing({ TimeoutSeconds: 10 })
    const late = world.start('flow')
    world.pass(10_000)
    expect(world.history(late).slice(3)).toEqual(['4<3 ActivityTimedOut error=States.Timeout', '5<4 ExecutionFailed error=States.Timeout'])
    world.start('flow', { box: 2 })
    expect(value(world.call('GetActivityTask', { activityArn }))['input']).toBe('{"box":2}')
  })

  it('needs the heartbeats of its worker from the moment when he takes it', () => {
    const world = packing({ HeartbeatSeconds: 10 })
    const arn = world.start('flow')
    world.pass(30_000)
    const { taskToken } = value(world.call('GetActivityTask', { activityArn }))
    for (let beats = 0; beats < 3; beats++) {
      world.pass(9000)
      value(world.call('SendTaskHeartbeat', { taskToken: String(taskToken) }))
    }
    expect(world.outcome(arn)).toBe('RUNNING')
    world.pass(10_000)
    expect(world.outcome(arn)).toBe('FAILED States.Timeout:')
    expect(refusal(world.call('SendTaskSuccess', { taskToken: String(taskToken), output: '1' }))).toContain('TaskTimedOut')
  })

  it('survives that the world is written down and read back', () => {
    const before = packing()
    const arn = before.start('flow')
    const world = workflowWorld({ world: JSON.parse(JSON.stringify(before.world)) as World, clockMs: before.clockMs() })
    const { taskToken } = value(world.call('GetActivityTask', { activityArn }))
    value(world.call('SendTaskSuccess', { taskToken: String(taskToken), output: '{}' }))
    expect(world.outcome(arn)).toBe('SUCCEEDED {}')
  })
})
