import { describe, expect, it } from 'vitest'
import type { TokenColumns } from '../../../bridge/protocol/index.ts'
import { fanOut, positionsOf } from '../testing/pictures.ts'
import { layTracks } from '../track/tracks.ts'
import { planDrawing } from './drawing-plan.ts'
import { emptyPlaces, placeTokens, tokenAt } from './place-tokens.ts'
import { summarise } from './summary.ts'

const orders = fanOut(true)
const tracks = layTracks(orders, positionsOf(orders))
const straight = orders.wires.findIndex(({ from, to }) => from === 'orders' && to === 'billing')
const pulled = orders.wires.findIndex(({ from }) => from === 'billing')

interface Row {
  readonly wire: number
  readonly leg?: number
  readonly sentAt?: number
  readonly messages?: number
}

function columns(rows: readonly Row[]): TokenColumns {
  return {
    count: rows.length,
    id: Float64Array.from(rows, (_, index) => index + 100),
    wire: Int16Array.from(rows, ({ wire }) => wire),
    leg: Uint8Array.from(rows, ({ leg = 0 }) => leg),
    sentAt: Float64Array.from(rows, ({ sentAt = 0 }) => sentAt),
    arrivesAt: Float64Array.from(rows, ({ sentAt = 0 }) => sentAt + 600),
    shape: new Uint8Array(rows.length),
    status: new Uint8Array(rows.length),
    messages: Uint16Array.from(rows, ({ messages = 1 }) => messages),
    labels: [],
  }
}

function xOf(row: Row, clockMs: number): number {
  return placeTokens(columns([row]), clockMs, tracks, emptyPlaces(4)).xy[0] ?? Number.NaN
}

describe('where messages stand', () => {
  it('follows virtual time alone', () => {
    expect([0, 150, 300, 600].map((clock) => xOf({ wire: straight }, clock))).toEqual([362, 396.5, 431, 500])
  })

  it('stays on the track before it was sent and after it arrived', () => {
    expect(xOf({ wire: straight, sentAt: 1000 }, 0)).toBe(362)
    expect(xOf({ wire: straight }, 9999)).toBe(500)
  })

  it('goes to the pull disc on the first leg and on from it on the second', () => {
    expect([0, 600].map((clock) => xOf({ wire: pulled, leg: 1 }, clock))).toEqual([744, 763])
    expect([0, 600].map((clock) => xOf({ wire: pulled, leg: 2 }, clock))).toEqual([763, 878])
  })

  it('leaves out what travels on no wire of the picture', () => {
    expect(placeTokens(columns([{ wire: -1 }, { wire: 99 }, { wire: orders.wires.length - 1 }]), 0, tracks, emptyPlaces(4)).count).toBe(0)
  })

  it('finds the message under the pointer within 12 px of the screen, at any zoom', () => {
    const places = placeTokens(columns([{ wire: straight }, { wire: straight, sentAt: -300 }]), 0, tracks, emptyPlaces(1))
    const viewport = { x: 10, y: 20, zoom: 2 }
    expect(tokenAt(places, viewport, 362 * 2 + 10 + 9, 420 * 2 + 20 - 6)).toBe(100)
    expect(tokenAt(places, viewport, 431 * 2 + 10, 420 * 2 + 20)).toBe(101)
    expect(tokenAt(places, viewport, 362 * 2 + 10 + 13, 420 * 2 + 20)).toBeUndefined()
  })
})

describe('how messages are drawn', () => {
  const planFor = (count: number, bands = true): string | undefined => {
    const places = placeTokens(columns(Array.from({ length: count }, () => ({ wire: straight }))), 0, tracks, emptyPlaces(1))
    const plan = planDrawing(places, tracks, bands)
    return `${plan.manners[straight]}${plan.isMass ? ', by pixels' : ''}${plan.hasLabels ? ', labelled' : ''}`
  }

  it('is by shapes with captions, then shapes, then dots, then a band', () => {
    expect([3, 15].map((count) => planFor(count))).toEqual(['shapes, labelled', 'shapes, labelled'])
    expect([25, 300, 301].map((count) => planFor(count))).toEqual(['dots', 'dots', 'band'])
  })

  it('is by pixels when thousands are dots', () => {
    expect(planFor(2001, false)).toBe('dots, by pixels')
    expect(planFor(2001)).toBe('band')
  })

  it('is also told in words, batches as such', () => {
    const rows = [{ wire: straight }, { wire: straight }, { wire: pulled, messages: 10 }, { wire: -1 }]
    expect(summarise(columns(rows), orders)).toEqual(['2 messages on orders → billing', '10 messages in 1 batch on billing → charge'])
  })
})
