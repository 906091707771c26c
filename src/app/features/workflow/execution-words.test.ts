import { expect, it } from 'vitest'
import { costText, transitionsText } from './execution-words.ts'

it('a Standard workflow costs about $0.000025 a transition, an Express one nothing for them', () => {
  expect(costText(6, 'STANDARD')).toBe('about $0.00015')
  expect(costText(5, 'STANDARD')).toBe('about $0.000125')
  expect(costText(1_000_000, 'STANDARD')).toBe('about $25.00')
  expect(costText(6, 'EXPRESS')).toBeUndefined()
})

it('one transition is one', () => {
  expect(transitionsText(1)).toBe('1 transition')
  expect(transitionsText(12)).toBe('12 transitions')
})
