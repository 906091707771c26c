import { describe, expect, it } from 'vitest'
import type { StateRun, WorkflowView } from './model.ts'
import {
  advanceRun,
  createChronicle,
  goTo,
  historyRows,
  inspectNode,
  listExecutions,
  logWindow,
  nodeViewOf,
  noteChronicle,
  sampleInputOf,
  stateRunOf,
  workflowPictureOf,
  workflowViewOf,
  type Run,
} from '../index.ts'
import { callFrom, edit, runOf } from '../testing/runs.ts'
import { createLog } from '../log.ts'

const head = (mocks: string) => `Transform: AWS::Serverless-2016-10-31
Metadata:
  Switchyard: { Mocks: ${mocks} }
Resources:
`

/** A state machine called Flow; its states as YAML, indented by ten. */
function flow(states: string, { mocks = '{}', start = 'Do', more = '' } = {}): string {
  const definition = `  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: ${start}
        States:
${states}`
  return `${head(mocks)}${definition}${more}`
}

function start(run: Run, input: unknown, name = 'one'): string {
  const arn = run.template.resources['Flow']?.arn ?? ''
  callFrom(run, 'states', 'StartExecution', { stateMachineArn: arn, input: JSON.stringify(input), name })
  advanceRun(run, { ms: run.clockMs })
  return `${arn.replace(':stateMachine:', ':execution:')}:${name}`
}

function view(run: Run, execution?: string): WorkflowView {
  const found = workflowViewOf(run, 'Flow', execution)
  if (found === undefined) throw new Error('Flow is no workflow')
  return found
}

function looked(run: Run, execution: string, state: string, visit?: number): StateRun {
  const found = stateRunOf(run, { node: 'Flow', execution, state, ...(visit !== undefined && { visit }) })
  if (found === undefined) throw new Error(`${execution} has not come to ${state}`)
  return found
}

const valuesOf = ({ stages }: StateRun) => stages.map(({ name, value, isSame }) => `${name}: ${isSame ? 'the same' : (value ?? '…')}`)

const caught = flow(
  `          Do:
            Type: Task
            Resource: arn:aws:states:::glue:startJobRun
            Parameters: { JobName: nightly }
            Retry: [{ ErrorEquals: [Glue.Busy], IntervalSeconds: 10, MaxAttempts: 2 }]
            Catch: [{ ErrorEquals: [Other], Next: Lost }, { ErrorEquals: [States.ALL], Next: Sorry, ResultPath: $.why }]
            Next: Fine
          Fine: { Type: Succeed }
          Lost: { Type: Fail, Error: Lost }
          Sorry: { Type: Pass, End: true }
`,
  { mocks: '{ Flow: { Do: { Error: Glue.Busy, Cause: full } } }' },
)

