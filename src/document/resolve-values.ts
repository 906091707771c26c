/**
 * Values as a deployment would see them: references and pure functions worked out, the rest marked unknown with the reason.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import { emptyRecord, type Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { MappingNode, TreeNode } from '../text/tree.ts'
import { note } from './diagnostic-catalogue.ts'
import { resolveGetAtt, resolveRef } from './references.ts'
import { type Resolver, unknown } from './resolver.ts'
import { resolveJoin, resolveSub } from './text-functions.ts'
import { entriesOf, itemsOf } from './tree-values.ts'

/** Characters that all functions of a template may produce together. */
const MAX_PRODUCED = 4_000_000

/** The functions of CloudFormation that are not worked out here. */
const UNSUPPORTED = new Set([
  'Fn::Base64',
  'Fn::Cidr',
  'Fn::FindInMap',
  'Fn::ForEach',
  'Fn::GetAZs',
  'Fn::If',
  'Fn::And',
  'Fn::Or',
  'Fn::Not',
  'Fn::Equals',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::RefAll',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
  'Fn::ImportValue',
  'Fn::Length',
  'Fn::Select',
  'Fn::Split',
  'Fn::ToJsonString',
  'Fn::Transform',
  'Fn::GetStackOutput',
  'Condition',
])

type Surroundings = Pick<Resolver, 'stack' | 'seed' | 'isSam' | 'parameters' | 'resources' | 'problems'>

export function createResolver(surroundings: Surroundings): Resolver {
  const resolver: Resolver = {
    ...surroundings,
    identities: new Map(),
    naming: new Set(),
    resolve: (node, property) => resolve(resolver, node, property),
    references: [],
    characters: MAX_PRODUCED,
  }
  return resolver
}

function resolve(resolver: Resolver, node: TreeNode, property: string): Json | undefined {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'sequence':
      return itemsOf(node).flatMap((item) => {
        const value = resolve(resolver, item, property)
        return value === undefined ? [] : [value]
      })
    case 'tagged':
      return callFunction(
        resolver,
        node.tag === 'Ref' || node.tag === 'Condition' ? node.tag : `Fn::${node.tag}`,
        node.value,
        property,
        node.range,
      )
    case 'mapping':
      return resolveMapping(resolver, node, property)
  }
}

function resolveMapping(resolver: Resolver, node: MappingNode, property: string): Json | undefined {
  const entries = entriesOf(node)
  const [only] = entries
  if (only !== undefined && entries.length === 1 && /^(Ref$|Fn::)/.test(only.key.value)) {
    return callFunction(resolver, only.key.value, only.value, property, node.range)
  }
  const record = emptyRecord<Json>()
  for (const { key, value } of entries) {
    const resolved = resolve(resolver, value, property)
    if (resolved !== undefined) record[key.value] = resolved
  }
  return record
}

function callFunction(resolver: Resolver, name: string, argument: TreeNode, property: string, range: TextRange): Json | undefined {
  const call = { resolver, argument, property, range }
  if (name === 'Ref') return resolveRef(call)
  if (name === 'Fn::GetAtt') return resolveGetAtt(call)
  if (name === 'Fn::Sub') return resolveSub(call)
  if (name === 'Fn::Join') return resolveJoin(call)
  // What stands inside may still refer to resources: noted for wires, and checked.
  resolve(resolver, argument, property)
  if (UNSUPPORTED.has(name)) return unknown(`${name} is not worked out here`)
  note(resolver.problems, 'unknown-intrinsic', range, name)
  return unknown(`there is no function ${name}`)
}
