import { describe, expect, test } from 'vitest'
import type { FaultSetting } from '../../../document/index.ts'
import {
  advanceRun,
  answerOf,
  breakNode,
  goTo,
  hashOf,
  inspectMessage,
  inspectNode,
  logWindow,
  nodeViewOf,
  timelineOf,
  worldOf,
} from '../index.ts'
import { brokenWorld, toldRun } from '../testing/broken-world.ts'
import { templateOf, type Design } from '../testing/design.ts'
import { rulesOf } from '../testing/rules.ts'
import { callFrom, edit, revived, runOf, stateIn } from '../testing/runs.ts'
import { storedMessages, type QueueState } from '../../services/sqs/index.ts'
import { queueUrl } from '../../../aws/identity.ts'

const outage: FaultSetting = { kind: 'outage' }

describe('by hand', () => {
  test('holds at once, is seen on the node, and is over when it is mended', () => {
    const { run, rows } = toldRun(brokenWorld(''), 1_500)
    expect(breakNode(run, 'Jobs', outage)).toEqual({ ok: true, value: undefined })
    expect(nodeViewOf(run, 'Jobs')?.fault).toEqual({ kind: 'outage', text: 'outage', hits: 0 })
    advanceRun(run, { ms: 3_000 })
    expect(nodeViewOf(run, 'Jobs')?.fault).toEqual({ kind: 'outage', text: 'outage', hits: 1 })
    breakNode(run, 'Jobs', undefined)
    expect(nodeViewOf(run, 'Jobs')?.fault).toBeUndefined()
    expect(rows().filter((row) => row.includes('fault'))).toEqual([
      '1500 jobs fault begins: outage, until it is mended',
      '3000 jobs fault ends: outage, after 1.5 s',
    ])
  })

  test('one takes the place of the other; asking for what is so already is no input', () => {
    const { run } = toldRun(brokenWorld('{ Node: Jobs, Latency: 200 ms, For: 10 s }'), 1_500)
    breakNode(run, 'Jobs', outage)
    breakNode(run, 'Jobs', { kind: 'errors', percent: 20 })
    breakNode(run, 'Jobs', { kind: 'errors', percent: 20 })
    expect(run.inputs).toHaveLength(2)
    expect(nodeViewOf(run, 'Jobs')?.fault).toMatchObject({ kind: 'errors', text: '20 % errors, +200 ms' })
    expect(nodeViewOf(run, 'Jobs')?.fault).not.toHaveProperty('untilMs')
    breakNode(run, 'Jobs', undefined)
    breakNode(run, 'Jobs', undefined)
    expect(run.inputs).toHaveLength(3)
    expect(worldOf(run).cells['faults/injected']).toBeUndefined()
  })

  test.each<[string, string, FaultSetting]>([
    ['Nobody', 'There is no node Nobody.', outage],
    ['Shop', 'Shop cannot be broken: it is asked for nothing here.', outage],
    ['Jobs', 'A fault is an outage', { kind: 'errors', percent: 0 }],
    ['Jobs', 'A fault is an outage', { kind: 'errors', percent: 100.5 }],
    ['Jobs', 'A fault is an outage', { kind: 'errors', percent: Number.NaN }],
    ['Jobs', 'A fault is an outage', { kind: 'latency', ms: 3_600_001 }],
    ['Jobs', 'A fault is an outage', { kind: 'latency', ms: 0.5 }],
    ['Jobs', 'A fault is an outage', { kind: 'flood' } as unknown as FaultSetting],
  ])('%s is refused: %s', (node, message, setting) => {
    const { run } = toldRun(brokenWorld(''), 1_500)
    const asked = breakNode(run, node, setting)
    expect(asked.ok ? '' : asked.error.message).toContain(message)
    expect(run.inputs).toEqual([])
  })

  test('is a step of the run: going back and on again comes to the same hash, and acting before it drops it', () => {
    const { run, chronicle } = toldRun(brokenWorld(''), 1_500)
    breakNode(run, 'Jobs', outage)
    advanceRun(run, { ms: 40_000 })
    breakNode(run, 'Jobs', undefined)
    advanceRun(run, { ms: 80_000 })
    const wanted = hashOf(run)
    goTo(run, { clockMs: 1_000 })
    expect(nodeViewOf(run, 'Jobs')?.fault).toBeUndefined()
    expect(timelineOf(run, chronicle, { fromMs: 0, toMs: 80_000, buckets: 4 })).toMatchObject({
      faults: [{ node: 'Jobs', fromMs: 1_500, toMs: 40_000, text: 'outage' }],
      marks: expect.arrayContaining([
        expect.objectContaining({ kind: 'fault', node: 'Jobs', text: 'You: outage · jobs' }),
        expect.objectContaining({ kind: 'fault', node: 'Jobs', text: 'You: mended · jobs' }),
      ]),
    })
    advanceRun(run, { ms: 80_000 })
    expect(hashOf(run)).toBe(wanted)
    const bands = () => timelineOf(run, chronicle, { fromMs: 0, toMs: 80_000, buckets: 4 }).faults
    goTo(run, { clockMs: 20_000 })
    breakNode(run, 'Ops', { kind: 'latency', ms: 5 })
    expect(bands()).toEqual([
      { node: 'Jobs', fromMs: 1_500, toMs: undefined, text: 'outage' },
      { node: 'Ops', fromMs: 20_000, toMs: undefined, text: '+5 ms' },
    ])
    goTo(run, { clockMs: 1_000 })
    breakNode(run, 'News', outage)
    expect(bands()).toEqual([{ node: 'News', fromMs: 1_000, toMs: undefined, text: 'outage' }])
    expect(run.inputs).toHaveLength(1)
    advanceRun(run, { ms: 80_000 })
    expect(nodeViewOf(run, 'Jobs')).toMatchObject({ kind: 'queue', ledger: { sent: 1 } })
  })

  test('runs the same from JSON text', () => {
    const { run } = toldRun(brokenWorld('{ Node: News, Errors: 50 %, For: 1 h }, { Node: Work, Latency: 100 ms }'), 1_500)
    breakNode(run, 'Copies', { kind: 'errors', percent: 70 })
    const kernel = revived(run, run.options.handlers)
    advanceRun(run, { steps: 60 })
    for (let step = 0; step < 60; step++) kernel.step()
    expect(kernel.world.hash).toEqual(worldOf(run).hash)
  })
})

