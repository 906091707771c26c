/** Expressions of DynamoDB, read and with their placeholders filled in. */
import type { AttributeType, AttributeValue, Item } from '../../aws/services/dynamodb.ts'

/** `orders[0].id`: names of attributes and places in lists. */
export type Path = readonly (string | number)[]

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand }

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly operator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly of: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly of: Operand; readonly among: readonly Operand[] }
  | { readonly kind: 'exists' | 'missing'; readonly path: Path }
  | { readonly kind: 'type'; readonly of: Operand; readonly type: AttributeType }
  | { readonly kind: 'begins-with'; readonly of: Operand; readonly prefix: Operand }
  | { readonly kind: 'contains'; readonly of: Operand; readonly what: Operand }

/** What SET puts in: computed from the item as it was before. */
export type SetValue =
  | Exclude<Operand, { readonly kind: 'size' }>
  | { readonly kind: 'plus' | 'minus' | 'append'; readonly left: SetValue; readonly right: SetValue }
  | { readonly kind: 'if-missing'; readonly path: Path; readonly otherwise: SetValue }

export type UpdateClause =
  | { readonly kind: 'set'; readonly path: Path; readonly value: SetValue }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly value: AttributeValue }

export type Update = readonly UpdateClause[]

/** What #names and :values stand for, and which of them an expression asked for. One serves all expressions of a request. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>
  readonly values: Item
  readonly usedNames: Set<string>
  readonly usedValues: Set<string>
}

export function placeholders(names: Placeholders['names'] = {}, values: Item = {}): Placeholders {
  return { names, values, usedNames: new Set(), usedValues: new Set() }
}

export type ExpressionKind =
  | 'ConditionExpression'
  | 'FilterExpression'
  | 'KeyConditionExpression'
  | 'ProjectionExpression'
  | 'UpdateExpression'
