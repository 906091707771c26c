import { expect, it } from 'vitest'
import { missingFrom, noPages, withPage } from './history-pages.ts'

const event = (id: number) => ({ id, previousId: id - 1, type: 'PassStateEntered', at: id, details: {} })
const page = (from: number, to: number, total: number) => ({
  events: Array.from({ length: to - from + 1 }, (_, index) => event(from + index)),
  total,
})

it('asks for the first event in sight that is not known', () => {
  const pages = withPage(noPages, page(1, 200, 450))
  expect(missingFrom(pages, 100, 100)).toBeUndefined()
  expect(missingFrom(pages, 150, 100)).toBe(201)
  expect(missingFrom(withPage(pages, page(201, 400, 450)), 150, 100)).toBeUndefined()
})

it('asks for nothing beyond the end', () => {
  expect(missingFrom(withPage(noPages, page(1, 5, 5)), 0, 40)).toBeUndefined()
})

it('forgets what it knew when the history is shorter: somebody went back', () => {
  const pages = withPage(withPage(noPages, page(1, 200, 450)), page(1, 3, 3))
  expect([...pages.rows.keys()]).toEqual([1, 2, 3])
})