describe('by the document', () => {
  test('a node says until when it is broken, unless somebody broke it without an end', () => {
    const { run } = toldRun(brokenWorld('{ Node: Jobs, Outage: on, For: 10 s }, { Node: Jobs, Latency: 2 s, For: 20 s }'), 500)
    expect(nodeViewOf(run, 'Jobs')?.fault).toEqual({ kind: 'outage', text: 'outage', untilMs: 20_000, hits: 5 })
    breakNode(run, 'Jobs', outage)
    expect(nodeViewOf(run, 'Jobs')?.fault).toEqual({ kind: 'outage', text: 'outage', hits: 5 })
    advanceRun(run, { ms: 30_000 })
    expect(nodeViewOf(run, 'Jobs')?.fault).toMatchObject({ kind: 'outage', text: 'outage' })
  })

  test('what a queue moves by itself is not slowed: its dead letters are there at once', () => {
    const { run } = toldRun(brokenWorld('{ Node: Work, Errors: 100 % }, { Node: Dead, Latency: 1 h }', { visibility: 18 }), 39_000)
    expect(stateIn<QueueState>(run, 'sqs/queue/dead').counts.visible).toBe(1)
  })

  test('a document without faults runs as if there were none', () => {
    const design = { queues: { Jobs: {} }, traffic: { Shop: { to: 'Jobs', everyMs: 500, count: 5 } } }
    const [without, empty] = [
      templateOf(design),
      templateOf({ ...design, faults: [{ Node: 'Jobs', Outage: 'on', From: '1 min', For: '1 s' }] }),
    ]
    const hashes = [without.replace(/,\s*"Faults": \[\]/, ''), without, empty].map((text) => {
      const run = runOf(text)
      advanceRun(run, { ms: 120_000 })
      return hashOf(run)
    })
    expect(without).toContain('"Faults": []')
    const { run } = toldRun(without, 10_000)
    expect(Object.keys(worldOf(run).cells).filter((key) => key.startsWith('faults/'))).toEqual([])
    expect(hashes[1]).toBe(hashes[0])
    expect(hashes[2]).not.toBe(hashes[0])
  })

  test('a changed plan holds at once: what stands in both goes on, also when it was mended', () => {
    const { run, rows } = toldRun(brokenWorld('{ Node: Jobs, Latency: 2 s }, { Node: News, Outage: on }, { Node: Hook, Outage: on }'), 500)
    breakNode(run, 'News', undefined)
    const edited = brokenWorld(
      '{ Node: Jobs, Latency: 2 s }, { Node: News, Outage: on }, { Node: Copies, Errors: 50 %, From: 5 s, For: 10 s }',
    )
    expect(edit(run, edited).ok).toBe(true)
    advanceRun(run, { ms: 20_000 })
    expect(rows().filter((row) => row.includes('fault'))).toEqual([
      '0 jobs fault begins: +2 s, until it is mended',
      '0 news fault begins: outage, until it is mended',
      '0 Hook fault begins: outage, until it is mended',
      '500 news fault ends: outage, after 500 ms',
      '500 Hook fault ends: outage, after 500 ms',
      '5000 copies fault begins: 50 % errors, for 10 s',
      '15000 copies fault ends: 50 % errors, after 10 s',
    ])
    expect(edit(run, brokenWorld('')).ok).toBe(true)
    advanceRun(run, { ms: 21_000 })
    expect(nodeViewOf(run, 'Jobs')?.fault).toBeUndefined()
  })

  test('what is planned for later is on the timeline', () => {
    const { run, chronicle } = toldRun(
      brokenWorld('{ Node: Jobs, Outage: on, From: 1 s, For: 5 s }, { Node: News, Errors: 5 %, From: 1 h }'),
      2_000,
    )
    expect(timelineOf(run, chronicle, { fromMs: 0, toMs: 7_200_000, buckets: 4 }).faults).toEqual([
      { node: 'Jobs', fromMs: 1_000, toMs: 6_000, text: 'outage' },
      { node: 'News', fromMs: 3_600_000, toMs: undefined, text: '5 % errors' },
    ])
    expect(timelineOf(run, chronicle, { fromMs: 6_001, toMs: 10_000, buckets: 4 }).faults).toEqual([])
  })

  test('a run until idle waits for the end of an outage, and for what recovers after it', () => {
    const text = (faults: string) => brokenWorld(faults).replaceAll('Start: 1 s', 'Start: 0 s')
    const { run } = toldRun(text('{ Node: Jobs, Outage: on, From: 2050 ms, For: 40 s }'))
    expect(advanceRun(run, { idle: true, ms: 600_000 })).toBe('idle')
    expect(stateIn<QueueState>(run, 'sqs/queue/jobs').ledger).toMatchObject({ sent: 1, deleted: 1 })
    const { run: forever } = toldRun(text('{ Node: Jobs, Outage: on, From: 2050 ms }'))
    expect(advanceRun(forever, { idle: true, ms: 600_000 })).toBe('idle')
    expect(
      stateIn<QueueState>(forever, 'sqs/queue/jobs').counts.visible + stateIn<QueueState>(forever, 'sqs/queue/jobs').counts.inFlight,
    ).toBe(1)
    advanceRun(forever, { ms: 50_000 })
    expect(stateIn<QueueState>(forever, 'sqs/queue/jobs').counts.visible).toBe(1)
    expect(advanceRun(forever, { idle: true, ms: 600_000 })).toBe('idle')
    expect(forever.clockMs).toBeLessThan(100_000)
  })

  test('chance is the node’s own: what else is broken, and who else is there, changes nothing of it', () => {
    const refusals = (faults: readonly { Node: string; Errors: string }[], more: Pick<Design, 'queues' | 'traffic'> = {}) => {
      const steps: boolean[] = []
      const text = templateOf({
        queues: { Jobs: {}, ...more.queues },
        traffic: { Shop: { to: 'Jobs', everyMs: 500, count: 40 }, ...more.traffic },
        faults,
      })
      const run = runOf(text, {
        onRecord({ envelope, outcome }) {
          if (envelope.kind === 'call' && envelope.hop?.to === 'sqs/queue/jobs') steps.push(outcome.kind === 'answer' && !outcome.result.ok)
        },
      })
      advanceRun(run, { ms: 21_000 })
      return steps
    }
    const own = { Node: 'Jobs', Errors: '30 %' }
    const others = { queues: { Other: {} }, traffic: { Elsewhere: { to: 'Other', everyMs: 300 } } }
    const alone = refusals([own])
    expect(alone).toHaveLength(40)
    expect(alone.filter(Boolean).length).toBeGreaterThan(4)
    expect(alone.filter(Boolean).length).toBeLessThan(20)
    expect(refusals([own], others)).toEqual(alone)
    expect(refusals([{ Node: 'Other', Errors: '30 %' }, own], others)).toEqual(alone)
  })
})

