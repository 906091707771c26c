/** The examples with workflows teach what truly happens: each is run with its own handlers and mocks, and what it says is looked up. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExecutionRow, HandlerHost } from '../engine/simulation/index.ts'
import { createNodeHandlerHost } from './node-sandbox.ts'
import {
  executionsOf,
  linesOf,
  openExample,
  runExample,
  statesOf,
  tryOut,
  until,
  untilIdle,
  view,
  type ExampleRun,
} from './testing/example-run.ts'

let handlers: HandlerHost
beforeAll(async () => {
  handlers = await createNodeHandlerHost()
})

const day = 86_400

function begun(file: string, ...tries: number[]): ExampleRun {
  const example = runExample(openExample(file), handlers)
  for (const n of tries) tryOut(example, n)
  return example
}

/** Runs an example until nothing is left to do. */
function ended(file: string, ...tries: number[]): ExampleRun {
  const example = begun(file, ...tries)
  untilIdle(example)
  return example
}

/** How many executions came to what: `{ SUCCEEDED: 3, 'Order.SoldOut': 2 }`. */
function endsOf(example: ExampleRun, node: string): Record<string, number> {
  const ends: Record<string, number> = {}
  for (const { status, error } of executionsOf(example, node)) ends[error ?? status] = (ends[error ?? status] ?? 0) + 1
  return ends
}

const secondsOf = ({ startedAt, stoppedAt = NaN }: ExecutionRow): number => (stoppedAt - startedAt) / 1000

describe.each(['sign-up.yaml', 'sign-up-jsonata.yaml'])('%s', (file) => {
  test('everybody is onboarded, after a week, and half of them are asked how it goes', () => {
    const example = ended(file)
    const executions = executionsOf(example, 'SignUp')
    expect(endsOf(example, 'SignUp')).toEqual({ SUCCEEDED: 12 })
    for (const execution of executions) expect(secondsOf(execution)).toBeGreaterThan(7 * day)
    const followedUp = executions.filter((one) => statesOf(example, 'SignUp', one).includes('Follow-up E-mail'))
    expect(followedUp.length).toBeGreaterThan(0)
    expect(view(example, 'NewUsers', 'inbox').count).toBe(12 + followedUp.length)
    expect(view(example, 'InsertCrm', 'function').invocations).toBeGreaterThan(12)
    expect(view(example, 'SalesInbox', 'queue').ledger.sent).toBe(0)
  })

  test('a CRM that fails for good: each sign-up is tried four times, then the sales team has it', () => {
    const fails = file === 'sign-up.yaml' ? 0 : 1
    const example = ended(file, fails)
    expect(endsOf(example, 'SignUp')).toEqual({ SUCCEEDED: 12 })
    expect(view(example, 'SalesInbox', 'queue').ledger.sent).toBe(12)
    expect(view(example, 'InsertCrm', 'function').invocations).toBe(48)
    for (const one of executionsOf(example, 'SignUp')) expect(statesOf(example, 'SignUp', one)).toContain('Ask Sales')
  })
})

test('sign-up in JSONata: asked below two projects, all are written to once more', () => {
  expect(view(ended('sign-up-jsonata.yaml', 0), 'NewUsers', 'inbox').count).toBe(24)
})

describe('order saga', () => {
  const chargesOf = (example: ExampleRun): number => linesOf(example, 'charge').filter(({ text }) => text.includes(': charged')).length

  test('what was done before a failure is undone in reverse order, and six of each item go out at most', () => {
    const example = ended('order-saga.yaml')
    expect(endsOf(example, 'OrderSaga')).toEqual({ SUCCEEDED: 21, 'Order.Cancelled': 9, 'Order.SoldOut': 10 })
    const cancelled = executionsOf(example, 'OrderSaga').filter(({ error }) => error === 'Order.Cancelled')
    const ways = cancelled.map((one) => `${one.cause?.split(' ').at(-1)}: ${statesOf(example, 'OrderSaga', one).join(', ')}`)
    expect([...new Set(ways)].toSorted()).toEqual([
      'CardDeclined: Reserve Stock, Charge Card, Release Stock, Order Cancelled',
      'NoCarrier: Reserve Stock, Charge Card, Book Parcel, Refund Card, Release Stock, Order Cancelled',
    ])
    expect(view(example, 'Customers', 'inbox').count).toBe(21)
    const paidBack = linesOf(example, 'refund').length
    expect([chargesOf(example), paidBack]).toEqual([21 + paidBack, ways.filter((way) => way.startsWith('NoCarrier')).length])
  })

  test('without a carrier all that was charged is paid back; where that fails too, support has the order', () => {
    const withoutCarrier = ended('order-saga.yaml', 0)
    expect(endsOf(withoutCarrier, 'OrderSaga')).toEqual({ 'Order.Cancelled': 40 })
    expect(linesOf(withoutCarrier, 'refund')).toHaveLength(chargesOf(withoutCarrier))
    const withoutRefunds = ended('order-saga.yaml', 1)
    const halfUndone = endsOf(withoutRefunds, 'OrderSaga')['Order.HalfUndone']
    expect(halfUndone).toBeGreaterThan(15)
    expect(view(withoutRefunds, 'SupportQueue', 'queue').ledger.visible).toBe(halfUndone)
    expect(linesOf(withoutRefunds, 'refund')).toEqual([])
  })

  test('with thirty of each nothing is sold out', () => {
    expect(endsOf(ended('order-saga.yaml', 2), 'OrderSaga')['Order.SoldOut']).toBeUndefined()
  })
})

