import { expect, test } from 'vitest'
import { changesBetween, withChanges } from './changes.ts'

test('what came, changed and went is told, and makes the one record of the other', () => {
  const before = { 'a.js': '1', 'b.js': '2', constructor: 'own' }
  const after = { 'b.js': '3', 'c.js': '', constructor: 'own' }
  const changes = changesBetween(before, after)
  expect(changes).toEqual({ 'a.js': null, 'b.js': '3', 'c.js': '' })
  expect(withChanges(before, changes)).toEqual(after)
  expect(changesBetween(after, after)).toEqual({})
})