describe('why', () => {
  const rulesAt = (faults: string, node: string, ms: number) => rulesOf(inspectNode(toldRun(brokenWorld(faults), ms).run, node)?.why)

  test('the node says that it is broken, by whom, since when and for how long', () => {
    const { run } = toldRun(brokenWorld('{ Node: Jobs, Outage: on, From: 1 s, For: 10 min }'), 3_000)
    breakNode(run, 'Ops', { kind: 'latency', ms: 1_500 })
    expect(inspectNode(run, 'Jobs')?.why[0]?.text).toBe(
      'Broken on purpose (by the document’s Faults) since 2 s, for another 9 min 58 s: every call of jobs fails (1 failed by faults so far).',
    )
    expect(inspectNode(run, 'Ops')?.why[0]?.text).toBe(
      'Broken on purpose (by hand) since 0 ms, until it is mended: every call of Ops, and every answer, takes 1.5 s longer.',
    )
    expect(rulesAt('{ Node: Work, Errors: 5 % }', 'Work', 500)[0]).toBe('fault.errors')
    expect(rulesAt('{ Node: Hook, Outage: on }', 'Hook', 500)[0]).toBe('fault.outage')
    expect(rulesAt('', 'Hook', 500)).toEqual([])
  })

  test('a message says it of its queue and of the function that holds it', () => {
    const { run, chronicle } = toldRun(brokenWorld('{ Node: Work, Outage: on }'), 4_000)
    const { messageId } = storedMessages(stateIn<QueueState>(run, 'sqs/queue/jobs'))[0] ?? { messageId: '' }
    expect(rulesOf(inspectMessage(run, chronicle, 'Jobs', messageId)?.why)).toEqual(['fault.outage', 'sqs.in-flight'])
    breakNode(run, 'Jobs', { kind: 'latency', ms: 100 })
    expect(rulesOf(inspectMessage(run, chronicle, 'Jobs', messageId)?.why)).toEqual(['fault.latency', 'fault.outage', 'sqs.in-flight'])
  })

  test('a row of the log says it of a failure that a fault made, and goes on with its own reason', () => {
    const rulesIn = (faults: string, what: string) => {
      const { chronicle } = toldRun(brokenWorld(faults), 5_000)
      return rulesOf(logWindow(chronicle.log, { count: 500 }).rows.flatMap((row) => (row.what === what && row.why ? [row.why] : [])))
    }
    expect(new Set(rulesIn('{ Node: Copies, Outage: on }', 'retry'))).toEqual(new Set(['fault.outage']))
    expect(rulesIn('{ Node: News, Errors: 100 % }', 'refused')).toEqual(['fault.errors'])
    expect(rulesIn('{ Node: Work, Errors: 100 % }', 'failed')).toEqual(['fault.errors', 'fault.errors'])
    expect(rulesIn('{ Node: Work, Outage: on }', 'batch failed')).toEqual(['fault.outage'])
    expect(new Set(rulesIn('{ Node: Jobs, Outage: on }', 'poll failed'))).toEqual(new Set(['fault.outage']))
    expect(rulesIn('{ Node: Ops, Latency: 2 s }', 'refused')).toEqual([])
  })

  test('a person’s own call fails in AWS’s words, and says that it was broken on purpose', () => {
    const answers: unknown[] = []
    const run = runOf(brokenWorld('{ Node: Copies, Outage: on }'), {
      onRecord(record) {
        const answer = answerOf(record)
        if (answer) answers.push(answer.result)
      },
    })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('copies'), MessageBody: 'mine' })
    callFrom(run, 'sqs', 'SendMessage', { QueueUrl: queueUrl('dead'), MessageBody: 'mine' })
    advanceRun(run, { ms: 100 })
    const message = 'The request has failed due to a temporary failure of the server. (broken on purpose: outage, copies)'
    expect(answers).toEqual([
      { ok: false, error: { code: 'ServiceUnavailable', message, origin: 'server' } },
      { ok: true, value: expect.objectContaining({ MessageId: expect.any(String) as string }) },
    ])
    expect(stateIn<QueueState>(run, 'sqs/queue/copies').ledger.sent).toBe(0)
  })
})
