import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../../../base/testing/scripts.ts'
import type { FaultSetting } from '../../../document/index.ts'
import { queueUrl } from '../../../aws/identity.ts'
import { advanceRun, breakNode, goTo, hashOf, worldOf, type Run } from '../index.ts'
import { openAccounts } from '../testing/accounts.ts'
import { templateOf, type Design } from '../testing/design.ts'
import { callFrom, runOf } from '../testing/runs.ts'

const nodes = ['Jobs', 'Copies', 'Dead', 'News', 'Work'] as const
const kinds = fc.oneof(
  fc.constant({ Outage: 'on' }),
  fc.integer({ min: 1, max: 100 }).map((percent) => ({ Errors: `${percent} %` })),
  fc.integer({ min: 1, max: 4_000 }).map((ms) => ({ Latency: `${ms} ms` })),
)
const planned = fc
  .tuple(fc.constantFrom(...nodes), kinds, fc.integer({ min: 0, max: 20_000 }), fc.option(fc.integer({ min: 1, max: 20_000 })))
  .map(([Node, kind, from, span]) => ({ Node, ...kind, From: `${from} ms`, ...(span !== null && { For: `${span} ms` }) }))

const designs: fc.Arbitrary<Design> = fc.record({
  seed: fc.nat(1_000),
  pace: fc.constantFrom('aws', 'visible', 'none'),
  realism: fc.constantFrom('honest', 'chaos', 'exact'),
  queues: fc.constant({
    Jobs: { visibility: 5, deadLetters: 'Dead', maxReceiveCount: 2 },
    Copies: { visibility: 4, retention: 60 },
    Dead: {},
  }),
  topics: fc.constant({ News: ['Jobs', 'Copies'] }),
  functions: fc.record({
    Work: fc.record({
      code: fc.constantFrom('succeed', 'throw', 'waver'),
      from: fc.constant('Jobs'),
      batch: fc.integer({ min: 1, max: 4 }),
    }),
  }),
  traffic: fc.record({
    Shop: fc.record({ to: fc.constantFrom('News', 'Jobs'), everyMs: fc.integer({ min: 200, max: 3_000 }), count: fc.nat(12) }),
  }),
  faults: fc.array(planned, { maxLength: 5 }),
})

/** What somebody does after a while: breaks or mends a node, or calls the API of a queue. */
interface Deed {
  readonly waitMs: number
  readonly node: (typeof nodes)[number]
  readonly setting: FaultSetting | 'mend' | 'call'
}

const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    waitMs: fc.constantFrom(0, 0, 10, 700, 6_000),
    node: fc.constantFrom(...nodes),
    setting: fc.oneof(
      fc.constantFrom('mend', 'call', 'call'),
      fc.constant<FaultSetting>({ kind: 'outage' }),
      fc.integer({ min: 1, max: 100 }).map((percent): FaultSetting => ({ kind: 'errors', percent })),
      fc.integer({ min: 1, max: 4_000 }).map((ms): FaultSetting => ({ kind: 'latency', ms })),
    ),
  }),
  { maxLength: 12 },
)

/** The cells of the services: what faults keep of themselves does not count. */
function servicesOf(run: Run): string {
  return JSON.stringify(Object.entries(worldOf(run).cells).filter(([key]) => !key.startsWith('faults/')))
}

interface Played {
  readonly run: Run
  readonly errors: readonly string[]
  readonly struck: number
}

/** Plays a script and checks, after every step, the books of the queues and that a call which a fault refused has changed nothing. */
function play(design: Design, script: readonly Deed[]): Played {
  const accounts = openAccounts()
  const errors: string[] = []
  let struck = 0
  let isRefused = false
  let before: string | undefined
  const run = runOf(templateOf(design), {
    onRecord(record) {
      accounts.note(record)
      const isStruck = record.events.some(({ type }) => type === 'faults.Struck')
      if (isStruck) struck++
      // An invocation that is made to fail has been accepted: its call is parked, not answered.
      isRefused = isStruck && record.envelope.kind === 'call' && record.outcome.kind === 'answer'
    },
  })
  const check = (): boolean => {
    const { agenda, steps } = worldOf(run)
    if (isRefused && before !== undefined && servicesOf(run) !== before) errors.push(`step ${steps}: a refused call has changed something`)
    isRefused = false
    before = agenda[0]?.envelope.kind === 'call' ? servicesOf(run) : undefined
    errors.push(...accounts.errors(run).map((error) => `step ${steps}: ${error}`))
    return errors.length > 0
  }
  for (const { waitMs, node, setting } of script) {
    advanceRun(run, { ms: run.clockMs + waitMs, stop: check })
    before = undefined
    if (setting === 'call') callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('jobs'), MessageBody: 'x' })
    else breakNode(run, node, setting === 'mend' ? undefined : setting)
  }
  advanceRun(run, { ms: run.clockMs + 60_000, steps: 500, stop: check })
  return { run, errors, struck }
}

describe('whatever is broken', () => {
  test('every message is accounted for after every step, and a call that a fault refused has changed nothing', () => {
    let struck = 0
    holds(
      'whole',
      20,
      fc.property(designs, deeds, (design, script) => {
        const played = play(design, script)
        struck += played.struck
        expect(played.errors).toEqual([])
      }),
    )
    expect(struck).toBeGreaterThan(50)
  })

  test('the same faults make the same run, also after going back', () => {
    holds(
      'whole',
      6,
      fc.property(designs, deeds, fc.nat(20_000), (design, script, clockMs) => {
        const { run } = play(design, script)
        const wanted = hashOf(run)
        const { steps } = worldOf(run)
        expect(hashOf(play(design, script).run)).toBe(wanted)
        goTo(run, { clockMs })
        advanceRun(run, { steps: steps - worldOf(run).steps })
        expect(hashOf(run)).toBe(wanted)
      }),
    )
  })
})
