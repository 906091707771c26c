/** What is carried along while the values of one template are worked out, and the words for what stays unknown. */
import { emptyRecord, type Json, type JsonObject } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { TreeNode } from '../text/tree.ts'
import type { Problems } from './diagnostic-catalogue.ts'
import { unknownKey } from './model.ts'
import type { ParameterValue, SourceResource } from './template-sections.ts'

/** What a resource will be called. */
export interface Identity {
  readonly name: string
  /** Whether the template gives the name. */
  readonly isNamed: boolean
  readonly arn: string | undefined
  readonly url: string | undefined
}

/** A place in a resource that names another one. */
export interface Reference {
  readonly target: string
  readonly range: TextRange
  /** The top-level property it stands in. */
  readonly property: string
}

export interface Resolver {
  readonly stack: string
  readonly seed: number
  readonly isSam: boolean
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly resources: ReadonlyMap<string, SourceResource>
  readonly problems: Problems
  readonly identities: Map<string, Identity>
  /** Resources whose names are being worked out. */
  readonly naming: Set<string>
  /** The value of a node; `undefined` for `AWS::NoValue`, which takes the property away. */
  readonly resolve: (node: TreeNode, property: string) => Json | undefined
  /** Where references of the present resource are noted. */
  references: Reference[]
  /** Characters that functions may still produce: a small template must not grow without bound. */
  characters: number
}

/** One call of a function, as those who work it out need it. */
export interface FunctionCall {
  readonly resolver: Resolver
  readonly argument: TreeNode
  readonly property: string
  readonly range: TextRange
}

export function unknown(why: string): JsonObject {
  const value = emptyRecord<Json>()
  value[unknownKey] = why
  return value
}

/** Why a value is unknown, or `undefined` when it is known. */
export function whyUnknown(value: Json | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const why = (value as JsonObject)[unknownKey]
  return typeof why === 'string' ? why : undefined
}

/** Takes from what functions may still produce; `false` when it is used up. */
export function mayProduce(resolver: Resolver, characters: number): boolean {
  if (characters > resolver.characters) return false
  resolver.characters -= characters
  return true
}

export const tooMuch = 'the values of this template are too long to be worked out'
