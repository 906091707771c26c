import { describe, expect, it } from 'vitest'
import { stateMachineArn } from '../../../aws/identity.ts'
import type { JsonObject } from '../../../base/json.ts'
import type { Reply } from '../testing/service-world.ts'
import { workflowWorld, type WorkflowWorld } from './testing/workflow-world.ts'

const arn = stateMachineArn('flow')

function giving(result: number): JsonObject {
  return { StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } }
}

function refusal(reply: Reply | undefined): string {
  return reply?.ok === false ? `${reply.error.code}: ${reply.error.message}` : 'accepted'
}

function value(reply: Reply | undefined): JsonObject {
  if (!reply?.ok) throw new Error(refusal(reply))
  return reply.value
}

function update(world: WorkflowWorld, result: number, more: JsonObject = {}): JsonObject {
  return value(world.call('UpdateStateMachine', { stateMachineArn: arn, definition: JSON.stringify(giving(result)), ...more }))
}

/** Version 1 gives 1, version 2 gives 2. */
function released(): WorkflowWorld {
  const world = workflowWorld()
  value(world.create('flow', giving(1), { publish: true }))
  update(world, 2, { publish: true })
  return world
}

function versions(world: WorkflowWorld, more: JsonObject = {}): unknown {
  const { stateMachineVersions } = value(world.call('ListStateMachineVersions', { stateMachineArn: arn, ...more }))
  return (stateMachineVersions as readonly JsonObject[]).map(({ stateMachineVersionArn }) =>
    String(stateMachineVersionArn).slice(arn.length),
  )
}

function route(...shares: readonly (readonly [version: number | string, weight: number])[]): JsonObject {
  return { routingConfiguration: shares.map(([version, weight]) => ({ stateMachineVersionArn: `${arn}:${version}`, weight })) }
}

describe('versions', () => {
  it('are published once for every revision, numbered, and listed from the newest', () => {
    const world = workflowWorld()
    expect(value(world.create('flow', giving(1)))['stateMachineVersionArn']).toBeUndefined()
    for (let times = 0; times < 2; times++)
      expect(value(world.call('PublishStateMachineVersion', { stateMachineArn: arn }))['stateMachineVersionArn']).toBe(`${arn}:1`)
    expect(update(world, 1, { publish: true })).toEqual({ updateDate: expect.any(Number) as number, stateMachineVersionArn: `${arn}:1` })
    expect(update(world, 2, { publish: true })['stateMachineVersionArn']).toBe(`${arn}:2`)
    expect(versions(world)).toEqual([':2', ':1'])
    expect(versions(world, { maxResults: 1 })).toEqual([':2'])
  })

  it('are those of the revision that is asked for, or none', () => {
    const world = workflowWorld()
    value(world.create('flow', giving(1)))
    const { revisionId } = update(world, 2)
    const publish = (wanted: string): Reply | undefined =>
      world.call('PublishStateMachineVersion', { stateMachineArn: arn, revisionId: wanted })
    const words = `Failed to publish the State Machine version for revision INITIAL. The current State Machine revision is ${String(revisionId)}.`
    expect(refusal(publish('INITIAL'))).toBe(`ConflictException: ${words}`)
    expect(refusal(publish(String(revisionId)))).toBe('accepted')
  })

  it('are described as they were, and cannot be changed', () => {
    const world = workflowWorld()
    value(world.create('flow', giving(1), { publish: true, versionDescription: 'the first' }))
    update(world, 2)
    expect(value(world.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` }))).toMatchObject({
      stateMachineArn: `${arn}:1`,
      name: 'flow',
      description: 'the first',
      definition: JSON.stringify(giving(1)),
    })
    expect(refusal(world.call('UpdateStateMachine', { stateMachineArn: `${arn}:1`, roleArn: 'arn:aws:iam::111111111111:role/r' }))).toBe(
      `StateMachineDoesNotExist: State Machine Does Not Exist: '${arn}:1'`,
    )
  })

  it('are deleted as often as one likes, and their numbers are not given again', () => {
    const world = released()
    for (let times = 0; times < 2; times++)
      expect(value(world.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` }))).toEqual({})
    update(world, 3, { publish: true })
    expect(versions(world)).toEqual([':3', ':1'])
  })

  it('run as they were, and their executions are listed by themselves', () => {
    const world = released()
    const started = world.start('flow:1')
    const other = world.start('flow')
    world.pass(0)
    expect(world.outcome(started)).toBe('SUCCEEDED 1')
    expect(world.outcome(other)).toBe('SUCCEEDED 2')
    expect(value(world.call('DescribeExecution', { executionArn: started }))).toMatchObject({
      stateMachineArn: arn,
      stateMachineVersionArn: `${arn}:1`,
    })
    expect(world.history(started)[0]).toContain(`stateMachineVersionArn=${arn}:1`)
    const listed = (stateMachineArn: string): unknown =>
      (value(world.call('ListExecutions', { stateMachineArn }))['executions'] as readonly JsonObject[]).map(
        ({ executionArn }) => executionArn,
      )
    expect(listed(`${arn}:1`)).toEqual([started])
    expect(listed(arn)).toEqual([other, started])
    expect(refusal(world.call('StartExecution', { stateMachineArn: `${arn}:7` }))).toContain('StateMachineDoesNotExist')
  })
})

