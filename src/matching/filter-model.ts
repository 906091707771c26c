/**
 * SNS filter policies: what they say, as data that survives JSON.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export type FilterScope = 'MessageAttributes' | 'MessageBody'

export type Scalar = string | number | boolean | null

/** One entry of a key's list; the key matches when any of its entries does. */
export type Pattern =
  | { readonly is: 'equal'; readonly value: Scalar }
  | { readonly is: 'prefix' | 'suffix' | 'equals-ignore-case' | 'anything-but-prefix'; readonly text: string }
  | { readonly is: 'anything-but'; readonly values: readonly Scalar[] }
  | { readonly is: 'exists'; readonly wanted: boolean }
  | { readonly is: 'numeric'; readonly above?: Bound; readonly below?: Bound }
  | { readonly is: 'cidr'; readonly groups: readonly number[]; readonly bits: number }
  // What follows is EventBridge's alone.
  | { readonly is: 'wildcard' | 'prefix-ignore-case' | 'suffix-ignore-case'; readonly text: string }
  | { readonly is: 'anything-but-these'; readonly patterns: readonly TextPattern[] }

/** A pattern that looks at the whole of a text. */
export interface TextPattern {
  readonly is: 'prefix' | 'suffix' | 'equals-ignore-case' | 'wildcard'
  readonly text: string
}

export interface Bound {
  readonly at: number
  readonly included: boolean
}

export type PolicyMember =
  | { readonly kind: 'values'; readonly name: string; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'object'; readonly name: string; readonly object: PolicyObject }
  | { readonly kind: 'or'; readonly branches: readonly PolicyObject[] }

/** Every member must match. */
export interface PolicyObject {
  readonly members: readonly PolicyMember[]
}

export interface FilterPolicy {
  readonly scope: FilterScope
  readonly root: PolicyObject
}
