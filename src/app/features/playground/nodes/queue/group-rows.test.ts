import { describe, expect, it } from 'vitest'
import { assignRows, emptyRows, laneFactsOf } from './group-rows.ts'
import { queueFacts, type QueueFacts, type StandingMessage } from './queue-facts.ts'

const groups = (...names: readonly string[]): QueueFacts['groups'] =>
  names.map((name) => ({ name, waiting: 1, inFlight: 0, delayed: 0, receivable: 1, lockedUntil: undefined }))

const message = (messageId: string, group: string, visibleAt: number): StandingMessage => ({
  messageId,
  trail: messageId,
  status: 'in-flight',
  sentAt: 0,
  receives: 1,
  firstReceivedAt: 0,
  visibleAt,
  spanMs: 30_000,
  receiver: undefined,
  bytes: 1,
  group,
})

describe('lanes of message groups', () => {
  it('are taken in the order of the line', () => {
    expect(assignRows(emptyRows(3), groups('a', 'b', 'c', 'd'))).toEqual(['a', 'b', 'c'])
    expect(assignRows(emptyRows(3), groups('a'))).toEqual(['a', undefined, undefined])
  })

  it('are kept however the line moves on', () => {
    const rows = assignRows(emptyRows(3), groups('a', 'b', 'c', 'd'))
    expect(assignRows(rows, groups('d', 'c', 'b', 'a'))).toBe(rows)
  })

  it('stay where they are when another becomes free, and the free one goes to the next in line', () => {
    const rows = ['a', 'b', 'c']
    expect(assignRows(rows, groups('c', 'a'))).toEqual(['a', undefined, 'c'])
    expect(assignRows(rows, groups('c', 'e', 'd', 'a'))).toEqual(['a', 'e', 'c'])
  })

  it('are all free in a world without messages', () => {
    expect(assignRows(['a', 'b'], [])).toEqual(emptyRows(2))
  })

  it('show what is the group’s own, and of what is out the first to come back', () => {
    const lifted = [message('m-1', 'b', 9_000), message('m-2', 'a', 8_000), message('m-3', 'a', 7_000)]
    const facts: QueueFacts = { ...queueFacts(undefined), groups: groups('a', 'b'), inFlight: lifted, head: [message('m-4', 'b', 0)] }
    expect(laneFactsOf(facts, 'a')).toMatchObject({ name: 'a', waiting: 1, isLocked: false, head: [], lifted: { messageId: 'm-3' } })
    expect(laneFactsOf(facts, 'b')?.head.map(({ messageId }) => messageId)).toEqual(['m-4'])
    expect(laneFactsOf(facts, 'z')).toBeUndefined()
  })
})
