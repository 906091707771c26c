import { assert, property, bigInt, integer } from 'fast-check'
import { expect, it } from 'vitest'
import { addNumbers, canonicalNumber, numberOrder, subtractNumbers } from './number.ts'

const written = (text: string): string => {
  const number = canonicalNumber(text)
  return number.ok ? number.value : number.error
}

it('puts every way of writing a number into one', () => {
  expect(['1.0', '1e3', '+5', '-0', '0.0010', '00012', '1E-5', '.5', '5.'].map(written)).toEqual([
    '1',
    '1000',
    '5',
    '0',
    '0.001',
    '12',
    '0.00001',
    '0.5',
    '5',
  ])
})

it('refuses what is no number, too long, too large or too small', () => {
  expect(written('')).toBe('The parameter cannot be converted to a numeric value')
  expect(written('12a')).toBe('The parameter cannot be converted to a numeric value: 12a')
  expect(written('1'.repeat(39))).toBe('Attempting to store more than 38 significant digits in a Number')
  expect(written('1e126')).toBe('Number overflow. Attempting to store a number with magnitude larger than supported range')
  expect(written('1e-131')).toBe('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  expect(written(`${'9'.repeat(38)}e88`)).not.toContain('Number')
})

it('adds with 38 digits and not with those of a double', () => {
  expect(addNumbers('0.1', '0.2')).toEqual({ ok: true, value: '0.3' })
  expect(addNumbers('12345678901234567890123456789012345678', '1')).toEqual({ ok: true, value: '12345678901234567890123456789012345679' })
  expect(subtractNumbers('1', '1')).toEqual({ ok: true, value: '0' })
  expect(addNumbers('1000000000000000000000000000000', '0.000000001').ok).toBe(false)
})

const decimals = bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const scale = integer({ min: -20, max: 20 })

it('orders numbers as numbers', () => {
  assert(
    property(decimals, decimals, scale, (a, b, power) => {
      const [one, other] = [written(`${a}e${power}`), written(`${b}e${power}`)]
      const [left, right] = [numberOrder(one), numberOrder(other)]
      expect(left < right ? -1 : left > right ? 1 : 0).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  )
})

it('adds and subtracts as whole numbers of the same scale do', () => {
  assert(
    property(decimals, decimals, scale, (a, b, power) => {
      const sum = addNumbers(written(`${a}e${power}`), written(`${b}e${power}`))
      expect(sum).toEqual({ ok: true, value: written(`${a + b}e${power}`) })
    }),
  )
})
