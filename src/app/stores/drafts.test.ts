import { expect, test } from 'vitest'
import { documentStore } from './document.ts'
import { draftOf, fillIn } from './drafts.ts'

test('what was filled in stays with its node and its form', () => {
  fillIn('Jobs', 'send', { body: 'hello' })
  fillIn('Jobs', 'receive', { most: '3' })
  expect(draftOf('Jobs', 'send', { body: '' })).toEqual({ body: 'hello' })
  expect(draftOf('Jobs', 'receive', { most: '' })).toEqual({ most: '3' })
  expect(draftOf('Dead', 'send', { body: '' })).toEqual({ body: '' })
})

test('an empty field and a box that was closed are kept as well', () => {
  fillIn('Jobs', 'event', '')
  fillIn('Jobs', 'open', false)
  expect([draftOf('Jobs', 'event', '{}'), draftOf('Jobs', 'open', true)]).toEqual(['', false])
})

test('another document has nodes of its own, also of the same name', () => {
  fillIn('Jobs', 'send', { body: 'of the first' })
  documentStore.setState(({ opening }) => ({ opening: opening + 1 }))
  expect(draftOf('Jobs', 'send', { body: '' })).toEqual({ body: '' })
  fillIn('Dead', 'send', { body: 'of the second' })
  expect(draftOf('Jobs', 'send', { body: '' })).toEqual({ body: '' })
})
