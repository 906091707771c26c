import { describe, expect, it } from 'vitest'
import { readDefinition, type TaskState } from '../../../../asl/index.ts'
import type { Json } from '../../../../base/json.ts'
import { mockFault } from './check-mock.ts'
import { schemaProblem } from './mock-schema.ts'

function stateOf(fields: Json) {
  const state = readDefinition({ StartAt: 'A', States: { A: fields } })?.states['A']
  if (state === undefined) throw new Error('no state')
  return state
}

/** What is wrong with a result that a task is to have had; the task's resource follows `arn:aws:states:::`. */
function problem(resource: string, result: Json, mode: 'STRICT' | 'PRESENT' | 'NONE' = 'STRICT'): string | undefined {
  const task = stateOf({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true }) as TaskState
  return schemaProblem(task, result, mode)?.replace('Mock result schema validation error: ', '')
}

describe('the result of a mock', () => {
  it.each([
    ['a text', 'sqs:sendMessage', { MessageId: 1 }, "Field 'MessageId' must be a string"],
    ['a number', 'aws-sdk:lambda:invoke', { StatusCode: '200' }, "Field 'StatusCode' must be a number"],
    ['a time, which is a text', 'aws-sdk:sfn:startExecution', { ExecutionArn: 'a', StartDate: 1 }, "Field 'StartDate' must be a string"],
    ['an array', 'aws-sdk:sqs:listQueues', { QueueUrls: 'one' }, "Field 'QueueUrls' must be an array"],
    ['items of an array', 'aws-sdk:sqs:listQueues', { QueueUrls: ['one', 2] }, "Field 'QueueUrls' must be a string"],
    ['an object', 'dynamodb:putItem', { ConsumedCapacity: 1 }, "Field 'ConsumedCapacity' must be an object"],
    ['a member of one', 'dynamodb:putItem', { ConsumedCapacity: { TableName: 1 } }, "Field 'TableName' must be a string"],
  ])('must have %s where the operation has it', (_what, resource, result, words) => {
    expect(problem(resource, result)).toBe(words)
    expect(problem(resource, result, 'PRESENT')).toBe(words)
    expect(problem(resource, result, 'NONE')).toBeUndefined()
  })

  it('must keep to the words and lengths of the operation', () => {
    const sync = 'states:startExecution.sync:2'
    expect(problem(sync, { Status: 'DONE' }, 'PRESENT')).toBe("Field 'Status' is not an expected value")
    expect(problem(sync, { ExecutionArn: '' }, 'PRESENT')).toBe("Field 'ExecutionArn' is smaller than the minimum length")
  })

  it('must have what is required only when it is strict, named as workflows name it', () => {
    expect(problem('states:startExecution', { executionArn: 'a' })).toBe("Required field 'ExecutionArn' is missing")
    expect(problem('states:startExecution', { executionArn: 'a' }, 'PRESENT')).toBeUndefined()
  })

  it('may have what the operation does not know, and any payload of a function', () => {
    expect(problem('lambda:invoke', { Payload: { a: 1 }, Other: true })).toBeUndefined()
    expect(problem('sqs:sendMessage.waitForTaskToken', 5)).toBeUndefined()
  })
})

describe('a mock', () => {
  const words = (state: Json, mock: object, more: object = {}): string | undefined =>
    mockFault(stateOf(state), { definition: '', mock, ...more })?.message
  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true }
  const map = { Type: 'Map', ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Succeed' } } }, End: true }

  it('is only for what has its work done elsewhere', () => {
    expect(words({ Type: 'Succeed' }, { result: '1' })).toBe('A mock may be specified for a Task, a Map or a Parallel only.')
    expect(mockFault(stateOf(map), { definition: '' })?.message).toMatch(/^State type 'Map'/)
  })

  it('says one thing, in JSON, and shows no secrets', () => {
    const both = { result: '{}', errorOutput: { error: 'E' } }
    expect(words(task, both)).toBe('A test mock should have only one of the following fields: [result, errorOutput].')
    expect(words(task, { result: 'text' })).toBe('Mocked result must be valid JSON')
    expect(words(task, { result: '{}' }, { revealSecrets: true })).toBe(
      'TestState does not support RevealSecrets when a mock is specified.',
    )
  })

  it('of branches is an array, of written results an object', () => {
    const writer = { ...map, ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: {} } }
    expect(words(map, { result: '{}' })).toBe('Mocked result must be an array.')
    expect(words(writer, { result: '[]' })).toBe('Mocked result must be a JSON object.')
    expect(words(writer, { result: '{}' })).toBeUndefined()
    expect(words({ Type: 'Parallel', Branches: [], End: true }, { result: '[1]' })).toBe(
      'Mocked result must contain the same number of items as number of Parallel branches.',
    )
  })
})
