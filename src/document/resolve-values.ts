/**
 * Values as a deployment would see them: references and pure functions worked out, the rest marked unknown with the reason.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
import { emptyRecord, type Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { MappingNode, TreeNode } from '../text/tree.ts'
import { note } from './diagnostic-catalogue.ts'
import { resolveIf } from './conditions.ts'
import {
  needExtensions,
  resolveCidr,
  resolveFindInMap,
  resolveGetAZs,
  resolveLength,
  resolveSelect,
  resolveSplit,
} from './list-functions.ts'
import { resolveGetAtt, resolveRef } from './references.ts'
import { type FunctionCall, type Resolver, unknown } from './resolver.ts'
import { resolveBase64, resolveJoin, resolveSub, resolveToJsonString } from './text-functions.ts'
import { callOf, entriesOf, itemsOf, type WrittenCall } from './tree-values.ts'

/** Characters that all functions of a template may produce together. */
const MAX_PRODUCED = 4_000_000

/** Functions whose value only a deployment could know, and why. */
const UNKNOWABLE: Readonly<Record<string, string>> = {
  'Fn::ImportValue': 'it is exported by another stack',
  'Fn::GetStackOutput': 'it is an output of another stack',
  'Fn::Transform': 'a macro makes it when the template is deployed',
  'Fn::ForEach': 'loops are not run here',
}

/** Functions that stand under `Conditions` or `Rules` only. */
const ELSEWHERE = new Set([
  'Condition',
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
])

const FUNCTIONS: Readonly<Record<string, (call: FunctionCall) => Json | undefined>> = {
  Ref: resolveRef,
  'Fn::GetAtt': resolveGetAtt,
  'Fn::Sub': resolveSub,
  'Fn::Join': resolveJoin,
  'Fn::If': resolveIf,
  'Fn::FindInMap': resolveFindInMap,
  'Fn::Select': resolveSelect,
  'Fn::Split': resolveSplit,
  'Fn::Base64': resolveBase64,
  'Fn::GetAZs': resolveGetAZs,
  'Fn::Cidr': resolveCidr,
  'Fn::ToJsonString': resolveToJsonString,
  'Fn::Length': (call) => {
    needExtensions(call, 'Fn::Length')
    return resolveLength(call)
  },
}

type Worked = 'identities' | 'naming' | 'resolve' | 'references' | 'characters' | 'isInConditions' | 'aside' | 'uncertain'
type Surroundings = Omit<Resolver, Worked>

export function createResolver(surroundings: Surroundings): Resolver {
  const resolver: Resolver = {
    ...surroundings,
    identities: new Map(),
    naming: new Set(),
    resolve: (node, property) => resolve(resolver, node, property),
    references: [],
    characters: MAX_PRODUCED,
    isInConditions: false,
    aside: 0,
    uncertain: 0,
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
      return callFunction(resolver, callOf(node) as WrittenCall, property, node.range)
    case 'mapping':
      return resolveMapping(resolver, node, property)
  }
}

function resolveMapping(resolver: Resolver, node: MappingNode, property: string): Json | undefined {
  const call = callOf(node)
  if (call !== undefined) return callFunction(resolver, call, property, node.range)
  const record = emptyRecord<Json>()
  for (const { key, value } of entriesOf(node)) {
    const resolved = resolve(resolver, value, property)
    if (resolved !== undefined) record[key.value] = resolved
  }
  return record
}

function callFunction(resolver: Resolver, { name, argument }: WrittenCall, property: string, range: TextRange): Json | undefined {
  const work = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (work !== undefined) return work({ resolver, argument, property, range })
  // What stands inside may still refer to resources: noted for wires, and checked.
  resolver.resolve(argument, property)
  if (Object.hasOwn(UNKNOWABLE, name)) return unknown(`${name}: ${UNKNOWABLE[name]}`)
  if (ELSEWHERE.has(name)) return unknown(`${name} does not stand in values`)
  note(resolver.problems, 'unknown-intrinsic', range, name)
  return unknown(`there is no function ${name}`)
}
