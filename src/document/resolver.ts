/** What is carried along while the values of one template are worked out, and the words for what stays unknown. */
import { emptyRecord, type Json, type JsonObject } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { TreeNode } from '../text/tree.ts'
import type { Problems } from './diagnostic-catalogue.ts'
import { unknownKey } from './model.ts'
import type { ParameterValue } from './parameters.ts'
import type { SourceResource } from './template-sections.ts'

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
  /** It stands in a branch of `Fn::If` of which nobody knows whether it is taken. */
  readonly uncertain?: true
}

/** Whether a condition holds; where only a deployment could say, why. */
export type Truth = boolean | { readonly why: string }

/** `Conditions`, each worked out when first asked for. */
export interface Conditions {
  readonly written: ReadonlyMap<string, TreeNode>
  readonly settled: Map<string, Truth>
  /** Those that are being worked out: to meet one again is a cycle. */
  readonly underWay: string[]
}

export interface Resolver {
  readonly stack: string
  readonly seed: number
  readonly isSam: boolean
  /** The template names the transform `AWS::LanguageExtensions`. */
  readonly isExtended: boolean
  readonly parameters: Readonly<Record<string, ParameterValue>>
  readonly mappings: TreeNode | undefined
  readonly conditions: Conditions
  readonly resources: ReadonlyMap<string, SourceResource>
  /** Resources that are not made, with the condition that is false. */
  readonly absent: ReadonlyMap<string, string>
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
  /** Conditions are worked out before there are resources. */
  isInConditions: boolean
  /** Above 0 in what no deployment makes: it is checked, but refers to nothing. */
  aside: number
  /** Above 0 in a branch of which nobody knows whether it is taken. */
  uncertain: number
}

/** Notes that the present resource names another one. */
export function refer(resolver: Resolver, target: string, property: string, range: TextRange): void {
  if (resolver.aside > 0) return
  resolver.references.push({ target, property, range, ...(resolver.uncertain > 0 && { uncertain: true }) })
}

/** Works something out as part of what no deployment makes. */
export function resolveAside<T>(resolver: Resolver, work: () => T): T {
  resolver.aside++
  const result = work()
  resolver.aside--
  return result
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

/** Why something in a value is unknown, however deep. */
export function whyInside(value: Json | undefined): string | undefined {
  const why = whyUnknown(value)
  if (why !== undefined || typeof value !== 'object' || value === null) return why
  for (const member of Object.values(value) as readonly (Json | undefined)[]) {
    const inside = whyInside(member)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** Takes from what functions may still produce; `false` when it is used up. */
export function mayProduce(resolver: Resolver, characters: number): boolean {
  if (characters > resolver.characters) return false
  resolver.characters -= characters
  return true
}

export const tooMuch = 'the values of this template are too long to be worked out'
