import { describe, expect, it } from 'vitest'
import { buildFrame, createChanges } from './frame-builder.ts'
import { createSession, openDocument } from './index.ts'
import { createTokenTable } from './token-table.ts'

const ids = Array.from({ length: 40 }, (_, index) => `Queue${index}`)
const template = JSON.stringify({ Resources: Object.fromEntries(ids.map((id) => [id, { Type: 'AWS::SQS::Queue' }])) })

function opened() {
  const session = createSession({ run: () => ({ ticks: 0, console: [], calls: [], timers: [] }) }, { input: () => {} })
  const answer = openDocument(session, { text: template, name: 'queues.json' })
  if (!answer.ok || session.run === undefined) throw new Error('the template was refused')
  const { run } = session
  const facts = { running: true, paused: undefined, speed: 1, logRows: 0, watched: undefined, wires: run.template.wires }
  return { run, facts, changes: createChanges(run), table: createTokenTable() }
}

describe('a frame', () => {
  it('tells of a part of the nodes while it runs, and of every one within a few frames', () => {
    const { run, facts, changes, table } = opened()
    const told = [1, 2, 3, 4, 5].map(() => Object.keys(buildFrame(run, changes, facts, table).nodes))
    expect(told.map(({ length }) => length)).toEqual([8, 8, 8, 8, 8])
    expect(told.flat().toSorted()).toEqual(ids.toSorted())
    expect(Object.keys(buildFrame(run, changes, facts, table).nodes)).toEqual([])
  })

  it('lets a node that keeps changing wait until the others had their turn', () => {
    const { run, facts, changes, table } = opened()
    const [first = ''] = Object.keys(buildFrame(run, changes, facts, table).nodes)
    changes.nodes.add(first)
    const told = [1, 2, 3, 4, 5].map(() => Object.keys(buildFrame(run, changes, facts, table).nodes).includes(first))
    expect(told).toEqual([false, false, false, false, true])
  })

  it('tells of all of them where the world stands', () => {
    const { run, facts, changes, table } = opened()
    buildFrame(run, changes, facts, table)
    expect(Object.keys(buildFrame(run, changes, { ...facts, running: false }, table).nodes)).toHaveLength(32)
  })
})