describe('human approval', () => {
  const answersOf = (example: ExampleRun, word: string): string[] =>
    linesOf(example, 'approver')
      .filter(({ text }) => text.endsWith(`: ${word}`))
      .map(({ text }) => text.split(':')[0] ?? '')

  test('what is overlooked is asked for once more after 40 s, with another token', () => {
    const example = begun('human-approval.yaml')
    until(example, 400)
    expect(endsOf(example, 'Expenses')).toEqual({ SUCCEEDED: 29, 'Expense.NotAnswered': 1 })
    const executions = executionsOf(example, 'Expenses')
    const overlooked = answersOf(example, 'overlooked')
    const reminded = executions.filter((one) => statesOf(example, 'Expenses', one).includes('Remind By E-mail'))
    expect(reminded).toHaveLength(new Set(overlooked).size)
    for (const one of reminded) {
      expect(secondsOf(one)).toBeGreaterThan(55)
      expect(secondsOf(one)).toBeLessThan(110)
    }
    expect(answersOf(example, 'too late')).toEqual([])
    const declined = executions.filter((one) => statesOf(example, 'Expenses', one).includes('Declined'))
    expect(declined).toHaveLength(answersOf(example, 'no').length)
    expect(view(example, 'Office', 'inbox').count).toBe(reminded.length + declined.length)
    expect(view(example, 'Payments', 'table').items).toBe(29 - declined.length)
  })

  test('after 10 s nobody is waited for any more: every answer to the first question is refused', () => {
    const example = begun('human-approval.yaml', 0)
    until(example, 60)
    expect(answersOf(example, 'too late').length).toBeGreaterThan(1)
    const asked = executionsOf(example, 'Expenses').filter((one) => statesOf(example, 'Expenses', one).includes('Ask The Approver'))
    const over = asked.filter(({ startedAt }) => startedAt < 45_000)
    for (const one of over) expect(statesOf(example, 'Expenses', one)).toContain('Remind By E-mail')
  })

  test('with the approver away no large expense is paid; with a higher limit fewer are asked for', () => {
    const away = begun('human-approval.yaml', 1)
    until(away, 400)
    const { SUCCEEDED: paid, ...others } = endsOf(away, 'Expenses')
    expect(others).toEqual({ 'Expense.NotAnswered': 30 - (paid ?? 0) })
    expect(view(away, 'Payments', 'table').items).toBe(paid)
    const generous = begun('human-approval.yaml', 2)
    until(generous, 400)
    expect(view(generous, 'Desk', 'queue').ledger.sent).toBeLessThan(view(away, 'Desk', 'queue').ledger.sent / 2)
  })
})

describe('callback through a queue', () => {
  test('the token comes back from every worker that does not crash; one that does is replaced 6 s later', () => {
    const example = ended('callback-through-queue.yaml')
    expect(endsOf(example, 'Encoding')).toEqual({ SUCCEEDED: 18, 'Video.NotEncoded': 1, 'Video.UnknownFormat': 1 })
    const lines = linesOf(example, 'encode')
    const crashes = lines.filter(({ text }) => text.includes('out of memory'))
    expect(crashes.length).toBeGreaterThan(4)
    const { sent, deleted, movedOut } = view(example, 'JobQueue', 'queue').ledger
    expect([deleted, movedOut]).toEqual([sent, 0])
    expect(sent).toBeGreaterThan(20)
    expect(lines.filter(({ text }) => text.endsWith('too late')).length).toBeGreaterThan(3)
    expect(view(example, 'Videos', 'table').items).toBe(18)
  })

  test('with a sign of life expected every second no long video gets through', () => {
    const ends = endsOf(ended('callback-through-queue.yaml', 0), 'Encoding')
    expect(ends['Video.NotEncoded']).toBeGreaterThan(15)
  })

  test('with the worker down every workflow gives up after its fourth try', () => {
    const example = begun('callback-through-queue.yaml', 1)
    until(example, 300)
    expect(endsOf(example, 'Encoding')).toEqual({ 'Video.NotEncoded': 20 })
    expect(view(example, 'Jobs', 'topic').published).toBe(80)
  })
})

