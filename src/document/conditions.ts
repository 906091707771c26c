/** `Conditions`: what holds, what does not, and what only a deployment could say. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
import type { Json } from '../base/json.ts'
import type { TextRange } from '../text/range.ts'
import type { TreeNode } from '../text/tree.ts'
import { note } from './diagnostic-catalogue.ts'
import { type Conditions, type FunctionCall, type Resolver, resolveAside, type Truth, unknown, whyUnknown } from './resolver.ts'
import { callOf, entriesOf, itemsOf, stringOf } from './tree-values.ts'

export function writtenConditions(section: TreeNode | undefined): Conditions {
  return { written: new Map(entriesOf(section).map(({ key, value }) => [key.value, value])), settled: new Map(), underWay: [] }
}

/** Works out every condition, so that each is checked whether or not somebody asks for it. */
export function settleConditions(resolver: Resolver): void {
  for (const [name, node] of resolver.conditions.written) truthOfCondition(resolver, name, node.range)
}

export function truthOfCondition(resolver: Resolver, name: string, range: TextRange): Truth {
  const { written, settled, underWay } = resolver.conditions
  const known = settled.get(name)
  if (known !== undefined) return known
  const node = written.get(name)
  if (node === undefined) {
    note(resolver.problems, 'missing-condition', range, name)
    return { why: `there is no condition ${name}` }
  }
  if (underWay.includes(name)) {
    note(resolver.problems, 'condition-cycle', node.range, underWay.slice(underWay.indexOf(name)).join(', '))
    return { why: `the condition ${name} asks for itself` }
  }
  underWay.push(name)
  const outside = resolver.isInConditions
  resolver.isInConditions = true
  const truth = truthOf(resolver, node)
  resolver.isInConditions = outside
  underWay.pop()
  settled.set(name, truth)
  return truth
}

function truthOf(resolver: Resolver, node: TreeNode): Truth {
  const call = callOf(node) ?? namedCondition(node)
  const parts = itemsOf(call?.argument)
  switch (call?.name) {
    case 'Condition':
      return truthOfCondition(resolver, stringOf(call.argument) ?? '', node.range)
    case 'Fn::Equals':
      if (parts.length === 2) return areEqual(resolver, parts[0] as TreeNode, parts[1] as TreeNode)
      return malformed(resolver, node, call.name, 'two values')
    case 'Fn::And':
      if (isSeveral(parts)) return all(parts.map((part) => truthOf(resolver, part)))
      return malformed(resolver, node, call.name, 'two to ten conditions')
    case 'Fn::Or':
      if (isSeveral(parts)) return negated(all(parts.map((part) => negated(truthOf(resolver, part)))))
      return malformed(resolver, node, call.name, 'two to ten conditions')
    case 'Fn::Not':
      if (parts.length === 1) return negated(truthOf(resolver, parts[0] as TreeNode))
      return malformed(resolver, node, call.name, 'a list of one condition')
    default:
      return malformed(resolver, node, 'A condition', 'Fn::Equals, Fn::And, Fn::Or, Fn::Not or the name of another one')
  }
}

/** `{ Condition: IsProduction }`: only here a call; elsewhere it is part of a policy’s statement. */
function namedCondition(node: TreeNode): { readonly name: string; readonly argument: TreeNode } | undefined {
  const [only, ...others] = entriesOf(node)
  return only?.key.value === 'Condition' && others.length === 0 ? { name: 'Condition', argument: only.value } : undefined
}

function isSeveral(parts: readonly TreeNode[]): boolean {
  return parts.length >= 2 && parts.length <= 10
}

function malformed(resolver: Resolver, node: TreeNode, name: string, expected: string): Truth {
  note(resolver.problems, 'bad-intrinsic', node.range, name, expected)
  return { why: `${name} takes ${expected}` }
}

/** One `false` decides, whatever the unknown ones are. */
function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.find((truth) => typeof truth === 'object') ?? true
}

function negated(truth: Truth): Truth {
  return typeof truth === 'object' ? truth : !truth
}

function areEqual(resolver: Resolver, first: TreeNode, second: TreeNode): Truth {
  const one = resolver.resolve(first, 'Conditions')
  const other = resolver.resolve(second, 'Conditions')
  const why = whyUnknown(one) ?? whyUnknown(other)
  return why === undefined ? sameValue(one, other) : { why }
}

/** CloudFormation compares texts: `1` and `'1'` are equal. */
function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  const isText = (value: Json | undefined) => typeof value !== 'object' && value !== undefined
  return isText(one) && isText(other) ? String(one) === String(other) : JSON.stringify(one) === JSON.stringify(other)
}

/** `Fn::If`. The branch that is not taken is checked, but what it names is not referred to. */
export function resolveIf({ resolver, argument, property, range }: FunctionCall): Json | undefined {
  const [condition, whenTrue, whenFalse, ...others] = itemsOf(argument)
  const name = stringOf(condition)
  if (condition === undefined || name === undefined || whenTrue === undefined || whenFalse === undefined || others.length > 0) {
    note(resolver.problems, 'bad-intrinsic', range, 'Fn::If', 'the name of a condition and two values')
    return unknown('Fn::If needs a condition and two values')
  }
  const truth = truthOfCondition(resolver, name, condition.range)
  if (typeof truth === 'boolean') {
    resolveAside(resolver, () => resolver.resolve(truth ? whenFalse : whenTrue, property))
    return resolver.resolve(truth ? whenTrue : whenFalse, property)
  }
  resolver.uncertain++
  resolver.resolve(whenTrue, property)
  resolver.resolve(whenFalse, property)
  resolver.uncertain--
  return unknown(truth.why)
}
