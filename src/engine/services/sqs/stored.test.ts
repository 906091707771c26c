import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StoredMessage } from './state.ts'
import { forgetMessage, keepMessage, messageAt, storedMessages } from './stored.ts'

type Queue = Parameters<typeof keepMessage>[0]

const numbered = (ordinal: number): StoredMessage => ({ ordinal }) as StoredMessage

/** Keeps and forgets messages as a script says, beside a map that does the same. */
function play(script: readonly number[], firstOrdinal: number): { queue: Queue; plain: Map<number, StoredMessage> } {
  const queue = { pages: { first: 0, list: [] } } as unknown as Queue
  const plain = new Map<number, StoredMessage>()
  let next = firstOrdinal
  for (const word of script) {
    const known = [...plain.keys()]
    const gone = known[word % (known.length + 1)]
    if (word % 3 > 0 || gone === undefined) {
      const message = numbered(next++)
      keepMessage(queue, message)
      plain.set(message.ordinal, message)
    } else {
      forgetMessage(queue, gone)
      plain.delete(gone)
    }
    expect(messageAt(queue, next)).toBeUndefined()
  }
  return { queue, plain }
}

it('holds what a map would hold, in the order of arrival', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { maxLength: 400 }), fc.constantFrom(1, 31, 32, 5_000), (script, firstOrdinal) => {
      const { queue, plain } = play(script, firstOrdinal)
      expect(storedMessages(queue)).toEqual([...plain.values()])
      for (let ordinal = firstOrdinal - 40; ordinal < firstOrdinal + 440; ordinal++) {
        expect(messageAt(queue, ordinal)).toBe(plain.get(ordinal))
      }
    }),
    { seed: 1 },
  )
})

it('gives up the pages of messages that are gone, whichever of them stays', () => {
  const queue = { pages: { first: 0, list: [] } } as unknown as Queue
  keepMessage(queue, numbered(1))
  for (let ordinal = 2; ordinal <= 3_200; ordinal++) {
    keepMessage(queue, numbered(ordinal))
    forgetMessage(queue, ordinal)
  }
  expect(queue.pages.list.filter((page) => page !== null)).toHaveLength(2)
  forgetMessage(queue, 1)
  expect(queue.pages.list).toHaveLength(1)
  keepMessage(queue, numbered(3_201))
  expect(storedMessages(queue).map(({ ordinal }) => ordinal)).toEqual([3_201])
})
