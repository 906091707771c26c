import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionArn } from '../../../aws/identity.ts'
import { environmentsOf, functionWorld, zipOf, type LambdaWorld } from './testing/lambda-world.ts'
import { answering, scriptedHandlers } from './testing/scripted-handlers.ts'
import type { LogState } from './index.ts'

type Call = readonly [operation: string, input?: JsonObject]

const other = answering('new')

function versioned(): LambdaWorld {
  return functionWorld(answering('old'), { Tags: { team: 'orders' } }, { other })
}

/** One call a second, to `pack` unless it says otherwise; the answers of all. */
function answersOf(world: LambdaWorld, ...calls: readonly Call[]): JsonObject[] {
  const at = (index: number): number => (index + 1) * 1000
  calls.forEach(([operation, input], index) => world.call(at(index), operation, { FunctionName: 'pack', ...input }))
  world.until(at(calls.length))
  return world.answers().slice(1)
}

const newCode: Call = ['UpdateFunctionCode', { ZipFile: zipOf({ 'index.js': 'other' }) }]
const publish: Call = ['PublishVersion']

function payloads(answers: readonly JsonObject[]): unknown[] {
  return answers.flatMap(({ operation, value }) => (operation === 'Invoke' ? [(value as JsonObject)['Payload']] : []))
}

describe('versions', () => {
  test('a version keeps its code and settings when $LATEST changes', () => {
    const world = versioned()
    const answers = answersOf(
      world,
      publish,
      newCode,
      ['UpdateFunctionConfiguration', { Timeout: 9 }],
      ['Invoke', { Qualifier: '1' }],
      ['Invoke', { FunctionName: functionArn('pack') }],
      ['GetFunctionConfiguration', { FunctionName: `${functionArn('pack')}:1` }],
      ['GetFunctionConfiguration'],
    )
    expect(answers[0]).toMatchObject({ value: { Version: '1', FunctionArn: `${functionArn('pack')}:1` } })
    expect(payloads(answers)).toEqual(['"old"', '"new"'])
    expect(answers.filter(({ operation }) => operation === 'Invoke')).toMatchObject([
      { value: { ExecutedVersion: '1' } },
      { value: { ExecutedVersion: '$LATEST' } },
    ])
    expect(answers.slice(-2)).toMatchObject([{ value: { Version: '1', Timeout: 3 } }, { value: { Version: '$LATEST', Timeout: 9 } }])
  })

  test('publishing without a change answers the last version again; numbers are never given twice', () => {
    const answers = answersOf(versioned(), publish, publish, newCode, publish, ['DeleteFunction', { Qualifier: '2' }], publish)
    expect(answers.map(({ value }) => (value as JsonObject)['Version'])).toEqual(['1', '1', '$LATEST', '2', undefined, '3'])
  })

  test('each version has environments of its own, which go with it', () => {
    const world = versioned()
    answersOf(world, publish, ['Invoke'], ['Invoke', { Qualifier: '1' }], newCode)
    world.until(4999)
    expect(environmentsOf(world)).toEqual(['lambda/environment/pack/2'])
    expect(
      world
        .state<LogState>('lambda/log/pack')
        .lines.filter(({ text }) => text.startsWith('START'))
        .map(({ text }) => text.split(' ').slice(3).join(' ')),
    ).toEqual(['Version: $LATEST', 'Version: 1'])
    world.call(5000, 'DeleteFunction', { FunctionName: 'pack', Qualifier: '1' })
    world.until(5000)
    expect(environmentsOf(world)).toEqual([])
    expect(Object.keys(world.kernel.world.cells).filter((key) => key.startsWith('lambda/revision/'))).toEqual(['lambda/revision/pack/2'])
  })

  test('are listed, $LATEST first', () => {
    const answers = answersOf(
      versioned(),
      publish,
      newCode,
      publish,
      ['ListVersionsByFunction'],
      ['ListVersionsByFunction', { MaxItems: 2 }],
    )
    const versions = (answer: JsonObject | undefined): unknown =>
      ((answer as { value: JsonObject }).value['Versions'] as JsonObject[]).map(({ Version }) => Version)
    expect(versions(answers[3])).toEqual(['$LATEST', '1', '2'])
    expect(versions(answers[4])).toEqual(['$LATEST', '1'])
    expect(answers[4]).toMatchObject({ value: { NextMarker: '2' } })
  })

  test('a deleted function leaves nothing but its log', () => {
    const world = versioned()
    answersOf(world, publish, newCode, publish, ['Invoke', { Qualifier: '1' }])
    world.call(9000, 'DeleteFunction', { FunctionName: 'pack' })
    world.until(9000)
    const left = Object.keys(world.kernel.world.cells).filter((key) => key.includes('/pack'))
    expect(left.filter((key) => !key.startsWith('logs/stream//aws/lambda/pack:'))).toEqual([
      'lambda/log/pack',
      'logs/group//aws/lambda/pack',
    ])
  })
})

