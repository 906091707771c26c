import { describe, expect, it } from 'vitest'
import { answerFor } from './model.ts'
import { readLocalMocks } from './local-config.ts'
import { readAnswers } from './read-answers.ts'

const durationOf = (text: string): number | undefined => (text === '2 s' ? 2000 : undefined)

describe('mocked answers', () => {
  it('written once hold for every call', () => {
    expect(readAnswers({ Result: { a: 1 }, Duration: '2 s' }, durationOf)).toEqual({
      ok: true,
      value: [{ from: 1, to: null, outcome: { result: '{"a":1}' }, durationMs: 2000 }],
    })
  })

  it('in a list hold one after the other, the last for ever', () => {
    const read = readAnswers([{ Error: 'Too.Soon' }, { Result: 'done' }], durationOf)
    const answers = read.ok ? read.value : []
    expect([1, 2, 9].map((call) => answerFor(answers, call)?.outcome)).toEqual([
      { error: 'Too.Soon', cause: null },
      { result: '"done"' },
      { result: '"done"' },
    ])
  })

  it('by number count from 0, as AWS has it, and end', () => {
    const read = readAnswers({ '0': { Return: 1 }, '1-2': { Throw: { Error: 'Late', Cause: 'slow' } } }, durationOf)
    const answers = read.ok ? read.value : []
    expect([1, 2, 3, 4].map((call) => answerFor(answers, call)?.outcome)).toEqual([
      { result: '1' },
      { error: 'Late', cause: 'slow' },
      { error: 'Late', cause: 'slow' },
      undefined,
    ])
  })

  it('without result and error are to be made up', () => {
    expect(readAnswers({ Duration: 60 }, durationOf)).toEqual({ ok: true, value: [{ from: 1, to: null, outcome: null, durationMs: 60 }] })
  })

  it.each([
    [7, 'a mapping of Result, Error, Cause and Duration, or a list of these'],
    [[], 'at least one answer'],
    [{ Resutl: 1 }, 'Result, Error, Cause or Duration, not Resutl'],
    [{ Duration: 'soon' }, 'a Duration as in 2 s'],
    [{ Result: 1, Error: 'E' }, 'either a result or an error'],
    [{ Cause: 'why' }, 'an Error with a name'],
    [{ '3-1': { Return: 1 } }, 'a range of calls from 0, not 3-1'],
  ])('%j are none: expected %s', (value, error) => {
    expect(readAnswers(value, durationOf)).toEqual({ ok: false, error })
  })
})

describe('a mock configuration of Step Functions Local', () => {
  const responses = { Good: { '0': { Return: { ok: true } } }, Bad: { '0-1': { Throw: { Error: 'E', Cause: 'c' } } } }

  it('gives the states of each test case their answers', () => {
    const config = { StateMachines: { Flow: { TestCases: { Happy: { Do: 'Good' }, Sad: { Do: 'Bad' } } } }, MockedResponses: responses }
    const read = readLocalMocks(config)
    expect(read.ok && read.value['Flow']?.['Sad']?.['Do']).toEqual([
      { from: 1, to: 2, outcome: { error: 'E', cause: 'c' }, durationMs: null },
    ])
    expect(read.ok && Object.keys(read.value['Flow'] ?? {})).toEqual(['Happy', 'Sad'])
  })

  it.each([
    [{ StateMachines: {} }, 'A mock configuration has StateMachines and MockedResponses.'],
    [{ StateMachines: { Flow: {} }, MockedResponses: {} }, 'Flow has no TestCases.'],
    [
      { StateMachines: { Flow: { TestCases: { One: { Do: 'None' } } } }, MockedResponses: responses },
      'Flow, One: Do asks for a response that is not in MockedResponses.',
    ],
  ])('says what is wrong with %j', (config, error) => {
    expect(readLocalMocks(config)).toEqual({ ok: false, error })
  })
})
