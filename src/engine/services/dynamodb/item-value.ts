/** Values as they come in: checked, and put in the one form in which they are kept. */
import { attributeTypes, dynamodbLimits, type AttributeType, type AttributeValue, type Item } from '../../../aws/services/dynamodb.ts'
import { decodeBase64 } from '../../../base/base64.ts'
import { emptyRecord } from '../../../base/json.ts'
import { fail, ok, type Result } from '../../../base/result.ts'
import { utf8Length } from '../../../base/utf8.ts'
import { canonicalNumber, numberBytes, typeOf } from '../../../matching/dynamodb-expressions/index.ts'

const invalid = 'One or more parameter values were invalid:'

/** An item of its own, in which numbers have their one form; fails with AWS's words. */
export function settledItem(given: Item, depth = 0): Result<Item, string> {
  const item = emptyRecord<AttributeValue>()
  for (const name in given) {
    const value = settledValue(given[name] as AttributeValue, depth)
    if (!value.ok) return value
    item[name] = value.value
  }
  return ok(item)
}

export function settledValue(value: AttributeValue, depth = 0): Result<AttributeValue, string> {
  if (depth > dynamodbLimits.nesting) return fail('Nesting Levels have exceeded supported limits')
  const types = attributeTypes.filter((type) => value[type] !== undefined)
  const [type] = types
  if (type === undefined) return fail('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  if (types.length > 1) {
    return fail('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')
  }
  return settledOfType(type, value, depth)
}

function settledOfType(type: AttributeType, value: AttributeValue, depth: number): Result<AttributeValue, string> {
  switch (type) {
    case 'N': {
      const number = canonicalNumber(value.N ?? '')
      return number.ok ? ok({ N: number.value }) : number
    }
    case 'NULL':
      return value.NULL === true ? ok({ NULL: true }) : fail(`${invalid} Null attribute value types must have the value of true`)
    case 'SS':
    case 'NS':
    case 'BS':
      return settledSet(type, value[type] ?? [])
    case 'L': {
      const elements: AttributeValue[] = []
      for (const element of value.L ?? []) {
        const settled = settledValue(element, depth + 1)
        if (!settled.ok) return settled
        elements.push(settled.value)
      }
      return ok({ L: elements })
    }
    case 'M': {
      const members = settledItem(value.M ?? {}, depth + 1)
      return members.ok ? ok({ M: members.value }) : members
    }
    case 'B':
      return decodeBase64(value.B ?? '').ok ? ok({ B: value.B }) : fail(`'${value.B}' can not be converted to a Blob`)
    case 'S':
    case 'BOOL':
      return ok({ [type]: value[type] })
  }
}

function settledSet(type: 'SS' | 'NS' | 'BS', given: readonly string[]): Result<AttributeValue, string> {
  if (given.length === 0) {
    return fail(
      type === 'BS'
        ? `${invalid} Binary sets should not be empty`
        : `${invalid} An ${type === 'SS' ? 'string' : 'number'} set  may not be empty`,
    )
  }
  const elements: string[] = []
  for (const element of given) {
    const number = type === 'NS' ? canonicalNumber(element) : ok(element)
    if (!number.ok) return number
    elements.push(number.value)
  }
  if (new Set(elements).size === elements.length) return ok({ [type]: elements })
  const list = `[${given.join(', ')}]`
  if (type === 'NS') return fail('Input collection contains duplicates')
  return fail(`${invalid} Input collection ${list}${type === 'BS' ? 'of type BS contains duplicates.' : ' contains duplicates.'}`)
}

/** In bytes. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
export function itemBytes(item: Item): number {
  let bytes = 0
  for (const name in item) bytes += utf8Length(name) + valueBytes(item[name] as AttributeValue)
  return bytes
}

/** Lists and maps take three bytes more than what they hold, and one for each of it. */
function valueBytes(value: AttributeValue): number {
  switch (typeOf(value)) {
    case 'S':
      return utf8Length(value.S ?? '')
    case 'N':
      return numberBytes(value.N ?? '0')
    case 'B':
      return blobBytes(value.B ?? '')
    case 'SS':
      return sum(value.SS ?? [], utf8Length)
    case 'NS':
      return sum(value.NS ?? [], numberBytes)
    case 'BS':
      return sum(value.BS ?? [], blobBytes)
    case 'L':
      return 3 + sum(value.L ?? [], (element) => 1 + valueBytes(element))
    case 'M':
      return 3 + itemBytes(value.M ?? {}) + Object.keys(value.M ?? {}).length
    case 'NULL':
    case 'BOOL':
      return 1
  }
}

function blobBytes(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4)
}

function sum<T>(all: readonly T[], one: (each: T) => number): number {
  return all.reduce((total, each) => total + one(each), 0)
}
