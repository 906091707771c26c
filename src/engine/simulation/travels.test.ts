import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import type { AgendaItem } from '../kernel/index.ts'
import { inspectToken, inspectWire, labelOfTrail, noteTouched, tokensOfRun, worldOf, type Run } from './index.ts'
import { runOf, stepEach } from './testing/runs.ts'

const textOf = (example: string): string => readFileSync(new URL(`../../../public/examples/${example}.yaml`, import.meta.url), 'utf8')

async function example(name: string, used = new Map<string, number>()): Promise<Run> {
  const onRecord: NonNullable<Parameters<typeof runOf>[1]>['onRecord'] = (record, run) =>
    noteTouched(run, record, { nodes: new Set(), used })
  return runOf(textOf(name), { handlers: await createNodeHandlerHost(), onRecord })
}

const wireName = (run: Run, wire: number): string => {
  const { kind, from, to } = run.template.wires[wire] ?? { kind: 'none', from: '', to: '' }
  return `${kind} ${from}→${to}`
}

/** What was seen on wires of calls, each way once. */
function callsSeen(run: Run, steps: number): string[] {
  const seen = new Set<string>()
  stepEach(run, steps, () => {
    for (const { wire, leg, shape, status } of tokensOfRun(run)) {
      const name = wireName(run, wire)
      if (/^(?:task|reference)/.test(name)) seen.add(`${name} ${leg} ${shape} ${status}`)
    }
  })
  return [...seen].toSorted()
}

/** Read from the agenda alone: calls and answers between two nodes that a wire joins. */
function callsUnderWay(run: Run): readonly AgendaItem[] {
  const joined = new Set(run.template.wires.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]))
  return worldOf(run).agenda.filter(({ envelope: { hop, kind } }) => {
    if (hop?.track !== 'call' || kind === 'timer') return false
    return joined.has(`${run.nodes.get(hop.from)} ${run.nodes.get(hop.to)}`)
  })
}

describe('calls on the wires', () => {
  test('a token goes out in a message and comes home to its workflow', async () => {
    expect(callsSeen(await example('callback-through-queue'), 800)).toEqual([
      // Its task had timed out when the token came.
      'reference Encode→Encoding back answer failed',
      'reference Encode→Encoding back answer running',
      'reference Encode→Encoding whole message running',
      'task Encoding→Jobs back answer running',
      'task Encoding→Jobs whole message running',
      'task Encoding→Videos back answer running',
      'task Encoding→Videos whole message running',
    ])
  })

  test('what only reads is drawn too, and what writes many at once', async () => {
    expect(callsSeen(await example('map-over-file'), 180)).toEqual([
      'reference ImportBatch→Customers back answer running',
      'reference ImportBatch→Customers whole message running',
      'task ImportFile→Files back answer running',
      'task ImportFile→Files whole message running',
      'task ImportFile→ImportBatch back answer failed',
      'task ImportFile→ImportBatch back answer running',
      'task ImportFile→ImportBatch whole message running',
      'task ImportFile→ImportNews back answer running',
      'task ImportFile→ImportNews whole message running',
    ])
  })

  test('an answer that is a refusal, or tells of a function that failed, comes back as one', async () => {
    const seen = callsSeen(await example('order-saga'), 741)
    expect(seen.filter((line) => line.endsWith('failed'))).toEqual([
      'task OrderSaga→BookParcel back answer failed',
      'task OrderSaga→Charge back answer failed',
      'task OrderSaga→Stock back answer failed',
    ])
  })

  test.each(['sign-up', 'orders-fan-out', 'human-approval'])(
    'all that are on the agenda of %s are drawn, from when they leave',
    async (name) => {
      const run = await example(name)
      let most = 0
      stepEach(run, 900, () => {
        const drawn = new Map(tokensOfRun(run).map((token) => [token.id, token]))
        const underWay = callsUnderWay(run)
        most = Math.max(most, underWay.length)
        for (const { sequence, sentAt, at } of underWay) expect(drawn.get(sequence)).toMatchObject({ sentAt, arrivesAt: at })
      })
      expect(most).toBeGreaterThan(1)
    },
  )

  test('are called as what they are about: the message in the handler’s hands, or the execution', async () => {
    const seen = new Set<string>()
    const run = await example('orders-fan-out')
    stepEach(run, 400, () => {
      for (const { wire, trail } of tokensOfRun(run))
        if (wireName(run, wire) === 'reference Charge→OrdersTable') seen.add(labelOfTrail(run, trail))
    })
    expect([...seen].slice(0, 3)).toEqual(['ord-1', 'ref-1', 'ord-3'])
    const other = await example('sign-up')
    const names = new Set<string>()
    stepEach(other, 300, () => {
      for (const { wire, trail } of tokensOfRun(other)) if (wireName(other, wire).endsWith('Users')) names.add(labelOfTrail(other, trail))
    })
    expect([...names].slice(0, 3)).toEqual(['usr-1', 'usr-2', 'usr-3'])
    const map = await example('map-over-file')
    const children = new Set<string>()
    stepEach(map, 120, () => {
      for (const { wire, trail } of tokensOfRun(map))
        if (wireName(map, wire).endsWith('ImportBatch')) children.add(labelOfTrail(map, trail))
    })
    for (const name of children) expect(name).toMatch(/^ImportAll\/[\da-f]{8}$/)
    expect(children.size).toBeGreaterThan(2)
  })

  test('tell what they ask and what they bring, and leave their wire used', async () => {
    const used = new Map<string, number>()
    const run = await example('sign-up', used)
    const wire = run.template.wires.findIndex(({ id }) => id === 'task:SignUp:Users')
    const told: string[] = []
    stepEach(run, 405, () => {
      const here = tokensOfRun(run).filter((token) => token.wire === wire)
      expect(inspectWire(run, 'task:SignUp:Users')?.underWay).toBe(here.length)
      for (const { id } of here) {
        const { from, to, operation, messages, why } = inspectToken(run, id) ?? { messages: [], why: [] }
        told.push(`${from} → ${to} ${operation} ${messages[0]?.body} ${why[0]?.rule}`)
      }
    })
    expect(told[0]).toBe('sign-up → users GetItem {"TableName":"users","Key":{"userId":{"S":"usr-1"}}} hop.task')
    expect(told.find((line) => line.startsWith('users'))).toMatch(
      /^users → sign-up answer to GetItem \{"Item":\{"userId":\{"S":"usr-1"\}.*hop\.task$/,
    )
    expect(used.has('task:SignUp:Users')).toBe(true)
  })
})
