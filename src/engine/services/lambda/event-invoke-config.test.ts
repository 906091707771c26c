import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../base/json.ts'
import { functionArn, queueArn } from '../../../aws/identity.ts'
import { functionWorld } from './testing/lambda-world.ts'
import { answering } from './testing/scripted-handlers.ts'

describe('what becomes of events, as setting', () => {
  const answersOf = (...calls: [string, JsonObject][]): JsonObject[] => {
    const world = functionWorld(answering(null))
    calls.forEach(([operation, input], index) => world.call(index + 1, operation, { FunctionName: 'pack', ...input }))
    world.until(calls.length)
    return world.answers().slice(1)
  }

  test('is put, changed in part, shown and deleted', () => {
    const answers = answersOf(
      ['PutFunctionEventInvokeConfig', { MaximumRetryAttempts: 1, DestinationConfig: { OnSuccess: { Destination: queueArn('done') } } }],
      ['UpdateFunctionEventInvokeConfig', { MaximumEventAgeInSeconds: 60 }],
      ['GetFunctionEventInvokeConfig', {}],
      ['DeleteFunctionEventInvokeConfig', {}],
      ['GetFunctionEventInvokeConfig', {}],
    )
    expect(answers[2]).toMatchObject({
      value: {
        FunctionArn: `${functionArn('pack')}:$LATEST`,
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 60,
        DestinationConfig: { OnSuccess: { Destination: queueArn('done') }, OnFailure: {} },
      },
    })
    expect(answers[4]).toMatchObject({
      error: { message: `The function ${functionArn('pack')}:$LATEST doesn't have an EventInvokeConfig` },
    })
  })

  test.each([
    [{}, 'You must specify at least one of error handling or destination setting.'],
    [{ MaximumRetryAttempts: 3 }, expect.stringContaining("Value '3' at 'maximumRetryAttempts'")],
    [{ MaximumEventAgeInSeconds: 59 }, expect.stringContaining('greater than or equal to 60')],
    [{ MaximumEventAgeInSeconds: 21_601 }, expect.stringContaining('less than or equal to 21600')],
    [
      { DestinationConfig: { OnFailure: { Destination: functionArn('pack') } } },
      "You can't specify the function as a destination for itself.",
    ],
    [{ DestinationConfig: { OnFailure: { Destination: 'nowhere' } } }, 'The destination ARN nowhere is invalid.'],
  ])('%o is refused', (config, message) => {
    expect(answersOf(['PutFunctionEventInvokeConfig', config as JsonObject])[0]).toMatchObject({
      ok: false,
      error: { message: message as string },
    })
  })
})
