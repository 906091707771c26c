import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('an answer is made once, and is right however many texts were asked about', () => {
  const made: string[] = []
  const shout = remembered((text) => {
    made.push(text)
    return text.toUpperCase()
  })
  expect([shout('a'), shout('b'), shout('a')]).toEqual(['A', 'B', 'A'])
  expect(made).toEqual(['a', 'b'])
  for (let index = 0; index < 5_000; index++) expect(shout(`text-${index}`)).toBe(`TEXT-${index}`)
  expect([shout('a'), shout('text-0'), shout('text-4999')]).toEqual(['A', 'TEXT-0', 'TEXT-4999'])
})

test('no answer is an answer too', () => {
  const nothing = remembered((text) => (text === '' ? undefined : text))
  expect([nothing(''), nothing('x'), nothing(''), nothing('__proto__')]).toEqual([undefined, 'x', undefined, '__proto__'])
})
