import { describe, expect, test } from 'vitest'
import { amountIn, amountText, largestWhole, typedAmount, unitsOf, unitsWithin } from './units.ts'

const seconds = unitsOf('seconds')
const [second, minute] = seconds

describe('an amount', () => {
  test.each([
    [345_600, 'seconds', '4 days'],
    [86_400, 'seconds', '1 day'],
    [90, 'seconds', '90 s'],
    [0, 'seconds', '0 s'],
    [43_200, 'seconds', '12 h'],
    [1_048_576, 'bytes', '1 MiB'],
    [1_000, 'bytes', '1000 bytes'],
    [128, 'megabytes', '128 MB'],
    [1, 'receives', '1 receive'],
    [7, undefined, '7'],
  ])('%d %s reads %s', (value, unit, text) => {
    expect(amountText(value, unit)).toBe(text)
  })

  test('is shown in the largest unit in which it stays whole', () => {
    expect(largestWhole(5_400, seconds)?.name).toBe('min')
    expect(largestWhole(5_401, seconds)?.name).toBe('s')
    expect(largestWhole(0, seconds)?.name).toBe('s')
    expect(largestWhole(3, [])).toBeUndefined()
  })
})

describe('a value of the template', () => {
  test('is shown in the chosen unit, and as it is where it is no number', () => {
    expect([amountIn('345600', seconds[3]), amountIn('90', minute), amountIn('', minute), amountIn('soon', minute)]).toEqual([
      '4',
      '1.5',
      '',
      'soon',
    ])
    expect(amountIn('20', seconds[2])).toBe('0.00555556')
  })

  test('has no unit to choose that is larger than all it may be', () => {
    expect(unitsWithin(20, seconds).map(({ name }) => name)).toEqual(['s'])
    expect(unitsWithin(900, seconds).map(({ name }) => name)).toEqual(['s', 'min'])
    expect(unitsWithin(undefined, seconds)).toHaveLength(4)
  })
})

describe('what is typed', () => {
  test.each([
    ['90', '90'],
    [' 1,200 ', '1200'],
    ['2 min', '120'],
    ['1.5h', '5400'],
    ['1 day', '86400'],
    ['!Ref Timeout', '!Ref Timeout'],
    ['{"Ref":"Timeout"}', '{"Ref":"Timeout"}'],
  ])('%j is %s seconds', (text, value) => {
    expect(typedAmount(text, second, seconds)).toEqual({ value })
  })

  test('is in the chosen unit where it names none', () => {
    expect(typedAmount('1.5', minute, seconds)).toEqual({ value: '90' })
  })

  test('has to come to a whole number of the smallest unit', () => {
    expect(typedAmount('0.01', minute, seconds)).toEqual({ problem: 'That is 0.6 s; AWS takes whole numbers.' })
  })

  test('is refused when it is no number, or of another unit', () => {
    expect(typedAmount('soon', second, seconds)).toEqual({ problem: 'This is no number.' })
    expect(typedAmount('', second, seconds)).toEqual({ problem: 'This is no number.' })
    expect(typedAmount('3 apples', second, seconds)).toHaveProperty('problem', expect.stringContaining('apples is no unit'))
  })
})
