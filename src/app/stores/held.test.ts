import { beforeEach, expect, test } from 'vitest'
import { heldOf, holdMessages, letGo } from './held.ts'
import { clearMirror } from './mirror.ts'

const message = (messageId: string, receiptHandle: string) => ({ messageId, receiptHandle, body: 'hello', attributes: [] })
const receipts = (node: string) => heldOf(node).map(({ receiptHandle }) => receiptHandle)

beforeEach(clearMirror)

test('what is received again goes by its newest receipt', () => {
  holdMessages('Jobs', [message('a', 'a1'), message('b', 'b1')])
  holdMessages('Jobs', [message('a', 'a2')])
  expect(receipts('Jobs')).toEqual(['a2', 'b1'])
})

test('a receipt that was let go is gone, and others are not', () => {
  holdMessages('Jobs', [message('a', 'a1'), message('b', 'b1')])
  holdMessages('Dead', [message('c', 'a1')])
  letGo('Jobs', 'a1')
  expect(receipts('Jobs')).toEqual(['b1'])
  expect(receipts('Dead')).toEqual(['a1'])
})

test('receipts go with the world that gave them', () => {
  holdMessages('Jobs', [message('a', 'a1')])
  clearMirror()
  expect(receipts('Jobs')).toEqual([])
  holdMessages('Dead', [message('b', 'b1')])
  expect(receipts('Jobs')).toEqual([])
  expect(receipts('Dead')).toEqual(['b1'])
})
