import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstPoints, layOutPath, type Points } from './path-layout.ts'
import { createRaster } from './raster.ts'
import { rasterPaths } from './raster-paths.ts'

const [width, height] = [90, 60]
const layout = layOutPath({ width, height }, [{ isQueue: false }, { isQueue: true }, { isQueue: false }], {
  span: { fromMs: 0, toMs: 900 },
  headMs: 700,
})
const [waiting, done] = [1, 4]
const isEnd = (status: number) => status === done

/** A line from station to station; one that waits at the queue goes on until now, the others end. */
const line = fc.record({
  bornMs: fc.integer({ min: -200, max: 690 }),
  takesMs: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 3 }),
  status: fc.constantFrom(0, 2, 3),
})

function pointsOf(lines: readonly (typeof line extends fc.Arbitrary<infer T> ? T : never)[]): Points {
  const told = lines.flatMap(({ bornMs, takesMs, status }, number) => {
    let atMs = bornMs
    const on = takesMs.map((ms, index) => [number, (atMs += ms), index / 2, status] as const)
    const [, , station] = on.at(-1) ?? [0, 0, 0]
    return [...on, [number, atMs, station + 0.5, station === 0.5 ? waiting : done] as const]
  })
  return {
    lines: lines.length,
    line: Uint32Array.from(told, ([number]) => number),
    at: Float64Array.from(told, ([, atMs]) => atMs),
    station: Float32Array.from(told, ([, , station]) => station),
    status: Uint8Array.from(told, ([, , , status]) => status),
  }
}

function painted(points: Points, from: number, to: number): Uint32Array {
  const raster = createRaster(width, height, new Uint32Array(width * height))
  rasterPaths(raster, { points, first: firstPoints(points), layout, isEnd, words: [1, 2, 3, 4, 5] }, from, to)
  return raster.words
}

it('many lines are what one gets who lays each on paper of its own, and the first on top', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
      const points = pointsOf(lines)
      const expected = new Uint32Array(width * height)
      for (let number = lines.length - 1; number >= 0; number--) {
        for (const [place, word] of painted(points, number, number + 1).entries()) if (word !== 0) expected[place] = word
      }
      expect(painted(points, 0, lines.length)).toEqual(expected)
    }),
  )
})

it('what still waits goes on until now, and what has ended does not', () => {
  const points: Points = {
    lines: 2,
    line: Uint32Array.of(0, 0, 1, 1),
    at: Float64Array.of(100, 200, 100, 200),
    station: Float32Array.of(0, 1, 0, 2),
    status: Uint8Array.of(0, waiting, 0, done),
  }
  const columnsOf = (words: Uint32Array, word: number) =>
    [...words].flatMap((told, place) => (told === word ? [place % width] : [])).toSorted((a, b) => a - b)
  expect(columnsOf(painted(points, 0, 1), 2).at(-1)).toBe(70)
  expect([columnsOf(painted(points, 1, 2), 5)[0], columnsOf(painted(points, 1, 2), 5).at(-1)]).toEqual([19, 21])
})