describe('aliases', () => {
  it('are made, changed, listed and deleted', () => {
    const world = released()
    const aliasArn = `${arn}:live`
    const made = value(world.call('CreateStateMachineAlias', { name: 'live', description: 'what runs', ...route([1, 100]) }))
    expect(made['stateMachineAliasArn']).toBe(aliasArn)
    expect(value(world.call('CreateStateMachineAlias', { name: 'live', description: 'what runs', ...route([1, 100]) }))).toEqual(made)
    expect(refusal(world.call('CreateStateMachineAlias', { name: 'live', ...route([2, 100]) }))).toBe(
      'ConflictException: Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    )
    value(world.call('UpdateStateMachineAlias', { stateMachineAliasArn: aliasArn, ...route([1, 30], [2, 70]) }))
    expect(value(world.call('DescribeStateMachineAlias', { stateMachineAliasArn: aliasArn }))).toMatchObject({
      name: 'live',
      description: 'what runs',
      ...route([1, 30], [2, 70]),
    })
    expect(value(world.call('ListStateMachineAliases', { stateMachineArn: arn }))['stateMachineAliases']).toEqual([made])
    for (let times = 0; times < 2; times++)
      expect(value(world.call('DeleteStateMachineAlias', { stateMachineAliasArn: aliasArn }))).toEqual({})
    expect(value(world.call('ListStateMachineAliases', { stateMachineArn: arn }))['stateMachineAliases']).toEqual([])
    expect(refusal(world.call('DescribeStateMachineAlias', { stateMachineAliasArn: aliasArn }))).toBe(
      'ResourceNotFound: Request references a resource that does not exist.',
    )
  })

  it.each([
    [route([1, 40], [2, 50]), 'Sum of routing configuration weights must equal 100. Received: [40, 50]'],
    [route([1, 50], [1, 50]), `Routing configuration must contain distinct state machine version ARNs. Received: [${arn}:1, ${arn}:1]`],
    [route(['live', 100]), `Routing configuration must contain state machine version ARNs. Received: [${arn}:live]`],
    [
      route([1, 50], [2, 25], [3, 25]),
      `1 validation error detected: Value '[${[`${arn}:1, weight=50`, `${arn}:2, weight=25`, `${arn}:3, weight=25`]
        .map((item) => `RoutingConfigurationListItem(stateMachineVersionArn=${item})`)
        .join(', ')}]' at 'routingConfiguration' failed to satisfy constraint: Member must have length less than or equal to 2`,
    ],
  ])('route to no more than two versions, to the whole: %#', (routing, words) => {
    expect(refusal(released().call('CreateStateMachineAlias', { name: 'live', ...routing }))).toBe(`ValidationException: ${words}`)
  })

  it('keep the versions that they route to from being deleted', () => {
    const world = released()
    for (const name of ['live', 'next']) value(world.call('CreateStateMachineAlias', { name, ...route([1, 100]) }))
    expect(refusal(world.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:1` }))).toBe(
      'ConflictException: Version to be deleted must not be referenced by an alias. ' +
        'Current list of aliases referencing this version: [live, next]',
    )
    expect(refusal(world.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` }))).toBe('accepted')
  })

  it('share executions by weight, the same in every run of one world', () => {
    const run = (): string[] => {
      const world = released()
      value(world.call('CreateStateMachineAlias', { name: 'live', ...route([1, 25], [2, 75]) }))
      const started = Array.from({ length: 200 }, () => world.start('flow:live'))
      world.pass(0)
      expect(value(world.call('DescribeExecution', { executionArn: started[0] as string }))['stateMachineAliasArn']).toBe(`${arn}:live`)
      return started.map((one) => world.outcome(one))
    }
    const outcomes = run()
    const share = outcomes.filter((outcome) => outcome === 'SUCCEEDED 1').length
    expect(share).toBeGreaterThan(30)
    expect(share).toBeLessThan(70)
    expect(run()).toEqual(outcomes)
  })
})

