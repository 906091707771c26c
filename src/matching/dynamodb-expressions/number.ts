/**
 * Numbers of DynamoDB: decimal, up to 38 digits, from 1E-130 to 9.9…E+125, kept as text. They are put in one form, so that equal
 * numbers are equal texts. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
import { fail, ok, type Result } from '../../base/result.ts'

/** `digits` without zeros at either end (none: the number is 0), the first of them worth 10^`exponent`. */
interface Decimal {
  readonly isNegative: boolean
  readonly digits: string
  readonly exponent: number
}

const mostDigits = 38
const largest = 125
const smallest = -130

/** The number in its one form, or AWS's words for what is wrong with it. */
export function canonicalNumber(text: string): Result<string, string> {
  const decimal = readDecimal(text)
  if (!decimal.ok) return decimal
  const problem = rangeProblem(decimal.value)
  return problem === undefined ? ok(writeDecimal(decimal.value)) : fail(problem)
}

function readDecimal(text: string): Result<Decimal, string> {
  if (text === '') return fail('The parameter cannot be converted to a numeric value')
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text)
  const [, sign, whole = '', fraction = '', power = '0'] = parts ?? []
  if (!parts || whole + fraction === '') return fail(`The parameter cannot be converted to a numeric value: ${text}`)
  return ok(decimalOf(sign === '-', whole + fraction, whole.length - 1 + Number(power)))
}

function decimalOf(isNegative: boolean, all: string, exponent: number): Decimal {
  const zeros = /^0*/.exec(all)?.[0].length ?? 0
  const digits = all.slice(zeros).replace(/0+$/, '')
  return digits === '' ? { isNegative: false, digits, exponent: 0 } : { isNegative, digits, exponent: exponent - zeros }
}

function rangeProblem({ digits, exponent }: Decimal): string | undefined {
  if (digits.length > mostDigits) return 'Attempting to store more than 38 significant digits in a Number'
  if (exponent > largest) return 'Number overflow. Attempting to store a number with magnitude larger than supported range'
  return exponent < smallest ? 'Number underflow. Attempting to store a number with magnitude smaller than supported range' : undefined
}

function writeDecimal({ isNegative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const sign = isNegative ? '-' : ''
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

/** The sum of two numbers that are numbers; AWS's words where it has too many digits or is too large. */
export function addNumbers(a: string, b: string): Result<string, string> {
  return sumOf(decimalOfCanonical(a), decimalOfCanonical(b))
}

export function subtractNumbers(a: string, b: string): Result<string, string> {
  const taken = decimalOfCanonical(b)
  return sumOf(decimalOfCanonical(a), { ...taken, isNegative: !taken.isNegative })
}

function decimalOfCanonical(text: string): Decimal {
  const read = readDecimal(text)
  return read.ok ? read.value : { isNegative: false, digits: '', exponent: 0 }
}

function sumOf(a: Decimal, b: Decimal): Result<string, string> {
  const last = Math.min(lastPlace(a), lastPlace(b))
  const sum = scaled(a, last) + scaled(b, last)
  const all = String(sum < 0n ? -sum : sum)
  const decimal = decimalOf(sum < 0n, all, all.length - 1 + last)
  const problem = rangeProblem(decimal)
  return problem === undefined ? ok(writeDecimal(decimal)) : fail(problem)
}

/** The power of ten of the last digit. */
function lastPlace({ digits, exponent }: Decimal): number {
  return digits === '' ? 0 : exponent - digits.length + 1
}

function scaled(decimal: Decimal, last: number): bigint {
  const { digits, isNegative } = decimal
  if (digits === '') return 0n
  const value = BigInt(digits) * 10n ** BigInt(lastPlace(decimal) - last)
  return isNegative ? -value : value
}

/** A text that stands to others of its kind as the numbers stand to one another. */
export function numberOrder(text: string): string {
  const { digits, exponent, isNegative } = decimalOfCanonical(text)
  if (digits === '') return '1'
  const power = exponent + 200
  if (!isNegative) return `2${String(power).padStart(3, '0')}${digits}`
  const turned = [...digits].map((digit) => 9 - Number(digit)).join('')
  return `0${String(999 - power).padStart(3, '0')}${turned}~`
}

/** How much room a number takes in an item, in bytes: about one for two digits, and one more. */
export function numberBytes(text: string): number {
  const { digits, exponent, isNegative } = decimalOfCanonical(text)
  if (digits === '') return 1
  const odd = Math.abs(exponent) % 2 === 0 ? 1 : 0
  return Math.ceil((digits.length + (odd === 1 ? 1 : 0)) / 2) + 1 + (isNegative ? 1 : 0)
}
