import { describe, expect, test } from 'vitest'
import { heldText, inUnits, isChanged, jsonProblem, wordOf } from './field-text.ts'

const literal = (text: string) => ({ value: { kind: 'literal', text } as const, default: '30', unit: 'seconds' as const })

describe('a field', () => {
  test('that nobody set holds its default', () => {
    const field = { value: { kind: 'unset' } as const, default: '345600', unit: 'seconds' as const }
    expect([heldText(field), isChanged(field), wordOf(field)]).toEqual(['345600', false, 'default'])
  })

  test('that says something else is changed, and tells what the default is', () => {
    expect([heldText(literal('90')), isChanged(literal('90')), wordOf(literal('90'))]).toEqual(['90', true, 'default 30 s'])
    expect([isChanged(literal('30')), wordOf(literal('30'))]).toEqual([false, 'default'])
  })

  test('with an expression holds what that comes to', () => {
    const value = { kind: 'expression', text: '!Ref Seconds', comesTo: '30' } as const
    expect([heldText({ value }), isChanged({ value, default: '30' })]).toEqual(['30', false])
    expect(heldText({ value: { kind: 'expression', text: '!Ref Size', unknown: 'no default' } })).toBeUndefined()
  })

  test('that Globals set says so', () => {
    const value = { kind: 'global', text: '15' } as const
    expect([heldText({ value, default: '3' }), isChanged({ value, default: '3' }), wordOf({ value, default: '3' })]).toEqual([
      '15',
      true,
      'from Globals',
    ])
  })

  test('without a default is never changed', () => {
    const field = { value: { kind: 'literal', text: 'orders' } as const }
    expect([isChanged(field), wordOf(field)]).toEqual([false, ''])
  })
})

test('numbers read with their unit, words as they are', () => {
  expect(['43200', '1', 'honest', ''].map((text) => inUnits(text, 'seconds'))).toEqual(['12 h', '1 s', 'honest', ''])
  expect([inUnits('true', undefined), inUnits('false', undefined)]).toEqual(['on', 'off'])
  expect([inUnits('10000', 'messages'), inUnits('7', undefined)]).toEqual(['10,000 messages', '7'])
})

test('JSON is told from what is none yet', () => {
  expect([jsonProblem('{"a": [1]}'), jsonProblem('  ')]).toEqual([undefined, undefined])
  expect(jsonProblem('{"a": [1}')).toMatch(/^This is not JSON yet: /)
})
