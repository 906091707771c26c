import { expect, it } from 'vitest'
import { createScrub } from './scrub.ts'

function journeys() {
  const asked: number[] = []
  const arrivals: (() => void)[] = []
  const scrub = createScrub((atMs) => {
    asked.push(atMs)
    return new Promise((resolve) => arrivals.push(resolve))
  })
  const arrive = async () => {
    arrivals.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  return { asked, scrub, arrive }
}

it('the first wish sets off at once', () => {
  const { asked, scrub } = journeys()
  scrub.to(500)
  expect(asked).toEqual([500])
})

it('at most one is under way, and of those wished meanwhile only the newest is gone to', async () => {
  const { asked, scrub, arrive } = journeys()
  for (const at of [1, 2, 3, 4]) scrub.to(at)
  expect(asked).toEqual([1])
  await arrive()
  expect(asked).toEqual([1, 4])
  await arrive()
  expect(asked).toEqual([1, 4])
  expect(scrub.isMoving).toBe(false)
})

it('after a rest the next wish sets off again', async () => {
  const { asked, scrub, arrive } = journeys()
  scrub.to(1)
  await arrive()
  scrub.to(9)
  expect(asked).toEqual([1, 9])
})