describe('an execution that is looked at', () => {
  it('says of a state that is tried again when, and which attempt that will be', () => {
    const run = runOf(caught)
    const one = start(run, { n: 1 })
    advanceRun(run, { ms: 15_000 })
    const state = view(run, one).states['Do']
    expect(state).toMatchObject({ inside: 1, status: 'retrying', entered: 1, attempt: 3, attempts: 3, answeredBy: 'mock' })
    expect([state?.since, state?.until]).toEqual([10_200, 30_200])
    const { attempts, whys } = looked(run, one, 'Do')
    expect(attempts.map(({ number, outcome, error, answeredBy = '' }) => `${number} ${outcome} ${error ?? ''} ${answeredBy}`)).toEqual([
      '1 failed Glue.Busy mock',
      '2 failed Glue.Busy mock',
      '3 planned  ',
    ])
    expect(attempts[2]?.startedAt).toBe(state?.until)
    expect(whys[0]).toMatchObject({ rule: 'states.retrying', text: expect.stringContaining('retry 2 of 2 comes in') as string })
    expect(inspectNode(run, 'Flow')?.why.map(({ rule }) => rule)).toEqual(['states.transitions'])
  })

  it('goes along the catcher that took the error', () => {
    const run = runOf(caught)
    const one = start(run, { n: 1 })
    advanceRun(run, { ms: 60_000 })
    const { states, taken, execution } = view(run, one)
    expect(execution).toMatchObject({ name: 'one', status: 'SUCCEEDED', transitions: 4 })
    expect(states['Do']).toMatchObject({ inside: 0, succeeded: 0, caught: 1, failed: 0, status: 'caught', error: 'Glue.Busy' })
    expect(states['Sorry']).toMatchObject({ succeeded: 1, status: 'succeeded' })
    expect(taken).toEqual({ '/States/Do/Catch/1': 1 })
    const { whys, ...looked2 } = looked(run, one, 'Do')
    expect(whys[0]?.text).toBe('It failed with Glue.Busy. A Catch of States.ALL leads to Sorry. Its 2 retries were used up.')
    expect(valuesOf(looked2 as StateRun)).toEqual([
      'State input: {"n":1}',
      'InputPath: the same',
      'Parameters: {"JobName":"nightly"}',
      'Error output: {"Error":"Glue.Busy","Cause":"full"}',
      'ResultPath: {"n":1,"why":{"Error":"Glue.Busy","Cause":"full"}}',
      'State output: the same',
    ])
    expect(nodeViewOf(run, 'Flow')).toMatchObject({ kind: 'workflow', succeeded: 1, running: 0, transitions: 4, retried: 2, caught: 1 })
  })

  it('is told of a moment of the past as it was then', () => {
    const run = runOf(caught)
    const one = start(run, {})
    advanceRun(run, { ms: 60_000 })
    expect(view(run, one).states['Do']?.status).toBe('caught')
    goTo(run, { clockMs: 15_000 })
    expect(view(run, one).states['Do']).toMatchObject({ status: 'retrying', inside: 1, caught: 0 })
    advanceRun(run, { ms: 60_000 })
    expect(view(run, one).states['Do']?.status).toBe('caught')
  })

  it('tells its rows of the log in words', () => {
    const log = createLog()
    const chronicle = createChronicle(log)
    const run = runOf(caught, { onRecord: (record, at) => noteChronicle(chronicle, at, record) })
    start(run, { n: 1 })
    advanceRun(run, { ms: 60_000 })
    const rows = logWindow(log, { count: 20 }).rows.toReversed()
    expect(rows.map(({ from, to, what, text }) => `${from}${to === undefined ? '' : ` → ${to}`} ${what}: ${text}`)).toEqual([
      'you → Flow StartExecution: one · input of 7 bytes',
      'Flow mocked: one · Do is answered by a mock',
      'Flow retry: one · Do failed with Glue.Busy · retry 1 in 10 s',
      'Flow mocked: one · Do is answered by a mock',
      'Flow retry: one · Do failed with Glue.Busy · retry 2 in 20 s',
      'Flow mocked: one · Do is answered by a mock',
      'Flow caught: one · Do failed with Glue.Busy · goes on at Sorry',
      expect.stringMatching(/^Flow succeeded: one · 4 transitions in /),
    ])
  })
})

const scopes = flow(
  `          Do:
            Type: Map
            ItemsPath: $.items
            ItemSelector: { "item.$": $$.Map.Item.Value }
            ToleratedFailurePercentage: 50
            ItemProcessor:
              StartAt: Odd
              States:
                Odd: { Type: Choice, Choices: [{ Variable: $.item, NumericLessThan: 0, Next: Bad }], Default: Good }
                Bad: { Type: Fail, Error: Minus }
                Good: { Type: Wait, SecondsPath: $.item, End: true }
            Next: Both
          Both:
            Type: Parallel
            Branches:
              - { StartAt: Left, States: { Left: { Type: Pass, Result: L, End: true } } }
              - { StartAt: Right, States: { Right: { Type: Pass, Result: R, End: true } } }
            End: true
`,
)

