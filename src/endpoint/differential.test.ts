import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compare } from './testing/differential/compare.ts'
import { createEmulator } from './testing/differential/emulator-side.ts'
import type { Exchange } from './testing/differential/known-difference.ts'
import { knownDifferences } from './testing/differential/known-differences.ts'
import { countsAtLast, queuesAtFirst, queueStep } from './testing/differential/queue-scripts.ts'
import type { Script } from './testing/differential/script.ts'
import { filterRounds, topicsAtFirst, topicStep } from './testing/differential/topic-scripts.ts'

const beginning: Script = [...queuesAtFirst, ...topicsAtFirst]
const emulator = createEmulator()
afterAll(() => emulator.close())

/** Thousands of calls take seconds, and several times as long on a machine that has other things to do. */
const patienceMs = 120_000

const length = { minLength: 5, maxLength: 25 }
const scripts: fc.Arbitrary<Script> = fc.oneof(
  { weight: 4, arbitrary: fc.array(queueStep, length) },
  { weight: 4, arbitrary: fc.array(fc.oneof(queueStep, topicStep), length) },
  { weight: 3, arbitrary: fc.array(topicStep, length) },
  { weight: 1, arbitrary: filterRounds },
)

describe('on scripts in which no time has to pass', () => {
  it(
    'the engine answers as the emulator does, but for the listed differences',
    async () => {
      const answered = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(scripts, async (script) => {
          const { unlisted, compared } = await compare([...beginning, ...script, ...countsAtLast], knownDifferences, emulator)
          for (const { step, ours } of compared) if (ours.ok) answered.set(step.operation, (answered.get(step.operation) ?? 0) + 1)
          if (unlisted) throw new Error(`an unlisted difference:\n${told(unlisted)}`)
        }),
        { numRuns: 300 },
      )
      const rarely = operations.filter((operation) => (answered.get(operation) ?? 0) < 3)
      expect(rarely, 'were hardly called').toEqual([])
    },
    patienceMs,
  )
})

/** Every operation that both have. */
const operations = `
  CreateQueue DeleteQueue GetQueueUrl ListQueues GetQueueAttributes SetQueueAttributes PurgeQueue TagQueue UntagQueue ListQueueTags
  SendMessage SendMessageBatch ReceiveMessage DeleteMessage DeleteMessageBatch ChangeMessageVisibility ChangeMessageVisibilityBatch
  CreateTopic DeleteTopic ListTopics GetTopicAttributes SetTopicAttributes TagResource UntagResource ListTagsForResource
  Subscribe Unsubscribe ListSubscriptions ListSubscriptionsByTopic GetSubscriptionAttributes SetSubscriptionAttributes
  Publish PublishBatch`
  .trim()
  .split(/\s+/)

describe('a listed difference is there', () => {
  it.each(knownDifferences.map((difference) => [difference.row, difference] as const))('%s', async (_, difference) => {
    const script = [...beginning, ...difference.example]
    const { unlisted, met } = await compare(script, knownDifferences, emulator)
    expect(unlisted && told(unlisted)).toBeUndefined()
    expect(met.has(difference)).toBe(true)
    const others = knownDifferences.filter((other) => other !== difference)
    expect((await compare(script, others, emulator)).unlisted, 'another one explains it as well').toBeDefined()
  })

  it('and has its row in docs/fidelity.md, which has no other', () => {
    const text = readFileSync(new URL('../../docs/fidelity.md', import.meta.url), 'utf8')
    const section = /\n## Differences from an emulator\n([\s\S]*?)\n(## |<!--)/.exec(text)?.[1] ?? ''
    const told = [...section.matchAll(/^\| (.*?) +\|/gm)].map(([, cell]) => cell).slice(2)
    expect(told.toSorted()).toEqual([...new Set(knownDifferences.map(({ row }) => row))].toSorted())
  })
})

function told({ step, ours, theirs, past }: Exchange): string {
  const before = past.map((earlier) => `  ${earlier.step.operation} ${JSON.stringify(earlier.step.input)}`)
  return [
    ...before,
    `${step.operation} ${JSON.stringify(step.input)}`,
    `ours   ${JSON.stringify(ours)}`,
    `theirs ${JSON.stringify(theirs)}`,
  ].join('\n')
}
