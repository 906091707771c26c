import { describe, expect, test } from 'vitest'
import { queueUrl } from '../../aws/identity.ts'
import { liveMessages, tokensOfRun, type Limits, type Run } from '../../engine/simulation/index.ts'
import { templateOf, type Design } from '../../engine/simulation/testing/design.ts'
import { scripted } from '../../engine/simulation/testing/runs.ts'
import { tokenLegs, tokenShapes, tokenStatuses, type LoggedInput } from '../protocol/index.ts'
import { createTokenTable } from './token-table.ts'
import { callFromScreen, createSession, editDocument, openDocument, proceed, restart, stateOf, type Session } from './session.ts'

const design: Design = {
  pace: 'visible',
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 2 }, Dead: {} },
  functions: { Work: { code: 'waver', from: 'Jobs', batch: 2 } },
  traffic: { Shop: { to: 'Jobs', everyMs: 700, jitter: 40 } },
}
const text = templateOf(design)

interface Opened {
  readonly session: Session
  readonly run: Run
  readonly inputs: LoggedInput[]
}

function opened(source = text, limits?: Partial<Limits>): Opened {
  const inputs: LoggedInput[] = []
  const session = createSession(scripted(), { input: ({ place, dropped, input }) => void inputs.splice(place, dropped, input) })
  openDocument(session, { text: source, name: 'test.json' })
  const run = session.run as Run
  if (limits) session.run = Object.assign(run, { options: { ...run.options, limits: { ...run.options.limits, ...limits } } })
  return { session, run, inputs }
}

function send(session: Session, queue: string): void {
  void callFromScreen(session, { service: 'sqs', operation: 'SendMessage', input: { QueueUrl: queueUrl(queue), MessageBody: 'x' } })
}

test('a stack that AWS would refuse is not made, and the page is told what AWS said', () => {
  const { session } = opened(templateOf({ queues: { Jobs: {}, Lost: { visibility: 99_999 } } }))
  proceed(session, { ms: 5_000 })
  expect(stateOf(session).paused).toEqual({
    reason: 'idle',
    text: 'Nothing was built: AWS refuses Lost. CreateQueue: Invalid value for the parameter VisibilityTimeout.',
  })
})

test('where nothing begins by itself, the page is told what begins something', () => {
  const { session } = opened(templateOf({ queues: { Jobs: {} } }))
  proceed(session, { ms: 5_000 })
  expect(stateOf(session).paused?.text).toBe('Idle: nothing here begins by itself. Send something to a node, or start an execution.')
  send(session, 'Jobs')
  session.untilIdle = true
  proceed(session, { ms: 10_000 })
  expect(stateOf(session).paused?.text).toBe('Idle: nothing is under way, and nothing is left to do.')
})

describe('frames', () => {
  test('the columns of tokens are the messages under way, whenever one looks', () => {
    const { session, run } = opened()
    const table = createTokenTable()
    for (let step = 0; step < 200; step++) {
      proceed(session, { steps: 1 })
      const tokens = tokensOfRun(run)
      const { tokens: columns } = table.read(run, run.template.wires)
      expect(columns.count).toBe(tokens.length)
      tokens.forEach((token, row) => {
        expect([columns.id[row], columns.wire[row], columns.sentAt[row], columns.arrivesAt[row], columns.messages[row]]).toEqual([
          token.id,
          token.wire,
          token.sentAt,
          token.arrivesAt,
          token.count,
        ])
        expect([
          tokenLegs[columns.leg[row] ?? -1],
          tokenShapes[columns.shape[row] ?? -1],
          tokenStatuses[columns.status[row] ?? -1],
        ]).toEqual([token.leg, token.shape, token.status])
      })
      expect(columns.labels.every((label) => /^(shop|yours)-\d+$/.test(label))).toBe(true)
    }
  })

  test('a message that a poll brings is counted once: it is in flight in its queue', () => {
    const { session, run } = opened(templateOf({ ...design, traffic: { Shop: { to: 'Jobs', everyMs: 700, count: 3 } } }))
    for (let step = 0; step < 120; step++) {
      proceed(session, { steps: 1 })
      expect(liveMessages(run)).toBeLessThanOrEqual(3)
    }
  })
})