describe('aliases', () => {
  const live = (more: JsonObject = {}): Call => ['CreateAlias', { Name: 'live', FunctionVersion: '1', ...more }]

  test('an alias runs the version that it points to, and moves', () => {
    const answers = answersOf(
      versioned(),
      publish,
      newCode,
      publish,
      live(),
      ['Invoke', { Qualifier: 'live' }],
      ['UpdateAlias', { Name: 'live', FunctionVersion: '2' }],
      ['Invoke', { FunctionName: 'pack:live' }],
      ['GetAlias', { Name: 'live' }],
      ['ListAliases', { FunctionVersion: '2' }],
    )
    expect(payloads(answers)).toEqual(['"old"', '"new"'])
    const alias = { AliasArn: `${functionArn('pack')}:live`, Name: 'live', FunctionVersion: '2', Description: '' }
    expect(answers[7]?.['value']).toEqual(alias)
    expect(answers[8]?.['value']).toEqual({ Aliases: [alias] })
  })

  test('with weights it sends their share to the other version', () => {
    const world = versioned()
    const weights = { RoutingConfig: { AdditionalVersionWeights: { '2': 0.25 } } }
    const invocations = Array.from({ length: 400 }, (): Call => ['Invoke', { Qualifier: 'live' }])
    const answers = answersOf(world, publish, newCode, publish, live(weights), ...invocations)
    const share = payloads(answers).filter((payload) => payload === '"new"').length / 400
    expect(share).toBeGreaterThan(0.19)
    expect(share).toBeLessThan(0.31)
  })

  test('the handler sees the alias in its ARN and the version behind it', () => {
    const seen: unknown[] = []
    const world = functionWorld((entry) => {
      if (entry.type === 'event') seen.push([entry.context.functionVersion, entry.context.invokedFunctionArn])
      return { end: { kind: 'returned', value: 'null' } }
    })
    answersOf(world, publish, live(), ['Invoke', { Qualifier: 'live' }])
    world.until(5000)
    expect(seen).toEqual([['1', `${functionArn('pack')}:live`]])
  })
})

