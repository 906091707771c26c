import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createNodeHandlerHost } from '../../endpoint/node-sandbox.ts'
import { advanceRun, labelOfTrail, nodeViewOf, whereaboutsOf, worldOf, type Run } from './index.ts'
import { queueStateOf } from './queue-messages.ts'
import { storedMessages } from '../services/sqs/index.ts'
import { templateOf } from './testing/design.ts'
import { runOf, stepEach } from './testing/runs.ts'

const queues = templateOf({
  pace: 'visible',
  queues: { One: {}, Two: { delay: 5 }, Held: { visibility: 60 } },
  topics: { News: ['One', 'Two', 'Held'] },
  functions: { Work: { code: 'slow', from: 'Held', timeout: 30, batch: 1 } },
  traffic: { Shop: { to: 'News', everyMs: 1_000, count: 3 } },
})

const told = (run: Run, label: string): string[] => whereaboutsOf(run, label).map(({ node, messages }) => `${node} ${messages.length}`)

describe('where a message is', () => {
  test('is every queue in which a copy of it stands, by its own id there, and the function that has it in hand', () => {
    const run = runOf(queues)
    advanceRun(run, { ms: 6_000 })
    expect(told(run, 'shop-2')).toEqual(['One 1', 'Two 1', 'Held 1', 'Work 0'])
    const [one] = whereaboutsOf(run, 'shop-2')
    const view = nodeViewOf(run, 'One')
    const head = view?.kind === 'queue' ? view.head : []
    expect(head.map(({ messageId }) => messageId).indexOf(one?.messages[0] ?? '')).toBe(1)
    expect(told(run, 'shop-12')).toEqual([])
    expect(told(run, '')).toEqual([])
  })

  test('is nowhere while it is on a wire only', () => {
    const run = runOf(queues)
    advanceRun(run, { ms: 300 })
    expect(worldOf(run).agenda.some(({ envelope }) => envelope.hop?.carries[0]?.trail === 'Shop/1')).toBe(true)
    expect(told(run, 'shop-1')).toEqual([])
  })

  test('agrees with the queues whenever one looks, whatever the messages are called', async () => {
    const text = readFileSync(new URL('../../../public/examples/orders-fan-out.yaml', import.meta.url), 'utf8')
    const run = runOf(text, { handlers: await createNodeHandlerHost() })
    let seen = 0
    stepEach(run, 300, () => {
      const standing = new Map<string, Set<string>>()
      for (const { id, kind } of run.template.nodes) {
        const queue = kind === 'queue' ? queueStateOf(run, id) : undefined
        for (const { trail } of queue ? storedMessages(queue) : []) {
          const label = labelOfTrail(run, trail)
          standing.set(label, (standing.get(label) ?? new Set()).add(id))
        }
      }
      for (const [label, nodes] of standing) {
        seen += 1
        const found = whereaboutsOf(run, label).filter(({ messages }) => messages.length > 0)
        expect(found.map(({ node }) => node).toSorted()).toEqual([...nodes].toSorted())
      }
    })
    expect(seen).toBeGreaterThan(100)
  })

  test('of an execution is its workflow as long as it runs, and where its messages stand', async () => {
    const text = readFileSync(new URL('../../../public/examples/human-approval.yaml', import.meta.url), 'utf8')
    const run = runOf(text, { handlers: await createNodeHandlerHost() })
    const seen = new Set<string>()
    stepEach(run, 600, () => {
      for (const { node, messages } of whereaboutsOf(run, 'exp-1')) seen.add(`${node} ${messages.length}`)
    })
    expect([...seen].toSorted()).toEqual(['Approver 0', 'Desk 1', 'Expenses 0'])
    expect(told(run, 'exp-1')).toEqual([])
  })
})