describe('states inside others', () => {
  it('tell how the iterations of a Map stand, and what came of them', () => {
    const run = runOf(scopes)
    const one = start(run, { items: [3, -1, 5, 2] })
    advanceRun(run, { ms: 4_000 })
    const map = view(run, one).states['Do']
    expect(map).toMatchObject({ status: 'running', iterations: { total: 4, cells: 'sfrs' } })
    expect(view(run, one).states['Good']).toMatchObject({ inside: 1, succeeded: 2, status: 'waiting', entered: 3 })
    expect(view(run, one).states['Bad']).toMatchObject({ failed: 1, status: 'failed' })
    expect(looked(run, one, 'Do').whys[0]?.text).toBe('3 of 4 items are done, 1 of them failed; 1 run, at most 40 at the same time.')
    advanceRun(run, { ms: 20_000 })
    expect(view(run, one)).toMatchObject({ execution: { status: 'SUCCEEDED' }, taken: { '/States/Do/Next': 1 } })
    expect(valuesOf(looked(run, one, 'Do')).slice(2, 5)).toEqual([
      'ItemsPath: [3,-1,5,2]',
      'ItemSelector: {"item":3}',
      'Result: [{"item":3},{"Error":"Minus","Cause":null},{"item":5},{"item":2}]',
    ])
    expect(valuesOf(looked(run, one, 'Both')).slice(-2)).toEqual(['OutputPath: the same', 'State output: the same'])
    expect(looked(run, one, 'Both').stages.find(({ name }) => name === 'Result')?.value).toBe('["L","R"]')
    expect(looked(run, one, 'Odd', 1)).toMatchObject({ visit: 1, visits: 4, status: 'succeeded' })
    expect(looked(run, one, 'Odd', 1).stages[0]?.value).toBe('{"item":-1}')
  })

  it('stand in the picture as scopes of their own', () => {
    const run = runOf(scopes)
    const picture = workflowPictureOf(run.template, 'Flow', 'test.yaml')
    expect(picture).toMatchObject({ node: 'Flow', type: 'STANDARD', file: 'test.yaml', isBroken: false, root: { id: '', startAt: 'Do' } })
    const [map, both] = picture?.root.states ?? []
    expect(map).toMatchObject({ name: 'Do', words: 'each of $.items', isEnd: false })
    expect(map?.scopes.map(({ id, startAt }) => `${id} ${startAt}`)).toEqual(['/States/Do/ItemProcessor Odd'])
    expect(map?.scopes[0]?.transitions.map(({ from, to, kind, label }) => `${from} → ${to} ${kind} ${label}`)).toEqual([
      'Odd → Bad rule $.item < 0',
      'Odd → Good default Default',
    ])
    expect(map?.scopes[0]?.states.map(({ name, words }) => `${name}: ${words}`)).toEqual(['Odd: Choice', 'Bad: Minus', 'Good: $.item s'])
    expect(both).toMatchObject({ words: '2 branches', isEnd: true })
    expect(both?.scopes.map(({ id }) => id)).toEqual(['/States/Both/Branches/0', '/States/Both/Branches/1'])
    expect(JSON.parse(sampleInputOf(run.template, 'Flow') ?? '')).toHaveProperty('items')
  })
})