describe('why a run pauses', () => {
  test.each<[string, Partial<Limits>, string]>([
    ['a loop without time', { stepsAtOneMoment: 40 }, 'Step budget spent: a loop around'],
    ['too much on the agenda', { agenda: 20 }, 'Something multiplies messages'],
    ['too many steps', { steps: 100 }, 'Step budget spent: 100 steps'],
  ])('%s', (_, limits, words) => {
    const { session } = opened(templateOf({ ...design, pace: 'none' }), limits)
    for (let index = 0; index < 60; index++) send(session, 'jobs')
    proceed(session, { ms: 100_000 })
    expect(stateOf(session).paused).toMatchObject({ reason: 'budget', text: expect.stringContaining(words) })
  })

  test('the loop is named by its node', () => {
    const { session } = opened(templateOf({ ...design, pace: 'none' }), { stepsAtOneMoment: 40 })
    for (let index = 0; index < 60; index++) send(session, 'jobs')
    proceed(session, { ms: 100_000 })
    expect(stateOf(session).paused?.text).toContain('around Jobs')
  })
})

describe('edits', () => {
  const changed = (more: Partial<Design>): string => templateOf({ ...design, ...more })

  test('before the first step they build the world anew, and no input is logged', () => {
    const { session, inputs } = opened()
    expect(editDocument(session, { text: changed({ queues: { ...design.queues, More: {} } }) })).toMatchObject({ kind: 'unchanged' })
    expect(session.run?.template.nodes.map(({ id }) => id)).toContain('More')
    expect(inputs).toEqual([])
  })

  test('applied, refused, for a restart, broken, and no change at all', () => {
    const { session, inputs } = opened()
    proceed(session, { steps: 40 })
    const kinds = [
      changed({ functions: { Work: { code: 'succeed', from: 'Jobs', batch: 2 } } }),
      changed({ queues: { ...design.queues, Dead: { more: { RedriveAllowPolicy: { redrivePermission: 'sometimes' } } } } }),
      changed({ queues: { ...design.queues, More: {} } }),
      'Resources: [',
      changed({ functions: { Work: { code: 'succeed', from: 'Jobs', batch: 2 } } }).replace('"Version": 1', '"Version":  1'),
    ].map((edited) => editDocument(session, { text: edited }).kind)
    expect(kinds).toEqual(['applied', 'refused', 'restart-needed', 'broken', 'unchanged'])
    expect(inputs.map(({ input }) => [input['kind'], input['refused'], input['quiet']])).toEqual([
      ['edit', undefined, undefined],
      ['edit', true, undefined],
      ['edit', undefined, true],
    ])
  })

  test('while an edit waits for a restart, tokens stand on the wires of the picture that is shown', () => {
    const { session, run } = opened()
    proceed(session, { steps: 40 })
    const edit = editDocument(session, { text: changed({ queues: { Ahead: {}, ...design.queues } }) })
    expect(edit.kind).toBe('restart-needed')
    const shown = edit.kind === 'restart-needed' ? edit.picture.wires : []
    for (let step = 0; step < 100; step++) {
      proceed(session, { steps: 1 })
      const columns = createTokenTable().read(run, shown).tokens
      tokensOfRun(run).forEach((token, row) => expect(shown[columns.wire[row] ?? -1]?.id).toBe(run.template.wires[token.wire]?.id))
    }
    expect(
      createTokenTable()
        .read(run, [])
        .tokens.wire.every((wire) => wire === -1),
    ).toBe(true)
  })

  test('a restart begins with the newest text, also with one that asked for it', () => {
    const { session } = opened()
    proceed(session, { steps: 40 })
    editDocument(session, { text: changed({ queues: { ...design.queues, More: {} } }) })
    expect(restart(session, undefined).picture.nodes.map(({ id }) => id)).toContain('More')
    expect(stateOf(session)).toMatchObject({ step: 1, running: false })
  })
})
