import { expect, it } from 'vitest'
import { javaRandom } from './java-random.ts'

it('draws what java.util.Random draws from the same seed', () => {
  expect(javaRandom(42).nextDouble()).toBe(0.7275636800328681)
  const dice = javaRandom(42)
  expect([1, 2, 3, 4, 5].map(() => dice.nextInt(10))).toEqual([0, 3, 8, 4, 0])
  expect(javaRandom(0).nextInt(16)).toBe(11)
  expect(javaRandom(-1).nextInt(7)).toBe(javaRandom(-1).nextInt(7))
})
