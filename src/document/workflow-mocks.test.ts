import { describe, expect, it } from 'vitest'
import { compareTemplates, openTemplate, type Template } from './index.ts'

const config = JSON.stringify({
  StateMachines: { Flow: { TestCases: { Sad: { Pay: 'Broke' } } } },
  MockedResponses: { Broke: { '0': { Throw: { Error: 'No.Money', Cause: 'none' } } } },
})

function opened(mocks: string, files: Record<string, string> = {}): Template {
  const text = `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard:
    Mocks: ${mocks}
Resources:
  Old: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: python3.13, CodeUri: src/ } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Pay
        States:
          Pay: { Type: Task, Resource: "arn:aws:states:::glue:startJobRun.sync", Parameters: { JobName: j }, Next: Rest }
          Rest: { Type: Wait, Seconds: 1, End: true }
`
  const result = openTemplate(text, { name: 'shop/app.yaml', files })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

const told = ({ diagnostics }: Template) => diagnostics.filter(({ code }) => code.startsWith('document.')).map(({ message }) => message)

describe('mocks of tasks', () => {
  it('stand beside those of functions: by state, by call, and for all else', () => {
    const template = opened(
      '{ Old: { Result: 1 }, Flow: { Pay: [{ Error: A.B, Duration: 2 s }, { Result: x }] }, "glue:startJobRun": { Duration: 5 min }, "*": sample }',
    )
    expect(told(template)).toEqual([])
    expect(Object.keys(template.settings.mocks)).toEqual(['Old'])
    expect(template.settings.taskMocks).toEqual({
      sample: true,
      states: {
        Flow: {
          Pay: [
            { from: 1, to: 1, outcome: { error: 'A.B', cause: null }, durationMs: 2000 },
            { from: 2, to: null, outcome: { result: '"x"' }, durationMs: null },
          ],
        },
      },
      calls: { 'glue:startJobRun': [{ from: 1, to: null, outcome: null, durationMs: 300_000 }] },
    })
  })

  it('may be a test case of a file beside the template', () => {
    const template = opened('{ Flow: mocks/config.json#Sad }', { 'shop/mocks/config.json': config })
    expect(told(template)).toEqual(['Old does not run: its runtime is python3.13, and only Node.js is run here.'])
    expect(template.settings.taskMocks.states['Flow']?.['Pay']).toEqual([
      { from: 1, to: 1, outcome: { error: 'No.Money', cause: 'none' }, durationMs: null },
    ])
  })

  it('are a change of the mocks, and of nothing else', () => {
    const difference = compareTemplates(opened('{ Flow: { Pay: { Result: 1 } } }'), opened('{ Flow: { Pay: { Result: 2 } } }'))
    expect([difference.settingsChanged, difference.changed]).toEqual([['Mocks'], []])
  })

  it.each([
    ['sample', []],
    ['{ Flow: { Pay: { Resutl: 1 } } }', ['Pay must be Result, Error, Cause or Duration, not Resutl; it is not used.']],
    ['{ Flow: { Rest: { Result: 1 } } }', ['Mocks of Flow speaks of Rest, but there is no task of that name.']],
    ['{ Flow: [1] }', ['mocks of a workflow must be a mapping of its states; it is not used.']],
    ['{ "*": all }', ['* must be sample; it is not used.']],
    ['{ Flow: gone.json#Sad }', [expect.stringContaining('there is no gone.json')]],
    ['{ Flow: mocks/config.json#Glad }', [expect.stringContaining('it has no Glad')]],
  ])('%s: what is wrong with them is told', (mocks, expected) => {
    const found = told(opened(mocks, { 'shop/mocks/config.json': config })).filter(
      (message) => message.includes('ock') || message.includes('must'),
    )
    expect(found).toEqual(expected)
  })
})
