import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../base/json.ts'
import type { LogEntry } from '../log-entry.ts'
import { packEntries, unpackEntries } from './packed-entries.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
  fc.uuid(),
  fc.constantFrom('a', '__proto__', '\ud800', ''),
)
const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true }),
    fc.maxSafeInteger(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value
const entry = fc.record({
  gap: fc.nat({ max: 1_000_000 }),
  atMs: fc.oneof(fc.constant(5), fc.double({ noNaN: true, min: 0 })),
  type: text,
  subject: text,
  data: fc.dictionary(text, value, { maxKeys: 5 }) as fc.Arbitrary<JsonObject>,
  caller: fc.option(text, { nil: undefined }),
})

type EntryDraft = typeof entry extends fc.Arbitrary<infer Draft> ? Draft : never

function entriesOf(rows: readonly EntryDraft[]): LogEntry[] {
  let step = 0
  return rows.map(({ gap, atMs, type, subject, data, caller }) => ({ step: (step += gap), atMs, event: { type, subject, data }, caller }))
}

describe('packed rows', () => {
  test('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }).map(entriesOf), (entries) => {
        const back = unpackEntries(packEntries(entries))
        expect(JSON.stringify(back)).toBe(JSON.stringify(entries))
        expect(back.map(({ atMs, caller }) => [atMs, caller])).toEqual(entries.map(({ atMs, caller }) => [atMs, caller]))
      }),
    )
  })

  test('take a small part of what their JSON takes', () => {
    const entries = entriesOf(
      Array.from({ length: 1_000 }, (_, n) => ({
        gap: 1,
        atMs: 50 * n,
        type: 'sqs.MessageExpired',
        subject: `sqs/queue/q${n % 20}`,
        data: { messageId: `${(n * 7_919).toString(16).padStart(8, '0')}-b81d-46dd-8cb8-3fe1ee5c23b1`, trail: `S9/${n}`, receives: 0 },
        caller: undefined,
      })),
    )
    expect(packEntries(entries).length).toBeLessThan(JSON.stringify(entries).length / 4)
  })
})
