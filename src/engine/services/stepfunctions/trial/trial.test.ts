import { describe, expect, it } from 'vitest'
import { queueUrl } from '../../../../aws/identity.ts'
import type { JsonObject } from '../../../../base/json.ts'
import { arnOfFunction, readBack, taskWorld } from '../testing/task-world.ts'
import type { WorkflowWorld } from '../testing/workflow-world.ts'

const role = 'arn:aws:iam::111111111111:role/tester'

interface Asked extends JsonObject {
  readonly stateName?: string
}

function ask(made: WorkflowWorld, definition: object, input: unknown, more: Asked): void {
  const request = { definition: JSON.stringify(definition), input: JSON.stringify(input), roleArn: role, ...more }
  made.call('TestState', request, { name: 'trial' })
}

/** What came back: the answer with its texts read, or `Code: message`. */
function told(made: WorkflowWorld): unknown {
  const reply = made.answered('trial')
  if (reply === undefined) return undefined
  if (!reply.ok) return `${reply.error.code}: ${reply.error.message}`
  return JSON.parse(JSON.stringify(reply.value), (_key, value: unknown) =>
    typeof value === 'string' && /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
  )
}

function tried(definition: object, input: unknown = {}, more: Asked = {}): unknown {
  const made = taskWorld()
  ask(made, definition, input, more)
  made.pass(10_000)
  return told(made)
}

const result = (value: unknown): { readonly mock: { readonly result: string } } => ({ mock: { result: JSON.stringify(value) } })
const invoke = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' }, End: true }
const error = (name: string): { readonly mock: { readonly errorOutput: JsonObject } } => ({
  mock: { errorOutput: { error: name, cause: 'why' } },
})

describe('a state tried alone', () => {
  it('tells its output, and where it leads, whether that is there or not', () => {
    expect(tried({ Type: 'Pass', Result: { a: 1 }, Next: 'Elsewhere' })).toEqual({
      output: { a: 1 },
      nextState: 'Elsewhere',
      status: 'SUCCEEDED',
    })
  })

  it('tells what was seen on the way, where it is asked to', () => {
    const state = { Type: 'Pass', InputPath: '$.in', Parameters: { 'b.$': '$.a' }, ResultPath: '$.out', End: true }
    expect(tried(state, { in: { a: 1 } }, { inspectionLevel: 'DEBUG' })).toMatchObject({
      inspectionData: {
        input: { in: { a: 1 } },
        afterInputPath: { a: 1 },
        afterParameters: { b: 1 },
        afterResultSelector: { b: 1 },
        afterResultPath: { in: { a: 1 }, out: { b: 1 } },
      },
    })
    expect(tried(state, { in: { a: 1 } })).not.toHaveProperty('inspectionData')
  })

  it('of a Pass, a result is only told where it is written, and then nothing of what came before', () => {
    const names = (state: object): string[] =>
      Object.keys(
        (tried({ Type: 'Pass', End: true, ...state }, {}, { inspectionLevel: 'TRACE' }) as JsonObject)['inspectionData'] as object,
      )
    expect(names({ Result: 1 })).toEqual(['input', 'result', 'afterResultSelector', 'afterResultPath'])
    expect(names({})).toEqual(['input', 'afterInputPath', 'afterParameters', 'afterResultSelector', 'afterResultPath'])
    expect(names({ QueryLanguage: 'JSONata' })).toEqual(['input'])
  })

  it('reads the variables it is given, and tells of those it leaves behind', () => {
    const state = { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($n, 1)' }, Assign: { m: 2 }, End: true }
    expect(tried(state, {}, { variables: '{"n":1}', inspectionLevel: 'DEBUG' })).toMatchObject({
      output: { sum: 2 },
      inspectionData: { variables: { n: 1, m: 2 } },
    })
  })

  it('fails as it would in a workflow', () => {
    expect(tried({ Type: 'Fail', Error: 'Bad', Cause: 'luck' })).toEqual({ status: 'FAILED', error: 'Bad', cause: 'luck' })
    expect(tried({ Type: 'Pass', InputPath: '$.none', End: true })).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  })

  it('may stand in a whole machine, at any depth; inside a Map its input is the item', () => {
    const inner = { Type: 'Pass', Parameters: { 'at.$': '$$.Map.Item.Index', 'item.$': '$$.Map.Item.Value' }, Next: 'End' }
    const processor = { StartAt: 'Inner', States: { Inner: inner, End: { Type: 'Succeed' } } }
    const machine = { StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: processor, End: true } } }
    expect(tried(machine, { a: 1 }, { stateName: 'Inner' })).toEqual({
      output: { at: 0, item: { a: 1 } },
      nextState: 'End',
      status: 'SUCCEEDED',
    })
    expect(tried(machine, {}, { stateName: 'Other' })).toBe("ValidationException: State 'Other' not found in the definition.")
  })

  it('is refused for what is wrong inside of it', () => {
    expect(tried({ Type: 'Pass', Wrong: 1, End: true })).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'Wrong' is not supported at /'",
    )
    const branch = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nowhere' } } }
    expect(tried({ Type: 'Parallel', Branches: [branch], End: true }, {}, result([1]))).toMatch(/^InvalidDefinition: .*Nowhere/)
    expect(tried({ Type: 'Pass', End: true }, {}, { variables: '[]' })).toBe('ValidationException: Variables must be a valid JSON object')
    expect(tried({ Type: 'Pass', End: true }, {}, { input: 'no' })).toMatch(/^InvalidExecutionInput: .*Unrecognized token/)
  })
})

