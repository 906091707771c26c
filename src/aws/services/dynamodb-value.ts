/** What an item of DynamoDB is made of. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
import { blob, boolean, list, map, optional, string } from '../shape-builders.ts'
import type { Member, NamedShape } from '../shape.ts'

/** Exactly one member is there. Numbers are text, bytes are base64. */
export type AttributeValue = {
  readonly S?: string | undefined
  readonly N?: string | undefined
  readonly B?: string | undefined
  readonly BOOL?: boolean | undefined
  readonly NULL?: boolean | undefined
  readonly SS?: readonly string[] | undefined
  readonly NS?: readonly string[] | undefined
  readonly BS?: readonly string[] | undefined
  readonly L?: readonly AttributeValue[] | undefined
  readonly M?: Item | undefined
}

export type Item = { readonly [name: string]: AttributeValue }

export type AttributeType = keyof AttributeValue

export const attributeTypes: readonly AttributeType[] = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL']

export const attributeValue: NamedShape<AttributeValue> = {
  type: 'structure',
  named: 'AttributeValue',
  members: {
    S: optional(string(), 'A text.'),
    N: optional(string(), 'A number, as text: up to 38 digits.'),
    B: optional(blob, 'Bytes.'),
    BOOL: optional(boolean),
    NULL: optional(boolean),
    SS: optional(list(string())),
    NS: optional(list(string())),
    BS: optional(list(blob)),
    get L(): Member {
      return lists
    },
    get M(): Member {
      return maps
    },
  },
}

const lists = optional(list(attributeValue), 'A list of values.')
const maps = optional(map(attributeValue), 'Values by name.')

export const item = map(attributeValue)
