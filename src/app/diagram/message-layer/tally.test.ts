import { describe, expect, it } from 'vitest'
import { tokenLegs, type TokenColumns } from '../../../bridge/protocol/index.ts'
import { fanOut } from '../testing/pictures.ts'
import { createTally } from './tally.ts'

const picture = fanOut(true)
const wireTo = (id: string): number => picture.wires.findIndex(({ to }) => to === id)

function tokens(rows: readonly (readonly [id: number, to: string, messages?: number])[]): TokenColumns {
  const count = rows.length
  return {
    count,
    id: Float64Array.from(rows, ([id]) => id),
    wire: Int16Array.from(rows, ([, to]) => wireTo(to)),
    leg: new Uint8Array(count),
    sentAt: new Float64Array(count),
    arrivesAt: new Float64Array(count),
    shape: new Uint8Array(count),
    status: new Uint8Array(count),
    messages: Uint16Array.from(rows, ([, , messages = 1]) => messages),
    labels: [],
  }
}

describe('the summary that is read out', () => {
  it('counts what set out since the last time, each message once', () => {
    const tally = createTally(picture)
    tally.take(tokens([]))
    tally.take(tokens([[1, 'orders']]))
    tally.take(
      tokens([
        [1, 'orders'],
        [4, 'orders'],
      ]),
    )
    tally.take(
      tokens([
        [4, 'orders'],
        [6, 'charge', 10],
      ]),
    )
    expect(tally.tell(1)).toBe('10 messages to charge, 2 messages to orders in 1 s')
    tally.take(tokens([[6, 'charge', 10]]))
    expect(tally.tell(1)).toBeUndefined()
  })

  it('names the busiest and counts the rest', () => {
    const tally = createTally(picture)
    tally.take(tokens([]))
    tally.take(
      tokens([
        [1, 'orders', 3],
        [2, 'billing', 2],
        [3, 'charge'],
        [4, 'pack'],
      ]),
    )
    expect(tally.tell(1)).toBe('3 messages to orders, 2 messages to billing, 2 messages elsewhere in 1 s')
  })

  it('names of what goes back where it goes', () => {
    const tally = createTally(picture)
    tally.take(tokens([]))
    tally.take({ ...tokens([[1, 'charge', 2]]), leg: Uint8Array.of(tokenLegs.indexOf('back')) })
    expect(tally.tell(1)).toBe('2 messages to billing in 1 s')
  })

  it('takes nothing for news where somebody begins to look or goes back', () => {
    const tally = createTally(picture)
    tally.take(
      tokens([
        [7, 'orders'],
        [9, 'orders'],
      ]),
    )
    tally.take(
      tokens([
        [2, 'orders'],
        [3, 'orders'],
      ]),
    )
    expect(tally.tell(1)).toBeUndefined()
  })
})
