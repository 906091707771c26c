import { describe, expect, it } from 'vitest'
import { channelOf } from './channels.ts'

describe('a channel', () => {
  it('gives moves that would lie on one another lines of their own, and others the same', () => {
    const { lines, height } = channelOf([
      { link: 'a', from: 0, to: 50 },
      { link: 'b', from: 10, to: 60 },
      { link: 'far', from: 200, to: 240 },
    ])
    expect(lines.get('a')).not.toBe(lines.get('b'))
    expect(lines.get('far')).toBe(lines.get('b'))
    expect(height).toBeGreaterThan(Math.max(...lines.values()))
  })

  it('lets what comes from further right turn first when both go right, so that they do not cross', () => {
    const { lines } = channelOf([
      { link: 'left', from: 0, to: 50 },
      { link: 'right', from: 10, to: 60 },
    ])
    expect(lines.get('right')).toBeLessThan(lines.get('left') ?? 0)
  })

  it('is as high as it must be where nothing moves', () => {
    expect(channelOf([{ link: 'a', from: 5, to: 5 }])).toEqual({ height: 18, lines: new Map() })
    expect(channelOf([], 0).height).toBe(0)
  })
})
