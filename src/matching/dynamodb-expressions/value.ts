/** Values of attributes: their type, which are equal, which comes before another. */
import { attributeTypes, type AttributeType, type AttributeValue } from '../../aws/services/dynamodb.ts'
import { decodeBase64 } from '../../base/base64.ts'
import { numberOrder } from './number.ts'

export function typeOf(value: AttributeValue): AttributeType {
  return attributeTypes.find((type) => value[type] !== undefined) ?? 'NULL'
}

/** Sets are equal in any order, maps in any order of their names; values of different types never are. */
export function isSame(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  switch (type) {
    case 'SS':
    case 'NS':
    case 'BS':
      return isSameSet(a[type] ?? [], b[type] ?? [])
    case 'L':
      return a.L?.length === b.L?.length && (a.L ?? []).every((item, index) => isSame(item, b.L?.[index] as AttributeValue))
    case 'M': {
      const [one, other] = [a.M ?? {}, b.M ?? {}]
      const names = Object.keys(one)
      return (
        names.length === Object.keys(other).length &&
        names.every((name) => Object.hasOwn(other, name) && isSame(one[name] as AttributeValue, other[name] as AttributeValue))
      )
    }
    case 'S':
    case 'N':
    case 'B':
    case 'NULL':
    case 'BOOL':
      return a[type] === b[type]
  }
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  const held = new Set(b)
  return a.length === b.length && a.every((element) => held.has(element))
}

/** Below 0, 0 or above 0; `undefined` where the two have no order. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  const [one, other] = [orderOf(a), orderOf(b)]
  if (one === undefined || other === undefined || typeOf(a) !== typeOf(b)) return undefined
  return one < other ? -1 : one > other ? 1 : 0
}

/** A text that stands to others of the same type as the values stand to one another; only texts, numbers and bytes have one. */
export function orderOf({ S, N, B }: AttributeValue): string | undefined {
  if (S !== undefined) return textOrder(S)
  if (N !== undefined) return numberOrder(N)
  return B === undefined ? undefined : bytesAsText(B)
}

/** AWS orders texts by their bytes in UTF-8, JavaScript by UTF-16: they differ where surrogates stand. */
function textOrder(text: string): string {
  return text.replaceAll(/[\ud800-\uffff]/g, (unit) => {
    const code = unit.charCodeAt(0)
    return String.fromCharCode(code >= 0xe000 ? code - 0x800 : code + 0x2000)
  })
}

/** Each byte as a character. */
export function bytesAsText(base64: string): string {
  const bytes = decodeBase64(base64)
  return bytes.ok ? Array.from(bytes.value, (byte) => String.fromCharCode(byte)).join('') : ''
}
