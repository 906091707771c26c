import { describe, expect, test } from 'vitest'
import { glimpseOf } from './glimpse.ts'

describe('a glimpse of a body', () => {
  test('tells the first plain fields of an object, and of nested ones that they are there', () => {
    expect(glimpseOf('{"items":[1,2],"order":1047,"total":42.5,"paid":true,"note":"x"}')).toBe('order 1047, total 42.5, paid true')
    expect(glimpseOf('{"items":[1,2],"who":{"name":"Ada"}}')).toBe('items [2], who {…}')
  })

  test('looks into what a service wrapped: a notification in a queue, a batch or a notification for a function', () => {
    const order = JSON.stringify({ order: 7 })
    const notification = JSON.stringify({ Type: 'Notification', MessageId: 'm', Message: order })
    expect(glimpseOf(notification)).toBe('order 7')
    expect(glimpseOf(JSON.stringify({ Records: [{ messageId: 'a', body: notification }] }))).toBe('order 7')
    expect(glimpseOf(JSON.stringify({ Records: [{ Sns: { Message: order } }] }))).toBe('order 7')
  })

  test('of a text is how it begins, on one line', () => {
    expect(glimpseOf(' Hello\n  there ')).toBe('Hello there')
    expect(glimpseOf('{ not json')).toBe('{ not json')
    expect(glimpseOf('a'.repeat(100))).toBe(`${'a'.repeat(47)}…`)
    expect(glimpseOf(`{"a":"${'b'.repeat(100_000)}"}`)).toHaveLength(48)
  })

  test('of a list is how many it holds', () => {
    expect(glimpseOf('[1,2,3]')).toBe('3 items')
  })
})
