import { describe, expect, it } from 'vitest'
import { snapped } from './snap.ts'

const others = { carried: { x: 100, y: 100 }, other: { x: 250, y: 330 }, nearer: { x: 253, y: 900 } }

describe('a node that is put down', () => {
  it('stands on a grid of 4', () => {
    expect(snapped({ x: 101, y: 58.4 }, others, new Set(['carried']))).toEqual({ x: 100, y: 60 })
  })

  it('stands on the line of another node that is near, each axis by itself', () => {
    expect(snapped({ x: 500.3, y: 326 }, others, new Set(['carried']))).toEqual({ x: 500, y: 330 })
  })

  it('takes the nearest of several lines, and never its own', () => {
    expect(snapped({ x: 252, y: 102 }, others, new Set(['carried']))).toEqual({ x: 253, y: 104 })
  })
})
