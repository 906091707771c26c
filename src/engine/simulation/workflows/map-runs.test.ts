import { describe, expect, it } from 'vitest'
import { advanceRun, mapChildrenOf, stateBarsOf, stateRunOf, workflowViewOf, type Run, type WorkflowView } from '../index.ts'
import { runOf, startFlow } from '../testing/runs.ts'

/** A distributed Map whose children sleep as many seconds as their item says; one below zero fails. */
function flow(fields: object = {}): string {
  const processor = {
    StartAt: 'Odd',
    States: {
      Odd: { Type: 'Choice', Choices: [{ Variable: '$', NumericLessThan: 0, Next: 'Bad' }], Default: 'Sleep' },
      Bad: { Type: 'Fail', Error: 'Minus', Cause: 'below zero' },
      Sleep: { Type: 'Wait', SecondsPath: '$', End: true },
    },
  }
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor }
  const Definition = {
    StartAt: 'Each',
    States: { Each: { Type: 'Map', ItemProcessor, Next: 'After', ...fields }, After: { Type: 'Wait', Seconds: 60, End: true } },
  }
  return JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: { Flow: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition } } },
  })
}

function view(run: Run, execution: string): WorkflowView {
  const found = workflowViewOf(run, 'Flow', execution)
  if (found === undefined) throw new Error('Flow is no workflow')
  return found
}

const children = (run: Run, execution: string, from = 0, count = 100) =>
  mapChildrenOf(run, { node: 'Flow', execution, state: 'Each', from, count })

function childArn(run: Run, execution: string, number: number): string {
  return children(run, execution)?.rows[number]?.execution?.arn ?? 'none'
}

describe('a distributed Map', () => {
  it('tells how its children stand, with those that are to come, and what it tolerates', () => {
    const run = runOf(flow({ MaxConcurrency: 2, ToleratedFailurePercentage: 40 }))
    const one = startFlow(run, [1, -1, 5, 9])
    advanceRun(run, { ms: 4_000 })
    const { mapRun, iterations, status } = view(run, one).states['Each'] ?? {}
    expect(status).toBe('running')
    expect(iterations).toEqual({ total: 4, perCell: 1, cells: 'sfrr', counts: { s: 1, f: 1, r: 2 } })
    expect(mapRun).toMatchObject({ status: 'RUNNING', stage: 'running', maxConcurrency: 2, toleratedPercentage: 40 })
    expect(mapRun?.children).toMatchObject({ pending: 0, running: 2, succeeded: 1, failed: 1 })
    expect(children(run, one)?.rows.map(({ number, status: own, execution }) => `${number} ${own} ${execution?.error ?? ''}`)).toEqual([
      '0 SUCCEEDED ',
      '1 FAILED Minus',
      '2 RUNNING ',
      '3 RUNNING ',
    ])
  })

  it('tells them also when it is over, and reckons batches that are still to be made', () => {
    const run = runOf(flow({ MaxConcurrency: 1, ToleratedFailureCount: 1 }))
    const one = startFlow(run, [2, -1, 3])
    advanceRun(run, { ms: 1_000 })
    expect(view(run, one).states['Each']?.iterations?.cells).toBe('r..')
    advanceRun(run, { ms: 20_000 })
    expect(view(run, one).states['Each']).toMatchObject({
      status: 'succeeded',
      iterations: { cells: 'sfs' },
      mapRun: { status: 'SUCCEEDED' },
    })
    expect(children(run, one, 1, 1)).toMatchObject({ total: 3, rows: [{ number: 1, status: 'FAILED', items: 1 }] })
  })

  it('puts several of very many on one cell, and says where some of them failed', () => {
    const run = runOf(flow({ ToleratedFailureCount: 5 }))
    const one = startFlow(
      run,
      Array.from({ length: 900 }, (_, index) => (index === 4 ? -1 : 3)),
    )
    advanceRun(run, { ms: 1_000 })
    const { iterations } = view(run, one).states['Each'] ?? {}
    expect(iterations).toMatchObject({ total: 900, perCell: 3, counts: { f: 1, r: 899 } })
    expect(iterations?.cells).toBe(`rm${'r'.repeat(298)}`)
  })

  it('still counts those that succeeded when they are no longer kept', () => {
    const run = runOf(flow({ ToleratedFailureCount: 5 }))
    const one = startFlow(
      run,
      Array.from({ length: 1_100 }, (_, index) => (index === 1_050 ? -1 : 1)),
    )
    advanceRun(run, { ms: 30_000 })
    expect(view(run, one).states['Each']).toMatchObject({ status: 'succeeded', iterations: { counts: { s: 1_099, f: 1 } } })
    expect(children(run, one, 0, 1)?.rows).toEqual([{ number: 0, status: 'SUCCEEDED', items: 0 }])
    const { since = 0, until = 0 } = view(run, one).states['After'] ?? {}
    expect(until - since).toBe(60_000)
  })
})

describe('a child of a distributed Map', () => {
  it('is looked at in the picture of its Map: its own states inside, those of the execution around it outside', () => {
    const run = runOf(flow({ ToleratedFailureCount: 1 }))
    const one = startFlow(run, [2, -1])
    advanceRun(run, { ms: 10_000 })
    const bad = view(run, childArn(run, one, 1))
    expect(bad).toMatchObject({
      execution: { status: 'FAILED', error: 'Minus' },
      child: { parent: { arn: one, name: 'one' }, state: 'Each', number: 1, siblings: 2, items: 1 },
      place: 0,
      executions: 1,
    })
    expect(bad.states['Bad']).toMatchObject({ status: 'failed', entered: 1 })
    expect(bad.states['Sleep']?.status).toBeUndefined()
    expect(bad.states['Each']?.status).toBe('succeeded')
    expect(bad.taken).toEqual({ '/States/Each/Next': 1, '/States/Each/ItemProcessor/States/Odd/Choices/0': 1 })
    expect(view(run, childArn(run, one, 0)).states['Sleep']).toMatchObject({ status: 'succeeded' })
  })

  it('has values, history and bars of its own; states around its Map are those of the execution that it is a child in', () => {
    const run = runOf(flow({ ToleratedFailureCount: 1 }))
    const one = startFlow(run, [2, -1])
    advanceRun(run, { ms: 10_000 })
    const execution = childArn(run, one, 1)
    expect(stateRunOf(run, { node: 'Flow', execution, state: 'Bad' })).toMatchObject({
      status: 'failed',
      error: 'Minus',
      cause: 'below zero',
    })
    expect(stateRunOf(run, { node: 'Flow', execution, state: 'Odd' })?.stages[0]).toMatchObject({ name: 'State input', value: '-1' })
    expect(stateRunOf(run, { node: 'Flow', execution, state: 'Each' })?.stages[0]?.value).toBe('[2,-1]')
    expect(stateBarsOf(run, { node: 'Flow', execution, from: 0, count: 9 })?.rows.map(({ state }) => state)).toEqual(['Odd', 'Bad'])
    expect(children(run, execution)?.total).toBe(2)
  })
})
