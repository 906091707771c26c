import { describe, expect, it } from 'vitest'
import { topicPorts } from './ports.ts'

const center = { x: 0, y: 0 }
const angles = (...rises: readonly number[]): readonly number[] =>
  topicPorts(
    center,
    rises.map((y) => ({ x: 200, y })),
  ).map(({ angle }) => Math.round(angle))

describe('the ports of a topic', () => {
  it('face their tracks', () => {
    expect(angles(-150, 0, 150)).toEqual([-45, 0, 45])
  })

  it('are steeper for what goes further, so that tracks do not cross', () => {
    expect(angles(-300, -150, 150, 300, 450)).toEqual([-72, -45, 45, 72, 99])
  })

  it('take up a small rise themselves, so that the track runs straight', () => {
    const [port] = topicPorts(center, [{ x: 200, y: 10 }])
    expect(port?.departure.y).toBeCloseTo(10)
    expect(port?.departure.heading).toBe('east')
  })
})