describe('a task tried alone', () => {
  it('is really done where there is no mock', () => {
    expect(tried({ Type: 'Task', Resource: arnOfFunction('f'), End: true }, { a: 1 })).toEqual({
      output: { got: { a: 1 } },
      status: 'SUCCEEDED',
    })
    expect(tried({ Type: 'Task', Resource: arnOfFunction('bad'), End: true })).toMatchObject({ status: 'FAILED', error: 'NoGood' })
  })

  it('goes on in a world that was written down in between, and leaves nothing behind', () => {
    const made = taskWorld()
    ask(made, { Type: 'Task', Resource: arnOfFunction('slow'), End: true }, {}, { inspectionLevel: 'DEBUG' })
    made.pass(1000)
    const later = readBack(made)
    later.pass(40_000)
    expect(told(later)).toMatchObject({ status: 'SUCCEEDED', inspectionData: { result: '"late"' } })
    const cells = Object.keys(later.world.cells).filter((key) => key.includes('/TestState/'))
    expect(cells).toEqual([])
  })

  it('has five minutes', () => {
    const made = taskWorld()
    ask(made, { Type: 'Wait', Seconds: 301, End: true }, {}, {})
    made.pass(299_000)
    expect(told(made)).toBeUndefined()
    made.pass(1000)
    expect(told(made)).toEqual({ status: 'FAILED', error: 'States.Timeout' })
  })

  it('needs a role, or a mock; what is waited for needs a mock', () => {
    const made = taskWorld()
    made.call('TestState', { definition: JSON.stringify(invoke) }, { name: 'trial' })
    expect(told(made)).toBe('ValidationException: RoleArn must be specified when testing a Task state')
    const resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'
    const waiting = { Type: 'Task', Resource: resource, Parameters: { QueueUrl: queueUrl('q'), MessageBody: 'm' }, End: true }
    expect(tried(waiting)).toMatch(/only supported when a mock is specified$/)
    expect(tried(waiting, {}, result({ anything: 1 }))).toEqual({ output: { anything: 1 }, status: 'SUCCEEDED' })
  })

  it('sees the context that comes with a mock', () => {
    const state = { ...invoke, ResultSelector: { 'of.$': '$$.Execution.Name' } }
    expect(tried(state, {}, { ...result({}), context: '{"Execution":{"Name":"mine"}}' })).toMatchObject({ output: { of: 'mine' } })
    expect(tried(state, {}, { context: '{}' })).toMatch(/^ValidationException: Context/)
  })

  it('tells which retrier would try it again, and when', () => {
    const Retry = [{ ErrorEquals: ['Other'] }, { ErrorEquals: ['Mine'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 }]
    const after = (retrierRetryCount: number): unknown =>
      tried({ ...invoke, Retry }, {}, { ...error('Mine'), inspectionLevel: 'DEBUG', stateConfiguration: { retrierRetryCount } })
    expect(after(1)).toMatchObject({
      status: 'RETRIABLE',
      error: 'Mine',
      cause: 'why',
      inspectionData: { errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: 6 } },
    })
    expect(after(2)).toMatchObject({ status: 'FAILED', error: 'Mine' })
  })

  it('tells which catcher takes an error, and what it makes of it', () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'A' },
      { ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'B' },
    ]
    expect(tried({ ...invoke, Catch }, { a: 1 }, { ...error('Mine'), inspectionLevel: 'DEBUG' })).toMatchObject({
      status: 'CAUGHT_ERROR',
      error: 'Mine',
      nextState: 'B',
      output: { a: 1, e: { Error: 'Mine', Cause: 'why' } },
      inspectionData: { errorDetails: { catchIndex: 1 } },
    })
  })
})

describe('branches and iterations tried alone', () => {
  const scope = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }

  it('do not run: the mock is what they came to, text and all', () => {
    const made = taskWorld()
    ask(
      made,
      { Type: 'Parallel', Branches: [scope, { StartAt: 'B', States: { B: { Type: 'Succeed' } } }], End: true },
      {},
      { mock: { result: '[1,  2]' } },
    )
    const reply = made.answered('trial')
    expect(reply?.ok && reply.value['output']).toBe('[1,  2]')
  })

  it('of a Map, items and limits are worked out', () => {
    const state = {
      Type: 'Map',
      ItemsPath: '$.list',
      ItemSelector: { 'v.$': '$$.Map.Item.Value', 'i.$': '$$.Map.Item.Index' },
      ItemProcessor: scope,
      MaxConcurrency: 3,
      ResultPath: '$.done',
      End: true,
    }
    expect(tried(state, { list: [5, 6] }, { ...result([0, 0]), inspectionLevel: 'DEBUG' })).toMatchObject({
      output: { list: [5, 6], done: [0, 0] },
      inspectionData: {
        afterItemsPath: [5, 6],
        afterItemSelector: [
          { v: 5, i: 0 },
          { v: 6, i: 1 },
        ],
        maxConcurrency: 3,
      },
    })
  })

  it('of a distributed Map, the request brings what would be read; too many failures are one', () => {
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }
    const state = {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' }, ReaderConfig: { InputType: 'JSON' } },
      ItemProcessor: { ProcessorConfig, ...scope },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ToleratedFailureCount: 1,
      End: true,
    }
    const failing = (mapIterationFailureCount: number): unknown => {
      const stateConfiguration = { mapItemReaderData: '[1,2,3]', mapIterationFailureCount }
      return tried(state, {}, { ...result([]), stateConfiguration, inspectionLevel: 'DEBUG' })
    }
    expect(failing(1)).toMatchObject({
      status: 'SUCCEEDED',
      inspectionData: { afterItemBatcher: [{ Items: [1, 2] }, { Items: [3] }], toleratedFailureCount: 1 },
    })
    expect(failing(2)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' })
  })
})