describe('a state in JSONata', () => {
  it('tells its arguments, its result and the variables that it sees', () => {
    const run = runOf(
      flow(
        `          Do: { Type: Pass, QueryLanguage: JSONata, Assign: { total: "{% $states.input.a + 1 %}" }, Next: Send }
          Send:
            Type: Task
            QueryLanguage: JSONata
            Resource: arn:aws:states:::sqs:sendMessage
            Arguments: { QueueUrl: !Ref Jobs, MessageBody: "{% 'n' & $string($total) %}" }
            Output: "{% $states.result.MD5OfMessageBody %}"
            End: true
`,
        { more: '  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }\n' },
      ),
    )
    const one = start(run, { a: 41 })
    advanceRun(run, { ms: 5_000 })
    const sent = looked(run, one, 'Send')
    expect(sent.variables).toEqual({ total: '42' })
    expect(sent.stages.map(({ name }) => name)).toEqual(['State input', 'Arguments', 'Task result', 'State output'])
    expect(sent.stages[1]?.value).toBe('{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111111111111/jobs","MessageBody":"n42"}')
    expect(sent.stages[3]).toMatchObject({ setting: '{% $states.result.MD5OfMessageBody %}', isSame: false })
    expect(JSON.parse(sent.stages[3]?.value ?? '')).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('a task with a token', () => {
  it('waits for somebody else, and says for how long', () => {
    const run = runOf(
      flow(
        `          Do:
            Type: Task
            Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
            TimeoutSeconds: 60
            Parameters: { QueueUrl: !Ref Jobs, MessageBody: { "token.$": $$.Task.Token } }
            End: true
`,
        { more: '  Jobs: { Type: AWS::SQS::Queue }\n' },
      ),
    )
    const one = start(run, {})
    advanceRun(run, { ms: 20_000 })
    expect(view(run, one).states['Do']).toMatchObject({ status: 'token', until: 60_000 })
    expect(looked(run, one, 'Do').whys[0]?.text).toMatch(/SendTaskSuccess or SendTaskFailure with its token\. It times out in 40/)
    advanceRun(run, { ms: 61_000 })
    expect(view(run, one)).toMatchObject({ execution: { status: 'FAILED', error: 'States.Timeout' }, states: { Do: { status: 'failed' } } })
  })
})

describe('executions and histories', () => {
  const quick = flow('          Do: { Type: Pass, End: true }\n')

  it('are listed newest first, some at a time', () => {
    const run = runOf(quick)
    for (let n = 1; n <= 130; n++) start(run, { n }, `n${n}`)
    advanceRun(run, { ms: 10 })
    const first = listExecutions(run, { node: 'Flow' })
    expect([first?.rows.length, first?.rows[0]?.name, first?.total, first?.more]).toEqual([100, 'n130', 130, true])
    const second = listExecutions(run, { node: 'Flow', before: first?.rows.at(-1)?.arn ?? '' })
    expect([second?.rows.length, second?.rows[0]?.name, second?.rows.at(-1)?.name, second?.more]).toEqual([30, 'n30', 'n1', false])
    expect(view(run)).toMatchObject({ place: 129, executions: 130, execution: { name: 'n130' } })
    expect(listExecutions(run, { node: 'Nobody' })).toBeUndefined()
  })

  it('tell each event with the state that it belongs to, as AWS lists them', () => {
    const run = runOf(quick)
    const one = start(run, { n: 1 })
    advanceRun(run, { ms: 10 })
    const { events = [], total } = historyRows(run, { node: 'Flow', execution: one, from: 2 }) ?? {}
    expect(total).toBe(4)
    expect(events.map(({ id, previousId, type, state }) => `${id}<${previousId} ${type} ${state ?? '-'}`)).toEqual([
      '2<0 PassStateEntered Do',
      '3<2 PassStateExited Do',
      '4<3 ExecutionSucceeded -',
    ])
    expect(events[0]?.details).toEqual({ stateEnteredEventDetails: { name: 'Do', input: '{"n":1}', inputDetails: { truncated: false } } })
  })

  it('go by the definition that they began with when it is changed', () => {
    const waiting = flow('          Do: { Type: Wait, Seconds: 10, Next: End }\n          End: { Type: Pass, Result: old, End: true }\n')
    const run = runOf(waiting)
    const one = start(run, {})
    advanceRun(run, { ms: 1_000 })
    expect(edit(run, waiting.replace('old', 'new')).ok).toBe(true)
    const two = start(run, {}, 'two')
    advanceRun(run, { ms: 30_000 })
    expect([one, two].map((arn) => looked(run, arn, 'End').stages.at(-1)?.value)).toEqual(['"old"', '"new"'])
  })
})
