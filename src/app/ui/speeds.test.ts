import { describe, expect, it } from 'vitest'
import { nextSpeed, placeOfSpeed, readSpeed, speedAtPlace, speeds, speedText } from './speeds.ts'

describe('a typed speed', () => {
  it('is read as people write it', () => {
    expect(['10', '10x', '3,600', '1 M', '1M×', '86.4k', '.5', 'max', '0.1×'].map(readSpeed)).toEqual([
      10,
      10,
      3_600,
      1_000_000,
      1_000_000,
      86_400,
      0.5,
      Number.POSITIVE_INFINITY,
      0.1,
    ])
  })

  it('is pulled onto the scale', () => {
    expect([readSpeed('0.001'), readSpeed('9999999')]).toEqual([0.1, 1_000_000])
  })

  it('is refused when it is none', () => {
    expect(['', '0', 'fast', '-3', '1e9', '10 y'].map(readSpeed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('survives being written and read again', () => {
    for (const speed of speeds) expect(readSpeed(speedText(speed))).toBe(speed)
  })
})

describe('the scale', () => {
  it('holds every notch where it can be clicked', () => {
    for (const speed of speeds) expect(speedAtPlace(placeOfSpeed(speed))).toBe(speed)
  })

  it('rises with the speed, notches or not', () => {
    const places = [0.1, 0.3, 0.5, 1, 3, 10, 30, 60, 1_000, 500_000, 1_000_000, Number.POSITIVE_INFINITY].map(placeOfSpeed)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect([places[0], places.at(-1)]).toEqual([0, 1])
  })

  it('steps from notch to notch and holds at its ends', () => {
    expect([nextSpeed(10, 1), nextSpeed(10, -1), nextSpeed(7, 1), nextSpeed(7, -1)]).toEqual([60, 5, 10, 5])
    expect([nextSpeed(0.1, -1), nextSpeed(Number.POSITIVE_INFINITY, 1)]).toEqual([0.1, Number.POSITIVE_INFINITY])
  })
})
