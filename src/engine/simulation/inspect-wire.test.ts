import { describe, expect, test } from 'vitest'
import { topicArn } from '../../aws/identity.ts'
import { advanceRun, glimpsesOf, inspectWire, tokensOfRun, type Run } from './index.ts'
import { templateOf } from './testing/design.ts'
import { callFrom, runOf } from './testing/runs.ts'

const text = templateOf({
  pace: 'visible',
  queues: { Jobs: { visibility: 20, deadLetters: 'Dead', maxReceiveCount: 1 }, Dead: {} },
  topics: { News: ['Jobs'] },
  functions: { Work: { code: 'throw', from: 'Jobs' } },
  traffic: { Shop: { to: 'News', everyMs: 1_000, count: 2 } },
})

const wireOf = (run: Run, kind: string): string => run.template.wires.find((wire) => wire.kind === kind)?.id ?? ''
const told = (run: Run, kind: string): string => {
  const detail = inspectWire(run, wireOf(run, kind))
  return [...(detail?.figures ?? []).map(({ caption, count }) => `${count} ${caption}`), `${detail?.underWay} under way`].join(', ')
}

describe('a wire', () => {
  test('tells what it carried, as its ends count it', () => {
    const run = runOf(text)
    advanceRun(run, { ms: 120_000 })
    expect(told(run, 'traffic')).toBe('2 sent, 0 refused, 0 under way')
    expect(told(run, 'subscription')).toBe('2 delivered, 0 filtered out, 0 retrying, 0 failed, 0 under way')
    expect(told(run, 'event-source')).toMatch(/^2 batches, 2 failed, 0 throttled, 0 filtered out/)
    expect(told(run, 'redrive')).toBe('2 moved out, 0 under way')
    expect(inspectWire(run, 'subscription:None')).toBeUndefined()
  })

  test('tells what is on it now, which is what is drawn there', () => {
    const run = runOf(text)
    const index = run.template.wires.findIndex(({ kind }) => kind === 'subscription')
    const seen = new Set<string>()
    for (let ms = 100; ms < 8_000; ms += 100) {
      advanceRun(run, { ms })
      const drawn = tokensOfRun(run).filter(({ wire }) => wire === index)
      seen.add(`${drawn.length}`)
      expect(inspectWire(run, wireOf(run, 'subscription'))?.underWay).toBe(drawn.length)
    }
    expect(seen).toEqual(new Set(['0', '1']))
  })
})

describe('messages under way', () => {
  test('show the first fields of what they carry, as long as they are', () => {
    const run = runOf(text)
    callFrom(run, 'sns', 'Publish', { TopicArn: topicArn('news'), Message: '{"order":1,"total":20}' })
    const [token] = tokensOfRun(run)
    expect(glimpsesOf(run, [token?.id ?? 0, 999_999])).toEqual({ [token?.id ?? 0]: 'order 1, total 20' })
    advanceRun(run, { ms: 1_000 })
    expect(glimpsesOf(run, [token?.id ?? 0])).toEqual({})
  })
})