describe('waiting for a Glue job', () => {
  test('by asking it takes twelve transitions, by .sync four with a run that fails', () => {
    const example = ended('glue-job.yaml')
    expect(executionsOf(example, 'LoadByPolling').map(({ status, transitions }) => `${status} ${transitions}`)).toEqual(
      Array.from({ length: 3 }, () => 'SUCCEEDED 12'),
    )
    expect(executionsOf(example, 'LoadBySync').map(({ status, transitions }) => `${status} ${transitions}`)).toEqual(
      Array.from({ length: 3 }, () => 'SUCCEEDED 4'),
    )
    expect(view(example, 'LoadBySync', 'workflow').retried).toBe(3)
    expect(view(example, 'Analysts', 'inbox').count).toBe(6)
  })

  test('a polled job that fails ends its workflow with the author’s error; an hour is waited for in one state', () => {
    expect(endsOf(ended('glue-job.yaml', 0), 'LoadByPolling')).toEqual({ 'Load.JobFailed': 3 })
    for (const execution of executionsOf(ended('glue-job.yaml', 1), 'LoadBySync')) {
      expect(secondsOf(execution)).toBeGreaterThan(3_600)
      expect(execution.transitions).toBe(3)
    }
  })
})

describe('machine-learning pipeline', () => {
  const roundsOf = (example: ExampleRun): number[] =>
    executionsOf(example, 'TrainModel').map((one) => statesOf(example, 'TrainModel', one).filter((state) => state === 'Train').length)

  test('the second model is good enough, seven hours after the data came', () => {
    const example = ended('machine-learning.yaml')
    expect(endsOf(example, 'TrainModel')).toEqual({ SUCCEEDED: 2 })
    expect(roundsOf(example)).toEqual([2, 2])
    for (const one of executionsOf(example, 'TrainModel')) expect(Math.round(secondsOf(one) / 3_600)).toBe(7)
    expect(view(example, 'Models', 'table').items).toBe(2)
    expect(view(example, 'DataTeam', 'inbox').count).toBe(2)
  })

  test('where less is asked for the first will do; where none will do it gives up after three; machines are waited for', () => {
    const modest = ended('machine-learning.yaml', 0)
    expect(roundsOf(modest)).toEqual([1, 1])
    for (const one of executionsOf(modest, 'TrainModel')) expect(secondsOf(one)).toBeLessThan(3 * 3_600)
    const poor = ended('machine-learning.yaml', 1)
    expect(endsOf(poor, 'TrainModel')).toEqual({ 'Model.NotGoodEnough': 2 })
    expect(roundsOf(poor)).toEqual([3, 3])
    const scarce = ended('machine-learning.yaml', 2)
    expect(view(scarce, 'TrainModel', 'workflow')).toMatchObject({ succeeded: 2, retried: 4 })
  })
})

describe('map over a file', () => {
  const imports = (example: ExampleRun): string[] => linesOf(example, 'import-batch').map(({ text }) => text)

  test('sixty rows in six batches, one of which fails and is tolerated', () => {
    const example = ended('map-over-file.yaml')
    expect(endsOf(example, 'ImportFile')).toEqual({ SUCCEEDED: 3 })
    expect(view(example, 'ImportBatch', 'function')).toMatchObject({ invocations: 18, errors: 3 })
    expect(view(example, 'Customers', 'table').items).toBe(50)
    expect(imports(example).filter((text) => text.includes('cus-37: unknown is no number'))).toHaveLength(3)
    expect(view(example, 'SalesTeam', 'inbox').count).toBe(3)
  })

  test('no failure tolerated, the import stops; smaller batches lose fewer rows; one at a time they follow each other', () => {
    expect(endsOf(ended('map-over-file.yaml', 0), 'ImportFile')).toEqual({ 'Import.Stopped': 3 })
    expect(view(ended('map-over-file.yaml', 1), 'Customers', 'table').items).toBe(55)
    const slow = ended('map-over-file.yaml', 2)
    const [first] = executionsOf(slow, 'ImportFile')
    const [quick] = executionsOf(ended('map-over-file.yaml'), 'ImportFile')
    expect(first && quick && secondsOf(first) / secondsOf(quick)).toBeGreaterThan(1.5)
  })
})

test('orders fan-out: what is charged and paid back is a row, and so is every fact, however often it comes', () => {
  const example = begun('orders-fan-out.yaml')
  until(example, 300)
  const rows = view(example, 'OrdersTable', 'table').items
  const billed = linesOf(example, 'charge').filter(({ text }) => !text.endsWith('declined'))
  expect(rows).toBeGreaterThan(60)
  expect([rows, rows + 1]).toContain(new Set(billed.map(({ text }) => text.split(':')[0])).size)
  const { published } = view(example, 'OrdersTopic', 'topic')
  const refunds = view(example, 'RefundsTopic', 'topic').published
  expect(published + refunds - view(example, 'FactsTable', 'table').items).toBeLessThan(4)
})