describe('a refused call has changed nothing', () => {
  test.each<[Call, string, string]>([
    [['Invoke', { Qualifier: '9' }], 'ResourceNotFoundException', `Function not found: ${functionArn('pack')}:9`],
    [
      ['Invoke', { FunctionName: 'pack:1', Qualifier: '2' }],
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    ],
    [['GetAlias', { Name: 'none' }], 'ResourceNotFoundException', `Cannot find alias arn: ${functionArn('pack')}:none`],
    [['UpdateAlias', { Name: 'none' }], 'ResourceNotFoundException', `Alias not found: ${functionArn('pack')}:none`],
    [
      ['CreateAlias', { Name: 'live', FunctionVersion: '1' }],
      'ResourceConflictException',
      `Alias already exists: ${functionArn('pack')}:live`,
    ],
    [['CreateAlias', { Name: 'new', FunctionVersion: '9' }], 'ResourceNotFoundException', `Function not found: ${functionArn('pack')}:9`],
    [
      ['CreateAlias', { Name: '42', FunctionVersion: '1' }],
      'ValidationException',
      "1 validation error detected: Value '42' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
    ],
    [
      ['UpdateAlias', { Name: 'live', FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } } }],
      'InvalidParameterValueException',
      '$LATEST is not supported for an alias pointing to more than 1 version',
    ],
    [
      ['UpdateAlias', { Name: 'live', RoutingConfig: { AdditionalVersionWeights: { '1': 0.5 } } }],
      'InvalidParameterValueException',
      'Invalid function version 1. Function version 1 is already included in routing configuration.',
    ],
    [
      ['DeleteFunction', { Qualifier: '$LATEST' }],
      'InvalidParameterValueException',
      '$LATEST version cannot be deleted without deleting the function.',
    ],
    [['DeleteFunction', { Qualifier: '1' }], 'ResourceConflictException', 'Cannot delete version 1: the alias live points to it.'],
    [
      ['PublishVersion', { CodeSha256: 'x' }],
      'InvalidParameterValueException',
      expect.stringMatching(/^CodeSHA256 \(x\) is different from current CodeSHA256 in \$LATEST/) as string,
    ],
    [
      ['AddPermission', { Qualifier: '$LATEST', StatementId: 's', Action: 'a', Principal: 'p' }],
      'InvalidParameterValueException',
      expect.anything() as string,
    ],
    [['GetPolicy'], 'ResourceNotFoundException', 'The resource you requested does not exist.'],
    [['RemovePermission', { StatementId: 's' }], 'ResourceNotFoundException', 'No policy is associated with the given resource.'],
    [
      ['UpdateFunctionConfiguration', { DeadLetterConfig: { TargetArn: 'x' } }],
      'InvalidParameterValueException',
      'The provided target ARN x is invalid.',
    ],
  ])('%j', ([operation, input], code, message) => {
    const world = versioned()
    answersOf(world, publish, ['CreateAlias', { Name: 'live', FunctionVersion: '1' }])
    const cells = JSON.stringify(world.kernel.world.cells)
    world.call(5000, operation, { FunctionName: 'pack', ...input })
    world.until(5000)
    expect(world.answers().at(-1)).toMatchObject({ ok: false, error: { code, message } })
    expect(JSON.stringify(world.kernel.world.cells)).toBe(cells)
  })
})

describe('what is shown of functions', () => {
  test('GetFunction adds tags and concurrency; ListFunctions and the account’s settings count', () => {
    const world = versioned()
    const answers = answersOf(
      world,
      ['PutFunctionConcurrency', { ReservedConcurrentExecutions: 7 }],
      ['GetFunction'],
      ['GetFunctionConcurrency'],
      publish,
    )
    world.call(6000, 'ListFunctions', { FunctionVersion: 'ALL' })
    world.call(6000, 'GetAccountSettings', {})
    world.until(6000)
    expect(answers[1]).toMatchObject({
      value: { Configuration: { FunctionName: 'pack' }, Tags: { team: 'orders' }, Concurrency: { ReservedConcurrentExecutions: 7 } },
    })
    expect(answers[2]).toMatchObject({ value: { ReservedConcurrentExecutions: 7 } })
    expect(world.answers().slice(-2)).toMatchObject([
      { value: { Functions: [{ Version: '$LATEST' }, { Version: '1' }] } },
      { value: { AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 993 }, AccountUsage: { FunctionCount: 1 } } },
    ])
  })

  test('tags are put, taken off and listed by ARN', () => {
    const world = versioned()
    const Resource = functionArn('pack')
    world.call(1, 'TagResource', { Resource, Tags: { stage: 'test' } })
    world.call(2, 'UntagResource', { Resource, TagKeys: ['team'] })
    world.call(3, 'ListTags', { Resource })
    world.until(3)
    expect(world.answers().at(-1)).toMatchObject({ value: { Tags: { stage: 'test' } } })
  })
})

test('snapshot → restore → run equals run, with weighted aliases', () => {
  const calls: readonly Call[] = [
    publish,
    newCode,
    publish,
    ['CreateAlias', { Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { '2': 0.5 } } }],
    ...Array.from({ length: 8 }, (): Call => ['Invoke', { Qualifier: 'live', InvocationType: 'Event' }]),
  ]
  const run = (at: number | undefined): string => {
    let world = versioned()
    calls.forEach(([operation, input], index) => world.call(index * 100, operation, { FunctionName: 'pack', ...input }))
    for (let step = 0; world.kernel.world.agenda.length > 0; step++) {
      if (step === at) world = world.restore(scriptedHandlers({ script: answering('old'), other }))
      world.kernel.step()
    }
    return JSON.stringify(world.kernel.world.hash)
  }
  const whole = run(undefined)
  for (let at = 0; at < 40; at++) expect(run(at)).toBe(whole)
})
