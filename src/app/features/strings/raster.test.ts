import { expect, it } from 'vitest'
import { createRaster, type Raster, rasterEnd, rasterLine } from './raster.ts'

const paper = (): Raster => createRaster(6, 4, new Uint32Array(24))
const read = ({ width, height, words }: Raster) =>
  Array.from({ length: height }, (_, row) =>
    Array.from(words.slice(row * width, (row + 1) * width), String)
      .map((word) => (word === '0' ? '.' : word))
      .join(''),
  )

it('a line has no gaps, flat, steep or upright, whichever end comes first', () => {
  const flat = paper()
  rasterLine(flat, 5, 3, 0, 1, 1)
  expect(read(flat)).toEqual(['......', '11....', '..11..', '....11'])
  const upright = paper()
  rasterLine(upright, 2, 3, 2, 0, 1)
  expect(read(upright)).toEqual(['..1...', '..1...', '..1...', '..1...'])
})

it('what leaves the paper is cut, where the line meets its edge', () => {
  const wide = paper()
  rasterLine(wide, -1e14, 2, 1e14, 2, 7)
  expect(read(wide)).toEqual(['......', '......', '777777', '......'])
  const high = paper()
  rasterLine(high, 1, -50, 1, 50, 7)
  expect(read(high)).toEqual(['.7....', '.7....', '.7....', '.7....'])
  const away = paper()
  rasterLine(away, 7, 0, 9, 3, 7)
  expect(read(away).join('')).not.toContain('7')
})

it('an end is a block of three, cut at the corner', () => {
  const paperWithEnd = paper()
  rasterEnd(paperWithEnd, 0, 0, 4)
  expect(read(paperWithEnd)).toEqual(['44....', '44....', '......', '......'])
})

it('what is there stays on top: level, sloped, and where the same line comes again', () => {
  const crossed = paper()
  rasterLine(crossed, 2, 0, 2, 3, 1)
  rasterLine(crossed, 1, 2, 4, 2, 2)
  rasterLine(crossed, 0, 2, 5, 2, 3)
  rasterLine(crossed, 0, 0, 3, 3, 4)
  rasterLine(crossed, 0, 0, 3, 3, 5)
  expect(read(crossed)).toEqual(['4.1...', '.41...', '321223', '..14..'])
})
