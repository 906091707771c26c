/** Values of a template one by one: what a place in the text comes to, and how it reads as JSON. */
import type { Json } from '../../base/json.ts'
import { isJsonObject } from '../../base/json.ts'
import { toJson, type TreeNode } from '../../text/tree.ts'
import { noProblems } from '../diagnostic-catalogue.ts'
import type { Template } from '../model.ts'
import { valueResolver } from '../resolve-template.ts'
import { type Resolver, whyInside } from '../resolver.ts'
import { readSections } from '../template-sections.ts'

/** A template with what works out its values, made when first needed. */
export interface Values {
  /** What a node comes to; `undefined` for `AWS::NoValue` and where nothing can be worked out. */
  of(node: TreeNode): Json | undefined
}

export function valuesOf({ tree, stack, settings }: Pick<Template, 'tree' | 'stack' | 'settings'>): Values {
  const problems = noProblems(tree)
  const sections = readSections(tree, problems)
  const resolver: Resolver | undefined = sections.ok ? valueResolver(sections.value, { stack, seed: settings.seed }, problems) : undefined
  return { of: (node) => resolver?.resolve(node, '') }
}

/** A value for people, in one line; why it is unknown, where it is. */
export function valueInWords(value: Json | undefined): { readonly text: string } | { readonly unknown: string } | undefined {
  if (value === undefined) return undefined
  const why = whyInside(value)
  if (why !== undefined) return { unknown: why }
  return { text: typeof value === 'string' ? value : JSON.stringify(value) }
}

/** A node as CloudFormation's JSON: `!GetAtt A.Arn` is `{ "Fn::GetAtt": ["A", "Arn"] }`. */
export function longForm(node: TreeNode): Json {
  return toJson(node, {
    tag: (tag, value) => {
      if (tag === 'Ref' || tag === 'Condition') return { [tag]: value }
      const dot = tag === 'GetAtt' && typeof value === 'string' ? value.indexOf('.') : -1
      return { [`Fn::${tag}`]: dot > 0 ? [(value as string).slice(0, dot), (value as string).slice(dot + 1)] : value }
    },
  })
}

/** Whether JSON is a call of a function: `{ Ref: X }`, `{ "Fn::Sub": … }`. */
export function isCall(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false
  const keys = Object.keys(value)
  return keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0] as string)
}