describe('tags', () => {
  it('are set over each other and taken away', () => {
    const world = workflowWorld()
    value(world.create('flow', giving(1), { tags: [{ key: 'team', value: 'a' }] }))
    value(
      world.call('TagResource', {
        resourceArn: arn,
        tags: [
          { key: 'team', value: 'b' },
          { key: 'cost', value: '7' },
        ],
      }),
    )
    value(world.call('UntagResource', { resourceArn: arn, tagKeys: ['cost', 'none'] }))
    expect(value(world.call('ListTagsForResource', { resourceArn: arn }))).toEqual({ tags: [{ key: 'team', value: 'b' }] })
  })

  it('are had by machines and activities, not by versions, and are 50 at most', () => {
    const world = released()
    const { activityArn } = value(world.call('CreateActivity', { name: 'work', tags: [{ key: 'k', value: 'v' }] }))
    expect(value(world.call('ListTagsForResource', { resourceArn: String(activityArn) }))).toEqual({ tags: [{ key: 'k', value: 'v' }] })
    expect(refusal(world.call('TagResource', { resourceArn: `${arn}:1`, tags: [] }))).toBe(
      `ResourceNotFound: Resource not found: '${arn}:1'`,
    )
    expect(refusal(world.call('TagResource', { resourceArn: arn, tags: null }))).toBe(
      "ValidationException: 1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null",
    )
    const tags = Array.from({ length: 51 }, (_all, index) => ({ key: `k${index}`, value: '' }))
    expect(refusal(world.call('TagResource', { resourceArn: arn, tags }))).toContain('TooManyTags')
  })
})

describe('a definition that is only checked', () => {
  const dead = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }

  it('fails with what is wrong, up to as much as is asked for', () => {
    const check = (more: JsonObject): JsonObject =>
      value(workflowWorld().call('ValidateStateMachineDefinition', { definition: JSON.stringify(dead), ...more }))
    const all = check({})
    expect(all).toMatchObject({ result: 'FAIL', truncated: false })
    expect((all['diagnostics'] as readonly JsonObject[]).map(({ code }) => code)).toEqual([
      'MISSING_TRANSITION_TARGET',
      'MISSING_END_STATE',
    ])
    expect(check({ maxResults: 1 })).toMatchObject({ truncated: true, diagnostics: [{ code: 'MISSING_TRANSITION_TARGET' }] })
  })

  it('tells of warnings only when it is asked to, and they are no failure', () => {
    const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { x: '$.y' }, End: true } } })
    const check = (severity: string): JsonObject => value(workflowWorld().call('ValidateStateMachineDefinition', { definition, severity }))
    expect(check('ERROR')).toEqual({ result: 'OK', diagnostics: [], truncated: false })
    expect(check('WARNING')).toMatchObject({ result: 'OK', diagnostics: [{ severity: 'WARNING', code: 'NO_DOLLAR' }] })
  })
})
